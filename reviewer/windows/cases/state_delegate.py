"""Draws the state of a case file as a mark and a word: the mark tells states apart without colour."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reviewer.models.case_list import STATE_ROLE
from reviewer.presenters.ports import CaseState
from reviewer.windows.icons import icon

MARKS = {
    CaseState.WAITING: ("circle", "muted"),
    CaseState.OPEN: ("circle-dot", "accent"),
    CaseState.SUBMITTED: ("circle-check", "muted"),
}


class StateDelegate(QStyledItemDelegate):
    """Puts the icon of the state before its word."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = {state: icon(*mark) for state, mark in MARKS.items()}

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Qt's own drawing, with our icon."""
        super().initStyleOption(option, index)
        mark = self._icons.get(index.data(STATE_ROLE))
        if mark is not None:
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.icon = mark
            option.decorationSize = mark.actualSize(option.decorationSize)
