"""Opens the teaching view of a case file."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot

from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.ports import Lesson
from reviewer.presenters.stored.connection import own_connection
from reviewer.presenters.stored.lessons import StoredLessons
from reviewer.presenters.stored.pictures import StoredPictures
from reviewer.presenters.teaching import PagePicture, TeachingPresenter
from reviewer.storage.workspace import Workspace
from reviewer.windows.manual.pages import TEACHING, set_help
from reviewer.windows.teaching.teaching_window import TeachingWindow


class TeachingOpener(QObject):
    """Gets the lesson off the window's thread, then fills the screen with it."""

    def __init__(
        self, lesson: Callable[[Sequence[str]], Lesson], picture: PagePicture, runner: JobRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._lesson, self._picture, self._runner = lesson, picture, runner
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
        self.window = TeachingWindow(TeachingPresenter(lesson, self._picture, self._runner))
        set_help(self.window, TEACHING)
        self.window.destroyed.connect(self._forget)
        self.window.showFullScreen()

    @Slot()
    def _forget(self) -> None:
        self.window = None


def stored_teaching(
    workspace: Workspace, pictures: StoredPictures, runner: JobRunner, parent: QObject
) -> TeachingOpener:
    """The teaching view over a workspace."""

    def lesson(case_ids: Sequence[str]) -> Lesson:
        with own_connection(workspace) as own:
            return StoredLessons(own).lesson(case_ids)

    return TeachingOpener(lesson, pictures.picture, runner, parent)
