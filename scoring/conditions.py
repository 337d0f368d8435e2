"""Conditions on case facts that switch criteria on and off (条件项), as data: no code, three values.

None means *not known*: a criterion whose condition is not known stays in, for a person to decide.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from scoring.casefile import CaseFile


class Op(StrEnum):
    CONDITION = "condition"  # another condition of the edition, by id
    DOCUMENT = "document"  # the file holds a document of this kind
    PROCEDURE = "procedure"  # the file's procedure is this one
    FACT = "fact"  # a fact of this key is known (and equals / lies within)
    ANY = "any"
    ALL = "all"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Expr:
    """One node of a condition. `name` is the condition id, document kind, procedure or fact key."""

    op: Op
    name: str = ""
    args: tuple["Expr", ...] = ()
    equals: str = ""
    at_least: Decimal | None = None
    below: Decimal | None = None

    def references(self) -> frozenset[str]:
        """The ids of every condition this one refers to, at any depth."""
        own = {self.name} if self.op is Op.CONDITION else set()
        return frozenset(own.union(*(a.references() for a in self.args)))


@dataclass(frozen=True, slots=True)
class Condition:
    """A case fact a reviewer can switch (听证 …). `suggest` proposes its value from what was read;
    `default` holds where nobody switched it and nothing was read (None: not known)."""

    id: str
    label: str
    suggest: Expr | None = None
    default: bool | None = None


def evaluate(expr: Expr, leaf: Callable[[Expr], bool | None]) -> bool | None:
    """Kleene's three-valued logic; `leaf` answers the nodes that are not any/all/not."""
    if expr.op is Op.NOT:
        inner = evaluate(expr.args[0], leaf)
        return None if inner is None else not inner
    if expr.op in (Op.ANY, Op.ALL):
        decisive = expr.op is Op.ANY
        values = [evaluate(a, leaf) for a in expr.args]
        if decisive in values:
            return decisive
        return None if None in values else not decisive
    return leaf(expr)


def holds(expr: Expr, known: Mapping[str, bool | None]) -> bool | None:
    """Whether `expr` holds where only conditions may be asked."""
    return evaluate(expr, lambda e: known.get(e.name) if e.op is Op.CONDITION else None)


def suggested(conditions: tuple[Condition, ...], case: CaseFile) -> dict[str, bool]:
    """What the case file says of each condition; a condition nothing is known of is left out."""
    by_id = {c.id: c for c in conditions}

    def of(condition: Condition, seen: frozenset[str]) -> bool | None:
        if condition.suggest is None or condition.id in seen:
            return None

        def leaf(expr: Expr) -> bool | None:
            if expr.op is not Op.CONDITION:
                return _asked_of(case, expr)
            other = by_id.get(expr.name)
            return None if other is None else of(other, seen | {condition.id})

        return evaluate(condition.suggest, leaf)

    found = {c.id: of(c, frozenset()) for c in conditions}
    return {name: value for name, value in found.items() if value is not None}


def _asked_of(case: CaseFile, expr: Expr) -> bool | None:
    if expr.op is Op.DOCUMENT:
        return bool(case.of_kind(expr.name)) if case.documents else None
    if expr.op is Op.PROCEDURE:
        return case.procedure == expr.name if case.procedure else None
    fact = case.fact(expr.name)
    if fact is None:
        return None
    if expr.equals:
        return fact.value == expr.equals
    if expr.at_least is None and expr.below is None:
        return True
    try:
        value = Decimal(fact.value)
    except InvalidOperation:
        return None
    if not value.is_finite():
        return None
    return (expr.at_least is None or value >= expr.at_least) and (expr.below is None or value < expr.below)
