"""What the check of a bulletin remarked, as an item model; what stops the issue comes first."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.presenters.bulletin_values import Remark

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
REMARK_ROLE = int(Role.UserRole)
NO_PARENT = QModelIndex()


class RemarksModel(QAbstractListModel):
    """Shows remarks. Computes nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._remarks: list[Remark] = []

    def set_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show these remarks."""
        self.beginResetModel()
        self._remarks = sorted(remarks, key=lambda remark: not remark.stops)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._remarks)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        remark = self._remarks[index.row()]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            lead = self.tr("须改：") if remark.stops else self.tr("提示：")
            return lead + remark.message
        return remark if role == REMARK_ROLE else None
