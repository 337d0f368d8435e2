"""How a table of rows looks: whole rows are chosen, nothing is edited, no grid, headings over the words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from reviewer.windows import theme

ROW = 28  # pixels at 100 %
PADDING = 8  # pixels at each side of a cell, as in the style sheet
START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class NumberDelegate(QStyledItemDelegate):
    """A document number or a title without room loses its middle: its end tells one from the other."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle


class WrappingDelegate(QStyledItemDelegate):
    """Words that break take the lines they need: Qt measures them without the padding that the style sheet adds."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        return super().sizeHint(inner, index)


def dress_rows(table: QTableView, name: str, *, row: int = ROW, several: bool = False) -> None:
    """Give a table these looks and its name for screen readers; `several` rows may be chosen at once."""
    mode = QAbstractItemView.SelectionMode
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.px(row))
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(START)


def say_instead(table: QAbstractScrollArea, words: str) -> None:
    """In place of the rows of an empty table, or of pages, why there are none and what to do; from its paintEvent."""
    painter = QPainter(table.viewport())
    painter.setPen(theme.colour("muted"))
    painter.drawText(table.viewport().rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
