"""A rubric edition as a tree, with how each criterion stands."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt

from reviewer.models.tree import Index, TreeModel
from reviewer.presenters.desk.ports import ItemLook, ItemStatus
from scoring.rubric import Criterion, Rubric, Section
from scoring.trace import shown

ITEM_ROLE = Qt.ItemDataRole.UserRole + 1  # the Section or Criterion itself
STATUS_ROLE = Qt.ItemDataRole.UserRole + 2  # ItemStatus, None for a section
RELEVANT_ROLE = Qt.ItemDataRole.UserRole + 3  # whether it is about the document looked at
DECIDED_ROLE = Qt.ItemDataRole.UserRole + 4  # (decided, all) below a section


class _Node(NamedTuple):
    item: Section | Criterion
    parent: int  # −1: top level
    row: int
    children: list[int]


class RubricModel(TreeModel[_Node, str]):
    """Shows a rubric and statuses. Computes nothing, fetches nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._statuses: Mapping[str, ItemStatus] = {}
        self._relevant: frozenset[str] = frozenset()

    def set_rubric(self, rubric: Rubric | None) -> None:
        """Shows another edition."""
        self.beginResetModel()
        self._nodes, self._roots, self._numbers, self._statuses = [], [], {}, {}
        for row, section in enumerate(rubric.sections if rubric else ()):
            self._roots.append(self._enter(section, -1, row))
        self.endResetModel()

    def _enter(self, item: Section | Criterion, parent: int, row: int) -> int:
        number = len(self._nodes)
        self._nodes.append(_Node(item, parent, row, []))
        if isinstance(item, Criterion):
            self._numbers[item.id] = number
        else:
            for place, child in enumerate(item.items):
                self._nodes[number].children.append(self._enter(child, number, place))
        return number

    def set_statuses(self, statuses: Mapping[str, ItemStatus]) -> None:
        """How the criteria stand now; only what changed is repainted."""
        old, self._statuses = self._statuses, dict(statuses)
        self._repaint(name for name, status in statuses.items() if old.get(name) != status)

    def set_relevant(self, criteria: frozenset[str]) -> None:
        """Which criteria are about the document looked at."""
        changed, self._relevant = self._relevant ^ criteria, criteria
        self._repaint(iter(changed))

    def _repaint(self, criteria: Iterator[str]) -> None:
        for name in criteria:
            number = self._numbers.get(name, -1)
            while number >= 0:
                index = self._index_of(number)
                self.dataChanged.emit(index, index)
                number = self._nodes[number].parent

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, the item itself, its status."""
        if not index.isValid():
            return None
        item = self._nodes[index.internalId()].item
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{item.code} {item.title}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(item)
        if role == ITEM_ROLE:
            return item
        if role == STATUS_ROLE:
            return self._statuses.get(item.id) if isinstance(item, Criterion) else None
        if role == RELEVANT_ROLE:
            return item.id in self._relevant
        if role == DECIDED_ROLE and isinstance(item, Section):
            below = (self._statuses[leaf.id] for leaf in item.leaves() if leaf.id in self._statuses)
            theirs = [status for status in below if not status.is_automatic]
            return sum(status.look is not ItemLook.UNTOUCHED for status in theirs), len(theirs)
        return None

    def _spoken(self, item: Section | Criterion) -> str:
        points = item.full if isinstance(item, Section) else item.points
        parts = [f"{item.code} {item.title}", f"{shown(points)} 分" if points is not None else ""]
        status = self._statuses.get(item.id) if isinstance(item, Criterion) else None
        if status is not None:
            parts += [status.look.value, status.lost]
            parts += [f"疑点 {status.suspicions} 条" if status.suspicions else "", "存疑" if status.doubts else ""]
            parts += ["存疑已有定论"] if status.settled else []
            parts += ["问题的依据已变"] if status.shaken else []
        return "，".join(part for part in parts if part)
