"""Panes side by side, with a style sheet each and none for all of them together."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from reviewer.windows import theme
from reviewer.windows.dressing import SIZED, dress, hold

WIDTH = 3  # of what is drawn between them


class _Handle(QSplitterHandle):
    """Looks as a style sheet would have it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Accented under the mouse."""
        QPainter(self).fillRect(self.rect(), theme.colour("accent" if self.underMouse() else "line"))


class Panes(QSplitter):
    """A pane has its style sheet from when it is added: best while little stands in it."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        hold(self)
        self.setHandleWidth(WIDTH)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        """What one drags."""
        return _Handle(self.orientation(), self)

    def addWidget(self, widget: QWidget) -> None:
        """One more pane, or what holds panes."""
        super().addWidget(widget)
        if widget.property(SIZED) is None:
            dress(widget)
