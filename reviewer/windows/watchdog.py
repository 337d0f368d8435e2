"""Watches the window's thread and says where it was when it did not answer. Costs nothing unless it is started.

A second thread asks the window's thread for a sign of life; while none comes it looks at what that thread is doing.
"""

import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, Qt, Signal, Slot

LIMIT = 0.05  # seconds that nobody notices
_PULSE, _LOOK = 0.02, 0.01
_OURS = Path(__file__).resolve().parents[2]
_DEPTH = 4
VARIABLE = "MINGJUAN_WATCH"


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
        while not self._ending.wait(_PULSE):
            self._answered.clear()
            self._seen = Counter()
            asked = time.perf_counter()
            self._asked.emit(asked)
            while not self._answered.wait(_LOOK):
                if self._ending.is_set():
                    return
                frame = sys._current_frames().get(self._watched)
                if frame is not None and time.perf_counter() - asked > self._limit / 2:
                    self._seen[_place(frame)] += 1


def _place(frame: FrameType | None) -> str:
    """The innermost line, then the lines of ours that led to it."""
    parts = []
    while frame is not None and len(parts) < _DEPTH:
        path = Path(frame.f_code.co_filename)
        if not parts or (path.is_relative_to(_OURS) and "site-packages" not in path.parts):
            parts.append(f"{path.name}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    return " ← ".join(parts)


def watch_if_wanted(parent: QObject) -> Watchdog | None:
    """A watchdog that writes to the standard error, where the environment asks for one."""
    if not os.environ.get(VARIABLE):
        return None
    return Watchdog(lambda block: print(block, file=sys.stderr, flush=True), parent=parent)
