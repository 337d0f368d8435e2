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
from reviewer.windows.preparing import load_desk, load_list, load_rest

if TYPE_CHECKING:
    from reviewer.windows.composition import OpenWorkspace

AFTER_START = 400  # milliseconds until what nobody waits for begins
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
        else:
            office.window.go("cases")
            office.window.show()
        if number and not wanted:
            office.messages.note(self.tr("没有代号为“{}”的案卷").format(number))
        QTimer.singleShot(AFTER_START, self._begin_quiet_work)

    def _start_at(self, case_id: str) -> None:
        """A case file at once: its first page, then what the desk needs besides, then the desk at work."""
        office = self._office
        office.window.show_place("desk")
        office.window.show()
        assert office.desk is not None

        def begin_work() -> None:
            if not office.runner.is_shut_down:  # closed already
                office.review(case_id)

        def read_rest() -> None:
            from reviewer.presenters.stored.warming import warm

            self._load(warm, begin_work)

        office.window.top_bar.show_place("desk")
        office.desk.show_pages(case_id, read_rest)

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
            self._in_turns(self._desk())

    def _desk(self) -> Iterator[None]:
        yield from self._office.coming_desk().parts
        yield
        place = self._office.window.place("desk")
        yield
        yield from polish(place)  # else all are asked for their style in the moment in which the desk is shown
        self._load(load_rest, lambda: None)


def polish(place: QWidget) -> Iterator[None]:
    """Asks all that stands in a place for its style, a few in each turn. What went between two turns is passed over."""
    for number, widget in enumerate(place.findChildren(QWidget), 1):
        if isValid(widget):
            widget.ensurePolished()
        if not number % AT_A_TIME:
            yield
