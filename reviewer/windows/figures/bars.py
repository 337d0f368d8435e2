"""Horizontal bars: what occurred how often. Each bar opens the case files behind it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from reviewer.presenters.statistics import CountRow
from reviewer.windows import theme

STEP = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Bars(QWidget):
    """One bar a row. Arrow keys choose a bar, Enter or a double click opens it."""

    opened = Signal(object)  # CountRow

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[CountRow] = ()
        self._chosen = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_rows(self, rows: Sequence[CountRow]) -> None:
        """Show these rows, in this order."""
        self._rows, self._chosen = rows, 0 if rows else -1
        self.setAccessibleDescription("，".join(f"{row.label} {row.count}" for row in rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the rows need."""
        return QSize(theme.px(320), max(1, len(self._rows)) * self._pitch())

    def row_at(self, point: QPoint) -> int:
        """The number of the row under this point, -1 where there is none."""
        row = point.y() // self._pitch()
        return row if 0 <= row < len(self._rows) else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Label, bar, number; the length of a bar is its number against the largest."""
        painter = QPainter(self)
        painter.setFont(theme.font())
        most = max((row.count for row in self._rows), default=0) or 1
        label_width = self._label_width()
        room = self.width() - label_width - theme.px(120)
        for number, row in enumerate(self._rows):
            line = QRect(0, number * self._pitch(), self.width(), self._pitch())
            if number == self._chosen and self.hasFocus():
                painter.fillRect(line, theme.colour("accent_soft"))
            self._draw_row(painter, line, row, label_width, room * row.count // most)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, down, Enter."""
        if event.key() in STEP and self._rows:
            self._choose(max(0, min(self._chosen + STEP[Qt.Key(event.key())], len(self._rows) - 1)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen >= 0:
            self.opened.emit(self._rows[self._chosen])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the bar under the pointer."""
        self._choose(self.row_at(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the bar under the pointer."""
        row = self.row_at(event.position().toPoint())
        if row >= 0:
            self.opened.emit(self._rows[row])

    def event(self, event: QEvent) -> bool:
        """The whole label, where it was cut, as a tooltip."""
        if isinstance(event, QHelpEvent):
            row = self.row_at(event.pos())
            look = self.tr("{}\n双击查看这些案卷")
            QToolTip.showText(event.globalPos(), look.format(self._rows[row].label) if row >= 0 else "", self)
            return True
        return super().event(event)

    def _choose(self, row: int) -> None:
        self._chosen = row
        self.update()

    def _pitch(self) -> int:
        return theme.px(32)

    def _label_width(self) -> int:
        widest = max((self.fontMetrics().horizontalAdvance(row.label) for row in self._rows), default=0)
        return min(widest + 2 * theme.GRID, self.width() // 2)

    def _draw_row(self, painter: QPainter, line: QRect, row: CountRow, label_width: int, length: int) -> None:
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.colour("text"))
        label = QRect(line.left(), line.top(), label_width - theme.GRID, line.height())
        text = painter.fontMetrics().elidedText(row.label, Qt.TextElideMode.ElideRight, label.width())
        painter.drawText(label, Qt.AlignmentFlag.AlignRight | centre, text)
        bar = QRect(label_width, line.top() + theme.GRID, max(length, 2), line.height() - 2 * theme.GRID)
        painter.setPen(QPen(theme.colour("accent"), 1))
        painter.setBrush(theme.colour("accent"))
        painter.drawRect(bar)
        painter.setPen(theme.colour("muted"))
        words = self.tr("{} 处，{} 卷").format(row.count, len(row.cases))
        after = QRect(bar.right() + theme.GRID, line.top(), theme.px(120), line.height())
        painter.drawText(after, Qt.AlignmentFlag.AlignLeft | centre, words)
