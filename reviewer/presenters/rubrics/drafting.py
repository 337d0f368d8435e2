"""From an edition to a draft and back; and the numbers (一、3.4) that places have while they move about."""

import json
import re
from dataclasses import replace
from typing import Any

from reviewer.presenters.rubrics.plain import Key, Plain, is_section, walk
from scoring.canonical import canonical
from scoring.rubric import Rubric, Status

STARTED: Plain = {
    "in_force_from": "不详",
    "status": "draft",
    "grades": [
        {"label": "优秀", "at_least": "90"},
        {"label": "合格", "at_least": "60", "below": "90"},
        {"label": "不合格", "below": "60"},
    ],
    "sections": [],
}


def drafted(rubric: Rubric) -> Plain:
    """The edition as a tree to work on. Numbers that follow from the order are left to the order."""
    tree = canonical(replace(rubric, status=Status.DRAFT))
    tree["status"] = "draft"
    tree["sections"] = [_opened(section, True) for section in tree["sections"]]
    automatic = codes(tree)
    return {**tree, "sections": _without(tree["sections"], ("sections",), automatic)}


def _opened(node: Plain, is_top: bool = False) -> Plain:
    if is_top or is_section(node):
        return {**node, "items": [_opened(item) for item in node.get("items", [])]}
    return node


def _without(nodes: list[Plain], path: Key, automatic: dict[Key, str]) -> list[Plain]:
    kept = []
    for place, node in enumerate(nodes):
        here = (*path, place)
        node = {k: v for k, v in node.items() if k != "code" or v != automatic[here]}
        if is_section(node):
            node["items"] = _without(node["items"], (*here, "items"), automatic)
        kept.append(node)
    return kept


def codes(tree: Plain) -> dict[Key, str]:
    """The number of every place as the order gives it: 一 for a section, 3.4 for what stands in the third."""
    from reviewer.library.rubrics.numbering import chinese

    found: dict[Key, str] = {}
    for path, _node in walk(tree):
        places = [step + 1 for step in path if isinstance(step, int)]
        found[path] = chinese(places[0]) if len(places) == 1 else ".".join(map(str, places))
    return found


def started(edition_id: str, title: str, edition: str) -> Plain:
    """An empty edition."""
    return {"id": edition_id, "title": title, "edition": edition, "source": title, **STARTED}


def edition_id(before: str, old_edition: str, edition: str) -> str:
    """The id of the next edition: that of the one before with the new edition in place of the old."""
    base = before.removesuffix(f"-{_safe(old_edition)}")[:50]
    return f"{base}-{_safe(edition)}"


def _safe(text: str) -> str:
    return re.sub(r"[^\w.\-]+", "-", text.strip()).strip("-.")[:25] or "1"


def to_body(tree: Plain) -> str:
    """The tree as it is kept."""
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


def from_body(body: str) -> Plain:
    """The tree that `to_body` wrote."""
    tree: Any = json.loads(body)
    assert isinstance(tree, dict)
    return tree


def is_fit(tree: Any) -> bool:
    """Whether a tree read from a file has a shape that can be shown and worked on, right or wrong."""
    if not isinstance(tree, dict) or not isinstance(tree.get("sections"), list):
        return False
    named = ("grades", "conditions", "total", "case_types")
    parts = tree.get("total", [])
    pairs = tree.get("mapping", [])
    return (
        all(_are_mappings(tree.get(name, [])) for name in named)
        and all(_are_mappings(part.get("terms", [])) for part in parts)
        and all(_is_listed(term.get("sections", [])) for part in parts for term in part.get("terms", []))
        and isinstance(tree.get("rounding", {}), dict)
        and isinstance(tree.get("unit", {}), dict)
        and isinstance(pairs, list)
        and all(isinstance(pair, list) and len(pair) == 2 for pair in pairs)
        and all(_node_is_fit(node) for node in tree["sections"])
    )


def _are_mappings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(entry, dict) for entry in value)


def _is_listed(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(entry, str) for entry in value)


LISTED = ("document_kinds", "common_mistakes", "notes", "legal_basis", "exemptions", "checks", "exclusive_with")


def _node_is_fit(node: Any) -> bool:
    if not isinstance(node, dict) or any(not isinstance(node.get(n, ""), str) for n in ("id", "code", "title")):
        return False
    if any(not isinstance(node.get(n, ""), str | bool) for n in ("points", "text", "stage", "nature", "mode", "bonus")):
        return False
    if not all(_is_listed(node.get(name, [])) for name in LISTED):
        return False
    if not all(_are_mappings(node.get(name, [])) for name in ("vetoes", "deductions")):
        return False
    items = node.get("items", [])
    return isinstance(items, list) and all(_node_is_fit(item) for item in items)
