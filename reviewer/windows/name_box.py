"""A box to type in or to choose from, that shows when the keyboard is in it: Fusion's own ring is hardly seen."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from reviewer.windows import theme


class NameBox(QComboBox):
    """An editable combo box with the ring of every other control."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = QLineEdit()
        self.setLineEdit(self._edit)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._edit.installEventFilter(self)

    def begin_with(self, text: str) -> None:
        """What stands in it at first; where it is none of the list, none is chosen there: a screen reader would read
        the chosen one."""
        self.setCurrentIndex(self.findText(text))
        self.setCurrentText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The ring comes and goes with the keyboard."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style's own drawing, and the ring."""
        super().paintEvent(event)
        if self._edit.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
