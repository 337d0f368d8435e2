"""A line of text that gives way where there is no room: in its middle, so that its end is read, or at its end."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ElidedLabel(QLabel):
    """The whole text is its tip, and what a screen reader says."""

    def __init__(self, parent: QWidget | None = None, cut_at: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle) -> None:
        super().__init__(parent)
        self._cut_at = cut_at
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Another text, and its tip."""
        super().setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)

    def minimumSizeHint(self) -> QSize:
        """It needs no width."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much as there is room for."""
        room = self.contentsRect()
        cut = self.fontMetrics().elidedText(self.text(), self._cut_at, room.width())
        QPainter(self).drawText(room, self.alignment().value, cut)  # style() is a costly class to make, at every start
