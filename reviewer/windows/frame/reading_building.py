"""Builds the panes about what was read of the file on the desk; imported once its first page stands on the screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from reviewer.presenters.reading.reading import ReadingPresenter
from reviewer.presenters.reading.recordings import RecordingsPresenter
from reviewer.presenters.reading.searching import SearchPresenter
from reviewer.presenters.stored.reading import StoredReading
from reviewer.storage.writing import Writer
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.reading.reading_panes import ReadingPanes
from reviewer.windows.reading.recordings_list import RecordingsList

if TYPE_CHECKING:
    from reviewer.storage.record import Author
    from reviewer.windows.composition import OpenWorkspace


def reading_panes(
    office: "OpenWorkspace", place: DeskPlace, writer: Writer, ask: "Callable[[], Author | None]"
) -> ReadingPanes:
    """The panes, about the file that lies on the desk."""
    desk = place.desk
    store = StoredReading(office.workspace, writer, lambda: office.identity.author, ask)
    reading, searching = ReadingPresenter(desk, store, place), SearchPresenter(desk, store, place)
    reading.refused.connect(office.messages.fail)
    reading.noted.connect(office.messages.note)
    searching.refused.connect(office.messages.fail)
    recordings = RecordingsPresenter(desk, office.workspace, office.runner, place)
    recordings.refused.connect(office.messages.fail)
    panes = ReadingPanes(place, reading, searching, RecordingsList(recordings))
    if desk.file is not None:
        reading.changed.emit()
        panes.recordings.refresh()
    return panes
