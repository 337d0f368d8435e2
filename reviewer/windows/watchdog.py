"""Watches the window's thread and says where it was when it did not answer. Costs nothing unless it is started.

A second thread asks the window's thread for a sign of life; while none comes it looks at what that thread is doing.
"""

import faulthandler
import os
import re
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reviewer.windows.settings import WATCH

LIMIT = 0.05  # seconds that nobody notices
_PULSE, _LOOK = 0.02, 0.01
_OURS = Path(__file__).resolve().parents[2]
_DEPTH = 4
_LINE = re.compile(r'File "([^"]+)", line (\d+) in (\S+)')


@dataclass(frozen=True, slots=True)
class Block:
    """A time in which the window did not answer. `busy` is what our thread computed in it; the rest is waiting, for the
    disk or for a turn on the processor."""

    seconds: float
    busy: float
    where: str

    def __str__(self) -> str:
        return f"窗口停顿 {self.seconds * 1000:.0f} ms（计算 {self.busy * 1000:.0f} ms）：{self.where}"


class Watchdog(QObject):
    """Reports each block longer than `limit`. Made and stopped on the window's thread; reports come there, too."""

    _asked = Signal(float)

    def __init__(self, report: Callable[[Block], None], limit: float = LIMIT, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report, self._limit = report, limit
        self._watched = threading.get_ident()
        self._answered, self._ending = threading.Event(), threading.Event()
        self._seen: Counter[str] = Counter()
        self._computed = time.thread_time()
        self._asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """No more reports."""
        self._ending.set()
        self._thread.join(timeout=2)

    @Slot(float)
    def _answer(self, asked: float) -> None:
        computed, now = time.thread_time(), time.perf_counter()
        took, busy = now - asked, computed - self._computed
        self._computed = computed
        if took > self._limit and not self._ending.is_set():
            where = next((place for place, _ in self._seen.most_common(1)), "")
            self._report(Block(took, min(busy, took), where))
        self._answered.set()

    def _watch(self) -> None:
        with TemporaryFile("w+", encoding="utf-8", errors="replace") as scratch:
            while not self._ending.wait(_PULSE):
                self._ask(scratch)

    def _ask(self, scratch: IO[str]) -> None:
        self._answered.clear()
        self._seen = Counter()
        asked = time.perf_counter()
        self._asked.emit(asked)
        while not self._answered.wait(_LOOK):
            if self._ending.is_set():
                return
            if time.perf_counter() - asked > self._limit / 2:
                self._seen[place(self._watched, scratch)] += 1


def place(thread: int, scratch: IO[str]) -> str:
    """The innermost line of a thread, then the lines of ours that led to it.

    Read by faulthandler, which makes no frame objects: one that outlives its call keeps Qt's objects alive in it, and
    the program has crashed of a painter that was.
    """
    scratch.seek(0)
    scratch.truncate()
    faulthandler.dump_traceback(scratch, all_threads=True)
    scratch.seek(0)
    section = scratch.read().partition(f"hread 0x{thread:016x} ")[2].partition("\n\n")[0]
    parts: list[str] = []
    for path, line, name in _LINE.findall(section):
        if not parts or (Path(path).is_relative_to(_OURS) and "site-packages" not in path):
            parts.append(f"{Path(path).name}:{line} {name}")
    return " ← ".join(parts[:_DEPTH])


def watch_if_wanted(parent: QObject) -> Watchdog | None:
    """A watchdog that writes to the standard error, where the environment asks for one."""
    if not os.environ.get(WATCH):
        return None
    return Watchdog(lambda block: print(block, file=sys.stderr, flush=True), parent=parent)
