"""The box over the manual's chapters where words are looked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from reviewer.windows import theme
from reviewer.windows.icons import let_clear


class _Words(QLineEdit):
    entered = Signal(bool)  # whether backwards

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return
        super().keyPressEvent(event)


class ManualSearch(QFrame):
    """Says what is looked for, and which way."""

    looked_for = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self._answer = _Words(), QLabel(self.tr("没有找到"))
        self.words.setPlaceholderText(self.tr("在手册中查找"))
        self.words.setAccessibleName(self.tr("在手册中查找"))
        self.words.setToolTip(self.tr("回车查下一处，Shift+回车查上一处"))
        let_clear(self.words)
        theme.set_look(self._answer, "muted")
        self._answer.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GRID, 0, theme.GRID, 0)
        column.setSpacing(theme.GRID // 2)
        column.addWidget(self.words)
        column.addWidget(self._answer)
        self.words.entered.connect(lambda backwards: self.looked_for.emit(self.words.text().strip(), backwards))
        self.words.textChanged.connect(self._answer.hide)

    def begin(self) -> None:
        """The keyboard comes here, the words ready to be written over."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def tell(self, *, found: bool) -> None:
        """Whether the words are anywhere in the manual."""
        self._answer.setHidden(found)
