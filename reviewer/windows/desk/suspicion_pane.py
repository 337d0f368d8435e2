"""What the checks raise, grave ones first. A click opens the pages; keys accept or dismiss."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.presenters.desk_ports import SuspicionLine
from reviewer.presenters.desk_status import SEVERITIES
from reviewer.windows import theme
from reviewer.windows.desk.actions import tip
from reviewer.windows.desk.row_painting import (
    Index,
    RowDelegate,
    Tail,
    draw_sign,
    draw_tails,
    draw_two_rows,
    draw_words,
)
from scoring.suspicions import Result, Severity, Suspicion

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_SIGNS = {
    Severity.GRAVE: ("octagon-alert", "doubt"),
    Severity.MEDIUM: ("triangle-alert", "doubt"),
    Severity.NOTE: ("info", "muted"),
}


class SuspicionPane(QWidget):
    """The list and, below it, the one looked at with its arithmetic."""

    chosen = Signal(str)
    accepted = Signal()
    dismissed = Signal()
    reopened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setItemDelegate(_SuspicionDelegate(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setAccessibleName(self.tr("疑点"))
        self.list.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self._lines: tuple[SuspicionLine, ...] = ()
        self._shown = ""
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.accept = self._button(self.tr("采纳 Y"), "accept", self.accepted)
        self.dismiss = self._button(self.tr("排除 X"), "dismiss", self.dismissed)
        self.reopen = QPushButton(self.tr("重新认定"))
        theme.set_look(self.reopen, "chip")
        self.reopen.clicked.connect(lambda: self.reopened.emit(self._shown))
        self._build()

    def _button(self, words: str, name: str, signal: object) -> QPushButton:
        button = QPushButton(words)
        button.setToolTip(tip(name))
        theme.set_look(button, "chip")
        button.clicked.connect(signal)
        return button

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        for button in (self.accept, self.dismiss, self.reopen):
            row.addWidget(button)
        row.addStretch(1)
        below = QVBoxLayout()
        below.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        below.setSpacing(theme.GRID)
        below.addWidget(self._words)
        below.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list, 1)
        layout.addLayout(below)

    def show_lines(self, lines: Sequence[SuspicionLine], looked_at: Suspicion | None, *, locked: bool = False) -> None:
        """The suspicions as they stand, and the one looked at."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self._fill()
        self._shown = looked_at.key if looked_at else self._shown
        line = next((x for x in self._lines if x.suspicion.key == self._shown), None)
        for row in range(self.list.count()):
            data = self.list.item(row).data(LINE_ROLE)
            if isinstance(data, SuspicionLine) and data.suspicion.key == self._shown:
                self.list.setCurrentRow(row)
        self._tell(line, locked=locked)

    def _fill(self) -> None:
        self.list.clear()
        names = dict(SEVERITIES)
        group = ""
        for line in self._lines:
            unknown = line.suspicion.result is Result.UNKNOWN
            title = self.tr("无法核对") if unknown else names[line.suspicion.severity]
            if title != group:
                group = title
                head = QListWidgetItem(title)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(head)
            item = QListWidgetItem(line.suspicion.message)
            item.setData(LINE_ROLE, line)
            item.setToolTip(line.suspicion.message)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.suspicion.message}，{line.pages}，{line.decision}")
            self.list.addItem(item)

    def _tell(self, line: SuspicionLine | None, *, locked: bool) -> None:
        suspicion = line.suspicion if line else None
        parts = (suspicion.message, suspicion.computation, "；".join(suspicion.law)) if suspicion else ()
        empty = self.tr("没有疑点。") if not self._lines else self.tr("点一条疑点，查看相关页面和推算过程。")
        words = "\n".join(part for part in parts if part) or empty
        self._words.setText(f"{words}\n{line.decision}" if line and line.decision else words)
        theme.set_look(self._words, "plain" if suspicion else "muted")
        undecided = not locked and suspicion is not None and line is not None and not line.decision
        can_decide = undecided and suspicion is not None and suspicion.result is Result.VIOLATED
        self.accept.setVisible(can_decide and bool(suspicion and suspicion.criteria))
        self.dismiss.setVisible(can_decide)
        self.reopen.setVisible(not locked and bool(line and line.decision))

    def _choose(self, item: QListWidgetItem) -> None:
        line = item.data(LINE_ROLE)
        if isinstance(line, SuspicionLine):
            self.chosen.emit(line.suspicion.key)


class _SuspicionDelegate(RowDelegate):
    def __init__(self, parent: QListWidget) -> None:
        super().__init__(parent)
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two rows for a suspicion, three where its message is long, one for a heading."""
        if not index.data(LINE_ROLE):
            return QSize(120, theme.px(26))
        room = self._list.viewport().width() - 36
        long = QFontMetrics(theme.font(theme.BODY)).horizontalAdvance(index.data()) > room
        return QSize(120, theme.px(64 if long else 44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Sign and message, then pages and the decision."""
        line = index.data(LINE_ROLE)
        rect: QRect = option.rect
        if not isinstance(line, SuspicionLine):
            draw_words(painter, rect.adjusted(8, 0, -8, 0), index.data(), "muted")
            return
        self.ground(painter, option)
        third = theme.px(20)
        lower = QRect(rect.x() + 30, rect.bottom() - third, rect.width() - 34, third)
        draw_sign(painter, QRect(rect.x() + 8, rect.y() + 3, 16, third), _SIGNS[line.suspicion.severity])
        decided = bool(line.decision)
        words = QRect(rect.x() + 30, rect.y() + 3, rect.width() - 36, 2 * third)
        draw_two_rows(painter, words, line.suspicion.message, "muted" if decided else "text")
        word = self.tr("已采纳") if line.accepted else self.tr("已排除") if decided else ""
        draw_tails(painter, lower, [Tail(word)] if word else [])
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour("muted"))
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line.pages)
