"""A draft as a tree to drag about: two lines for the whole edition, then its sections and leaves."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from reviewer.models.tree import Index, TreeModel
from reviewer.presenters.rubrics.plain import Key, Plain, is_section, worth
from scoring.trace import plain

PATH_ROLE = Qt.ItemDataRole.UserRole + 1  # Key
POINTS_ROLE = Qt.ItemDataRole.UserRole + 2  # what it is worth, as text
REMARK_ROLE = Qt.ItemDataRole.UserRole + 3  # "stop", "odd" or ""
SECTION_ROLE = Qt.ItemDataRole.UserRole + 4  # whether it is a section

WHOLE: Key = ("title",)
FORMULA: Key = ("total",)
CONDITIONS: Key = ("conditions",)
HEADS: tuple[tuple[Key, str], ...] = (
    (WHOLE, "基本信息"),
    (FORMULA, "总分与等次"),
    (CONDITIONS, "案情条件"),
)
MIME = "application/x-mingjuan-rubric-node"
Remarks = Mapping[Key, str]  # node → "stop" or "odd"


def _anywhere(_source: Key, _target: Key) -> bool:
    return True


class _Node(NamedTuple):
    path: Key
    parent: int  # −1: top level
    row: int
    text: str
    points: str
    is_section: bool
    children: list[int]


class RubricEditorModel(TreeModel[_Node, Key]):
    """Shows a draft's tree. Changes nothing itself: a drop is told through `move_wanted`."""

    move_wanted = Signal(tuple, tuple)  # from, before which place

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._remarks: Remarks = {}
        self._dragging: Key = ()
        self.is_movable = True
        self.may_move: Callable[[Key, Key], bool] = _anywhere

    def set_tree(self, tree: Plain, codes: Mapping[Key, str]) -> None:
        """Show this draft. Where only words changed, only they are repainted."""
        before = self._nodes
        nodes, roots = _entered(tree, codes)
        if [(n.path, n.is_section) for n in before] == [(n.path, n.is_section) for n in nodes]:
            self._nodes = nodes
            for number, node in enumerate(nodes):
                if node[3:5] != before[number][3:5]:
                    index = self._index_of(number)
                    self.dataChanged.emit(index, index)
            return
        self.beginResetModel()
        self._nodes, self._roots = nodes, roots
        self._numbers = {node.path: number for number, node in enumerate(nodes)}
        self.endResetModel()

    def set_remarks(self, remarks: Remarks) -> None:
        """Which places the check remarked on."""
        changed = {p for p in {*remarks, *self._remarks} if remarks.get(p) != self._remarks.get(p)}
        self._remarks = dict(remarks)
        for path in changed:
            number = self._numbers.get(path)
            if number is not None:
                self.dataChanged.emit(self._index_of(number), self._index_of(number))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, the place, its points, whether something is remarked on it."""
        if not index.isValid():
            return None
        node = self._nodes[index.internalId()]
        if role == Qt.ItemDataRole.DisplayRole:
            return node.text
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            said = {"stop": "有错误", "odd": "有提示"}.get(self._remarks.get(node.path, ""), "")
            points = f"{node.points} 分" if node.points else ""
            return "，".join(part for part in (node.text, points, said) if part)
        if role == PATH_ROLE:
            return node.path
        if role == POINTS_ROLE:
            return node.points
        if role == REMARK_ROLE:
            return self._remarks.get(node.path, "")
        if role == SECTION_ROLE:
            return node.is_section
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Sections and leaves are dragged; sections take what is dropped."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self.is_movable:
            return usual if index.isValid() else Qt.ItemFlag.NoItemFlags
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        node = self._nodes[index.internalId()]
        if node.path[0] == "sections":
            usual |= Qt.ItemFlag.ItemIsDragEnabled
        return usual | Qt.ItemFlag.ItemIsDropEnabled if node.is_section else usual

    def supportedDropActions(self) -> Qt.DropAction:
        """Things are moved, not copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only what was dragged from here."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Remembers what is dragged; the data only say that it is ours."""
        self._dragging = self._nodes[indexes[0].internalId()].path
        data = QMimeData()
        data.setData(MIME, b"1")
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Leaves below sections, nothing inside itself, nothing over the lines of the whole edition."""
        return data.hasFormat(MIME) and self.may_move(self._dragging, self._target(row, parent))

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Tell where it is to go. False: the view must not take rows out itself."""
        target = self._target(row, parent)
        if data.hasFormat(MIME) and self.may_move(self._dragging, target):
            self.move_wanted.emit(self._dragging, target)
        return False

    def _target(self, row: int, parent: Index) -> Key:
        if not parent.isValid():
            sections = len(self._roots) - len(HEADS)
            return ("sections", sections if row < 0 else max(0, min(row - len(HEADS), sections)))
        node = self._nodes[parent.internalId()]
        return (*node.path, "items", len(node.children) if row < 0 else row)


def _entered(tree: Plain, codes: Mapping[Key, str]) -> tuple[list[_Node], list[int]]:
    nodes = [_Node(path, -1, row, text, "", False, []) for row, (path, text) in enumerate(HEADS)]
    roots = list(range(len(nodes)))

    def enter(node: Plain, path: Key, parent: int, row: int) -> int:
        number = len(nodes)
        text = f"{node.get('code') or codes.get(path, '')} {node.get('title') or '（未填名称）'}"
        points = plain(worth(node)) if is_section(node) or node.get("points") else ""
        nodes.append(_Node(path, parent, row, text, points, is_section(node), []))
        for place, item in enumerate(node.get("items", [])):
            nodes[number].children.append(enter(item, (*path, "items", place), number, place))
        return number

    for place, section in enumerate(tree.get("sections", [])):
        roots.append(enter(section, ("sections", place), -1, len(HEADS) + place))
    return nodes, roots
