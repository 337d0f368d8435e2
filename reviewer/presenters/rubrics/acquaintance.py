"""Names in a draft that nothing in the program knows: facts never read, documents and checks that do not exist. They
come in with files; in the editor everything is chosen from lists."""

from collections.abc import Iterator, Mapping
from typing import Any

from reviewer.presenters.rubrics.plain import Key, Plain, is_section, walk
from reviewer.presenters.rubrics.remarks import Remark
from reviewer.presenters.rubrics.words import FACTS

CHOOSE = "请从列表中另选，否则它不起作用。"


def unknown(tree: Plain, numbers: Mapping[Key, str]) -> Iterator[Remark]:
    """Hints on every name nobody knows."""
    from reviewer.library.document_kinds import shipped_kinds
    from scoring.checks.register import NAMES

    kinds = {kind.code for kind in shipped_kinds()}
    for i, condition in enumerate(tree.get("conditions", [])):
        if isinstance(condition, dict):
            label = condition.get("label", "")
            for what, name in _asked(condition.get("suggest")):
                if name not in (FACTS if what == "fact" else kinds):
                    noun = "要素" if what == "fact" else "文书"
                    text = f"“{label}”的自动判断用到不认识的{noun}“{name}”。{CHOOSE}"
                    yield Remark(("conditions", i, "suggest"), text, False)
    for path, node in walk(tree):
        if not is_section(node):
            for field, noun, known in (("document_kinds", "文书", kinds), ("checks", "疑点规则", set(NAMES))):
                odd = [str(name) for name in node.get(field) or [] if name not in known]
                if odd:
                    text = f"不认识的{noun}“{'、'.join(odd)}”。{CHOOSE}"
                    yield Remark((*path, field), text, False, numbers.get(path, ""))


def _asked(expr: Any) -> Iterator[tuple[str, str]]:
    """The facts and documents a condition asks for, at any depth."""
    if isinstance(expr, dict):
        for what in ("fact", "document"):
            if isinstance(expr.get(what), str):
                yield what, expr[what]
        for inner in (expr.get("any"), expr.get("all"), [expr.get("not")]):
            for part in inner if isinstance(inner, list) else []:
                yield from _asked(part)
