"""An edition being written: plain dicts, lists and texts, right or wrong. Every change makes a new tree that shares
what did not change, so that undo keeps whole trees and a worker thread may read one while the next is typed."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

Plain = dict[str, Any]
Key = tuple[str | int, ...]

LARGEST_POWER = 12  # of ten; what is larger is no number of points
_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


def at(tree: Any, path: Key) -> Any:
    """What stands at this path; None where nothing does."""
    for step in path:
        if isinstance(step, int):
            tree = tree[step] if isinstance(tree, list) and -1 < step < len(tree) else None
        else:
            tree = tree.get(step) if isinstance(tree, dict) else None
    return tree


def put(tree: Any, path: Key, value: Any) -> Any:
    """The tree with this value there. None, an empty text or an empty list take a name out of its mapping."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        assert isinstance(tree, list)
        return [*tree[:step], put(tree[step], rest, value), *tree[step + 1 :]]
    inner = put((tree or {}).get(step), rest, value)
    if inner in (None, "", []) and step != "items":
        return {name: kept for name, kept in (tree or {}).items() if name != step}
    return {**(tree or {}), step: inner}


def inserted(tree: Any, path: Key, value: Any) -> Any:
    """The tree with one more entry in a list; the last step of the path is its place."""
    place = path[-1]
    assert isinstance(place, int)
    entries = list(at(tree, path[:-1]) or [])
    return put(tree, path[:-1], [*entries[:place], value, *entries[place:]])


def removed(tree: Any, path: Key) -> Any:
    """The tree without this entry of a list."""
    place = path[-1]
    assert isinstance(place, int)
    entries = at(tree, path[:-1])
    return put(tree, path[:-1], [*entries[:place], *entries[place + 1 :]])


def moved(tree: Any, source: Key, target: Key) -> tuple[Any, Key]:
    """The tree with an entry moved before the place `target`, and where it stands now."""
    value, parent, place = at(tree, source), target[:-1], target[-1]
    assert isinstance(place, int)
    assert isinstance(source[-1], int)
    if parent == source[:-1]:
        place -= source[-1] < place
        parent_now = parent
    else:
        parent_now = shifted(parent, source)
    return inserted(removed(tree, source), (*parent_now, place), value), (*parent_now, place)


def shifted(path: Key, gone: Key) -> Key:
    """Where `path` leads once the entry `gone` was taken out before it."""
    depth = len(gone) - 1
    place, taken = (path[depth] if len(path) > depth else None), gone[-1]
    if path[:depth] == gone[:-1] and isinstance(place, int) and isinstance(taken, int) and place > taken:
        return (*path[:depth], place - 1, *path[depth + 1 :])
    return path


def is_section(node: Any) -> bool:
    """Whether this is a section (or item made of leaves), not a leaf."""
    return isinstance(node, dict) and "items" in node


def walk(tree: Plain) -> Iterator[tuple[Key, Plain]]:
    """Every section, item and leaf with its path, in order."""

    def below(nodes: Any, path: Key) -> Iterator[tuple[Key, Plain]]:
        for place, node in enumerate(nodes if isinstance(nodes, list) else []):
            if isinstance(node, dict):
                yield (*path, place), node
                yield from below(node.get("items"), (*path, place, "items"))

    yield from below(tree.get("sections"), ("sections",))


def is_node(path: Key) -> bool:
    """Whether a path leads to a section, item or leaf."""
    return len(path) >= 2 and path[0] == "sections" and isinstance(path[-1], int) and set(path[2::2]) <= {"items"}


def node_of(path: Key) -> Key:
    """The section, item or leaf that this path is about; () where it is about the whole edition."""
    end = 2 if len(path) > 1 and path[0] == "sections" and isinstance(path[1], int) else 0
    while end and path[end : end + 1] == ("items",) and end + 1 < len(path) and isinstance(path[end + 1], int):
        end += 2
    return path[:end]


def parsed(spoken: str) -> Key:
    """sections[0].items[3].points → its steps."""
    return tuple(int(number) if number else name for number, name in _STEP.findall(spoken))


def number(text: Any) -> Decimal | None:
    """The number a text says, None where it says none."""
    try:
        value = Decimal(str(text)) if text not in (None, "") else None
    except InvalidOperation:
        return None
    return value if value is not None and value.is_finite() and abs(value.adjusted()) <= LARGEST_POWER else None


def worth(node: Plain) -> Decimal:
    """What a leaf or section is worth, as far as it can be told: as stated, else what its leaves add up to."""
    stated = number(node.get("points"))
    if not is_section(node):
        return Decimal(0) if stated is None or node.get("bonus") is True else stated
    return listed_sum(node) if stated is None else stated


def listed_sum(node: Plain) -> Decimal:
    """What stands below a section added up."""
    return sum((worth(item) for item in node.get("items", []) if isinstance(item, dict)), Decimal(0))


def fresh_id(taken: set[str], stem: str) -> str:
    """An id nobody uses: stem-1, stem-2 …"""
    count = 1
    while f"{stem}-{count}" in taken:
        count += 1
    return f"{stem}-{count}"


def ids(tree: Plain) -> set[str]:
    """The ids of all sections and leaves, and those the edition before had (they mean something already)."""
    before = {str(pair[0]) for pair in tree.get("mapping", []) if isinstance(pair, list) and pair}
    return {str(node.get("id", "")) for _, node in walk(tree)} | before


def with_new_ids(node: Plain, taken: set[str]) -> Plain:
    """A copy of a node that can stand beside the original."""
    name = fresh_id(taken, re.sub(r"-\d+$", "", str(node.get("id", "item"))))
    taken.add(name)
    copy = {**node, "id": name}
    copy.pop("code", None)
    if is_section(node):
        copy["items"] = [with_new_ids(item, taken) for item in node["items"]]
    return copy


def renamed(tree: Plain, path: Key, new: str) -> Plain:
    """The tree with another id at a node; what names it follows, unless the new id is somebody else's."""
    old = str(at(tree, (*path, "id")) or "")
    others = {str(node.get("id", "")) for here, node in walk(tree) if here != path}
    after: Plain = put(tree, (*path, "id"), new)
    if not old or new in others or old in others:
        return after
    after = put(after, ("mapping",), [[a, new if b == old else b] for a, b in after.get("mapping", [])])
    for i, part in enumerate(after.get("total", [])):
        for j, term in enumerate(part.get("terms", [])):
            named = [new if name == old else name for name in term.get("sections", [])]
            after = put(after, ("total", i, "terms", j, "sections"), named)
    for here, node in walk(after):
        if old in (node.get("exclusive_with") or []):
            named = [new if name == old else name for name in node["exclusive_with"]]
            after = put(after, (*here, "exclusive_with"), named)
    return after
