"""A list at the left of the desk that keeps the arrow keys while the keyboard is in it."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from reviewer.models.reading_lines import LINE_ROLE, LinesModel
from reviewer.windows.desk.list_keys import keeps


class LinesList(QListView):
    """Says which line is chosen, with the mouse or the keys."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LinesModel(self)
        self._line: Any = None  # the keyboard was on last, though it may not be listed now
        self.setModel(self.lines)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._choose)

    def line(self) -> Any:
        """The line the keyboard is on; None where it is on none."""
        return self.currentIndex().data(LINE_ROLE)

    def set_lines(self, lines: tuple[Any, ...]) -> None:
        """Shows other lines; the place in the list stays, and the keyboard on its line, wherever that is now."""
        self._line, offset = self.line() or self._line, self.verticalScrollBar().value()
        if self.lines.set_lines(lines):
            if (row := _row_of(self._line, lines)) >= 0:
                self.setCurrentIndex(self.lines.index(row))
            self.verticalScrollBar().setValue(offset)
            if self.hasFocus():
                self._begin_at_first()

    def event(self, event: QEvent) -> bool:
        """The arrows, Home, End and Enter move in this list, not in the desk."""
        return keeps(event) or super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Entered by a key, it is on its first line: what F2 corrects is seen."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._begin_at_first()

    def _begin_at_first(self) -> None:
        line = self.line()
        if line is not None and not line.heading:
            return  # Qt itself begins on the first row, be it a heading
        rows = (self.lines.index(row) for row in range(self.lines.rowCount()))
        first = next((index for index in rows if not index.data(LINE_ROLE).heading), None)
        if first is not None:
            self.setCurrentIndex(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; an arrow moves and chooses."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            self._choose(self.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE)
        if line is not None and not line.heading:
            self.chosen.emit(line)


def _row_of(line: Any, lines: tuple[Any, ...]) -> int:
    """The same line among these, else the first of its name; −1 where there is none."""
    named = [row for row, other in enumerate(lines) if line is not None and other.name == line.name]
    return next((row for row in named if lines[row] == line), named[0] if named else -1)
