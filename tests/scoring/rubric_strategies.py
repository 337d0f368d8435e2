"""Random editions and sheets: every mode, deduction kind and veto the engine knows."""

from decimal import Decimal

from hypothesis import strategies as st

from scoring.casefile import Region
from scoring.conditions import Condition, Expr, Op
from scoring.rubric import Criterion, Deduction, DeductionKind, Reach, Rubric, Section, Tier, Veto
from scoring.score import mark_refusal, refusal
from scoring.sheet import Finding, ItemState, Mark, Sheet
from tests.scoring.rubric_building import leaf, part, rubric, section, term, veto

halves = st.integers(1, 20).map(lambda n: Decimal(n) / 2)
KINDS = [k for k in DeductionKind if k is not DeductionKind.ZERO_PARENT]


@st.composite
def deductions(draw: st.DrawFn, id: str, has_points: bool) -> Deduction:
    kinds = [*KINDS, DeductionKind.ZERO_PARENT] if has_points else [k for k in KINDS if k is not DeductionKind.ALL]
    kind = draw(st.sampled_from(kinds))
    points = draw(halves)
    counted = draw(st.booleans())
    tiers = tuple(Tier(points * n, from_count=n if counted else None) for n in (1, 2, 4))
    cap = draw(st.none() | st.just(points * 8))
    return Deduction(
        id,
        f"情形{id}",
        kind,
        points if kind not in (DeductionKind.RANGE, DeductionKind.TIERS) else None,
        low=Decimal("0.5") if kind is DeductionKind.RANGE else None,
        high=Decimal(4) if kind is DeductionKind.RANGE else None,
        step=Decimal("0.5") if kind is DeductionKind.RANGE else None,
        cap=cap,
        tiers=tiers if kind is DeductionKind.TIERS else (),
        reach=draw(st.sampled_from([Reach.ITEM, Reach.ITEM, Reach.SECTION, Reach.FILE])),
    )


@st.composite
def leaves(draw: st.DrawFn, id: str, has_points: bool, is_gate: bool) -> Criterion:
    points = None if is_gate or not has_points else str(draw(halves))
    rules: list[Deduction | Veto] = []
    if not is_gate:
        rules = [draw(deductions(f"d{i}", points is not None)) for i in range(draw(st.integers(0, 3)))]
    effect = draw(st.sampled_from(["", "", "", "file_zero", "fail_and_stop", "grade_cap", "points"]))
    if effect:
        rules.append(veto("v", effect, grade="合格", points=Decimal(30) if effect == "points" else None))
    condition = draw(
        st.sampled_from([None, None, Expr(Op.CONDITION, "c"), Expr(Op.NOT, args=(Expr(Op.CONDITION, "c"),))])
    )
    return leaf(id, points, *rules, condition=condition)


@st.composite
def sections(draw: st.DrawFn, id: str, mode: str) -> Section:
    is_gate = mode == "gate"
    has_points = mode == "earn" or draw(st.booleans())
    own = [draw(leaves(f"{id}.{i}", has_points, is_gate)) for i in range(draw(st.integers(1, 3)))]
    items: list[Section | Criterion] = list(own)
    if draw(st.booleans()) and mode != "gate":
        inner = [draw(leaves(f"{id}.g{i}", has_points, False)) for i in range(draw(st.integers(1, 2)))]
        items.append(section(f"{id}.g", *inner))
    points = str(draw(halves)) if is_gate else "40" if mode == "deduct" and draw(st.booleans()) else None
    return section(id, *items, mode=mode, points=points)


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    modes = draw(st.lists(st.sampled_from(["earn", "deduct", "gate"]), min_size=0, max_size=2))
    tops = [draw(sections("e", "earn")), *(draw(sections(f"s{i}", m)) for i, m in enumerate(modes))]
    by_mode = {s.id: s.mode.value for s in tops}
    terms = [term("ratio", "e", of="50")]
    for name, mode in list(by_mode.items())[1:]:
        terms.append(term("minus" if mode == "deduct" else "points", name))
    exclusive = draw(st.booleans())
    if exclusive and len(tops[0].items) > 1 and isinstance(tops[0].items[1], Criterion):
        from dataclasses import replace

        first, second, *others = tops[0].items
        tops[0] = replace(tops[0], items=(first, replace(second, exclusive_with=(first.id,)), *others))
    return rubric(
        *tops,
        total=(part("基础", term("fixed", of="50")), part("规范", *terms)),
        conditions=(Condition("c", "听证"),),
        cap=draw(st.none() | st.just(Decimal(100))),
    )


@st.composite
def findings(draw: st.DrawFn, edition: Rubric, id: str) -> Finding:
    with_rules = [c for c in edition.criteria() if c.rules]
    if not with_rules:
        return Finding(id, "none", "none")
    criterion = draw(st.sampled_from(with_rules))
    rule = draw(st.sampled_from(list(criterion.rules)))
    points = None
    if isinstance(rule, Deduction) and rule.kind is DeductionKind.RANGE:
        points = Decimal(draw(st.integers(1, 8))) / 2
    if isinstance(rule, Deduction) and rule.kind is DeductionKind.TIERS and rule.tiers[0].from_count is None:
        points = draw(st.sampled_from(rule.tiers)).points
    occurrences = draw(st.integers(1, 5))
    return Finding(id, criterion.id, rule.id, occurrences, points, "理由", (Region(draw(st.integers(1, 9))),))


@st.composite
def marks(draw: st.DrawFn, edition: Rubric) -> tuple[Mark, ...]:
    found = []
    for criterion in edition.criteria():
        state = draw(st.sampled_from([None, None, None, *ItemState]))
        if state is None:
            continue
        earned = None
        if state is ItemState.SCORED and criterion.points is not None and draw(st.booleans()):
            earned = criterion.points * draw(st.integers(0, 4)) / 4
        found.append(Mark(criterion.id, state, "理由", Region(1), earned))
    return tuple(found)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Rubric, Sheet, Finding | None]:
    """An edition, a sheet a desk would accept, and one more finding it would accept (None: none found)."""
    edition = draw(rubrics())
    sheet = Sheet(
        marks=tuple(m for m in draw(marks(edition)) if mark_refusal(edition, Sheet(), m) is None),
        conditions=draw(st.sampled_from([{}, {"c": True}, {"c": False}])),
    )
    extra: Finding | None = None
    for i in range(draw(st.integers(0, 6)) + 1):
        one = draw(findings(edition, f"f{i}"))
        if refusal(edition, sheet, one) is None:
            if extra is not None:
                sheet = Sheet((*sheet.findings, extra), sheet.marks, conditions=sheet.conditions)
                if refusal(edition, sheet, one) is not None:
                    extra = None
                    continue
            extra = one
    return edition, sheet, extra
