"""A line of text that gives way where there is no room: in its middle, so that its end is read, or at its end."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ElidedLabel(QLabel):
    """The whole text is its tip, and what a screen reader says."""

    def __init__(self, parent: QWidget | None = None, cut_at: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle) -> None:
        super().__init__(parent)
        self._cut_at, self._end = cut_at, ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str, end: str = "") -> None:
        """Another text, and its tip. From where it says `end` for the last time, it is not cut."""
        self._end = text[text.rfind(end) :] if end and end in text else ""
        super().setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)

    def minimumSizeHint(self) -> QSize:
        """It needs no width."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much as there is room for."""
        room = self.contentsRect()
        cut = self.cut_to(room.width())
        QPainter(self).drawText(room, self.alignment().value, cut)  # style() is a costly class to make, at every start

    def cut_to(self, width: int) -> str:
        """What of the text is shown in so many pixels."""
        metrics = self.fontMetrics()
        room = width - metrics.horizontalAdvance(self._end)
        if not self._end or room < 0:
            return metrics.elidedText(self.text(), self._cut_at, width)
        return metrics.elidedText(self.text().removesuffix(self._end), self._cut_at, room) + self._end


class ClausesLabel(ElidedLabel):
    """Says fewer of its clauses where there is no room for all: the second gives way first, then all but the last of
    three."""

    def cut_to(self, width: int) -> str:
        """The most whole clauses that fit."""
        first, *rest = clauses = self.text().split("；")
        ways = ("；".join(clauses), "；".join((first, *rest[1:])), clauses[-1] if len(clauses) > 2 else first)
        fitting = (way for way in ways if self.fontMetrics().horizontalAdvance(way) <= width)
        return next(fitting, self.fontMetrics().elidedText(ways[-1], Qt.TextElideMode.ElideRight, width))
