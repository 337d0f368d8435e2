"""What keeps a child process within bounds: its memory, its time, and an end for it with all that it started."""

import contextlib
import sys
import time
from multiprocessing.process import BaseProcess


class Stopwatch:
    """How long a process has been at work since now: its processor time, or half the time on the clock in which it
    waited for anything but the processor, where that is more. So a file that is slow only because the computer is busy
    is not given up, and one that hangs is. Time between two looks counts as waiting if it waits at the second."""

    def __init__(self, process_id: int, *, whole_tree: bool = False) -> None:
        self._process_id = process_id
        self._whole_tree = whole_tree
        self._looked = time.monotonic()
        self._waited = 0.0
        self._worked_before = self._look()[0]

    def seconds(self) -> float:
        """Seconds of work until now. Ask often."""
        worked, is_waiting = self._look()
        now = time.monotonic()
        self._waited += (now - self._looked) * (1.0 if is_waiting else _ON_THE_CLOCK)
        self._looked = now
        return max(worked - self._worked_before, self._waited / 2)

    def _look(self) -> tuple[float, bool]:
        """Processor time so far, and whether no process of ours would go on if there were a processor for it."""
        import psutil

        with contextlib.suppress(psutil.Error):
            process = psutil.Process(self._process_id)
            tree = [process, *process.children(recursive=True)] if self._whole_tree else [process]
            return sum(_processor_time(one) for one in tree), not any(_is_ready(one) for one in tree)
        return 0.0, True


_ON_THE_CLOCK = 0.25
"""What counts of the time in which a process could have gone on: not every system says that one waits."""


def _is_ready(process: object) -> bool:
    import psutil

    with contextlib.suppress(psutil.Error):
        return bool(process.status() == psutil.STATUS_RUNNING)  # type: ignore[attr-defined]
    return False


def _processor_time(process: object) -> float:
    import psutil

    with contextlib.suppress(psutil.Error):
        used = process.cpu_times()  # type: ignore[attr-defined]
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


def lacked_memory(process: BaseProcess | None) -> bool:
    """Whether a child that is gone ended because it got no memory."""
    if process is None:
        return False
    process.join(1)
    return process.exitcode in (OUT_OF_MEMORY, *_ABORTED)


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
