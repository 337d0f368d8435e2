"""One table of the local rules, edited in its cells."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from reviewer.library.local_rules.draft import BASICS, COLUMNS, Cell, Column, Kind, Place, cell_column
from reviewer.presenters.local_rules import LocalRulesPresenter

Index = QModelIndex | QPersistentModelIndex
PROBLEM_ROLE = Qt.ItemDataRole.UserRole + 1  # what is wrong, empty where nothing is
COLUMN_ROLE = Qt.ItemDataRole.UserRole + 2  # Column: what the cell may hold
FIXED = (0, 2)  # columns of the first table that are ours


class LocalRulesModel(QAbstractTableModel):
    """Shows the rows of one place; hands what is typed to the presenter."""

    def __init__(self, presenter: LocalRulesPresenter, place: Place, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.place = place
        self._rows = presenter.draft.rows(place)
        presenter.changed.connect(self._follow)
        presenter.opened.connect(self.reset)

    def show_benchmark(self, number: int) -> None:
        """Show the tiers of another benchmark; −1: of none."""
        self.place = Place(self.place.table, number)
        self.reset()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS[self.place.table])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles above, row numbers at the left."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Vertical:
            return section + 1
        if orientation is Qt.Orientation.Vertical or not 0 <= section < self.columnCount():
            return None
        column = COLUMNS[self.place.table][section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(column)
        return (column.hint or None) if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text, what may stand there, what is wrong."""
        if not index.isValid():
            return None
        cell, text = self._cell(index), self._rows[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return text
            case Qt.ItemDataRole.ToolTipRole:
                said = "\n".join(filter(None, (text, cell_column(cell).hint)))  # a cell may be too narrow
                return self._presenter.problem(cell) or said or None
            case Qt.ItemDataRole.StatusTipRole:
                return self._presenter.problem(cell) or cell_column(cell).hint or text or None
            case Qt.ItemDataRole.AccessibleTextRole:
                problem = self._presenter.problem(cell)
                return f"{text}，{problem}" if problem else text
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._side(cell_column(cell))
            case _ if role == PROBLEM_ROLE:
                return self._presenter.problem(cell)
            case _ if role == COLUMN_ROLE:
                return cell_column(cell)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A cell was edited."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not self._is_ours(index):
            return False
        return self._presenter.type(self._cell(index), str(value))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell is edited but those that say what a row is."""
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if index.isValid() and self._is_ours(index) else usual

    def _side(self, column: Column) -> Qt.AlignmentFlag:
        is_figure = column.kind in (Kind.NUMBER, Kind.RATE) and self.place.table != BASICS
        side = Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _is_ours(self, index: Index) -> bool:
        return self.place.table != BASICS or index.column() not in FIXED

    def _cell(self, index: Index) -> Cell:
        return Cell(self.place, index.row(), index.column())

    @Slot()
    def reset(self) -> None:
        """Show the rows afresh."""
        self.beginResetModel()
        self._rows = self._presenter.draft.rows(self.place)
        self.endResetModel()

    @Slot(object)
    def _follow(self, focus: Cell) -> None:
        """Something changed: rows that came or went are said as such, so that the others stay selected."""
        rows = self._presenter.draft.rows(self.place)
        grown = len(rows) - len(self._rows)
        if abs(grown) > 1:
            self.reset()
            return
        if grown:
            self._step(grown, rows)
        self._rows = rows
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))

    def _step(self, grown: int, rows: tuple[tuple[str, ...], ...]) -> None:
        longer, shorter = (rows, self._rows) if grown > 0 else (self._rows, rows)
        at = next((i for i, (one, two) in enumerate(zip(longer, shorter, strict=False)) if one != two), len(shorter))
        if grown > 0:
            self.beginInsertRows(QModelIndex(), at, at)
            self._rows = rows
            self.endInsertRows()
        else:
            self.beginRemoveRows(QModelIndex(), at, at)
            self._rows = rows
            self.endRemoveRows()
