"""`?`: every key that is bound now, over the desk."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from reviewer.windows import theme
from reviewer.windows.desk.actions import PLACES, Action, action, actions, spoken

Block = tuple[str, Sequence[tuple[str, str]]]  # a heading, and what stands below it: keys and words

_FOLDED = tuple(f"rule_{n}" for n in range(2, 10))  # told with the first
_MOUSE = (("拖动", "框选证据"), ("Shift+拖动", "选择文字"), ("Ctrl+滚轮", "缩放"), ("点页上标记", "打开该问题"))
MARGIN = 8
LOW = 560  # pixels at 100 %: below this height the window has no edge to spare
_WAYS = ((4, theme.BODY), (3, theme.BODY), (4, theme.SMALL), (3, theme.SMALL), (2, theme.SMALL))  # the first that fits

_SCROLLING = {Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: 2, Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -2}


class HelpOverlay(QFrame):
    """Covers the desk until a key is pressed or it is clicked."""

    wanted = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        theme.set_look(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("全部快捷键"))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot = QLabel()
        theme.set_look(self._foot, "muted")
        self._focus: QWidget | None = None  # who had the keyboard before
        change = self._change = QPushButton(self.tr("设置快捷键…"))
        change.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # any key closes the overlay
        change.clicked.connect(lambda: self.wanted.emit("keys"))
        foot = QHBoxLayout()
        foot.addWidget(self._foot, 1)
        foot.addWidget(change)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN // 2, MARGIN // 2, MARGIN // 2, MARGIN // 2)
        layout.addWidget(self._area, 1)
        layout.addLayout(foot)
        self.hide()

    def _fill(self) -> None:
        """The keys as they are now; done when it is opened, since they may be chosen anew. In as many columns and in as
        large a type as there is room for, so that nothing has to be scrolled."""
        words = self.tr("在输入框里打字时，字母和数字键不起作用。按 {} 可改快捷键，按任意键关闭。")
        self._foot.setText(words.format(spoken(action("keys").keys[0])))
        room = QSize(self.width() - 2 * MARGIN, self.height() - self._change.sizeHint().height() - 3 * MARGIN)
        inside = QWidget()
        for number, size in _WAYS:
            columns = self._columns(number, size)
            if (number, size) != _WAYS[-1] and not _fits(_least(columns, size), room):
                continue
            inside = self._sheet(columns, size)
            if _fits(inside.sizeHint(), room):
                break
        self._area.setWidget(inside)

    def _columns(self, number: int, size: int) -> list[list[Block]]:
        return _columns([*self._blocks(is_short=size == theme.SMALL)], number)

    def _sheet(self, columns: Sequence[Sequence[Block]], size: int) -> QWidget:
        inside = QWidget()
        theme.set_look(inside, "raised")
        row = QHBoxLayout(inside)
        row.setContentsMargins(MARGIN // 2, 0, MARGIN // 2, 0)
        row.setSpacing((4 if size == theme.BODY else 1) * theme.GRID)
        for blocks in columns:
            column = QVBoxLayout()
            column.setSpacing(0 if size == theme.SMALL else theme.GRID // 2)
            for title, rows in blocks:
                column.addWidget(_head(title, size))
                column.addLayout(_two_columns(rows, size))
            column.addStretch(1)
            row.addLayout(column)
        return inside

    def _blocks(self, *, is_short: bool) -> Iterator[Block]:
        """Where room is scarce, an action's first key alone."""
        for place in PLACES:
            listed = (a._replace(keys=a.keys[:1]) if is_short else a for a in actions() if a.place == place)
            yield place, self._rows(listed)
        yield self.tr("鼠标"), _MOUSE

    def toggle(self) -> None:
        """Shows or hides it, over the whole window."""
        if self.isVisible():
            self.hide()
            return
        window = self._host.window()
        self._focus = QApplication.focusWidget()
        self.setParent(window)
        edge = MARGIN if window.height() > LOW else 0
        self.setGeometry(window.rect().adjusted(edge, edge, -edge, -edge))
        self._fill()
        self.show()
        self.raise_()
        self.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """The keyboard goes back to where it was."""
        super().hideEvent(event)
        focus, self._focus = self._focus, None
        if focus is not None and isValid(focus) and focus.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key closes it; where it does not fit even so, those that scroll do that first."""
        bar = self._area.verticalScrollBar()
        by = _SCROLLING.get(Qt.Key(event.key()), 0)
        if by and bar.maximum():
            bar.setValue(bar.value() + by * bar.pageStep() // 2)
        else:
            self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """So does a click."""
        self.hide()

    def _rows(self, listed: Iterable[Action]) -> list[tuple[str, str]]:
        rows = []
        for one in listed:
            if one.name in _FOLDED:
                continue
            if one.name == "rule_1":
                rows.append(("1 … 9", self.tr("按序号记录扣分情形")))
            else:
                rows.append(("　".join(dict.fromkeys(spoken(k) for k in one.keys)), one.words))
        return rows


def _columns(blocks: Sequence[Block], number: int) -> list[list[Block]]:
    """The blocks in so many columns of about the same length: the longest first, each where least stands yet."""
    columns: list[list[Block]] = [[] for _ in range(number)]
    for block in sorted(blocks, key=lambda b: -len(b[1])):
        min(columns, key=lambda column: sum(len(rows) + 2 for _, rows in column)).append(block)
    return [sorted(column, key=blocks.index) for column in sorted(columns, key=lambda c: min(map(blocks.index, c)))]


def _fits(wanted: QSize, room: QSize) -> bool:
    return wanted.width() <= room.width() and wanted.height() <= room.height()


def _least(columns: Sequence[Sequence[Block]], size: int) -> QSize:
    """No sheet of these columns is smaller: this is asked of letters, for two hundred labels take long to make."""
    metrics = QFontMetrics(theme.font(size))
    high = max(sum(len(rows) + 1 for _, rows in column) for column in columns) * (metrics.height() - 1)

    def wide(rows: Sequence[tuple[str, str]]) -> int:
        return sum(max(metrics.horizontalAdvance(row[at]) for row in rows) for at in (0, 1)) if rows else 0

    return QSize(sum(max((wide(rows) for _, rows in column), default=0) for column in columns), high)


def _head(words: str, size: int) -> QLabel:
    label = QLabel(words)
    label.setFont(theme.font(size))
    theme.set_look(label, "heading")
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    label.setContentsMargins(0, theme.GRID // 2 if size == theme.BODY else 0, 0, 0)
    return label


def _two_columns(rows: Sequence[tuple[str, str]], size: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing((2 if size == theme.BODY else 1) * theme.GRID)
    grid.setVerticalSpacing(2 if size == theme.BODY else 0)
    grid.setColumnStretch(1, 1)
    font = theme.font(size)
    for number, (keys, words) in enumerate(rows):
        for column, (text, look) in enumerate(((keys, "link"), (words, "plain"))):
            label = QLabel(text)
            label.setFont(font)
            theme.set_look(label, look)
            grid.addWidget(label, number, column)
    return grid
