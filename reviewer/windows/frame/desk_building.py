"""Builds the desk over a workspace; imported on its first visit only."""

from typing import TYPE_CHECKING

from reviewer.presenters.desk import DeskPresenter
from reviewer.presenters.desk_stored import StoredDesk
from reviewer.presenters.desk_time import DeskTime
from reviewer.presenters.pages import Pages
from reviewer.presenters.reading.reading import ReadingPresenter
from reviewer.presenters.reading.recordings import RecordingsPresenter
from reviewer.presenters.reading.searching import SearchPresenter
from reviewer.presenters.stored.reading import StoredReading
from reviewer.presenters.stored.times import StoredTimes
from reviewer.storage.writing import Writer
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.reading.reading_panes import ReadingPanes
from reviewer.windows.reading.recordings_list import RecordingsList
from reviewer.windows.reading.unlocking import Unlocker

if TYPE_CHECKING:
    from reviewer.storage.record import Author
    from reviewer.windows.composition import OpenWorkspace


class StoredDeskPlace:
    """The desk, its writer thread and the child that draws its pages."""

    def __init__(self, office: "OpenWorkspace", pages: Pages) -> None:
        self._office, self._pages = office, pages
        self._writer = Writer(office.workspace)
        desk = DeskPresenter(StoredDesk(office.workspace, self._writer, lambda: office.identity.author, self._ask))
        self.place = DeskPlace(desk, self._pages, office.messages, office.settings)
        desk.setParent(self.place)
        self.place.suspicion_bar.rules_wanted.connect(office.windows.show_rules)
        self._add_reading(desk)
        self.time = self._timed(desk)
        desk.refused.connect(office.messages.fail)
        desk.page_wanted.connect(self._look)
        self.place.area.page_changed.connect(self._look)
        self.place.help.wanted.connect(self.place.acting.perform)
        self.place.saved.connect(office.window.top_bar.show_saved)
        self.place.submitted.connect(office.tell_submitted)
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

    def _add_reading(self, desk: DeskPresenter) -> None:
        """The panes about what was read of the file."""
        office, place = self._office, self.place
        store = StoredReading(office.workspace, self._writer, lambda: office.identity.author, self._ask)
        reading, searching = ReadingPresenter(desk, store, place), SearchPresenter(desk, store, place)
        reading.refused.connect(office.messages.fail)
        reading.noted.connect(office.messages.note)
        searching.refused.connect(office.messages.fail)
        recordings = RecordingsPresenter(desk, office.workspace, office.runner, place)
        recordings.refused.connect(office.messages.fail)
        self.panes = ReadingPanes(place, reading, searching, RecordingsList(recordings))
        self.unlocker = Unlocker(office, desk)

    @property
    def is_empty(self) -> bool:
        """Whether no case file lies on the desk."""
        return self.place.desk.file is None

    def close(self) -> None:
        """Write what is on its way, stop the child."""
        self._pages.close()
        self._writer.close()

    def _ask(self) -> "Author | None":
        """Who works here, asked when the first act is to be recorded."""
        self._office.ask_person()
        return self._office.identity.author

    def _look(self, page: int, _box: object = None) -> None:
        """What somebody looks at is recognised first."""
        file = self.place.desk.file
        if file is not None:
            self._office.recognised.in_view = (file.case_id, page)
