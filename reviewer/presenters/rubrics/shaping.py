"""Changes of the tree's shape: add, copy, delete, move; for sections and leaves and for entries of lists."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from reviewer.presenters.rubrics.editor import RubricEditor
from reviewer.presenters.rubrics.plain import (
    Key,
    Plain,
    at,
    fresh_id,
    ids,
    inserted,
    is_node,
    is_section,
    moved,
    put,
    removed,
    with_new_ids,
)


class Shaping(QObject):
    """What the buttons, keys and the mouse do to the tree. `shaped` tells the place to show afterwards."""

    shaped = Signal(tuple)

    def __init__(self, editor: RubricEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def add_section(self, near: Key) -> Key:
        """One more section after the one that `near` stands in."""
        place = near[1] + 1 if is_node(near) and isinstance(near[1], int) else len(self._tree.get("sections", []))
        node = {"id": fresh_id(ids(self._tree), "section"), "title": "新的部分", "items": []}
        return self._insert(("sections", place), node, "增加部分")

    def add_leaf(self, near: Key) -> Key:
        """One more criterion: at the end of the chosen section, or after the chosen criterion."""
        target = self._after(near)
        if target is None:
            return ()
        above = at(self._tree, target[:-2])
        siblings: list[Plain] = above.get("items", []) if above else []
        last: Plain = next((leaf for leaf in reversed(siblings) if not is_section(leaf)), {})
        node: Plain = {"id": fresh_id(ids(self._tree), "item"), "title": "新的评查项"}
        node |= {"stage": last.get("stage", "调查"), "nature": last.get("nature", "程序"), "points": "1"}
        return self._insert(target, node, "增加评查项")

    def add_group(self, near: Key) -> Key:
        """An item made of several leaves, below the chosen section; it begins with one leaf."""
        target = self._after(near)
        if target is None:
            return ()
        taken = ids(self._tree)
        leaf = {"id": fresh_id(taken, "item"), "title": "新的评查项", "stage": "调查", "nature": "程序", "points": "1"}
        node = {"id": fresh_id(taken, "group"), "title": "新的项目", "items": [leaf]}
        return self._insert(target, node, "增加项目")

    def duplicate(self, path: Key) -> Key:
        """A copy right after the original."""
        if not is_node(path):
            return ()
        node = with_new_ids(at(self._tree, path), ids(self._tree))
        node["title"] = f"{node.get('title', '')}（副本）"
        return self._insert((*path[:-1], _int(path[-1]) + 1), node, "复制评查项")

    def delete(self, path: Key) -> Key:
        """Take a section or leaf out, and it out of the formula; what follows takes its place."""
        if not is_node(path):
            return ()
        node, place = at(self._tree, path), _int(path[-1])
        tree = removed(self._tree, path)
        if len(path) == 2:
            tree = _out_of_formula(tree, str(node.get("id")))
        left = len(at(tree, path[:-1]) or [])
        focus = (*path[:-1], min(place, left - 1)) if left else path[:-2]
        return self._shape(tree, focus, f"删除“{node.get('title', '')}”")

    def shift(self, path: Key, by: int) -> Key:
        """One place up or down among its siblings; at the end of them into the neighbouring section."""
        if not is_node(path):
            return ()
        place, siblings = _int(path[-1]), at(self._tree, path[:-1])
        if 0 <= place + by < len(siblings):
            return self.move(path, (*path[:-1], place + by + (by > 0)))
        if len(path) != 4:
            return ()
        neighbour = _int(path[1]) + by
        if not 0 <= neighbour < len(self._tree["sections"]):
            return ()
        room = len(self._tree["sections"][neighbour].get("items", []))
        return self.move(path, ("sections", neighbour, "items", room if by < 0 else 0))

    def can_move(self, source: Key, target: Key) -> bool:
        """Whether a node may stand at this place: leaves below sections, nothing inside itself."""
        if not is_node(source) or self._editor.is_frozen or (target[: len(source)] == source != target):
            return False
        return is_section(at(self._tree, source)) or len(target) > 2

    def move(self, source: Key, target: Key) -> Key:
        """Put a node before the place `target`."""
        if not self.can_move(source, target):
            return ()
        tree, now = moved(self._tree, source, target)
        if now == source:
            return source
        return self._shape(tree, now, f"移动“{at(tree, now).get('title', '')}”")

    def add_entry(self, path: Key, entry: Any, words: str) -> None:
        """One more entry at the end of a list (a deduction, a grade, a condition …)."""
        entries = at(self._tree, path) or []
        self._editor.replace(inserted(self._tree, (*path, len(entries)), entry), (*path, len(entries)), words)

    def drop_entry(self, path: Key, words: str) -> None:
        """Take an entry out of its list."""
        self._editor.replace(removed(self._tree, path), path[:-1], words)

    def shift_entry(self, path: Key, by: int, words: str) -> None:
        """An entry one place up or down in its list."""
        place = _int(path[-1])
        if 0 <= place + by < len(at(self._tree, path[:-1])):
            tree, now = moved(self._tree, path, (*path[:-1], place + by + (by > 0)))
            self._editor.replace(tree, now, words)

    @property
    def _tree(self) -> Plain:
        return self._editor.tree

    def _after(self, near: Key) -> Key | None:
        if not is_node(near):
            last = len(self._tree.get("sections", [])) - 1
            near = ("sections", last)
            if last < 0:
                return None
        if is_section(at(self._tree, near)):
            return (*near, "items", len(at(self._tree, near)["items"]))
        return (*near[:-1], _int(near[-1]) + 1)

    def _insert(self, target: Key, node: Plain, words: str) -> Key:
        tree = inserted(self._tree, target, node)
        if len(target) == 2 and tree.get("total"):
            tree = _into_formula(tree, str(node["id"]))
        return self._shape(tree, target, words)

    def _shape(self, tree: Plain, focus: Key, words: str) -> Key:
        if self._editor.is_frozen:
            return ()
        self._editor.replace(tree, focus, words)
        self.shaped.emit(focus)
        return focus


def _int(step: str | int) -> int:
    assert isinstance(step, int)
    return step


def _into_formula(tree: Plain, section: str) -> Plain:
    """A new section counts with the others where there is one term that says which."""
    terms = [("total", i, "terms", j) for i, p in enumerate(tree["total"]) for j, _ in enumerate(p.get("terms", []))]
    named = [path for path in terms if at(tree, (*path, "sections"))]
    if len(named) != 1:
        return tree
    path = (*named[0], "sections")
    return dict(put(tree, path, [*at(tree, path), section]))


def _out_of_formula(tree: Plain, section: str) -> Plain:
    for i, part in enumerate(tree.get("total", [])):
        for j, term in enumerate(part.get("terms", [])):
            if section in term.get("sections", []):
                left = [name for name in term["sections"] if name != section]
                tree = put(tree, ("total", i, "terms", j, "sections"), left)
    return tree
