"""The table of rules in the settings."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.presenters.preferences import RuleRow

Index = QModelIndex | QPersistentModelIndex
RULE_ROLE = Qt.ItemDataRole.UserRole + 1  # RuleRow
TITLES = ("规则", "名称", "轻重", "核对", "状态", "参数，或者停用的原因")
VERIFIED = {"✔": "✔ 对照过条文", "△": "△ 推导的口径", "✘": "✘ 未核对条文"}


class PreferenceRulesModel(QAbstractTableModel):
    """Shows rules. Changes nothing itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RuleRow, ...] = ()

    def set_rows(self, rows: Sequence[RuleRow]) -> None:
        """Show these; where only their state changed, only they are repainted."""
        before, self._rows = self._rows, tuple(rows)
        if [row.rule for row in before] == [row.rule for row in rows]:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(TITLES) - 1))
            return
        self._rows = before
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rules."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns."""
        return 0 if parent is not None and parent.isValid() else len(TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles above."""
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return TITLES[section] if shown and 0 <= section < len(TITLES) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, the whole row, why a rule is off."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        state = "启用" if row.is_on else "停用"
        words = row.parameters if row.is_on else row.reason
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.rule, row.title, row.severity, VERIFIED[row.verified], state, words)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return words if index.column() == len(TITLES) - 1 else row.reason or row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.rule} {row.title}，{state}" + (f"，{row.reason}" if row.reason else "")
        return row if role == RULE_ROLE else None
