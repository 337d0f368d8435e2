"""Pages of a workspace as pictures for whoever can wait; everything here is called on worker threads."""

from threading import Lock

from PySide6.QtGui import QImage

from reviewer.documents.rendering.wishes import PageOrigin
from reviewer.presenters.pages.source import PagePictures
from reviewer.presenters.stored.connection import own_connection
from reviewer.storage.workspace import Workspace


class StoredPictures:
    """One page after the other, drawn in a child process."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._pictures = PagePictures()
        self._turn = Lock()

    def picture(self, case_id: str, page: int, width: int) -> QImage:
        """The upright page at this width; a null picture where it cannot be drawn."""
        with own_connection(self._workspace) as workspace:
            place = next((p for p in workspace.readings.places(case_id) if p.number == page), None)
            if place is None:
                return QImage()
            path = workspace.page_file(place.sha256)
            known = workspace.passwords.get(place.sha256)
        origin = PageOrigin(path, place.index, place.width, place.height, place.rotation, known)
        if not origin.has_picture:
            return QImage()
        with self._turn:
            return self._pictures.draw(origin, width)

    def close(self) -> None:
        """Stop the child process."""
        self._pictures.close()
