"""The strip at the bottom: the findings of this page, or all of them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.presenters.desk.ports import FindingLine
from reviewer.windows import theme
from reviewer.windows.desk.actions import tip
from reviewer.windows.desk.grounds_row import GroundsRow
from reviewer.windows.desk.list_keys import ROW_KEYS, keeps
from reviewer.windows.desk.row_painting import Index, RowDelegate, Tail, draw_tails, draw_words

MOST = 16_777_215  # Qt's own for "no limit"
LEAST_REMARK = 40  # with less room a remark says nothing, in pixels at 100 %
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
OWN_KEYS = ROW_KEYS | {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FindingsStrip(QFrame):
    """Shows findings; says which was chosen, changed or withdrawn."""

    chosen = Signal(str)
    changed = Signal(str)
    withdrawn = Signal(str)
    kept = Signal(str)
    folded = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "footer")
        self._lines: tuple[FindingLine, ...] = ()
        self._state: tuple[object, ...] = ()  # what is shown now
        self._latest = ""  # what was recorded last
        self._locked = False
        self.list = _FindingList()
        self.list.turned.connect(self.chosen)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(_FindingDelegate(self.list))
        self.list.setAccessibleName(self.tr("问题"))
        self.list.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda item: self.chosen.emit(item.data(LINE_ROLE).finding))
        self._title, self._empty = QLabel(), QLabel()
        theme.set_look(self._title, "heading")
        theme.set_look(self._empty, "muted")
        self._change: QPushButton = QPushButton(self.tr("修改"))
        self._change.setToolTip(tip("change"))
        self._withdraw = QPushButton(self.tr("撤回"))
        self._withdraw.setToolTip(tip("withdraw"))
        self.all = QPushButton(self.tr("全部"))
        self.all.setCheckable(True)
        self.all.setToolTip(self.tr("显示全卷的问题，或者只显示本页的"))
        theme.set_look(self.all, "chip")
        self.all.toggled.connect(lambda _on: self.show_lines(self._lines, locked=self._locked))
        for button, signal in ((self._change, self.changed), (self._withdraw, self.withdrawn)):
            theme.set_look(button, "chip")
            button.clicked.connect(lambda _=False, s=signal: s.emit(self.current()))
        self.grounds = GroundsRow()
        for told, signal in (
            (self.grounds.chosen, self.chosen),
            (self.grounds.withdrawn, self.withdrawn),
            (self.grounds.kept, self.kept),
        ):
            told.connect(signal)
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.GRID, 2, theme.GRID, 2)
        head.setSpacing(theme.GRID)
        head.addWidget(self._title)
        head.addWidget(self._empty, 1)
        for button in (self.all, self._change, self._withdraw):
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.grounds)
        layout.addWidget(self.list, 1)
        self._head = head
        self._fold(is_empty=True)

    def show_lines(self, lines: Sequence[FindingLine], chosen: str = "", *, locked: bool = False) -> None:
        """The findings as they stand; the chosen one is selected."""
        state = (tuple(lines), chosen, locked, self.all.isChecked())
        if state == self._state:
            return
        known = {line.finding for line in self._lines}
        new = [line.finding for line in lines if line.finding not in known]
        self._latest = new[0] if len(new) == 1 else self._latest
        self._state, self._locked = state, locked
        self._lines = tuple(lines)
        self.grounds.show_lines(lines, chosen, locked=locked)
        shown = [line for line in self._lines if self.all.isChecked() or _is_here(line)]
        self.list.clear()
        for line in shown:
            item = QListWidgetItem(f"{line.number} {line.code} {line.text}")
            item.setData(LINE_ROLE, line)
            item.setToolTip(_spoken(line))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _spoken(line))
            self.list.addItem(item)
            if line.finding == chosen:
                self.list.setCurrentItem(item)
            if line.finding == (chosen or self._latest):  # what was just recorded is in sight
                self.list.scrollToItem(item)
        here = sum(line.on_page for line in self._lines)
        self._title.setText(self.tr("本页问题 {}").format(here))
        self._empty.setText(self._beside_the_title(len(shown) - here))
        self._fold(is_empty=not shown)
        self.all.setText(self.tr("全部 {}").format(len(self._lines)))
        self.all.setEnabled(bool(self._lines))
        for button in (self._change, self._withdraw):
            button.setEnabled(bool(shown) and not locked)

    def _beside_the_title(self, elsewhere: int) -> str:
        """What is listed although it is on no page or on another; how to record where nothing is listed."""
        if self.list.count():
            return self.tr("另有 {} 条不在本页").format(elsewhere) if elsewhere else ""
        if self._lines:
            return self.tr("本页没有问题，全卷有 {} 条。").format(len(self._lines))
        return self.tr("本卷没有问题。") if self._locked else self.tr("拖动鼠标框选证据，再按评查项上的数字键记录。")

    def height_of(self, rows: int) -> int:
        """The height that shows so many lines whole."""
        return self._top() + rows * theme.px(26) + 3

    def _top(self) -> int:
        """What stands over the list."""
        grounds = 0 if self.grounds.isHidden() else self.grounds.sizeHint().height()
        return self._head.sizeHint().height() + grounds

    def _fold(self, *, is_empty: bool) -> None:
        """One line while there is nothing to list: the room is the page's."""
        before = self.is_folded, self.minimumHeight()
        self.list.setHidden(is_empty)
        self.setMinimumHeight(self._top() + 1 if is_empty else self.height_of(1))
        self.setMaximumHeight(self.minimumHeight() if is_empty else MOST)
        if before != (is_empty, self.minimumHeight()):  # the height of a line is known only when it was dressed
            self.folded.emit(is_empty)

    @property
    def is_folded(self) -> bool:
        """Whether there is nothing to list."""
        return self.list.isHidden()

    def current(self) -> str:
        """The finding selected, else the last one of this page, else the last one listed; where none is listed, the
        last one recorded."""
        if (item := self.list.currentItem()) is not None:
            return str(item.data(LINE_ROLE).finding)
        shown = [self.list.item(row).data(LINE_ROLE) for row in range(self.list.count())]
        here = [line for line in shown if line.on_page]
        return next((lines[-1].finding for lines in (here, shown, self._lines) if lines), "")


def _is_here(line: FindingLine) -> bool:
    """On the page looked at, on none at all, or to be looked at again wherever it is."""
    return line.on_page or "页" not in line.where or bool(line.grounds)


def _spoken(line: FindingLine) -> str:
    words = f"问题 {line.number}：{line.code} {line.text}（{line.where}）{line.points}"
    words += f"。依据已更正，{line.grounds}" if line.grounds else ""
    return f"{words}\n{line.remark}" if line.remark else words


class _FindingList(QListWidget):
    """By the arrows one goes from finding to finding while the keyboard is here."""

    turned = Signal(str)

    def event(self, event: QEvent) -> bool:
        """The arrows and Enter are the list's own, not the desk's."""
        return keeps(event, keys=OWN_KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow chooses the next finding, Enter the one that is selected."""
        super().keyPressEvent(event)
        item = self.currentItem()
        if event.key() in OWN_KEYS and item is not None:
            self.turned.emit(item.data(LINE_ROLE).finding)


class _FindingDelegate(RowDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Number in a box as on the page, code and text, place, remark, points."""
        line: FindingLine = index.data(LINE_ROLE)
        self.ground(painter, option)
        role = "veto" if line.is_veto else "accent"
        rect: QRect = option.rect
        box = QRect(rect.x() + 8, rect.y() + 4, theme.px(22), rect.height() - 8)
        painter.fillRect(box, theme.colour(role))
        painter.setFont(theme.font(theme.SMALL, bold=True))
        painter.setPen(theme.colour("on_veto" if line.is_veto else "on_accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, line.number)
        changed = [Tail(line.grounds, "triangle-alert", "doubt")] if line.grounds else []
        taken = draw_tails(painter, rect, [*changed, Tail(line.where), Tail(line.points, role=role)])
        room = rect.adjusted(box.width() + 16, 0, -taken - 8, 0)
        words = f"{line.code} {line.text}"
        draw_words(painter, room, words)
        beside = room.adjusted(painter.fontMetrics().horizontalAdvance(words) + 2 * theme.GRID, 0, 0, 0)
        if line.remark and beside.width() > theme.px(LEAST_REMARK):
            draw_words(painter, beside, " ".join(line.remark.split("\n")), "muted")
