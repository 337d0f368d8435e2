"""A row that breaks into further rows where it is too long, for chips and rules."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QWidget

from reviewer.windows import theme

MOST = 16_777_215  # Qt's own for "no limit"


class FlowLayout(QHBoxLayout):
    """Left to right, then the next row. Qt's own row keeps the items: what Python keeps of them can outlive them, and
    asking such a one ends the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme.GRID // 2)
        if parent is not None:
            parent.setLayout(self)

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Its height depends on its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def minimumHeightForWidth(self, width: int) -> int:
        """No less than that."""
        return self.heightForWidth(width)

    def setGeometry(self, rect: QRect) -> None:
        """Places the items."""
        QLayout.setGeometry(self, rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """As large as its largest item."""
        return self.minimumSize()

    def maximumSize(self) -> QSize:
        """As large as there is room: Qt would put a short row into the middle."""
        return QSize(MOST, MOST)

    def minimumSize(self) -> QSize:
        """As large as its largest item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _shown(self) -> Iterator[QLayoutItem]:
        for index in range(self.count()):
            item = self.itemAt(index)
            if item is not None and not item.isEmpty():
                yield item

    def _rows(self, width: int) -> Iterator[list[tuple[QLayoutItem, QSize]]]:
        """What stands side by side, row by row."""
        row: list[tuple[QLayoutItem, QSize]] = []
        used = 0
        for item in self._shown():
            hint = item.sizeHint().boundedTo(QSize(max(1, width), MOST))  # cut rather than over the edge
            if row and used + hint.width() > width:
                yield row
                row, used = [], 0
            row.append((item, hint))
            used += hint.width() + self.spacing()
        if row:
            yield row

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        y = inner.y()
        for row in self._rows(inner.width()):
            height = max(hint.height() for _, hint in row)
            x = inner.x()
            for item, hint in row if place else ():
                item.setGeometry(QRect(x, y + (height - hint.height()) // 2, hint.width(), hint.height()))
                x += hint.width() + self.spacing()
            y += height + self.spacing()
        return max(inner.y(), y - self.spacing()) + margins.bottom() - rect.y()
