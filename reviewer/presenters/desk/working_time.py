"""How long somebody really worked on the file on the desk. Pauses do not count; nobody else is told."""

import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.progress_line import time_spent

IDLE = 180.0  # seconds without anything done that still count; a longer pause does not count at all
KEEP_EVERY = 30_000  # milliseconds


class TimeStore(Protocol):
    """Keeps the seconds of whoever works here."""

    @property
    def is_kept(self) -> bool:
        """Whether somebody said who works here."""
        ...

    def ask(self, case_id: str, on_known: Callable[[int], None]) -> None:
        """The seconds on a case file until now, told in a moment on whatever thread; 0 while nobody is known."""

    def add(self, case_id: str, seconds: int) -> None:
        """So many seconds more."""


class ActiveTime:
    """Adds up the time between things done, as long as they follow each other closely."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._spent = clock, 0.0
        self._last: float | None = None

    def touch(self) -> None:
        """Something was done now."""
        now = self._clock()
        if self._last is not None and now - self._last <= IDLE:
            self._spent += now - self._last
        self._last = now

    def pause(self) -> None:
        """What follows does not follow from what was."""
        self._last = None

    @property
    def seconds(self) -> int:
        """Whole seconds that were not taken yet."""
        return int(self._spent)

    def take(self) -> int:
        """These seconds, once."""
        whole = int(self._spent)
        self._spent -= whole
        return whole


class DeskTime(QObject):
    """Follows the desk. `shown` says the time on the file, in words."""

    shown = Signal(str)
    _known = Signal(int, int)

    def __init__(
        self,
        desk: DeskPresenter,
        store: TimeStore,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._store, self._active = desk, store, ActiveTime(clock)
        self._case, self._before = "", 0
        self._asked = 0  # how often the time until now was asked for
        self._known.connect(self._take)
        self._timer = QTimer(self, interval=KEEP_EVERY)
        self._timer.timeout.connect(self.keep)
        desk.opened.connect(self._begin)
        for signal in (desk.looked, desk.changed, desk.item_chosen):
            signal.connect(self.touch)

    @Slot()
    def touch(self) -> None:
        """Something was done on the desk. Looking at a sheet that is closed is no work on it."""
        if not self._desk.locked:
            self._active.touch()

    @Slot()
    def pause(self) -> None:
        """The desk was left."""
        self._active.pause()
        self.keep()

    @Slot()
    def end(self) -> None:
        """The workspace is about to be closed."""
        self.pause()
        self._timer.stop()

    @Slot()
    def keep(self) -> None:
        """Write down what came together, and show it."""
        if self._store.is_kept and self._case and (seconds := self._active.take()):
            self._before += seconds
            self._store.add(self._case, seconds)
        self._show()

    @Slot()
    def know_person(self) -> None:
        """Somebody else may work here now: what counts from here on is theirs. Keep the former's time first."""
        self._ask()
        self._show()

    def _ask(self) -> None:
        self._before, self._asked = 0, self._asked + 1
        number = self._asked
        self._store.ask(self._case, lambda seconds: self._known.emit(number, seconds))

    @Slot(int, int)
    def _take(self, number: int, seconds: int) -> None:
        if number == self._asked:
            self._before += seconds
            self._show()

    def _show(self) -> None:
        self.shown.emit(time_spent(self._before + self._active.seconds))

    @Slot()
    def _begin(self) -> None:
        assert self._desk.file is not None
        if self._case != self._desk.file.case_id:
            self.pause()
            self._active.take()
            self._case = self._desk.file.case_id
            self._ask()
            self._timer.start()
        self.touch()
        self._show()
