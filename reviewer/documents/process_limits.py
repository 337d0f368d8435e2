"""What keeps a child process within bounds: its memory, its time, and an end for it with all that it started."""

import contextlib
import signal
import sys
import time
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import psutil


class Stopwatch:
    """How long a process has been at work since now: its processor time, or half the time on the clock in which it
    waited for anything but the processor, where that is more. So a file that is slow only because the computer is busy
    is not given up, and one that hangs is. Time between two looks counts as waiting if it waits at the second.

    While it waits, or always with `whole_tree`, what its descendants do counts as its own: it may wait for LibreOffice.
    """

    def __init__(self, process_id: int, *, whole_tree: bool = False) -> None:
        self._process_id = process_id
        self._whole_tree = whole_tree
        self._looked = time.monotonic()
        self._waited = 0.0
        self._worked = 0.0
        self._others, self._others_looked = (0.0, False), 0.0
        self._worked_before = self._look()[0]

    def seconds(self) -> float:
        """Seconds of work until now. Ask often."""
        used, is_waiting = self._look()
        now = time.monotonic()
        gap = min(now - self._looked, _LONGEST_GAP)
        self._waited += gap * (1.0 if is_waiting else _ON_THE_CLOCK)
        self._looked = now
        if used is not None:
            if self._worked_before is None:
                self._worked_before = used
            self._worked = max(self._worked, used - self._worked_before)
        return max(self._worked, self._waited / 2)

    def _look(self) -> tuple[float | None, bool]:
        """Processor time so far, None where the system does not say; and whether no process of ours would go on if
        there were a processor for it."""
        import psutil

        with contextlib.suppress(psutil.Error):
            process = psutil.Process(self._process_id)
            used, is_ready = _processor_time(process), _is_ready(process)
            if is_ready and not self._whole_tree:
                return used, False
            others, is_one_ready = self._look_at_others(process)
            return used + others, not (is_ready or is_one_ready)
        return None, True

    def _look_at_others(self, process: "psutil.Process") -> tuple[float, bool]:
        """Of its descendants; not each time, as it means going through all processes there are."""
        if time.monotonic() - self._others_looked > _OTHERS_EVERY:
            others = process.children(recursive=True)
            self._others = sum(map(_processor_time, others)), any(map(_is_ready, others))
            self._others_looked = time.monotonic()
        return self._others


_ON_THE_CLOCK = 0.05 if sys.platform == "linux" else 0.25
"""What counts of the time in which a process could have gone on: not every system says as well as Linux that one
waits."""
_LONGEST_GAP = 2.0
"""Seconds between two looks that count at most: whoever looks may have been kept waiting, or the computer slept."""
_OTHERS_EVERY = 0.25


def _is_ready(process: "psutil.Process") -> bool:
    import psutil

    with contextlib.suppress(psutil.Error):
        return bool(process.status() == psutil.STATUS_RUNNING)
    return False


def _processor_time(process: "psutil.Process") -> float:
    import psutil

    with contextlib.suppress(psutil.Error):
        used = process.cpu_times()
        return float(used.user + used.system)
    return 0.0


def end_tree(process_id: int) -> None:
    """Kill a process and its descendants; those that ended already are no matter. LibreOffice is a script that starts
    the program proper."""
    import psutil

    with contextlib.suppress(psutil.NoSuchProcess):
        process = psutil.Process(process_id)
        for one in [*process.children(recursive=True), process]:
            with contextlib.suppress(psutil.NoSuchProcess):
                one.kill()


OUT_OF_MEMORY = 86
"""How a child of ours ends that got no memory."""
_ABORTED = (-4, -5, -6)
"""How the libraries end it: by SIGILL, SIGTRAP or SIGABRT, which they raise when they get none."""


_ASTRAY = tuple(-getattr(signal, name) for name in ("SIGBUS", "SIGFPE", "SIGSEGV") if hasattr(signal, name))
_WINDOWS_FAULT = 0xC0000000
"""An exit code of Windows from here on is an exception."""


def lacked_memory(process: BaseProcess | None) -> bool:
    """Whether a child that is gone ended because it got no memory."""
    if process is None:
        return False
    process.join(1)
    return process.exitcode in (OUT_OF_MEMORY, *_ABORTED)


def broke_down(process: BaseProcess | None) -> bool:
    """Whether a child that is gone ended because the code in it went astray, and nobody ended it."""
    if process is None:
        return False
    process.join(1)
    code = process.exitcode or 0
    return code in _ASTRAY or code >= _WINDOWS_FAULT


def bound_memory(watched: int) -> None:
    """Have the system refuse this process more than a ninth above what is watched from outside.

    A parent that looks twenty times a second, on a computer that is busy, comes too late for a bomb that takes a
    gigabyte in between. Linux counts what was really asked for (RLIMIT_DATA); elsewhere watching must do.
    """
    if sys.platform == "linux":
        import resource

        bound = watched + watched // 9
        with contextlib.suppress(ValueError, OSError):  # a lower limit is in force already
            resource.setrlimit(resource.RLIMIT_DATA, (bound, resource.getrlimit(resource.RLIMIT_DATA)[1]))
