"""`?`: every key that is bound now, over the desk."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
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

from reviewer.windows import theme
from reviewer.windows.desk.actions import Action, action, actions, spoken

_FOLDED = tuple(f"rule_{n}" for n in range(2, 10))  # told with the first
_MOUSE = (("拖动", "框选证据"), ("Shift+拖动", "选择文字"), ("Ctrl+滚轮", "缩放"), ("点页上标记", "打开该问题"))
_COLUMNS = (("评查项", "问题", "疑点"), ("页面", "全卷"), ("版面", "阅卷"))  # of about the same length
_WIDE = (("评查项", "问题"), ("页面", "疑点"), ("版面",), ("阅卷", "全卷"))  # where there is room for four
_NARROW = (("评查项", "问题", "疑点", "全卷"), ("页面", "版面", "阅卷"))
ROOM_FOR_FOUR, ROOM_FOR_THREE = 1240, 980


def _columns(width: int) -> tuple[tuple[str, ...], ...]:
    """As many as stand beside each other in this width, so that nothing has to be scrolled sideways."""
    if width >= theme.px(ROOM_FOR_FOUR):
        return _WIDE
    return _COLUMNS if width >= theme.px(ROOM_FOR_THREE) else _NARROW


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
        change = QPushButton(self.tr("设置快捷键…"))
        change.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # any key closes the overlay
        change.clicked.connect(lambda: self.wanted.emit("keys"))
        foot = QHBoxLayout()
        foot.addWidget(self._foot, 1)
        foot.addWidget(change)
        layout = QVBoxLayout(self)
        layout.addWidget(self._area, 1)
        layout.addLayout(foot)
        self.hide()

    def _fill(self) -> None:
        """The keys as they are now; done when it is opened, since they may be chosen anew."""
        inside = QWidget()
        theme.set_look(inside, "raised")
        row = QHBoxLayout(inside)
        row.setSpacing(4 * theme.GRID)
        for places in _columns(self._host.width()):
            column = QVBoxLayout()
            column.setSpacing(theme.GRID // 2)
            for place in places:
                column.addWidget(self._head(place))
                column.addLayout(self._grid([a for a in actions() if a.place == place]))
            if "页面" in places:
                column.addWidget(self._head(self.tr("鼠标")))
                column.addLayout(_two_columns(_MOUSE))
            column.addStretch(1)
            row.addLayout(column)
        self._area.setWidget(inside)
        words = self.tr("在输入框里打字时，字母和数字键不起作用。按 {} 可改快捷键，按任意键关闭。")
        self._foot.setText(words.format(spoken(action("keys").keys[0])))

    def toggle(self) -> None:
        """Shows or hides it, over the whole desk."""
        if self.isVisible():
            self.hide()
            return
        self._fill()
        self.setGeometry(self._host.rect().adjusted(24, 24, -24, -24))
        self.show()
        self.raise_()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key closes it."""
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """So does a click."""
        self.hide()

    def _head(self, words: str) -> QLabel:
        label = QLabel(words)
        theme.set_look(label, "heading")
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        label.setContentsMargins(0, theme.GRID, 0, 0)
        return label

    def _grid(self, listed: list[Action]) -> QGridLayout:
        rows = []
        for one in listed:
            if one.name in _FOLDED:
                continue
            if one.name == "rule_1":
                rows.append(("1 … 9", self.tr("按序号记录扣分情形")))
            else:
                rows.append(("　".join(dict.fromkeys(spoken(k) for k in one.keys)), one.words))
        return _two_columns(rows)


def _two_columns(rows: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * theme.GRID)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    for number, (keys, words) in enumerate(rows):
        key = QLabel(keys)
        theme.set_look(key, "link")
        grid.addWidget(key, number, 0)
        grid.addWidget(QLabel(words), number, 1)
    return grid
