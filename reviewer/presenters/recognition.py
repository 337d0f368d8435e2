"""Text recognition in the background: begins after an import and at the start, goes on where it was."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.presenters.jobs import Job, JobRunner
from scoring.progress import Progress


class RecognitionPresenter(QObject):
    """At most one recognition runs; a second wish while it runs is granted after it."""

    recognised = Signal(int)  # pages that have text now

    def __init__(self, recognise: Callable[[Progress], int], runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recognise, self._runner = recognise, runner
        self._job: Job | None = None
        self._again = False

    @Slot()
    def start(self) -> None:
        """Recognise what waits."""
        if self._job is not None:
            self._again = True
            return
        self._again = False
        self._job = Job(self._recognise, self.tr("文字识别"))
        self._job.succeeded.connect(self._tell)
        self._job.ended.connect(self._end)
        self._runner.start(self._job)

    @Slot(object)
    def _tell(self, pages: int) -> None:
        if pages:
            self.recognised.emit(pages)

    @Slot(object)
    def _end(self, _job: Job) -> None:
        self._job = None
        if self._again:
            self.start()
