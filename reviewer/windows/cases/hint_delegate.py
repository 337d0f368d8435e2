"""Draws the name of a case file, with a mark before it where a person should look at it; the tip says why."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reviewer.models.case_list import HINT_ROLE
from reviewer.windows.icons import icon


class HintDelegate(QStyledItemDelegate):
    """Puts a triangle before the words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = icon("triangle-alert", "doubt")

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Qt's own drawing, with our mark."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle  # who it is about, and at the end what
        if index.data(HINT_ROLE):
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.icon = self._icon
            option.decorationSize = self._icon.actualSize(option.decorationSize)
