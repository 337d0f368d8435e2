"""Why the last key did nothing, said where the work is until something else is done. Nothing to be clicked away."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from reviewer.windows import theme
from scoring.errors import ReviewError


class RefusalLine(QFrame):
    """Hidden while there is nothing to say."""

    grown = Signal()  # it is there or gone

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "notice")
        self.words = QLabel()
        self.words.setWordWrap(True)
        theme.set_look(self.words, "doubt")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        layout.addWidget(self.words)
        self.hide()

    @Slot(object)
    def say(self, error: ReviewError) -> None:
        """What could not be done, and what to do instead."""
        self.words.setText(f"{error.message}{error.hint}")
        self.words.setAccessibleName(self.words.text())
        self.show()
        self.grown.emit()
        QAccessible.updateAccessibility(QAccessibleEvent(self.words, QAccessible.Event.Alert))

    @Slot()
    def clear(self) -> None:
        """Something else was done."""
        if not self.isHidden():
            self.hide()
            self.grown.emit()
