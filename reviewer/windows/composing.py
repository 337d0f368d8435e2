"""While an input method composes a word, no key is a command, whichever window or menu has bound it. Nor is a command's
key that is still held down a letter of the box which the command opened."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit

TYPING = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)
_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_NAME, _ASKED = "mingjuan_composing", "mingjuan_asked"


class Composing(QObject):
    """Listens to each box from when it first has the keyboard. There is one for the application."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.box: QObject | None = None  # the one with a word that is begun and not finished
        self._pressed = 0  # the key that was last pressed in the box that has the keyboard
        application.focusChanged.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        """Takes none of the signal's widgets: the one before may be half gone already, and must not be touched."""
        new = QApplication.focusWidget()
        if isinstance(new, TYPING) and not new.property(_NAME):
            new.setProperty(_NAME, True)
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever key the input method lets through is taken before it becomes a shortcut or reaches the box."""
        kind = event.type()
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self.box = watched if event.preeditString() else None
            if isinstance(watched, QPlainTextEdit):
                _clear_for(watched, is_composing=self.box is not None)
        elif kind == QEvent.Type.FocusOut:
            self.box, self._pressed = None, 0
        elif kind in _KEYS and isinstance(event, QKeyEvent) and (watched is self.box or self._is_held_over(event)):
            event.accept()
            return True
        return False

    def _is_held_over(self, event: QKeyEvent) -> bool:
        """Whether this is the repetition of a key that was pressed before the box had the keyboard."""
        if not event.isAutoRepeat():
            self._pressed = event.key()
        return event.isAutoRepeat() and event.key() not in (self._pressed, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def _clear_for(box: QPlainTextEdit, *, is_composing: bool) -> None:
    """Qt writes what an empty box asks for across the word that is being composed: away with it meanwhile."""
    asked = box.property(_ASKED)
    if is_composing and box.placeholderText():
        box.setProperty(_ASKED, box.placeholderText())
        box.setPlaceholderText("")
    elif not is_composing and asked:
        box.setProperty(_ASKED, None)
        box.setPlaceholderText(str(asked))


def watch(application: QApplication) -> Composing:
    """The application's listener, made with the first call."""
    known = application.property(_NAME)
    if not isinstance(known, Composing):
        known = Composing(application)
        application.setProperty(_NAME, known)
    return known
