"""Garbage is collected on the window's thread only.

Python collects on whichever thread happens to allocate; on a worker thread it may then destroy a widget that nobody
holds any more, and Qt ends the program. So automatic collection is off, and a timer does its work.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY = 1_000  # milliseconds


class ThreadBoundCollector(QObject):
    """Collects what automatic collection would have collected, generation by generation."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.collect)
        gc.disable()
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [generation for generation in (0, 1, 2) if counts[generation] > limits[generation]]
        if due:
            gc.collect(max(due))
