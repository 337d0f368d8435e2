"""What the frame says about running jobs: stage, n/N, time left; and what there is once one was stopped."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reviewer.presenters.jobs import Job, JobRunner

SETTLING = 1.5  # seconds of work after which a guess of the time left is worth showing
EASE = 10.0  # seconds in which a guess comes two thirds nearer to what a unit that is done says
SOON = 1.0  # seconds below which nothing is said of the time left
STEPS = ((3600, 300), (600, 60), (60, 10), (20, 5))  # from so many seconds on, a guess is told in steps of so many
TICK = 1000  # milliseconds after which the line is said again, though the work said nothing new


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """One line about the job that started last. `total` 0: not known yet."""

    text: str
    done: int = 0
    total: int = 0
    can_stop: bool = True


class TimeLeft:
    """A guess that counts down between two units of work instead of waiting for the next, and does not believe that a
    unit which takes longer than those before ends at once."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.begin()

    def begin(self) -> None:
        """Other work."""
        self._first, self._done, self._total = 0, 0, 0  # units that were done when counting began, and are now
        self._since = self._done_at = self._at = self._clock()
        self._guess: float | None = None  # the last one, and when

    def guess(self, done: int, total: int) -> float | None:
        """Seconds until all is done; None while nobody can know. What came before the counting began does not count."""
        now, before = self._clock(), self._guess if total == self._total else None
        plain = self._plain(now, done, total)
        if plain is not None and before is not None:
            passed = now - self._at
            plain += (before - passed - plain) * math.exp(-passed / EASE)
        self._guess, self._at = plain, now
        return plain

    def _plain(self, now: float, done: int, total: int) -> float | None:
        """By the pace of all units until now."""
        if done < self._done or total < self._total or not self._total:
            self._first, self._since, self._done_at = done, now, now
        elif done > self._done:
            self._done_at = now
        self._done, self._total = done, total
        counted, left = done - self._first, total - done
        if counted < 1 or left < 1 or now - self._since < SETTLING:
            return None
        spent, inside = self._done_at - self._since, now - self._done_at
        if inside <= spent / counted:
            return spent / counted * left - inside
        return (spent + inside) / (counted + 1) * (left - 1)


class _Followed:
    """A job, what it said last, and how long it may still take."""

    def __init__(self, job: Job, clock: Callable[[], float]) -> None:
        self.job, self.left = job, TimeLeft(clock)
        self.said: tuple[int, int, str] = (0, 0, "")

    def counted(self) -> tuple[int, int]:
        """How much of it is done; nothing once it is stopping."""
        return (0, 0) if self.job.progress.is_stopped else self.said[:2]


class ProgressPresenter(QObject):
    """Follows the titled jobs of a runner; shows the one that started last and can cancel it."""

    shown = Signal(object)  # ProgressLine
    hidden = Signal()
    stopped = Signal(str)  # what was stopped, and what there is of it

    def __init__(
        self, runner: JobRunner, clock: Callable[[], float] = time.monotonic, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner, self._clock = runner, clock
        self._all: list[_Followed] = []
        self._tick = QTimer(self, interval=TICK)
        self._tick.timeout.connect(self._say)
        runner.started.connect(self._follow)

    @Slot()
    def cancel(self) -> None:
        """Stop the job that is shown."""
        if self._all and self._all[-1].job.can_stop:
            self._all[-1].job.cancel()
            self._say()

    @Slot(object)
    def _follow(self, job: Job) -> None:
        self._all.append(_Followed(job, self._clock))
        job.stepped.connect(self._step)
        job.ended.connect(self._end)
        self._say()
        self._tick.start()

    @Slot(int, int, str)
    def _step(self, done: int, total: int, stage: str) -> None:
        """Of the job that is shown, or of one that runs behind it."""
        for one in self._all:
            if self.sender() is one.job:
                one.said = (done, total, stage)
                one.left.guess(done, total)
        if self._all and self.sender() is self._all[-1].job:
            self._say()

    @Slot()
    def _say(self) -> None:
        one = self._all[-1]
        done, total = one.counted()
        can_stop = one.job.can_stop and not one.job.progress.is_stopped
        self.shown.emit(ProgressLine(self._words(one), done, total, can_stop))

    def _words(self, one: _Followed) -> str:
        if one.job.progress.is_stopped:
            return self.tr("{}：正在停止…").format(one.job.title)
        done, total, stage = one.said
        what = self.tr("：").join(filter(None, (one.job.title, stage)))
        count = f"{what} {done}/{total}" if total else what
        return self.tr("，").join(filter(None, (count, self._time_left(one), self._others())))

    def _others(self) -> str:
        """That more is at work than what is shown."""
        return self.tr("另有 {} 项在进行").format(len(self._all) - 1) if len(self._all) > 1 else ""

    @Slot(object)
    def _end(self, job: Job) -> None:
        was_shown = bool(self._all) and job is self._all[-1].job
        self._all = [one for one in self._all if one.job is not job]
        if job.was_stopped and job.kept and not self._runner.is_shut_down:
            self.stopped.emit(self.tr("{}已停止：{}").format(job.title, job.kept))
        if not self._all:
            self._tick.stop()
            self.hidden.emit()
        elif was_shown:
            self._say()

    def _time_left(self, one: _Followed) -> str:
        """A stage names the file and page, too, and changes with it: the counting goes on."""
        seconds = one.left.guess(*one.said[:2])
        return self.tr("约剩 {}").format(duration(told(seconds))) if seconds is not None and seconds >= SOON else ""


def told(seconds: float) -> int:
    """A guess as exact as it deserves, so that it does not tremble."""
    step = next((step for least, step in STEPS if seconds >= least), 1)
    return round(seconds / step) * step


def duration(seconds: float) -> str:
    """A length of time as people say it."""
    whole = max(1, round(seconds))
    if whole < 60:
        return f"{whole} 秒"
    if whole < 3600:
        return f"{whole // 60} 分 {whole % 60} 秒" if whole % 60 else f"{whole // 60} 分"
    return f"{whole // 3600} 小时 {whole % 3600 // 60} 分"


def time_spent(seconds: int) -> str:
    """用时 1 小时 5 分; empty below a minute."""
    minutes = seconds // 60
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    return f"用时 {hours} 小时 {rest} 分" if hours else f"用时 {minutes} 分"
