"""The open workspace behind the teaching view; everything here is called on worker threads."""

from threading import Lock

from PySide6.QtGui import QImage

from reviewer.documents.rendering.wishes import PageOrigin
from reviewer.presenters.lessons import slides
from reviewer.presenters.pages import PagePictures
from reviewer.presenters.ports import Lesson, Slide
from reviewer.presenters.stored.connection import own_connection
from reviewer.storage.workspace import Workspace
from scoring.errors import ReviewError


class StoredLessons:
    """Lessons from what reviewers recorded; to be called on a worker thread."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def lesson(self, case_id: str) -> Lesson:
        """The findings of the last submitted sheet of this case file, else of the last begun."""
        with own_connection(self._workspace) as workspace:
            row = workspace.catalogue.case(case_id)
            sessions = workspace.sessions.of_case(case_id)
            chosen = next((s for s in reversed(sessions) if s.is_closed), sessions[-1] if sessions else None)
            shown: tuple[Slide, ...] = ()
            if chosen is not None:
                rubric = workspace.editions.rubric(chosen.rubric)
                shown = slides(rubric, chosen.content.sheet, workspace.sessions.score_of(chosen))
        if not shown:
            raise ReviewError("这个案卷还没有可以讲评的问题。", "请先评查并记录问题，或选择示例案卷。")
        return Lesson(case_id, f"{row.code} {row.title}", shown)


class StoredPictures:
    """Pages as pictures for whoever can wait; to be called on a worker thread."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._pictures = PagePictures()
        self._turn = Lock()  # one page at a time

    def picture(self, case_id: str, page: int, width: int) -> QImage:
        """The upright page at this width; a null picture where it cannot be drawn."""
        with own_connection(self._workspace) as workspace:
            place = next(place for place in workspace.readings.places(case_id) if place.number == page)
            path = workspace.page_file(place.sha256)
        origin = PageOrigin(path, place.index, place.width, place.height, place.rotation)
        with self._turn:
            return self._pictures.draw(origin, width)

    def close(self) -> None:
        """Stop the child process that draws."""
        self._pictures.close()
