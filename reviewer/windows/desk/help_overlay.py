"""`?`: every key that is bound now, over the desk."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from reviewer.windows import theme
from reviewer.windows.desk.actions import ACTIONS, Action, spoken

_FOLDED = tuple(f"rule_{n}" for n in range(2, 10))  # told with the first
_MOUSE = (("拖动", "框选证据"), ("Shift+拖动", "选择文字"), ("Ctrl+滚轮", "缩放"), ("点页上标记", "打开该问题"))
_COLUMNS = (("评查项", "阅卷"), ("页面",), ("问题", "疑点", "全卷"))


class HelpOverlay(QFrame):
    """Covers the desk until a key is pressed or it is clicked."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        theme.set_look(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("全部快捷键"))
        inside = QWidget()
        theme.set_look(inside, "raised")
        row = QHBoxLayout(inside)
        row.setSpacing(4 * theme.GRID)
        for places in _COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(theme.GRID // 2)
            for place in places:
                column.addWidget(self._head(place))
                column.addLayout(self._grid([a for a in ACTIONS if a.place == place]))
            if "页面" in places:
                column.addWidget(self._head(self.tr("鼠标")))
                column.addLayout(_two_columns(_MOUSE))
            column.addStretch(1)
            row.addLayout(column)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QLabel(self.tr("在输入框里打字时，字母和数字键不起作用。按任意键关闭。"))
        theme.set_look(foot, "muted")
        layout = QVBoxLayout(self)
        layout.addWidget(area, 1)
        layout.addWidget(foot)
        self.hide()

    def toggle(self) -> None:
        """Shows or hides it, over the whole desk."""
        if self.isVisible():
            self.hide()
            return
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

    def _grid(self, actions: list[Action]) -> QGridLayout:
        rows = []
        for action in actions:
            if action.name in _FOLDED:
                continue
            if action.name == "rule_1":
                rows.append(("1 … 9", self.tr("按序号记录扣分情形")))
            else:
                rows.append(("　".join(dict.fromkeys(spoken(k) for k in action.keys)), action.words))
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
