"""Opens the teaching view of a case file."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot

from forms.fonts import Faces, shipped
from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.ports import Lesson, Slide
from reviewer.presenters.stored.connection import own_connection
from reviewer.presenters.stored.lessons import StoredLessons
from reviewer.presenters.stored.pictures import StoredPictures
from reviewer.presenters.teaching import Handout, PagePicture, TeachingPresenter
from reviewer.storage.workspace import Workspace
from reviewer.windows.manual.pages import TEACHING, set_help
from reviewer.windows.teaching.teaching_window import TeachingWindow


class TeachingOpener(QObject):
    """Gets the lesson off the window's thread, then fills the screen with it."""

    def __init__(
        self,
        lesson: Callable[[Sequence[str]], Lesson],
        picture: PagePicture,
        runner: JobRunner,
        parent: QObject,
        handout: Handout | None = None,
    ) -> None:
        super().__init__(parent)
        self._lesson, self._picture, self._runner, self._handout = lesson, picture, runner, handout
        self.window: TeachingWindow | None = None

    @Slot(object)
    def open(self, case_ids: Sequence[str]) -> None:
        """Show the findings of these case files on the whole screen."""
        chosen = tuple(case_ids)
        job = Job(lambda _progress: self._lesson(chosen))
        job.succeeded.connect(self._show)
        self._runner.start(job)

    @Slot(object)
    def _show(self, lesson: Lesson) -> None:
        self.window = TeachingWindow(TeachingPresenter(lesson, self._picture, self._runner, handout=self._handout))
        set_help(self.window, TEACHING)
        self.window.destroyed.connect(self._forget)
        self.window.showFullScreen()

    @Slot()
    def _forget(self) -> None:
        self.window = None


def stored_teaching(
    workspace: Workspace,
    pictures: StoredPictures,
    runner: JobRunner,
    parent: QObject,
    faces: Callable[[], Faces] = shipped,
) -> TeachingOpener:
    """The teaching view over a workspace."""

    def lesson(case_ids: Sequence[str]) -> Lesson:
        with own_connection(workspace) as own:
            return StoredLessons(own).lesson(case_ids)

    def handout(lesson: Lesson, chosen: Sequence[Slide], suffix: str) -> bytes:
        with own_connection(workspace) as own:
            return StoredLessons(own).handout(lesson, chosen, suffix, faces())

    return TeachingOpener(lesson, pictures.picture, runner, parent, handout)
