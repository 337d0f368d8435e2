"""Slow work off the window's thread: the one pattern for it. The work itself knows no Qt, only scoring.progress."""

import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool, Signal, SignalInstance
from shiboken6 import isValid

from scoring.errors import Cancelled
from scoring.progress import Progress

REPORT_EVERY = 0.05  # seconds between two reports of one job, so that a fast loop does not flood the window
WAIT_AT_CLOSE = 10_000  # milliseconds
AT_ONCE = 4
"""Jobs that run side by side at least. Recognition and an import take one thread each for minutes; on a computer of one
or two cores, whose pool has no more, what follows a click would wait for their end."""


class JobProgress:
    """Handed to slow work: reports its steps and raises Cancelled at the next one once asked to stop."""

    def __init__(self, report: Callable[[int, int, str], None]) -> None:
        self._report = report
        self._stop = threading.Event()
        self._last = 0.0
        self._said: tuple[int, int, str] = (-1, 0, "")

    def step(self, done: int, total: int, stage: str = "") -> None:
        """Report that `done` of `total` units of `stage` are finished."""
        if self._stop.is_set():
            raise Cancelled
        now, said = time.monotonic(), (done, total, stage)
        if said == self._said:
            return  # work that is only asked whether to stop, many times a second
        if done >= total or stage != self._said[2] or now - self._last >= REPORT_EVERY:
            self._last, self._said = now, said
            self._report(done, total, stage)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    @property
    def is_stopped(self) -> bool:
        """Whether the work was asked to stop."""
        return self._stop.is_set()


class Job(QObject):
    """One piece of slow work. A job with a title is shown in the frame's progress line, one without runs silently.

    `kept`: what there is once it was stopped half-way, told to whoever stopped it. Where the work asks nobody whether
    to stop, `can_stop` is False and nothing offers it."""

    stepped = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(Exception)
    ended = Signal(object)  # the job itself; always last, however it went

    def __init__(
        self, work: Callable[[Progress], object], title: str = "", *, kept: str = "", can_stop: bool = True
    ) -> None:
        super().__init__()  # no parent: closing a window must not delete it
        self._work = work
        self.title, self.kept, self.can_stop = title, kept, can_stop
        self.was_stopped = False  # it ended because it was asked to
        self.progress = JobProgress(lambda *step: self._tell(self.stepped, *step))

    def run(self) -> None:
        """Do the work; on a pool thread: no widget, no connection shared with another thread."""
        try:
            self._tell(self.succeeded, self._work(self.progress))
        except Cancelled:
            self.was_stopped = True
        except Exception as error:  # noqa: BLE001  (handed on whole: the runner's owner shows or logs it)
            self._tell(self.failed, error)
        finally:
            self._tell(self.ended, self)

    def _tell(self, signal: SignalInstance, *said: object) -> None:
        """Work may outlive the program's last window by more than that waits, and the program takes all of Qt apart at
        its end: then nobody is left to be told."""
        try:
            signal.emit(*said)
        except RuntimeError:
            if isValid(self):
                raise

    def cancel(self) -> None:
        """Ask the work to stop; `ended` follows once it did."""
        self.progress.cancel()


class JobRunner(QObject):
    """Starts jobs and holds them until they ended."""

    started = Signal(object)  # a Job with a title
    failed = Signal(Exception)  # of any job: a ReviewError is shown, anything else is our bug

    def __init__(self, pool: QThreadPool | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool or _roomy()
        self._jobs: set[Job] = set()
        self.is_shut_down = False

    @property
    def is_idle(self) -> bool:
        """Whether nothing runs or waits."""
        return not self._jobs

    def start(self, job: Job) -> Job:
        """Run this job as soon as a thread is free."""
        self._jobs.add(job)
        job.failed.connect(self.failed)
        job.ended.connect(self._drop)
        if job.title:
            self.started.emit(job)
        self._pool.start(job.run)
        return job

    def shut_down(self) -> None:
        """Stop everything and wait for it, as the window closes."""
        self.is_shut_down = True
        for job in tuple(self._jobs):
            job.cancel()
        self._pool.waitForDone(WAIT_AT_CLOSE)
        self._jobs.clear()

    def _drop(self, job: Job) -> None:
        self._jobs.discard(job)


def _roomy() -> QThreadPool:
    """The program's pool, with room beside the long work."""
    pool = QThreadPool.globalInstance()
    pool.setMaxThreadCount(max(pool.maxThreadCount(), AT_ONCE))
    return pool
