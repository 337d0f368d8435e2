"""Conditions as rows to choose from, and as sentences. What is too deep for rows is shown and kept as it is."""

from dataclasses import dataclass
from typing import Any

from reviewer.presenters.rubrics.plain import Plain
from reviewer.presenters.rubrics.words import FACT_KINDS, FACTS, word

ANY, ALL = "any", "all"
COMPARED = (("", "有记载"), ("equals", "等于"), ("at_least", "不低于"), ("below", "低于"))


@dataclass(frozen=True, slots=True)
class Asked:
    """One row: is it so (or not), of which kind, about what, compared how."""

    kind: str = "condition"
    name: str = ""
    negated: bool = False
    compare: str = ""
    value: str = ""

    def expr(self) -> Any:
        """As it stands in the edition."""
        inner: Any = self.name
        if self.kind != "condition":
            inner = {self.kind: self.name}
            if self.kind == "fact" and self.compare:
                inner[self.compare] = self.value
        return {"not": inner} if self.negated else inner


@dataclass(frozen=True, slots=True)
class Rows:
    """A condition as rows: any of them, or all."""

    mode: str = ANY
    asked: tuple[Asked, ...] = ()

    def expr(self) -> Any:
        """As it stands in the edition; None where nothing is asked."""
        asked = [row.expr() for row in self.asked if row.name]
        if len(asked) < 2:
            return asked[0] if asked else None
        return {self.mode: asked}


def rows_of(expr: Any) -> Rows | None:
    """The rows of a condition, None where it is deeper than rows can show."""
    if expr in (None, ""):
        return Rows()
    mode = next((m for m in (ANY, ALL) if isinstance(expr, dict) and isinstance(expr.get(m), list)), "")
    inner = [_asked(part) for part in (expr[mode] if mode else [expr])]
    asked = tuple(row for row in inner if row is not None)
    return Rows(mode or ANY, asked) if len(asked) == len(inner) else None


def _asked(expr: Any) -> Asked | None:
    negated = isinstance(expr, dict) and set(expr) == {"not"}
    if negated:
        expr = expr["not"]
    if isinstance(expr, str):
        return Asked("condition", expr, negated)
    if not isinstance(expr, dict):
        return None
    kind = next((name for name, _ in FACT_KINDS if isinstance(expr.get(name), str)), "")
    compared = [name for name, _ in COMPARED if name and name in expr]
    if not kind or len(compared) > 1 or set(expr) - {kind, *compared}:
        return None
    how = compared[0] if compared else ""
    return Asked(kind, expr[kind], negated, how, str(expr.get(how, "")) if how else "")


def condition_labels(tree: Plain) -> dict[str, str]:
    """The case facts that the edition defines, by id."""
    conditions = tree.get("conditions", [])
    return {str(c.get("id", "")): str(c.get("label") or "（未填名称）") for c in conditions if isinstance(c, dict)}


def sentence(expr: Any, labels: dict[str, str], kinds: dict[str, str], depth: int = 0) -> str:
    """The condition as one would say it."""
    if expr in (None, ""):
        return ""
    if isinstance(expr, str):
        return labels.get(expr, f"未定义的条件（{expr}）")
    if not isinstance(expr, dict) or not expr:
        return "看不懂的条件"
    for mode, between in ((ANY, "或者"), (ALL, "并且")):
        if isinstance(expr.get(mode), list):
            text = between.join(sentence(part, labels, kinds, depth + 1) for part in expr[mode])
            return f"（{text}）" if depth else text
    if "not" in expr:
        return f"不符合“{sentence(expr['not'], labels, kinds, depth + 1)}”"
    return _single(expr, labels, kinds)


def _single(expr: Plain, labels: dict[str, str], kinds: dict[str, str]) -> str:
    kind = next((name for name, _ in FACT_KINDS if name in expr), "")
    name = str(expr.get(kind, ""))
    if kind == "condition":
        return labels.get(name, name)
    if kind == "document":
        return f"卷内有{kinds.get(name, name)}"
    if kind == "procedure":
        return f"程序为{name}"
    said = "".join(f"{word(COMPARED, how)}{expr[how]}" for how, _ in COMPARED if how and how in expr)
    return f"{FACTS.get(name, name)}{said or '有记载'}"
