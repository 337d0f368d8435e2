"""Small editions for tests: a test names only what matters to it."""

from decimal import Decimal
from typing import Any

from scoring.casefile import Region
from scoring.grades import Grade
from scoring.rubric import (
    Criterion,
    Deduction,
    DeductionKind,
    Mode,
    Nature,
    Part,
    Rubric,
    Section,
    Stage,
    Term,
    TermKind,
    Veto,
    VetoEffect,
)
from scoring.sheet import Finding, ItemState, Mark

D = Decimal
FOUR = (
    Grade("优秀", at_least=D(90)),
    Grade("良好", at_least=D(75), below=D(90)),
    Grade("合格", at_least=D(60), below=D(75)),
    Grade("不合格", below=D(60)),
)
THREE = (Grade("优秀", at_least=D(90)), Grade("合格", at_least=D(60), below=D(90)), Grade("不合格", below=D(60)))
PAGE = (Region(1),)


def rule(id: str, kind: str, points: str | None = None, **more: Any) -> Deduction:
    return Deduction(id, f"情形{id}", DeductionKind(kind), None if points is None else D(points), **more)


def veto(id: str, effect: str, **more: Any) -> Veto:
    return Veto(id, f"否决{id}", VetoEffect(effect), **more)


def leaf(id: str, points: str | None = None, *rules: Deduction | Veto, **more: Any) -> Criterion:
    return Criterion(
        id,
        id,
        f"评查项{id}",
        more.pop("stage", Stage.DECISION),
        more.pop("nature", Nature.PROCEDURE),
        None if points is None else D(points),
        deductions=tuple(r for r in rules if isinstance(r, Deduction)),
        vetoes=tuple(r for r in rules if isinstance(r, Veto)),
        **more,
    )


def section(
    id: str, *items: Section | Criterion, mode: str = "earn", points: str | None = None, **more: Any
) -> Section:
    return Section(id, id, f"部分{id}", items, Mode(mode), None if points is None else D(points), **more)


def term(kind: str, *sections: str, of: str | None = None, **more: Any) -> Term:
    return Term(TermKind(kind), sections, None if of is None else D(of), **more)


def part(id: str, *terms: Term, **more: Any) -> Part:
    return Part(id, id, terms, **more)


def rubric(*sections: Section, **more: Any) -> Rubric:
    more.setdefault("grades", FOUR)
    return Rubric("r", "试用标准", "2026", "自拟", "2026-01-01", sections, **more)


def found(criterion: str, rule_id: str, **more: Any) -> Finding:
    more.setdefault("id", f"{criterion}/{rule_id}/{more.get('occurrences', 1)}")
    more.setdefault("remark", "见说明")
    more.setdefault("regions", PAGE)
    return Finding(criterion=criterion, rule=rule_id, **more)


def mark(criterion: str, state: str = "scored", **more: Any) -> Mark:
    if "earned" in more:
        more["earned"] = D(more["earned"])
    if state != "scored":
        more.setdefault("reason", "按案情")
    return Mark(criterion, ItemState(state), **more)
