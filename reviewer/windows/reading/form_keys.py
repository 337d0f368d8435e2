"""The keys that belong to a small form over the desk while one types in it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_forms_own(event: QEvent, leave: Callable[[], object]) -> bool:
    """Whether the desk's shortcuts must not see the event; Esc leaves the form."""
    if not isinstance(event, QKeyEvent) or event.key() not in _KEYS:
        return False
    if event.type() == QEvent.Type.ShortcutOverride:
        event.accept()
        return True
    if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
        leave()
        return True
    return False
