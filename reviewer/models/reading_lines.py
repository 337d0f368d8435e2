"""Lines of the reading panes (facts, hits) as an item model: the line itself, and its sentence for tip and reader."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
LINE_ROLE = int(Role.UserRole) + 1
NO_PARENT = QModelIndex()


class Line(Protocol):
    """Anything that can be said in one sentence; a heading cannot be chosen. By its name a line is known again where
    what it says has changed."""

    @property
    def heading(self) -> str: ...
    @property
    def spoken(self) -> str: ...
    @property
    def name(self) -> object: ...


class LinesModel(QAbstractListModel):
    """Shows lines. Computes nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def set_lines(self, lines: Sequence[Line]) -> bool:
        """Show these lines. Whether any is another than before."""
        new = tuple(lines)
        if new == self._lines:
            return False
        self.beginResetModel()
        self._lines = new
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """The sentence, or the line itself."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return line.spoken
        return line if role == LINE_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are only read."""
        if index.isValid() and self._lines[index.row()].heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
