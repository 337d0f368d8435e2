"""评查标准, 当地规则 and 设置: windows of their own over the open workspace, built when they are first asked for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from reviewer.windows.bringing import bring
from reviewer.windows.in_turns import InTurns
from reviewer.windows.manual.pages import RUBRICS, RULES, SETTINGS, set_help

if TYPE_CHECKING:
    from reviewer.presenters.reading.passwords import PasswordRequest
    from reviewer.presenters.rechecking import Rechecker
    from reviewer.windows.composition import OpenWorkspace
    from reviewer.windows.local_rules.rules_window import RulesWindow
    from reviewer.windows.preferences.preferences_window import PreferencesWindow
    from reviewer.windows.rubrics.rubrics_window import RubricsWindow


class OfficeWindows(QObject):
    """Holds the windows; when the case files were checked again, the list and the desk follow."""

    restore_wanted = Signal()  # the workspace shall go back to a copy

    def __init__(self, office: "OpenWorkspace") -> None:
        super().__init__(office)
        self._office = office
        self.rubrics: RubricsWindow | None = None
        self.rules: RulesWindow | None = None
        self.settings: PreferencesWindow | None = None
        self._rechecker: Rechecker | None = None
        office.menu.papers_wanted.connect(self.show_papers)

    @Slot()
    def show_papers(self) -> None:
        """打印与文书 from the menu: about the file on the desk, what is chosen in the list, else all in it."""
        shown = self._office.window.shown
        self._office.window.place("cases")
        place = self._office.cases_place
        assert place is not None
        if not place.model.rowCount():
            self._office.window.go("cases")  # which reads the list
        desk = self._office.desk
        listed = tuple(row.case_id for row in place.model.shown)
        if shown is place:
            place.want_papers()
        elif desk is not None and shown is desk.place and desk.place.desk.file is not None:
            self._office.show_papers((desk.place.desk.file.case_id,), listed)
        else:
            self._office.show_papers((), listed)

    @Slot()
    def show_rubrics(self) -> None:
        """评查标准."""
        if self.rubrics is None:
            from reviewer.windows.rubrics.building import stored_rubrics_window

            self.rubrics = stored_rubrics_window(self._office)
            set_help(self.rubrics, RUBRICS)
        bring(self.rubrics, self._office.window)
        self.rubrics.enter()

    @Slot()
    def show_rules(self) -> None:
        """当地规则."""
        if self.rules is None:
            from reviewer.windows.local_rules.building import stored_rules_window

            self.rules = stored_rules_window(self._office, self.rechecker())
            set_help(self.rules, RULES)
        InTurns(self._brought(self.rules, self.rules.parts), self.rules)

    def _brought(self, window: QWidget, parts: Iterator[None]) -> Iterator[None]:
        """In front, once the last of its parts is built."""
        yield from parts
        yield
        if not self._office.runner.is_shut_down:  # closed meanwhile
            bring(window, self._office.window)

    @Slot()
    def show_settings(self) -> None:
        """设置."""
        if self.settings is None:
            from reviewer.windows.preferences.building import stored_preferences_window

            self.settings = stored_preferences_window(self._office, self.rechecker())
            set_help(self.settings, SETTINGS)
        bring(self.settings, self._office.window)

    def rechecker(self) -> "Rechecker":
        """One for both windows, so that two changes never run two checks side by side."""
        if self._rechecker is None:
            from reviewer.presenters.rechecking import Rechecker
            from reviewer.presenters.stored.rechecking import StoredCases

            self._rechecker = Rechecker(StoredCases(self._office.workspace), self._office.runner, self)
            self._office.window.closing.connect(self._rechecker.end)
            self._rechecker.rechecked.connect(self.follow_checks)
            self._rechecker.stopped.connect(self.follow_checks)
        return self._rechecker

    def finish_checks(self) -> None:
        """Go on with checking that the end of the program, or a cancel, cut short."""
        from reviewer.intake.checking import checks_are_due

        is_open = self._office.window.isVisible()  # it may have been closed before the quiet work began
        if is_open and checks_are_due(self._office.workspace):
            self.rechecker().start()

    def finish_outputs(self) -> None:
        """Go on with papers that the end of the program cut short, or ask about them."""
        from reviewer.presenters.stored.unfinished import OUTPUTS, PRINTS

        settings_under = self._office.workspace.catalogue.settings_under
        if self._office.window.isVisible() and (settings_under(OUTPUTS) or settings_under(PRINTS)):
            self._office.putting_out().resume()

    @Slot(object)
    def ask_password(self, request: "PasswordRequest") -> None:
        """An encrypted file wants its password."""
        from reviewer.windows.reading.password_dialog import answer

        answer(request, self._office.window)

    @Slot()
    def follow_recognition(self) -> None:
        """Pages were recognised: the file on the desk shows its documents and suspicions, where it waited for them."""
        desk = self._office.desk
        file = desk.place.desk.file if desk is not None else None
        if desk is not None and file is not None and any(page.source is None for page in file.case.pages):
            desk.place.desk.look_again()

    @Slot()
    def follow_checks(self) -> None:
        """Suspicions changed, or a doubt was settled: show it in the list, and on the desk where a case file lies."""
        office = self._office
        office.cases.refresh()
        if office.desk is not None:
            office.desk.place.desk.look_again()
