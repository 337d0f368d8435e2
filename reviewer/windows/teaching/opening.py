"""Opens the teaching view of a case file."""

from PySide6.QtCore import QObject, Slot

from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.ports import Lesson, Lessons
from reviewer.presenters.teaching import PagePicture, TeachingPresenter
from reviewer.windows.teaching.teaching_window import TeachingWindow


class TeachingOpener(QObject):
    """Gets the lesson off the window's thread, then fills the screen with it."""

    def __init__(self, lessons: Lessons, picture: PagePicture, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._lessons, self._picture, self._runner = lessons, picture, runner
        self.window: TeachingWindow | None = None

    @Slot(str)
    def open(self, case_id: str) -> None:
        """Show the findings of this case file on the whole screen."""
        job = Job(lambda _progress: self._lessons.lesson(case_id))
        job.succeeded.connect(self._show)
        self._runner.start(job)

    @Slot(object)
    def _show(self, lesson: Lesson) -> None:
        self.window = TeachingWindow(TeachingPresenter(lesson, self._picture, self._runner))
        self.window.destroyed.connect(self._forget)
        self.window.showFullScreen()

    @Slot()
    def _forget(self) -> None:
        self.window = None
