"""Whether a page was looked at: its picture stood before the reader for a while. Pages leafed past were not."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

LOOKED_AT = 1000  # milliseconds a page must stand


class Standing(QObject):
    """Told at each painting what stands there; tells once of a page that has stood long enough."""

    stood = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = 0
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(LOOKED_AT)
        self.timer.timeout.connect(self._tell)

    def show(self, page: int) -> None:
        """This page's picture is on the screen from now on."""
        if page != self._page:
            self._page = page
            self.timer.start()

    def end(self) -> None:
        """Another page, another file, or nothing that could be read."""
        self._page = 0
        self.timer.stop()

    @Slot()
    def _tell(self) -> None:
        self.stood.emit(self._page)
