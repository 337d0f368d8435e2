"""Everything that belongs to one open workspace, built once and handed down. Places other than 案卷, and all they
import, wait for their first visit; the desk is built ahead once the list stands on the screen, see starting.py."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from reviewer.presenters.cases import CasesPresenter
from reviewer.presenters.identity import Identity
from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.reading.passwords import PasswordAsker
from reviewer.presenters.recognition import RecognitionPresenter
from reviewer.presenters.stored.catalogue import StoredCatalogue, StoredIntake
from reviewer.presenters.stored.recognition import StoredRecognition
from reviewer.storage.workspace import Workspace
from reviewer.windows.frame.main_menu import MainMenu
from reviewer.windows.frame.places import Place
from reviewer.windows.frame.recent_menu import RecentMenu
from reviewer.windows.frame.search_everywhere import SearchEverywhere
from reviewer.windows.main_window import MainWindow
from reviewer.windows.messages import WindowMessages
from reviewer.windows.office_windows import OfficeWindows
from reviewer.windows.starting import Starting

if TYPE_CHECKING:
    from reviewer.presenters.pages.source import Pages
    from reviewer.presenters.stored.pictures import StoredPictures
    from reviewer.windows.bulletin.bulletin_place import BulletinPlace
    from reviewer.windows.cases.cases_place import CasesPlace
    from reviewer.windows.cases.roster_opening import RosterOpener
    from reviewer.windows.figures.figures_place import FiguresPlace
    from reviewer.windows.frame.desk_building import StoredDeskPlace
    from reviewer.windows.housekeeping import HousekeepingActing
    from reviewer.windows.papers.building import PapersOpener
    from reviewer.windows.putting_out import PuttingOut
    from reviewer.windows.teaching.opening import TeachingOpener


class OpenWorkspace(QObject):
    """One open workspace with its window. `close` ends both."""

    person_changed = Signal()

    def __init__(self, workspace: Workspace, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace, self.settings = workspace, settings
        self.runner = JobRunner(parent=self)
        self.identity = Identity(workspace, settings)
        self.recognised = StoredRecognition(workspace)
        self.recognition = RecognitionPresenter(self.recognised, self.runner, self)
        self.passwords = PasswordAsker(self)
        catalogue = StoredCatalogue(workspace, self.person_id, lambda: self.identity.author)
        self.cases = CasesPresenter(catalogue, StoredIntake(workspace, self.passwords.ask), self.runner, self)
        self.window = MainWindow(self._places(), self.runner, settings)
        self.messages = WindowMessages(self.window)
        self.menu = MainMenu(self.window.menu, settings, RecentMenu(settings, workspace.folder))
        self.cases_place: CasesPlace | None = None
        self.desk: StoredDeskPlace | None = None
        self._coming_desk: StoredDeskPlace | None = None
        self._pages: Pages | None = None
        self.figures_place: FiguresPlace | None = None
        self.bulletin_place: BulletinPlace | None = None
        self.teaching: TeachingOpener | None = None
        self.papers: PapersOpener | None = None
        self.rosters: RosterOpener | None = None
        self.windows = OfficeWindows(self)
        self.search = SearchEverywhere(self)
        self._pictures: StoredPictures | None = None
        self._putting_out: PuttingOut | None = None
        self._housekeeping: HousekeepingActing | None = None
        self._connect()

    def start(self, number: str = "") -> None:
        """Show the list of case files, or the one with this number; what nobody waits for begins a little later."""
        Starting(self).start(number)

    def close(self) -> None:
        """Stop what runs and let go of the workspace."""
        self.passwords.close()
        self.runner.shut_down()
        if self._coming_desk is not None:
            self._coming_desk.close()
        elif self._pages is not None:
            self._pages.close()
        if self._pictures is not None:
            self._pictures.close()
        self.workspace.close()

    @Slot(object, str)
    def show_cases(self, case_ids: Sequence[str], description: str) -> None:
        """The list, reduced to the case files behind a number."""
        self.window.go("cases")
        assert self.cases_place is not None
        self.cases_place.show_only(case_ids, description)

    @Slot(str)
    def review(self, case_id: str, then: Callable[[], object] = lambda: None) -> None:
        """Put a case file on the desk, and then do more. Looking at it needs nobody's name, scoring it does."""
        self.window.show_place("desk")  # first, so that pages are asked for at the size they are shown at
        assert self.desk is not None
        self.desk.place.open_case(case_id, then)
        self.window.go("desk")

    @Slot(str)
    def tell_submitted(self, _case_id: str) -> None:
        """A sheet was closed: the list has changed."""
        self.cases.refresh()
        self.messages.note(self.tr("评查表已提交"))

    @Slot(str)
    def tell_given_back(self, _case_id: str) -> None:
        """A sheet was opened again: the list has changed."""
        self.cases.refresh()
        self.messages.note(self.tr("已退回重评，改后请再提交"))

    @Slot(object)
    def teach(self, case_ids: Sequence[str]) -> None:
        """Show the findings of case files on the whole screen."""
        if self.teaching is None:
            from reviewer.presenters.stored.pictures import StoredPictures
            from reviewer.windows.settings import chosen_faces
            from reviewer.windows.teaching.opening import stored_teaching

            self._pictures = StoredPictures(self.workspace)
            self.teaching = stored_teaching(
                self.workspace, self._pictures, self.runner, self, lambda: chosen_faces(self.settings)
            )
        self.teaching.open(case_ids)

    @Slot(object, object)
    def show_papers(self, chosen: Sequence[str], listed: Sequence[str]) -> None:
        """打印与文书, about the chosen case files or all in the list."""
        if self.papers is None:
            from reviewer.windows.papers.building import PapersOpener

            self.papers = PapersOpener(self)
        self.papers.open(chosen, listed)

    def housekeeping(self) -> "HousekeepingActing":
        """并入 and 移出; built when first asked for."""
        if self._housekeeping is None:
            from reviewer.windows.housekeeping import HousekeepingActing

            self._housekeeping = HousekeepingActing(self)
        return self._housekeeping

    def putting_out(self) -> "PuttingOut":
        """What is printed, written and issued; built on its first use."""
        if self._putting_out is None:
            from reviewer.windows.putting_out import PuttingOut

            self._putting_out = PuttingOut(self)
        return self._putting_out

    def roster(self) -> "RosterOpener":
        """案卷目录 and what arrived of it; built when the list of case files stands on the screen."""
        if self.rosters is None:
            from reviewer.windows.cases.roster_opening import RosterOpener

            assert self.cases_place is not None
            self.rosters = RosterOpener(self, self.cases_place)
        return self.rosters

    @Slot()
    def show_keys(self) -> None:
        """设置快捷键, from wherever one is."""
        self.window.place("desk")
        assert self.desk is not None
        self.desk.place.acting.perform("keys")

    @Slot()
    def ask_person(self) -> bool:
        """Ask who works here. Whether somebody is known now."""
        from reviewer.windows.frame.person_dialog import PersonDialog

        person = self.identity.person
        dialog = PersonDialog(self.identity.persons(), self.identity.proposed, self.window)
        if dialog.exec():
            if self.desk is not None:
                self.desk.time.keep()  # the former person's
            person = self.identity.be(dialog.name.currentText(), dialog.unit.text())
            self.menu.show_person(person.name)
            self.person_changed.emit()
        return person is not None

    def person_id(self) -> str:
        """The id of whoever works here, empty while nobody said so."""
        person = self.identity.person
        return person.id if person else ""

    def _places(self) -> tuple[Place, ...]:
        return (
            Place("cases", self.tr("案卷"), "files", self._build_cases, self._enter_cases),
            Place("desk", self.tr("评查"), "list-checks", self._build_desk, self._enter_desk),
            Place("figures", self.tr("统计"), "chart-column", self._build_figures, self._enter_figures),
            Place("bulletin", self.tr("简报"), "newspaper", self._build_bulletin, self._enter_bulletin),
        )

    def _build_cases(self) -> QWidget:
        from reviewer.windows.cases.building import stored_cases_place

        self.cases_place = stored_cases_place(self)
        return self.cases_place

    def _enter_cases(self) -> None:
        assert self.cases_place is not None
        self.cases_place.enter()

    def _build_desk(self) -> QWidget:
        self.desk = self.coming_desk()
        for _ in self.desk.parts:  # those that were not built ahead
            pass
        from reviewer.windows.desk.first_page import keep_around

        place = self.desk.place
        self.window.closing.connect(lambda: keep_around(place, place.area, self.settings))
        return place

    def coming_desk(self) -> "StoredDeskPlace":
        """The desk, however many of its parts are built. It is `desk` once it is whole."""
        if self._coming_desk is None:
            pages = self.pages()  # the child starts while the rest is imported and built
            from reviewer.windows.frame.desk_building import StoredDeskPlace

            self._coming_desk = StoredDeskPlace(self, pages)
        return self._coming_desk

    def pages(self) -> "Pages":
        """The pages of the open case file. The child that draws them starts with the first question."""
        if self._pages is None:
            from reviewer.presenters.pages.source import Pages

            self._pages = Pages()
            self._pages.start()
        return self._pages

    def _enter_desk(self) -> None:
        """A desk without a case file takes the one chosen in the list, else the first that waits."""
        assert self.desk is not None
        if not self.desk.is_empty:
            self.desk.place.enter()
            return
        if self.cases_place is None:
            return  # started at a case file, which is on its way
        chosen = self.cases_place.case_to_review()
        if chosen:
            self.review(chosen)
        else:
            QTimer.singleShot(0, self._ask_for_cases)

    @Slot()
    def _ask_for_cases(self) -> None:
        self.window.go("cases")
        self.messages.note(self.tr("请先导入案卷"))

    def _build_figures(self) -> QWidget:
        from reviewer.windows.figures.building import stored_figures_place

        self.figures_place = stored_figures_place(self)
        return self.figures_place

    def _enter_figures(self) -> None:
        assert self.figures_place is not None
        self.figures_place.enter()

    def _build_bulletin(self) -> QWidget:
        from reviewer.windows.bulletin.building import stored_bulletin_place

        self.bulletin_place = stored_bulletin_place(self)
        return self.bulletin_place

    def _enter_bulletin(self) -> None:
        assert self.bulletin_place is not None
        self.person_changed.emit()  # whoever works here by now
        self.bulletin_place.enter()

    @Slot(str, int, int)
    def _tell_reading(self, case_id: str, page: int, of: int) -> None:
        if self.cases_place is not None:
            self.cases_place.model.set_reading(case_id, page, of)

    def _connect(self) -> None:
        self.runner.failed.connect(self.messages.fail)
        self.cases.refused.connect(self.messages.refuse)
        self.messages.noted.connect(self.window.top_bar.show_note)
        self.passwords.wanted.connect(self.windows.ask_password)
        self.cases.imported.connect(self.recognition.start)
        self.recognition.recognised.connect(self.cases.refresh)
        self.recognition.recognised.connect(self.windows.follow_recognition)
        self.recognition.reading.connect(self._tell_reading)
        self.recognition.failed.connect(lambda error: self.messages.note(str(error)))
        self.menu.person_wanted.connect(self.ask_person)
        self.menu.rubrics_wanted.connect(self.windows.show_rubrics)
        self.menu.rules_wanted.connect(self.windows.show_rules)
        self.menu.settings_wanted.connect(self.windows.show_settings)
        self.menu.keys_wanted.connect(self.show_keys)
        self.menu.merge_wanted.connect(lambda: self.housekeeping().choose_merged())
        self.menu.search_wanted.connect(self.search.search)
