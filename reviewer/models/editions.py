"""The list of editions, the remarks of the check and the lines of a trial, as Qt models."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.presenters.rubrics.checking import Remark
from reviewer.presenters.rubrics.values import EditionRow
from scoring.editions import LineChange
from scoring.trace import TraceLine, shown

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1  # the EditionRow, Remark or LineChange itself
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Column(NamedTuple):
    title: str
    text: Callable[[EditionRow], str]
    is_number: bool = False


COLUMNS = (
    _Column("名称", lambda row: row.title),
    _Column("版本", lambda row: row.edition),
    _Column("状态", lambda row: f"{row.standing} {row.since}".strip()),
    _Column("现用于", lambda row: "、".join(row.used_for) or "—"),
    _Column("施行日期", lambda row: row.in_force_from),
    _Column("评查项", lambda row: str(row.criteria), True),
    _Column("分值合计", lambda row: row.full if row.full != "0" else "不分项", True),
    _Column("评查", lambda row: f"{row.sessions} 份" if row.sessions else "—", True),
)


class EditionsModel(QAbstractTableModel):
    """Shows editions. Computes nothing, fetches nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[EditionRow] = ()

    def set_rows(self, rows: Sequence[EditionRow]) -> None:
        """Show these editions."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """Where an edition stands, −1 where it does not."""
        return next((number for number, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many editions there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles of the columns, over figures at the right as they are."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and COLUMNS[section].is_number:
            return RIGHT
        return COLUMNS[section].title if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, and the edition itself."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (column.text(row), row.remarks)))
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_number:
            return RIGHT
        return row if role == ROW_ROLE else None


class DraftRemarksModel(QAbstractListModel):
    """What the check said about a draft, one line each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._remarks: Sequence[Remark] = ()

    def set_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show these."""
        if list(remarks) == list(self._remarks):
            return
        self.beginResetModel()
        self._remarks = tuple(remarks)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many remarks there are."""
        return 0 if parent is not None and parent.isValid() else len(self._remarks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, and the remark itself."""
        if not index.isValid():
            return None
        remark = self._remarks[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            kind = "须改" if remark.stops else "提示"
            where = f"{remark.place}　" if remark.place else ""
            return f"{kind}：{where}{remark.message}"
        return remark if role == ROW_ROLE else None


TRIAL_HEADS = ("评查项", "原版", "新版")


class TrialModel(QAbstractTableModel):
    """The criteria that come out differently under a draft."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes: Sequence[LineChange] = ()

    def set_changes(self, changes: Sequence[LineChange]) -> None:
        """Show these."""
        self.beginResetModel()
        self._changes = changes
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many criteria differ."""
        return 0 if parent is not None and parent.isValid() else len(self._changes)

    def columnCount(self, parent: Index | None = None) -> int:
        """The criterion, old, new."""
        return 0 if parent is not None and parent.isValid() else len(TRIAL_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles of the columns, over figures at the right as they are."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return RIGHT
        return TRIAL_HEADS[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, and the change itself."""
        if not index.isValid():
            return None
        change = self._changes[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (change.label, _points(change.old), _points(change.new))[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return RIGHT
        return change if role == ROW_ROLE else None


def _points(line: TraceLine | None) -> str:
    """6.5／10, — where it does not apply, 无此项 where the edition has none."""
    if line is None:
        return "无此项"
    if line.kept is None:
        return "不适用"
    return shown(line.kept) if line.full is None else f"{shown(line.kept)}／{shown(line.full)}"
