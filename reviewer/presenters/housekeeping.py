"""The workspace as a whole: what was reviewed elsewhere joins it, case files imported by mistake go."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.presenters.jobs import Job, JobRunner
from scoring.progress import Progress


class Housekeeping(Protocol):
    """Called on a worker thread. Raises ReviewError."""

    def merge(self, folder: Path, progress: Progress) -> Sequence[str]:
        """Join the workspace in this folder. What came in, and what a person should look at, line by line."""
        ...

    def remove(self, case_ids: Sequence[str]) -> int:
        """Take case files out that nobody has begun to review. How many."""
        ...


class HousekeepingPresenter(QObject):
    """One of these at a time."""

    merged = Signal(object)  # Sequence[str]: lines
    removed = Signal(int)
    ended = Signal()  # however it went: part of it may be there

    def __init__(self, source: Housekeeping, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source, self._runner = source, runner
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something of it runs."""
        return self._job is not None

    def merge(self, folder: Path) -> None:
        """Join the workspace in this folder; `merged` follows."""
        kept = self.tr("已经并入的案卷留下了；评查记录到最后才一并写入，再并入一次就接着来。")
        work = Job(lambda progress: self._source.merge(folder, progress), self.tr("并入评查库"), kept=kept)
        self._start(work, self.merged.emit)

    def remove(self, case_ids: Sequence[str]) -> None:
        """Take these out; `removed` follows."""
        chosen = tuple(case_ids)
        self._start(Job(lambda _progress: self._source.remove(chosen)), self.removed.emit)

    def _start(self, job: Job, done: Callable[[object], object]) -> None:
        if self._job is not None or self._runner.is_shut_down:
            return
        self._job = job
        self._job.succeeded.connect(done)
        self._job.ended.connect(self._end)
        self._runner.start(self._job)

    @Slot(object)
    def _end(self, _job: Job) -> None:
        self._job = None
        self.ended.emit()
