"""What the checks raise, grave ones first. A click opens the pages, with the arithmetic below them; keys decide."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QStyleOptionViewItem, QVBoxLayout, QWidget

from reviewer.presenters.desk.ports import SuspicionLine
from reviewer.windows import icons, theme
from reviewer.windows.desk.list_keys import ROW_KEYS, keeps
from reviewer.windows.desk.row_painting import (
    Index,
    RowDelegate,
    Tail,
    broken,
    draw_rows,
    draw_sign,
    draw_tails,
    draw_words,
)
from reviewer.windows.desk.suspicion_bar import SIGNS
from scoring.suspicions import RESULT_WORDS, SEVERITY_WORDS, Result, Suspicion

ROW, MOST_ROWS = 20, 4  # the height of one at 100 %; how many a message may take
LINE_ROLE = Qt.ItemDataRole.UserRole + 1


class SuspicionPane(QWidget):
    """The list, and a hint while none is chosen."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = _SuspicionList()
        self.list.setItemDelegate(_SuspicionDelegate(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setAccessibleName(self.tr("疑点"))
        self.list.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.list.walked.connect(self._choose)
        self._lines: tuple[SuspicionLine, ...] = ()
        self._shown = ""
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        self._hint.setMargin(theme.GRID)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        theme.set_look(self._hint, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._hint)

    def show_lines(self, lines: Sequence[SuspicionLine], looked_at: Suspicion | None) -> None:
        """The suspicions as they stand, and the one looked at."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self._fill()
        self._shown = looked_at.key if looked_at else self._shown
        for row in range(self.list.count()):
            data = self.list.item(row).data(LINE_ROLE)
            if isinstance(data, SuspicionLine) and data.suspicion.key == self._shown:
                self.list.setCurrentRow(row)
        if looked_at is None:
            self.list.clearSelection()  # keys decide about what is open, not about what was
        empty = (
            self.tr("没有疑点。") if not self._lines else self.tr("点一条疑点，在页面下方查看推算过程、依据和页面。")
        )
        self._hint.setText(empty)
        self.list.setHidden(not self._lines)
        self._hint.setVisible(looked_at is None)

    def _fill(self) -> None:
        self.list.clear()
        group = ""
        for line in self._lines:
            title = self._heading(line.suspicion)
            if title != group:
                group = title
                head = QListWidgetItem(title)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(head)
            item = QListWidgetItem(line.suspicion.message)
            item.setData(LINE_ROLE, line)
            item.setToolTip(line.suspicion.message)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                f"{line.suspicion.message}，{line.pages}，{line.since or line.decision}",
            )
            self.list.addItem(item)

    def _heading(self, suspicion: Suspicion) -> str:
        if suspicion.result is Result.VIOLATED:
            return SEVERITY_WORDS[suspicion.severity]
        return RESULT_WORDS[suspicion.result] if suspicion.result is Result.UNKNOWN else self.tr("类案比对")

    def _choose(self, item: QListWidgetItem) -> None:
        line = item.data(LINE_ROLE)
        if isinstance(line, SuspicionLine):
            self.chosen.emit(line.suspicion.key)


class _SuspicionList(QListWidget):
    """While the keyboard is in it, up and down walk its lines and open them; all other keys are the desk's."""

    walked = Signal(QListWidgetItem)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width messages take other numbers of rows."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def event(self, event: QEvent) -> bool:
        """Up and down are the list's own."""
        return keeps(event, keys=ROW_KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Another line is another suspicion."""
        before = self.currentItem()
        super().keyPressEvent(event)
        item = self.currentItem()
        if item is not None and item is not before:
            self.walked.emit(item)


class _SuspicionDelegate(RowDelegate):
    def __init__(self, parent: QListWidget) -> None:
        super().__init__(parent)
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The rows of its message, and one for the pages; one for a heading."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, SuspicionLine):
            return QSize(120, theme.px(26))
        rows = len(self._rows(line, self._list.viewport().width()))
        return QSize(120, theme.px(ROW) * (rows + bool(line.pages or line.decision or line.since)) + 4)

    @staticmethod
    def _rows(line: SuspicionLine, width: int) -> list[str]:
        return broken(line.suspicion.message, theme.font(theme.BODY), width - icons.side() - 20, MOST_ROWS)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Sign and message, then pages and the decision."""
        line = index.data(LINE_ROLE)
        rect: QRect = option.rect
        if not isinstance(line, SuspicionLine):
            draw_words(painter, rect.adjusted(8, 0, -8, 0), index.data(), "muted")
            return
        self.ground(painter, option)
        row, left = theme.px(ROW), icons.side() + 14
        draw_sign(painter, QRect(rect.x() + 8, rect.y() + 3, left, row), SIGNS[line.suspicion.severity])
        decided, rows = bool(line.decision), self._rows(line, rect.width())
        words = QRect(rect.x() + left, rect.y() + 3, rect.width() - left - 6, row * len(rows))
        draw_rows(painter, words, rows, "muted" if decided else "text")
        lower = QRect(words.x(), words.bottom(), words.width() + 2, row)
        word = self.tr("已采纳") if line.accepted else self.tr("已排除") if decided else ""
        changed = Tail(self.tr("排除后有变"), "triangle-alert", "doubt")
        draw_tails(painter, lower, [changed] if line.since else [Tail(word)] if word else [])
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour("muted"))
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line.pages)
