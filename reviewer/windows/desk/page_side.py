"""A view of the page area, and the line above it that says what it shows while two stand side by side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from reviewer.presenters.pages.source import Pages
from reviewer.windows import icons, theme
from reviewer.windows.desk.actions import action, tip
from reviewer.windows.frame.elided_label import ElidedLabel
from reviewer.windows.page_view.view import PageView

SMALLEST = 150  # logical pixels a view needs at least
_BUTTONS = (("pair_sync", "link-2"), ("pair_swap", "arrow-left-right"), ("pair", "x"))


class PageSide(QFrame):
    """A view and its head. The right one's head has the buttons for both."""

    wanted = Signal(str)

    def __init__(self, pages: Pages, *, is_right: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PageView(pages)
        self._called = self.tr("案卷页面，右侧") if is_right else self.tr("案卷页面")
        self.view.setAccessibleName(self._called)
        self.head, self.words = QFrame(), ElidedLabel(cut_at=Qt.TextElideMode.ElideRight)
        row = QHBoxLayout(self.head)
        row.setContentsMargins(theme.GRID, 0, theme.GRID // 2, 0)
        row.setSpacing(0)
        row.addWidget(self.words, 1)
        self.buttons: dict[str, QToolButton] = {}
        for name, sign in _BUTTONS if is_right else ():
            row.addWidget(self._button(name, sign))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.view, 1)
        self.view.setMinimumWidth(SMALLEST)
        self.head.setFixedHeight(theme.px(30))
        self.head.hide()

    def _button(self, name: str, sign: str) -> QToolButton:
        closes = name == "pair"
        button = QToolButton()
        button.setIcon(icons.icon(sign, "text"))
        button.setToolTip(tip(name))
        button.setAccessibleName(self.tr("关闭右侧") if closes else action(name).words)
        button.setCheckable(name == "pair_sync")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.wanted.emit(name))
        self.buttons[name] = button
        return button

    def name_page(self, words: str) -> None:
        """What the view shows. A screen reader says it when it changes."""
        self.view.setAccessibleName(f"{self._called}，{words}")
        self.words.setText(words)

    def tell(self, *, active: bool) -> None:
        """Whether keys about pages mean this side."""
        theme.set_look(self.head, "side-on" if active else "bar")
        theme.set_look(self.words, "heading" if active else "plain")
