"""A table of figures with its heading; a double click or Enter on a number opens the case files behind it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from reviewer.models.figure_rows import CASES_ROLE, DESCRIPTION_ROLE, ROW_ROLE, FigureColumn, FigureRowsModel
from reviewer.windows import theme
from reviewer.windows.row_tables import dress_rows


class FigureTable(QTableView):
    """Shows rows of figures; sortable by every column."""

    opened = Signal(object, str)  # ids of case files, description
    chosen = Signal(object)  # the row's value, None where none is

    def __init__(self, name: str, name_of: Callable[[Any], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = FigureRowsModel(name_of, self)
        self.setModel(self.rows)
        dress_rows(self, name, row=30)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)  # each number is opened by itself
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._choose)
        self.rows.modelReset.connect(lambda: self.chosen.emit(None))

    def set_table(self, columns: Sequence[FigureColumn], rows: Sequence[Any], widths: Sequence[int]) -> None:
        """Show these rows; the first column of width 0 takes the room that is left."""
        keep = self.currentIndex().row()
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.rows.set_table(columns, rows)
        for column, width in enumerate(widths):
            mode = QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            self.horizontalHeader().setSectionResizeMode(column, mode)
            if width:
                self.setColumnWidth(column, theme.px(width))
        if rows:
            self.setCurrentIndex(self.rows.index(min(max(keep, 0), len(rows) - 1), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        cases = index.data(CASES_ROLE)
        if cases:
            self.opened.emit(cases, index.data(DESCRIPTION_ROLE))

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(ROW_ROLE))
