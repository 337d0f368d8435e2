"""Work on untrusted files is done in a child process, so that a crash, a hang or a bomb costs one file.

The child is started with `spawn`, is reused from file to file, and is killed when it takes too long or too much
memory. What runs there is a module-level function whose last argument is called `progress`.
"""

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar, cast

from reviewer.documents.process_limits import Stopwatch, bound_memory, broke_down, end_tree, lacked_memory
from scoring.errors import Cancelled, ReviewError
from scoring.progress import Progress, Silent

T = TypeVar("T")

MEMORY_LIMIT = 1800 * 1024 * 1024
"""Watched from outside every POLL seconds, so below the 2 GB that are promised, where the system itself says no."""
TIME_LIMIT = 25.0
"""Seconds without a sign of progress after which a piece of work is given up."""
TOTAL_LIMIT = 600.0
"""Seconds after which it is given up whatever it says."""
START_LIMIT = 60.0
POLL = 0.05
TOO_LARGE = "读取占用内存过大，已停止。"


class ReaderFailed(ReviewError):
    """One file could not be read: the reader crashed, hung or took too much memory."""

    def __init__(
        self, file: str, reason: str, hint: str = "请核对该文件能否正常打开，或者重新扫描、另存后再导入。"
    ) -> None:
        super().__init__(f"{file}：{reason}", hint)
        self.file = file
        self.reason = reason

    def __reduce__(self) -> tuple[type["ReaderFailed"], tuple[str, str, str]]:
        return type(self), (self.file, self.reason, self.hint)


class _Stumbled(ReaderFailed):
    """The code in the child failed; what it did for another file before may be why."""


class _ChildProgress:
    """What the work in the child reports to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def step(self, done: int, total: int, stage: str = "") -> None:
        self._connection.send(("step", (done, total, stage)))


def _serve(connection: Connection, memory_limit: int) -> None:
    """The child's life: take a piece of work, do it, answer; end when the parent is gone."""
    with contextlib.suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    _silence()
    bound_memory(memory_limit)
    connection.send(("ready", None))
    while True:
        try:
            work, arguments = connection.recv()
        except (EOFError, OSError):
            return
        try:
            answer = ("done", work(*arguments, progress=_ChildProgress(connection)))
        except ReviewError as error:
            answer = ("refused", error)
        except MemoryError:
            answer = ("memory", None)
        except Exception as error:  # noqa: BLE001  (the parent decides what to make of it)
            answer = ("broken", f"{type(error).__name__}: {error}")
        try:
            connection.send(answer)
        except (BrokenPipeError, OSError):
            return


def _silence() -> None:
    """Libraries in the child print what they like; the command line's standard output is ours alone."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        if not os.environ.get("MINGJUAN_READER_ERRORS"):
            os.dup2(nowhere, 2)
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  (for the child's whole life)


class IsolatedReader:
    """One reusable child process. Jobs of several threads queue up."""

    def __init__(self, memory_limit: int = MEMORY_LIMIT) -> None:
        self._memory_limit = memory_limit
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._has_worked, self._keeps_memory = False, False
        self.worked = 0.0
        """Seconds of work that the last job took, also one that failed."""

    def __enter__(self) -> "IsolatedReader":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def process_id(self) -> int | None:
        """The child's process id, None while there is no child."""
        return self._process.pid if self._process is not None else None

    def run(
        self,
        work: Callable[..., T],
        *arguments: Any,
        file: str,
        progress: Progress | None = None,
        time_limit: float = TIME_LIMIT,
        total_limit: float = TOTAL_LIMIT,
        keeps_memory: bool = False,
    ) -> T:
        """Do `work(*arguments, progress=…)` in the child. `file` names it to the user should it fail. Where the code
        fails in a child that did other work before, it is done once more in a new one.

        It may work `total_limit` seconds, and `time_limit` in silence (seconds as Stopwatch counts them). With
        `keeps_memory` what the child holds at the end is for the next job, as models are; otherwise a child that holds
        much is replaced."""
        limits = (time_limit, total_limit)
        with self._lock:
            self._keeps_memory = keeps_memory
            is_used = self._has_worked and self._process is not None and self._process.is_alive()
            try:
                return cast(T, self._once((work, arguments), file, progress or Silent(), *limits))
            except _Stumbled:
                if not is_used:
                    raise
                spent = self.worked
                self._stop()
            try:
                limits = (time_limit, max(total_limit - spent, 0.0))
                return cast(T, self._once((work, arguments), file, progress or Silent(), *limits))
            finally:
                self.worked += spent

    def _once(
        self, job: tuple[Callable[..., Any], Any], file: str, progress: Progress, time_limit: float, total_limit: float
    ) -> Any:
        self._start(progress)
        self._has_worked = True
        try:
            self._connected().send(job)
            return self._wait(file, progress, time_limit, total_limit)
        except ReviewError:
            raise
        except (EOFError, OSError):
            lacked, broke = lacked_memory(self._process), broke_down(self._process)
            self._stop()
            reason = TOO_LARGE if lacked else "读取程序中途退出，文件可能已损坏。"
            raise (_Stumbled if broke else ReaderFailed)(file, reason) from None
        except BaseException:
            self._stop()
            raise

    def close(self) -> None:
        """End the child; the next job would start another."""
        with self._lock:
            self._stop()

    def _connected(self) -> Connection:
        if self._connection is None:
            raise OSError("the reader is not running")
        return self._connection

    def _start(self, progress: Progress) -> None:
        if self._process is not None and self._process.is_alive():
            return
        self._stop()
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        arguments = (theirs, self._memory_limit)
        process = context.Process(target=_serve, args=arguments, daemon=True, name="mingjuan-reader")
        process.start()
        theirs.close()
        self._process, self._connection, self._has_worked = process, ours, False
        end = time.monotonic() + START_LIMIT
        try:
            while not (is_there := ours.poll(POLL)) and time.monotonic() < end:
                progress.step(0, 0)
            is_ready = is_there and ours.recv()[0] == "ready"
        except (EOFError, OSError):
            is_ready = False
        except Cancelled:
            self._stop()
            raise
        if not is_ready:
            self._stop()
            raise ReviewError("读取程序无法启动。", "请关闭其他程序后再试。")

    def _stop(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            if self._process.pid is not None and self._process.is_alive():  # else the number may be another's by now
                end_tree(self._process.pid)
            self._process.join(5)
        self._process = self._connection = None

    def _wait(self, file: str, progress: Progress, time_limit: float, total_limit: float) -> Any:
        watch = Stopwatch(self.process_id or 0)
        last, heard, looked, self.worked = (0, 0, ""), 0.0, 0.0, 0.0
        while True:
            has_news = self._connected().poll(POLL)
            if has_news:
                sort, body = self._connected().recv()
                if sort != "step":
                    self.worked = watch.seconds()
                    return self._finish(sort, body, file)
                last = body
            progress.step(*last)
            if time.monotonic() - looked < POLL:
                heard = -1.0 if has_news else heard  # looked at next time
                continue
            looked, self.worked = time.monotonic(), watch.seconds()
            heard = self.worked if has_news or heard < 0 else heard
            if self.worked - heard > time_limit or self.worked > total_limit:
                self._stop()
                raise ReaderFailed(file, "读取用时过长，已停止。")
            if self._memory() > self._memory_limit:
                self._stop()
                raise ReaderFailed(file, TOO_LARGE)

    def _finish(self, sort: str, body: Any, file: str) -> Any:
        if not self._keeps_memory and self._memory() > self._memory_limit // 2:
            self._stop()  # it does not give back what one file took: the next would lack it
        if sort == "done":
            return body
        if sort == "refused":
            raise body
        if sort == "memory":
            self._stop()
            raise ReaderFailed(file, TOO_LARGE)
        raise _Stumbled(file, f"文件内容无法读取（{body}）。")

    def _memory(self) -> int:
        """What the child holds; on Windows what it was promised, as the system may have moved some of it out."""
        import psutil

        if self._process is None or self._process.pid is None:
            return 0
        try:
            info = psutil.Process(self._process.pid).memory_info()
        except psutil.Error:
            return 0
        return int(max(info.rss, getattr(info, "pagefile", 0)))
