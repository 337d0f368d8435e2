"""What keeps a child process within bounds: its memory, its time, and an end for it with all that it started."""

import contextlib
import sys
import time
from multiprocessing.process import BaseProcess


class Stopwatch:
    """How long a process has been at work since now: its processor time, or half the time on the clock where that is
    more. So a file that is slow only because the computer is busy is not given up, and one that hangs is."""

    def __init__(self, process_id: int, *, whole_tree: bool = False) -> None:
        self._process_id = process_id
        self._whole_tree = whole_tree
        self._began = time.monotonic()
        self._worked_before = self._worked()

    def seconds(self) -> float:
        """Seconds of work until now."""
        return max(self._worked() - self._worked_before, (time.monotonic() - self._began) / 2)

    def _worked(self) -> float:
        import psutil

        with contextlib.suppress(psutil.Error):
            process = psutil.Process(self._process_id)
            tree = [process, *process.children(recursive=True)] if self._whole_tree else [process]
            return sum(_processor_time(one) for one in tree)
        return 0.0


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
