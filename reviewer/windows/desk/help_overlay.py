"""`?`: every key that is bound now, over the desk."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, product

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from reviewer.windows import theme
from reviewer.windows.desk.actions import FINDINGS, PLACES, Action, action, actions, spoken
from reviewer.windows.dressing import dress
from reviewer.windows.frame import frame_keys

Block = tuple[str, Sequence[tuple[str, str]]]  # a heading, and what stands below it: keys and words

_FOLDED = tuple(f"rule_{n}" for n in range(2, 10))  # told with the first
_WRITING = (("Alt+1 … 9", "取用列出的说明、法条"),)  # keys of the form, not to be chosen
_LIST = (
    ("Ctrl+F", "筛选"),
    ("F2", "更正案卷信息"),
    ("F5", "讲评放映"),
    ("Ctrl+I", "得分怎么算出来"),
    ("Ctrl+P", "评查表、意见书等文书"),
)
_MOUSE = (("拖动", "框选证据"), ("Shift+拖动", "选择文字"), ("Ctrl+滚轮", "缩放"), ("点页上标记", "打开该问题"))
_EVERYWHERE = (
    (f"{frame_keys.PLACES[0]} … 4", "案卷、评查、统计、简报"),
    (frame_keys.HELP, "本页说明"),
    (frame_keys.OPEN, "打开其他评查库"),
    (frame_keys.RUBRICS, "评查标准"),
    (frame_keys.RULES, "当地规则"),
    (frame_keys.SETTINGS, "设置"),
    (frame_keys.QUIT, "退出"),
)
MARGIN = 8
WIDEST = (1366, 860)  # pixels at 100 %: in a larger window it stands in the middle, so that the eye finds it together
LOW = 560  # pixels at 100 %: below this height the window has no edge to spare
_WAYS = ((4, theme.BODY), (3, theme.BODY), (4, theme.SMALL), (3, theme.SMALL), (2, theme.SMALL))  # the first that fits

_SCROLLING = {Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: 2, Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -2}


class KeysSheet(QLabel):
    """All columns painted as one: two hundred labels take a tenth of a second to make. Readers get the text."""

    def __init__(self, columns: Sequence[Sequence[Block]], size: int) -> None:
        told = (f"{title}\n" + "\n".join("　".join(row) for row in rows) for each in columns for title, rows in each)
        super().__init__("\n".join(told))
        is_large = size == theme.BODY
        self._font, self._bold = theme.font(size), theme.font(size, bold=True)
        self._bold.setBold(True)  # the faces have no weight between
        metrics = QFontMetrics(self._font)
        self._row = metrics.height() + (2 if is_large else 0)
        self._before_head = theme.GRID if is_large else 0
        self._after_keys, self._between = (2 * theme.GRID, 4 * theme.GRID) if is_large else (theme.GRID, theme.GRID)
        self._columns = [(self._measured(blocks, metrics), blocks) for blocks in columns]

    def _measured(self, blocks: Sequence[Block], metrics: QFontMetrics) -> tuple[QSize, list[int]]:
        """How large a column is, and how wide the keys are in each of its blocks."""
        keys = [max(metrics.horizontalAdvance(row[0]) for row in rows) + self._after_keys for _, rows in blocks]
        words = (max(metrics.horizontalAdvance(row[1]) for row in rows) for _, rows in blocks)
        high = sum((len(rows) + 1) * self._row + self._before_head for _, rows in blocks)
        return QSize(max(map(sum, zip(keys, words, strict=True)), default=0), high), keys

    def sizeHint(self) -> QSize:
        """As large as its columns."""
        sizes = [size for (size, _), _ in self._columns]
        wide = sum(size.width() for size in sizes) + self._between * (len(sizes) - 1) + MARGIN
        return QSize(wide, max(size.height() for size in sizes))

    def minimumSizeHint(self) -> QSize:
        """It is scrolled where it finds no room, never squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Columns as far apart as there is room for."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("raised"))
        spare = max(0, self.width() - self.sizeHint().width()) // len(self._columns)
        left = MARGIN // 2
        for (size, widths), blocks in self._columns:
            top = 0
            for (title, rows), wide in zip(blocks, widths, strict=True):
                top = self._paint_block(painter, QPoint(left, top), wide, title, rows)
            left += size.width() + self._between + spare

    def _paint_block(
        self, painter: QPainter, at: QPoint, wide: int, title: str, rows: Sequence[tuple[str, str]]
    ) -> int:
        """Where the next one begins."""
        top, room = at.y() + self._before_head, self.width() - at.x()
        painter.setFont(self._bold)
        painter.setPen(theme.colour("text"))
        painter.drawText(QRect(at.x(), top, room, self._row), Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(self._font)
        for number, (keys, words) in enumerate(rows, 1):
            line = QRect(at.x(), top + number * self._row, room, self._row)
            painter.setPen(theme.colour("accent"))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, keys)
            painter.setPen(theme.colour("text"))
            painter.drawText(line.adjusted(wide, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
        return top + (len(rows) + 1) * self._row


class HelpOverlay(QFrame):
    """Covers the desk until a key is pressed or it is clicked."""

    wanted = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        dress(self)
        self._host = host
        theme.set_look(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("全部快捷键"))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot = QLabel()
        theme.set_look(self._foot, "muted")
        self._edge = QSize(0, 0)  # more room around where there is plenty
        self._focus: QWidget | None = None  # who had the keyboard before
        change = self._change = QPushButton(self.tr("设置快捷键…"))
        change.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # any key closes the overlay
        change.clicked.connect(lambda: self.wanted.emit("keys"))
        foot = QHBoxLayout()
        foot.addWidget(self._foot, 1)
        foot.addWidget(change)
        layout = self._layout = QVBoxLayout(self)
        layout.addWidget(self._area, 1)
        layout.addLayout(foot)
        self.hide()

    def _fill(self) -> None:
        """The keys as they are now; done when it is opened, since they may be chosen anew. In as many columns and in as
        large a type as there is room for, so that nothing has to be scrolled."""
        words = self.tr("在输入框里打字时，字母和数字键不起作用。按 {} 可改快捷键，按任意键关闭。")
        self._foot.setText(words.format(spoken(action("keys").keys[0])))
        room = QSize(self.width() - 2 * MARGIN, self.height() - self._change.sizeHint().height() - 3 * MARGIN)
        room -= self._edge * 2
        for (number, size), with_list in product(_WAYS, (True, False)):
            sheet = KeysSheet(_columns([*self._blocks(size == theme.SMALL, with_list)], number), size)
            if _fits(sheet.sizeHint(), room):
                break
        self._area.setWidget(sheet)

    def _blocks(self, is_short: bool, with_list: bool) -> Iterator[Block]:
        """Where room is scarce, an action's first key alone, and the desk's own keys without those of the list."""
        for place in PLACES:
            listed = (a._replace(keys=a.keys[:1]) if is_short else a for a in actions() if a.place == place)
            yield place, [*self._rows(listed), *(_WRITING if place == FINDINGS else ())]
        yield self.tr("全程序"), _EVERYWHERE
        if with_list:
            yield self.tr("案卷列表"), _LIST
        yield self.tr("鼠标"), _MOUSE

    def toggle(self, window: QWidget | None = None) -> None:
        """Shows or hides it, over the whole of a window: its host's where none is named."""
        if self.isVisible():
            self.hide()
            return
        window = window or self._host.window()
        window.activateWindow()
        self._focus = QApplication.focusWidget()
        self.setParent(window)
        spare = QSize(window.width() - theme.px(WIDEST[0]), window.height() - theme.px(WIDEST[1]))
        self._edge = (spare / 2).expandedTo(QSize(MARGIN, MARGIN) if window.height() > LOW else QSize(0, 0))
        across, down = self._edge.width() + MARGIN // 2, self._edge.height() + MARGIN // 2
        self._layout.setContentsMargins(across, down, across, down)
        self.setGeometry(window.rect())
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
    """The blocks in so many columns, none longer than need be."""
    least = max(max(map(_rows_of, blocks)), sum(map(_rows_of, blocks)) // number)
    packed = (_packed(blocks, number, most) for most in count(least))
    columns = next(filter(None, packed))
    return [sorted(column, key=blocks.index) for column in sorted(columns, key=lambda c: min(map(blocks.index, c)))]


def _packed(blocks: Sequence[Block], number: int, most: int) -> list[list[Block]]:
    """Each block, the longest first, in the first column with room for it; none where one finds no room."""
    columns: list[list[Block]] = [[] for _ in range(number)]
    for block in sorted(blocks, key=_rows_of, reverse=True):
        roomy = (column for column in columns if sum(map(_rows_of, [*column, block])) <= most)
        column = next(roomy, None)
        if column is None:
            return []
        column.append(block)
    return [column for column in columns if column]


def _rows_of(block: Block) -> int:
    return len(block[1]) + 1


def _fits(wanted: QSize, room: QSize) -> bool:
    return wanted.width() <= room.width() and wanted.height() <= room.height()
