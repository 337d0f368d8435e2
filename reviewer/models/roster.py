"""送卷核对 and the agreeing on a list of cases, as item models."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.presenters.roster import RosterRow
from scoring.roster_acts import Cell

if TYPE_CHECKING:
    from reviewer.documents.roster.entries import Roster, RosterProblem

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROW_ROLE = int(Role.UserRole)
NO_PARENT = QModelIndex()


class ArrivalsModel(QAbstractTableModel):
    """Rows of the list and case files outside it, under a filter."""

    HEADS = ("送卷情况", "案卷", "案号", "当事人", "承办机构", "案由", "程序", "决定日期", "需核对")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[RosterRow] = ()
        self.shown: list[RosterRow] = []
        self._filter: tuple[str, str, str] = ("", "", "")
        self._drawn: frozenset[tuple[int, str, str]] = frozenset()

    def set_rows(self, rows: Sequence[RosterRow]) -> None:
        """Show these rows under the filter that is set."""
        self._all = rows
        self._rebuild()

    def set_drawn(self, rows: Sequence[RosterRow]) -> None:
        """The rows that were drawn; they pass the filter of that name."""
        self._drawn = frozenset(map(_name, rows))
        self._rebuild()

    def set_filter(self, state: str = "", unit: str = "", text: str = "") -> None:
        """`state`: "" all, missing, received, outside, doubtful, drawn."""
        self._filter = (state, unit, text.strip())
        self._rebuild()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.HEADS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.shown[index.row()]
        if role == Role.DisplayRole:
            return _cells(row)[index.column()]
        if role == Role.ToolTipRole:
            return "\n".join((*row.differences, *row.doubts)) or _cells(row)[index.column()]
        return row if role == ROW_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole and 0 <= section < len(self.HEADS):
            return self.tr(self.HEADS[section])
        return None

    def _rebuild(self) -> None:
        self.beginResetModel()
        self.shown = [row for row in self._all if self._passes(row)]
        self.endResetModel()

    def _passes(self, row: RosterRow) -> bool:
        state, unit, text = self._filter
        stands = {
            "": True,
            "missing": bool(row.line) and not row.cases,
            "received": bool(row.line) and bool(row.cases),
            "outside": not row.line,
            "doubtful": bool(row.differences or row.doubts or len(row.cases) > 1),
            "drawn": _name(row) in self._drawn,
        }
        return stands[state] and unit in ("", row.unit) and (not text or text in "\n".join(_cells(row)))


def _name(row: RosterRow) -> tuple[int, str, str]:
    """What stays of a row while case files come in."""
    return row.line, row.number, row.unit


def _cells(row: RosterRow) -> tuple[str, ...]:
    codes = "、".join(code for _, code in row.cases)
    open_ = "；".join((*row.differences, *row.doubts))
    return (row.state, codes, row.number, row.party, row.unit, row.cause, row.procedure, row.decided_on, open_)


class RosterRemarksModel(QAbstractTableModel):
    """What was noticed in a list, cell by cell; a suggestion may be ticked, and then stands in the value's place."""

    HEADS = ("行", "栏目", "原文", "说明", "建议改为")
    SUGGESTION = 4

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._remarks: tuple[RosterProblem, ...] = ()
        self._accepted: set[Cell] = set()

    @property
    def accepted(self) -> frozenset[Cell]:
        """The cells whose suggestion was ticked."""
        return frozenset(self._accepted)

    @property
    def offered(self) -> frozenset[Cell]:
        """The cells for which something is suggested."""
        return frozenset((p.line, p.key) for p in self._remarks if p.is_doubt and p.suggestion)

    def tick(self, cells: frozenset[Cell]) -> None:
        """Tick these suggestions and no others."""
        self._accepted = set(cells & self.offered)
        if self._remarks:
            self.dataChanged.emit(self.index(0, self.SUGGESTION), self.index(len(self._remarks) - 1, self.SUGGESTION))

    def set_roster(self, roster: "Roster") -> None:
        """Show what was noticed: doubts first. Ticks stay with their cells."""
        self.beginResetModel()
        self._remarks = tuple(sorted(roster.problems, key=lambda p: (not p.is_doubt, p.line)))
        self._accepted &= {(p.line, p.key) for p in self._remarks if p.suggestion}
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._remarks)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.HEADS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Open suggestions can be ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._is_open(index) else flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        remark = self._remarks[index.row()]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._text(remark, index.column())
        if role == Role.CheckStateRole and self._is_open(index):
            return Qt.CheckState.Checked if (remark.line, remark.key) in self._accepted else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Tick or untick a suggestion."""
        if role != Role.CheckStateRole or not self._is_open(index):
            return False
        remark = self._remarks[index.row()]
        cell = (remark.line, remark.key)
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._accepted.add(cell)
        else:
            self._accepted.discard(cell)
        self.dataChanged.emit(index, index)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole and 0 <= section < len(self.HEADS):
            return self.tr(self.HEADS[section])
        return None

    def _is_open(self, index: Index) -> bool:
        if not index.isValid() or index.column() != self.SUGGESTION:
            return False
        remark = self._remarks[index.row()]
        return remark.is_doubt and bool(remark.suggestion)

    @staticmethod
    def _text(remark: "RosterProblem", column: int) -> str:
        done = f"{remark.suggestion}（已换算）" if remark.suggestion and not remark.is_doubt else remark.suggestion
        original = remark.original or "（空）"
        return (str(remark.line), remark.label, original, remark.message, done)[column]


class RosterPreviewModel(QAbstractTableModel):
    """The first rows of a list as they would be taken in."""

    ROWS = 12

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[str, ...] = ()
        self._labels: Mapping[str, str] = {}
        self._rows: tuple[tuple[Mapping[str, str], Mapping[str, str]], ...] = ()

    def set_roster(self, roster: "Roster", labels: Mapping[str, str]) -> None:
        """Show the first rows; `labels`: the fields with a column and their names, in order."""
        self.beginResetModel()
        self._keys, self._labels = tuple(labels), labels
        self._rows = tuple((entry.values, entry.original) for entry in roster.entries[: self.ROWS])
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        values, original = self._rows[index.row()]
        key = self._keys[index.column()]
        if role == Role.DisplayRole:
            return values.get(key, "")
        if role == Role.ToolTipRole:
            return self.tr("原文：{}").format(original.get(key, ""))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole and 0 <= section < len(self._keys):
            return self._labels[self._keys[section]]
        return None
