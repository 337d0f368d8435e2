"""What the frame says about running jobs: stage, n/N, time left."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.presenters.jobs import Job, JobRunner

SETTLING = 1.5  # seconds of work after which a guess of the time left is worth showing


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """One line about the job that started last. `total` 0: not known yet."""

    text: str
    done: int = 0
    total: int = 0


class ProgressPresenter(QObject):
    """Follows the titled jobs of a runner; shows the one that started last and can cancel it."""

    shown = Signal(object)  # ProgressLine
    hidden = Signal()

    def __init__(
        self, runner: JobRunner, clock: Callable[[], float] = time.monotonic, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._jobs: list[Job] = []
        self._measured = (0, 0)  # total and first `done` of what the guess of the time left stands on
        self._measured_since = 0.0
        self._cancelling = False
        runner.started.connect(self._follow)

    @Slot()
    def cancel(self) -> None:
        """Stop the job that is shown."""
        if self._jobs:
            self._cancelling = True
            self._jobs[-1].cancel()
            self.shown.emit(ProgressLine(self.tr("{}：正在停止…").format(self._jobs[-1].title)))

    @Slot(object)
    def _follow(self, job: Job) -> None:
        self._jobs.append(job)
        self._cancelling = False
        job.stepped.connect(self._step)
        job.ended.connect(self._end)
        self._measured = (0, 0)
        self.shown.emit(ProgressLine(job.title))

    @Slot(int, int, str)
    def _step(self, done: int, total: int, stage: str) -> None:
        if not self._jobs or self.sender() not in (None, self._jobs[-1]) or self._cancelling:
            return
        parts = [self._jobs[-1].title, stage, f"{done}/{total}" if total else ""]
        text = self.tr("：").join(part for part in parts[:2] if part)
        words = [f"{text} {parts[2]}".rstrip(), self._time_left(done, total), self._others()]
        self.shown.emit(ProgressLine(self.tr("，").join(filter(None, words)), done, total))

    def _others(self) -> str:
        """That more is at work than what is shown."""
        return self.tr("另有 {} 项在进行").format(len(self._jobs) - 1) if len(self._jobs) > 1 else ""

    @Slot(object)
    def _end(self, job: Job) -> None:
        if job in self._jobs:
            self._jobs.remove(job)
        self._cancelling = False
        if self._jobs:
            self._measured = (0, 0)
            self.shown.emit(ProgressLine(self._jobs[-1].title))
        else:
            self.hidden.emit()

    def _time_left(self, done: int, total: int) -> str:
        """By the pace since counting to this total began: a stage names the file and page, too, and changes with it."""
        counted, first = self._measured
        if total != counted or done < first:
            self._measured, self._measured_since = (total, done), self._clock()
            return ""
        spent = self._clock() - self._measured_since
        if spent < SETTLING or not first < done < total:
            return ""
        return self.tr("约剩 {}").format(duration(spent / (done - first) * (total - done)))


def duration(seconds: float) -> str:
    """A length of time as people say it."""
    whole = max(1, round(seconds))
    if whole < 60:
        return f"{whole} 秒"
    if whole < 3600:
        return f"{whole // 60} 分 {whole % 60} 秒"
    return f"{whole // 3600} 小时 {whole % 3600 // 60} 分"


def time_spent(seconds: int) -> str:
    """用时 1 小时 5 分; empty below a minute."""
    minutes = seconds // 60
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    return f"用时 {hours} 小时 {rest} 分" if hours else f"用时 {minutes} 分"
