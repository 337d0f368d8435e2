"""Checking every case file again after rules changed: off the window's thread, one run at a time."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.presenters.jobs import Job, JobRunner
from scoring.progress import Progress


class CheckedCases(Protocol):
    """As much of a workspace as checking again needs."""

    @property
    def is_due(self) -> bool:
        """Whether case files wait to be checked by rules that changed."""
        ...

    def recheck(self, progress: Progress) -> int:
        """Check every case file again, on a worker thread. Returns how many."""
        ...


class Rechecker(QObject):
    """Starts checking again; what changes meanwhile makes it begin anew."""

    rechecked = Signal(int)
    stopped = Signal()  # it ended before the last case file

    def __init__(self, cases: CheckedCases, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cases, self.runner = cases, runner
        self._job: Job | None = None
        self._is_over = False

    @property
    def is_due(self) -> bool:
        """Whether case files wait to be checked again, and nothing is at it."""
        return self._job is None and not self._is_over and self._cases.is_due

    @Slot()
    def start(self) -> None:
        """Check every case file again; a run that is under way is stopped first."""
        if self._is_over:
            return
        if self._job is not None:
            self._job.cancel()
        kept = self.tr("查过的案卷已按新的规则，其余的下次打开评查库时接着查。")
        job = self._job = Job(self._cases.recheck, self.tr("按新的规则检查案卷"), kept=kept)
        job.succeeded.connect(self._tell)
        job.ended.connect(self._end)
        self.runner.start(job)

    @Slot()
    def end(self) -> None:
        """The workspace is about to be closed: what is due stays due, and nothing is asked of it any more."""
        self._is_over = True
        if self._job is not None:
            self._job.cancel()
            self._job = None

    @Slot(object)
    def _tell(self, count: int) -> None:
        if not self._is_over:
            self.rechecked.emit(count)

    @Slot(object)
    def _end(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            if self._cases.is_due:
                self.stopped.emit()
