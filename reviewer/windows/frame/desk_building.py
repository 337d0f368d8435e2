"""Builds the desk over a workspace; imported on its first visit only. The page comes first: the panes about the
reading, and the code they need, once it stands on the screen."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.stored import StoredDesk
from reviewer.presenters.desk.working_time import DeskTime
from reviewer.presenters.jobs import Job
from reviewer.presenters.pages.source import Pages
from reviewer.presenters.stored.memory import StoredMemory
from reviewer.presenters.stored.times import StoredTimes
from reviewer.storage.writing import Writer
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.desk.desk_voice import DeskVoice
from reviewer.windows.desk.places_left import PlacesLeft
from reviewer.windows.reading.unlocking import Unlocker

if TYPE_CHECKING:
    from reviewer.storage.record import Author
    from reviewer.windows.composition import OpenWorkspace
    from reviewer.windows.reading.reading_panes import ReadingPanes

READING = "reviewer.windows.frame.reading_building"
NO_PICTURE = 300  # milliseconds after which no first page is waited for


class StoredDeskPlace:
    """The desk, its writer thread and the child that draws its pages."""

    def __init__(self, office: "OpenWorkspace", pages: Pages) -> None:
        self._office, self._pages, self._person = office, pages, office.person_id()
        self._writer, self._reader = Writer(office.workspace), Writer(office.workspace, "reader")
        self._store = StoredDesk(office.workspace, self._writer, self._author, self._ask, self._reader)
        desk = DeskPresenter(self._store)
        self.place = DeskPlace(desk, self._pages, office.messages, office.settings, at_once=False)
        desk.setParent(self.place)
        self.parts = self._build(office, desk)

    def _build(self, office: "OpenWorkspace", desk: DeskPresenter) -> Iterator[None]:
        """Nothing of it is to be used before the last part."""
        yield from self.place.parts
        yield
        DeskVoice(self.place)
        left = PlacesLeft(self.place, office.settings, office.workspace.folder)
        office.window.closing.connect(left.keep)
        self.place.suspicion_bar.rules_wanted.connect(office.windows.show_rules)
        self.place.panes.page.made.connect(office.window.top_bar.bind_in)
        self.place.panes.page.made.connect(office.menu.bind_in)
        self.place.add_reading(self._reading)
        self.unlocker = Unlocker(office, desk)
        self._later = QTimer(self.place, singleShot=True, interval=NO_PICTURE)
        self._later.timeout.connect(self._load_reading)
        desk.opened.connect(self._load_reading_later)
        self._pages.painted.connect(self._page_painted)
        self.time = self._timed(desk)
        self.place.memory.keep_in(StoredMemory(self._writer, self._author, office.runner.failed.emit))
        office.window.closing.connect(self.place.memory.keep)
        office.person_changed.connect(self._know_person)
        desk.broken.connect(office.messages.fail)
        desk.page_wanted.connect(self._look)
        self.place.area.page_changed.connect(self._look)
        self.place.help.wanted.connect(self.place.acting.perform)
        self.place.saved.connect(office.window.top_bar.show_saved)
        self.place.submitted.connect(office.tell_submitted)
        self.place.given_back.connect(office.tell_given_back)
        self.place.print_wanted.connect(lambda case_id: office.putting_out().outputs.print_sheets((case_id,)))
        self.place.next_requested.connect(lambda: office.window.go("cases"))
        office.window.closing.connect(self.place.keep_layout)

    def _timed(self, desk: DeskPresenter) -> DeskTime:
        """Counts the time on the file while somebody works at it."""
        office, place = self._office, self.place
        store = StoredTimes(office.workspace, self._writer, office.person_id, office.runner.failed.emit)
        timed = DeskTime(desk, store, parent=place)
        timed.shown.connect(place.head.show_time)
        place.view.verticalScrollBar().valueChanged.connect(timed.touch)
        place.form.typed.connect(timed.touch)
        office.window.top_bar.chosen.connect(timed.pause)
        office.person_changed.connect(timed.know_person)
        office.window.closing.connect(timed.end)
        return timed

    def _author(self) -> "Author | None":
        return self._office.identity.author

    def _know_person(self) -> None:
        """Where somebody takes the place of another, what may be done with the open file is another thing."""
        former, self._person = self._person, self._office.person_id()
        if former and former != self._person:
            self.place.memory.forget()
            self.place.desk.change_hands()
        elif not former:  # named while an act was begun: that first
            QTimer.singleShot(0, self._look_again)

    def _look_again(self) -> None:
        if not self._office.runner.is_shut_down:
            self.place.desk.look_again()

    @cached_property
    def panes(self) -> "ReadingPanes":
        """The panes about what was read of the file."""
        from reviewer.windows.frame.reading_building import reading_panes

        self._later.stop()
        return reading_panes(self._office, self.place, self._writer, self._ask)

    def _reading(self) -> Mapping[str, Callable[[], object]]:
        return self.panes.slots

    def _load_reading_later(self) -> None:
        if "panes" not in vars(self):
            self._later.start()

    def _page_painted(self) -> None:
        """The first page is about to be painted: after that."""
        if self._later.isActive():
            self._later.start(0)

    def _load_reading(self) -> None:
        """The code on a worker thread, so that the window answers."""
        if "panes" not in vars(self) and not self._office.runner.is_shut_down:
            job = Job(lambda _progress: import_module(READING))
            job.succeeded.connect(self._build_reading)
            self._office.runner.start(job)

    def _build_reading(self, _module: object) -> None:
        """Unless the workspace was closed meanwhile."""
        if not self._office.runner.is_shut_down:
            _ = self.panes

    @property
    def is_empty(self) -> bool:
        """Whether no case file lies on the desk or is on its way there."""
        return self.place.desk.file is None and not self.place.desk.is_opening

    def close(self) -> None:
        """Write what is on its way, stop the child. No case file is put on the desk any more."""
        if "memory" in vars(self.place):  # it may be closed while it is built
            self.place.memory.keep()
        self.place.desk.questions.stop()
        self._pages.close()
        self._writer.close()
        self._reader.close()

    def _ask(self) -> "Author | None":
        """Who works here, asked when the first act is to be recorded."""
        self._office.ask_person()
        return self._office.identity.author

    def _look(self, page: int, _box: object = None) -> None:
        """What somebody looks at is recognised first."""
        file = self.place.desk.file
        if file is not None:
            self._office.recognised.in_view = (file.case_id, page)
