"""The bar over every place: the places themselves, a word in passing, when the record was last written, the menu."""

from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from reviewer.windows import theme
from reviewer.windows.dressing import dress
from reviewer.windows.frame.elided_label import ElidedLabel
from reviewer.windows.frame.frame_keys import PLACES
from reviewer.windows.icons import icon
from reviewer.windows.saying import say

NOTE_SHOWN = 8_000  # milliseconds


class TopBar(QFrame):
    """Shows which place is on and lets the user choose another. Knows nothing of what the places are."""

    chosen = Signal(str)

    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        theme.set_look(self, "bar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(theme.GRID, 0, theme.GRID, 0)
        self._layout.setSpacing(0)
        self._note, self._saved, self._workspace = ElidedLabel(), QLabel(), QLabel()
        for label in (self._note, self._workspace, self._saved):
            theme.set_look(label, "muted")
            label.setContentsMargins(theme.GRID, 0, theme.GRID, 0)
        self._saved.setAccessibleName(self.tr("最近一次保存的时间"))
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._layout.addWidget(self._note, 1)
        self._layout.addWidget(self._workspace)
        self._layout.addWidget(self._saved)
        self._more = self._menu_button(menu)
        self._layout.addWidget(self._more)
        self._fading = QTimer(self, singleShot=True, interval=NOTE_SHOWN)
        self._fading.timeout.connect(self._note.clear)

    def add_place(self, key: str, title: str, icon_name: str) -> None:
        """One more place, with Ctrl and its number as its key."""
        number = len(self._buttons) + 1
        button = QToolButton()
        button.setText(title)
        button.setIcon(icon(icon_name))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        keys = PLACES[number - 1]
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(lambda: self.chosen.emit(key))  # a button's own shortcut waits for its animation
        button.setToolTip(self.tr("{}（{}）").format(title, keys))
        theme.set_look(button, "place")
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._group.addButton(button)
        self._layout.insertWidget(number - 1, button)
        self._buttons[key] = button

    def bind_in(self, window: QWidget) -> None:
        """The keys of the places in another window, too; the main window comes to the front with the place."""
        for key, keys in zip(self._buttons, PLACES, strict=False):
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.activated.connect(self.window().activateWindow)
            shortcut.activated.connect(lambda key=key: self.chosen.emit(key))

    def show_place(self, key: str) -> None:
        """Mark this place as the one that is on."""
        self._buttons[key].setChecked(True)
        chain = [*self._buttons.values(), self._more]
        for before, after in pairwise(chain):
            before.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt takes it from buttons that are not the chosen one
            self.setTabOrder(before, after)

    def show_workspace(self, name: str) -> None:
        """Say which workspace is open."""
        self._workspace.setText(name)
        self._workspace.setToolTip(self.tr("当前评查库"))

    @Slot(str)
    def show_note(self, text: str) -> None:
        """Say something in passing; it goes away by itself."""
        self._note.setText(text)
        self._fading.start()
        say(self, text)

    @Slot(object)
    def show_saved(self, at: datetime) -> None:
        """Say when the record was last written."""
        self._saved.setText(self.tr("已保存 {:%H:%M:%S}").format(at))
        self._saved.setAccessibleName(self._saved.text())

    def _menu_button(self, menu: QMenu) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("ellipsis"))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(self.tr("评查库、评查人、外观、帮助"))
        button.setAccessibleName(self.tr("更多"))
        theme.set_look(button, "flat")
        return button
