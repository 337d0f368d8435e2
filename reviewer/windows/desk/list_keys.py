"""Keys that a list keeps for itself while the keyboard is in it, though they mean something else on the desk."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_UP_AND_DOWN = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
    }
)
_ASIDE = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})
ROW_KEYS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down})
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def keeps(event: QEvent, *, aside: bool = False, keys: frozenset[Qt.Key] = _UP_AND_DOWN) -> bool:
    """Accepts Qt's question whether the list wants this key; with `aside`, also left and right."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.modifiers() not in _PLAIN or event.key() not in (keys | _ASIDE if aside else keys):
        return False
    event.accept()
    return True
