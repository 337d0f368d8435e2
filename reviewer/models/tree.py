"""What a tree of rows needs in Qt, whatever its rows hold."""

from collections.abc import Hashable
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex


class TreeNode(Protocol):
    """One row: where it hangs and what hangs below it, by number."""

    @property
    def parent(self) -> int:
        """The number of the row above; −1 at the top level."""

    @property
    def row(self) -> int:
        """Its place among its siblings."""

    @property
    def children(self) -> list[int]:
        """The numbers of the rows below, in order."""


Node = TypeVar("Node", bound=TreeNode)
Name = TypeVar("Name", bound=Hashable)


class TreeModel(QAbstractItemModel, Generic[Node, Name]):
    """A tree of one column over a flat list of nodes. A node's number is what its index carries."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[Node] = []
        self._roots: list[int] = []
        self._numbers: dict[Name, int] = {}

    def index_of(self, name: Name) -> QModelIndex:
        """Where the row of this name stands; an invalid index where there is none."""
        number = self._numbers.get(name)
        return QModelIndex() if number is None else self._index_of(number)

    def _index_of(self, number: int) -> QModelIndex:
        return self.createIndex(self._nodes[number].row, 0, number)

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """The index of a row below a parent."""
        siblings = self._children(parent)
        if column != 0 or not 0 <= row < len(siblings):
            return QModelIndex()
        return self.createIndex(row, column, siblings[row])

    def parent(self, index: Index | None = None) -> Any:
        """The row above; without an index, Qt's own parent."""
        if index is None:
            return super().parent()
        if not index.isValid():
            return QModelIndex()
        above = self._nodes[index.internalId()].parent
        return QModelIndex() if above < 0 else self._index_of(above)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows stand below."""
        return len(self._children(parent))

    def columnCount(self, parent: Index | None = None) -> int:
        """One column: everything of a row is painted in it."""
        return 1

    def _children(self, parent: Index | None) -> list[int]:
        if parent is None or not parent.isValid():
            return self._roots
        return self._nodes[parent.internalId()].children if parent.column() == 0 else []
