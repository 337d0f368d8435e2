"""What takes long to build is built part by part, one in each turn of the event loop, so that the window answers."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, QTimer, Slot


class InTurns(QObject):
    """Goes through the parts while nothing else waits."""

    def __init__(self, parts: Iterator[None], parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        # With no interval several parts were seen to be built in one turn of a busy program.
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._build_next)
        self._timer.start()

    @Slot()
    def _build_next(self) -> None:
        try:
            next(self._parts)
        except StopIteration:
            self.stop()

    @Slot()
    def stop(self) -> None:
        """No more parts."""
        self._timer.stop()
