"""A table of figures as an item model: any rows, described by columns; each cell knows the case files behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROW_ROLE = int(Role.UserRole)
CASES_ROLE = ROW_ROLE + 1  # the ids of the case files behind this cell
DESCRIPTION_ROLE = ROW_ROLE + 2  # what this cell says, in words
NO_PARENT = QModelIndex()
NUMBER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
TEXT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """One column. `sort_key` gives int, float or str; without it the text sorts."""

    title: str
    text: Callable[[Any], str]
    cases: Callable[[Any], Sequence[str]] = lambda _row: ()
    sort_key: Callable[[Any], float | int | str] | None = None
    is_number: bool = True
    tip: Callable[[Any], str] | None = None  # how the number came about


class FigureRowsModel(QAbstractTableModel):
    """Shows rows through columns. Computes nothing."""

    def __init__(self, name_of: Callable[[Any], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name_of = name_of
        self._columns: Sequence[FigureColumn] = ()
        self._rows: list[Any] = []

    def set_table(self, columns: Sequence[FigureColumn], rows: Sequence[Any]) -> None:
        """Show these rows through these columns."""
        self.beginResetModel()
        self._columns, self._rows = columns, list(rows)
        self.endResetModel()

    def row(self, number: int) -> Any:
        """The value shown in this row."""
        return self._rows[number]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role == Role.DisplayRole:
            return column.text(row)
        if role == Role.TextAlignmentRole:
            return NUMBER if column.is_number else TEXT
        if role == Role.ToolTipRole:
            said = column.tip(row) if column.tip is not None else "" if column.is_number else column.text(row)
            look = self.tr("双击查看背后的 {} 卷").format(len(cases)) if (cases := column.cases(row)) else ""
            return "\n".join(part for part in (said, look) if part) or None
        if role == CASES_ROLE:
            return tuple(column.cases(row))
        if role == DESCRIPTION_ROLE:
            return f"{self._name_of(row)}·{column.title}"
        return row if role == ROW_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Role.DisplayRole:
            return self._columns[section].title
        if role == Role.TextAlignmentRole:
            return NUMBER if self._columns[section].is_number else TEXT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by this column."""
        if not 0 <= column < len(self._columns):
            return
        chosen = self._columns[column]
        self.layoutAboutToBeChanged.emit()
        held = [(index, self._rows[index.row()]) for index in self.persistentIndexList()]
        self._rows.sort(key=chosen.sort_key or chosen.text, reverse=order == Qt.SortOrder.DescendingOrder)
        places = {id(row): number for number, row in enumerate(self._rows)}
        new = [self.index(places[id(row)], index.column()) for index, row in held]
        self.changePersistentIndexList([index for index, _ in held], new)
        self.layoutChanged.emit()
