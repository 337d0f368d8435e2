"""A box to choose from that is narrower than its choices: its list shows each of them whole."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from reviewer.windows import theme


class ChoiceBox(QComboBox):
    """Takes the room it is given; the list takes the room of the words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def sizeHint(self) -> QSize:
        """What is as wide as its words has room for them: the style sheet's padding is not all counted."""
        hint = super().sizeHint()
        if self.sizeAdjustPolicy() is QComboBox.SizeAdjustPolicy.AdjustToContents:
            option = QStyleOptionComboBox()
            self.initStyleOption(option)
            option.rect = QRect(QPoint(), hint)
            words = max(
                (self.fontMetrics().horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0
            )
            hint.setWidth(hint.width() + max(words + theme.GRID - self._room(option), 0))
        return hint

    def _room(self, option: QStyleOptionComboBox) -> int:
        """Pixels for the words."""
        field = QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()

    def showPopup(self) -> None:
        """The list of a style sheet is as wide as the box; this one is wider where that would cut words."""
        view = self.view()
        wanted = view.sizeHintForColumn(0) + view.verticalScrollBar().sizeHint().width() + 2 * theme.GRID
        view.setMinimumWidth(min(wanted, self.screen().availableSize().width()))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is cut says so."""
        option, painter = QStyleOptionComboBox(), QStylePainter(self)
        self.initStyleOption(option)
        room = self._room(option)
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
