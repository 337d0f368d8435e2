"""How work on an open workspace begins: at the list or at one case file, and later what nobody waits for."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from reviewer.presenters.jobs import Job
from reviewer.storage.workspace import Workspace
from reviewer.windows.in_turns import InTurns
from reviewer.windows.preparing import load_case, load_desk, load_list, load_rest, modules_of

if TYPE_CHECKING:
    from reviewer.windows.composition import OpenWorkspace
    from reviewer.windows.desk.first_page import FirstPage

AFTER_START = 400  # milliseconds until what nobody waits for begins
NO_PICTURE = 300  # milliseconds after which no first page is waited for
AT_A_TIME = 10  # classes made, or widgets polished, in one turn


class Starting(QObject):
    """The first moments of an open workspace."""

    def __init__(self, office: "OpenWorkspace") -> None:
        super().__init__(office)
        self._office = office

    def start(self, number: str = "") -> None:
        """Show the list of case files, or the one with this number; what nobody waits for begins a little later."""
        office = self._office
        person = office.identity.person
        office.menu.show_person(person.name if person else "")
        office.window.top_bar.show_workspace(office.workspace.folder.name)
        wanted = office.workspace.catalogue.case_numbered(number) if number else ""
        if wanted:
            self._start_at(wanted)
            return
        office.window.go("cases")
        office.window.show()
        if number:
            office.messages.note(self.tr("没有代号为“{}”的案卷").format(number))
        QTimer.singleShot(AFTER_START, self._begin_quiet_work)

    def _start_at(self, case_id: str) -> None:
        """A case file at once: its first page alone, then what the desk needs, then the desk, then the file at work."""
        from reviewer.presenters.stored.origins import page_origins
        from reviewer.windows.desk.first_page import FirstPage
        from reviewer.windows.desk.places_left import last_left

        office = self._office
        pages, origins = office.pages(), page_origins(office.workspace, case_id)
        first = FirstPage(pages, office.settings)
        office.window.stand_in(first, "desk")
        pages.open(origins)
        left = last_left(office.settings, office.workspace.folder)
        if left is not None and left.case_id == case_id:
            first.view.go(left.page)
        office.window.show()
        first.setFocus()

        def put() -> None:
            self._put_on_desk(case_id, first)
            QTimer.singleShot(AFTER_START, self._begin_quiet_work)

        def build() -> None:
            if not office.runner.is_shut_down:  # closed already
                self._in_turns(self._desk_from_nothing(put))

        after = QTimer(self, singleShot=True, interval=NO_PICTURE)
        after.timeout.connect(lambda: self._load(load_case, build))
        pages.painted.connect(lambda _page: after.start(0) if after.isActive() else None)
        after.start()

    def _desk_from_nothing(self, then: Callable[[], None]) -> Iterator[None]:
        yield from modules_of("reviewer.windows.desk")
        yield from self._desk()
        then()

    def _put_on_desk(self, case_id: str, first: "FirstPage") -> None:
        """The desk in place of the page alone, as far down the file as that is by now. Whoever went elsewhere stays
        there."""
        office = self._office
        place = office.window.place("desk")
        assert office.desk is not None
        if office.window.shown not in (first, place) or not office.desk.is_empty:
            return
        position = first.view.position if isValid(first) else 0.0
        office.window.show_place("desk")
        view = office.desk.place.view
        office.desk.place.shown.show_pages(office.pages().origins)
        if position:
            view.go_position(position)
        office.review(case_id, lambda: view.go_position(position) if position else None)

    @Slot()
    def _begin_quiet_work(self) -> None:
        """The dated copy; recognition where it was left; desk and code of all else, so that they open at once."""
        office = self._office
        if office.runner.is_shut_down:
            return  # closed before it began
        office.window.place("cases")  # not built yet where the program was asked for one case file
        office.cases.complete()
        office.runner.start(Job(lambda _progress: office.workspace.back_up()))
        office.cases.resume()
        office.recognition.start()
        self._in_turns(self._classes())

    def _in_turns(self, parts: Iterator[None]) -> None:
        self._office.window.closing.connect(InTurns(parts, self).stop)

    def _classes(self) -> Iterator[None]:
        """PySide makes a class when it is first asked for, and for some questions a class of every kind of widget. On
        this thread, before a worker needs the same ones."""
        for number, name in enumerate(dir(QtWidgets), 1):
            getattr(QtWidgets, name)
            if not number % AT_A_TIME:
                yield
        self._load(load_list, self._go_on)

    def _load(self, load: Callable[[Workspace], None], then: Callable[[], None]) -> None:
        workspace, runner = self._office.workspace, self._office.runner
        job = Job(lambda _progress: load(workspace))
        job.succeeded.connect(lambda _loaded: then())
        if not runner.is_shut_down:
            runner.start(job)

    def _go_on(self) -> None:
        """What the list still lacks, then the desk."""
        if not self._office.runner.is_shut_down:
            self._office.roster().presenter.refresh()
            self._office.windows.finish_checks()
            self._office.windows.finish_outputs()
            self._load(load_desk, self._build_desk)

    def _build_desk(self) -> None:
        if not self._office.runner.is_shut_down:
            self._in_turns(self._desk_and_rest())

    def _desk_and_rest(self) -> Iterator[None]:
        yield from self._desk()
        self._load(load_rest, lambda: None)

    def _desk(self) -> Iterator[None]:
        yield from self._office.coming_desk().parts
        yield
        place = self._office.window.place("desk")
        yield
        yield from polish(place)  # else all are asked for their style in the moment in which the desk is shown


def polish(place: QWidget) -> Iterator[None]:
    """Asks all that stands in a place for its style, a few in each turn. What went between two turns is passed over."""
    for number, widget in enumerate(place.findChildren(QWidget), 1):
        if isValid(widget):
            widget.ensurePolished()
        if not number % AT_A_TIME:
            yield
