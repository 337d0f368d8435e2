"""Binds the desk's actions to keys. Letters and digits never fire while somebody types or composes."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QWidget

from reviewer.windows import composing
from reviewer.windows.desk.actions import WALKING, Action, actions, tip

_ACTIVATING = {"Return", "Enter", "Space"}


class DeskKeys(QObject):
    """One QShortcut a key. `slots` maps every action's name to what it does."""

    def __init__(self, place: QWidget, slots: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(place)
        self._place, self._slots = place, slots
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        composing.watch(application)
        self.bound: dict[str, list[QShortcut]] = {}
        self.bind()

    def bind(self) -> None:
        """Binds the keys as they are chosen now, in place of those before."""
        for shortcuts in self.bound.values():
            for shortcut in shortcuts:
                shortcut.setEnabled(False)
                shortcut.deleteLater()
        self.bound = {}
        for action in actions():
            for keys in action.keys:
                shortcut = QShortcut(QKeySequence(keys), self._place)
                shortcut.setAutoRepeat(action.name in WALKING)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(self._guarded(action, keys, self._slots[action.name]))
                self.bound.setdefault(action.name, []).append(shortcut)

    def _guarded(self, action: Action, keys: str, slot: Callable[[], object]) -> Callable[[], None]:
        def fire() -> None:
            focus, popup = QApplication.focusWidget(), QApplication.activePopupWidget()
            if popup is not None and _is_over(popup, self._place):
                _typed_into(popup, keys)
            elif isinstance(focus, composing.TYPING) and not action.while_typing and not _is_read_only(focus):
                _handed_on(focus, keys)
            elif isinstance(focus, QAbstractButton) and keys in _ACTIVATING:
                focus.click()
            else:
                slot()

        return fire


def retell(place: QWidget, before: Mapping[str, str]) -> None:
    """Wherever a tip told an action's keys (`before`: the tips by action as they were) it tells those of now."""
    changed = {old: tip(name) for name, old in before.items() if old != tip(name)}
    for widget in place.findChildren(QWidget):
        said = widget.toolTip()
        for old, new in changed.items():
            if said.startswith(old):
                widget.setToolTip(new + said[len(old) :])


def _is_read_only(widget: QWidget) -> bool:
    return bool(getattr(widget, "isReadOnly", lambda: False)())


def _is_over(popup: QWidget, place: QWidget) -> bool:
    """Whether a menu belongs to the window the desk is in."""
    above = popup.parentWidget()
    while above is not None and above.parentWidget() is not None:
        above = above.parentWidget()
    return above is None or above is place.window()


def _typed_into(popup: QWidget, keys: str) -> None:
    """In an open menu a letter goes to the entry that begins with it; nothing behind the menu happens."""
    if isinstance(popup, QMenu) and len(keys) == 1:  # an event that is sent would be taken for the same key again
        key, none = Qt.Key(ord(keys)), Qt.KeyboardModifier.NoModifier
        popup.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, none, keys.lower()))


def _handed_on(focus: QWidget, keys: str) -> None:
    """What a key means in a box when it is no action: Tab goes to the next control, Enter ends a line."""
    if keys == "Tab":
        focus.focusNextChild()
    elif keys in ("Return", "Enter") and isinstance(focus, QLineEdit):
        focus.returnPressed.emit()
