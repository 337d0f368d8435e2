"""The formula and the grade bands of an edition: do they refer to what is there, do they leave holes."""

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

from reviewer.library.rubrics.yaml_values import Key
from scoring.rubric import Mode, Rubric, Section, Term, TermKind
from scoring.trace import plain

Say = Callable[[Key, str, str], None]
USUAL_FULL = Decimal(100)


def check_formula(rubric: Rubric, error: Say, warn: Say) -> None:
    """Every term names top-level sections, every section is counted, and the whole adds up to what is usual."""
    top = {s.id: s for s in rubric.sections}
    used: set[str] = set()
    ids: set[str] = set()
    for i, part in enumerate(rubric.total):
        if part.id in ids or part.id in top:
            error(("total", i, "id"), f"算式编号“{part.id}”重复。", "请改用别的编号。")
        ids.add(part.id)
        for j, term in enumerate(part.terms):
            _check_term(term, ("total", i, "terms", j), top, error)
            used |= set(term.sections)
    if rubric.total:
        for i, section in enumerate(rubric.sections):
            if section.id not in used and _counts(section):
                warn(("sections", i), f"“{section.title}”没有进入总分算式。", "")
    full = _full(rubric)
    if full is not None and full != USUAL_FULL and not rubric.case_types:
        warn(("total",) if rubric.total else ("sections",), f"满分合计 {plain(full)} 分，不等于 100 分。", "")


def _counts(section: Section) -> bool:
    return section.full > 0 or any(leaf.deductions for leaf in section.leaves())


def _check_term(term: Term, path: Key, top: dict[str, Section], error: Say) -> None:
    for name in term.sections:
        if name not in top:
            error((*path, "sections"), f"算式引用了不存在的部分“{name}”。", f"允许：{'、'.join(top)}。")
    if term.kind in (TermKind.FIXED, TermKind.RATIO) and term.of is None:
        error((*path, "of"), "这一项没有写明分值。", "请补上 of。")
    if term.kind is not TermKind.FIXED and not term.sections:
        error((*path, "sections"), "这一项没有写明取哪些部分。", "请补上 sections。")
    if term.kind is TermKind.RATIO and any(s in top and top[s].full == 0 for s in term.sections):
        error((*path, "sections"), "按比例折算的部分没有分值。", "请给其中的评查项写明分值。")


def _full(rubric: Rubric) -> Decimal | None:
    """The best a file can reach without bonus."""
    if not rubric.total:
        has_points = all(s.mode is not Mode.DEDUCT or s.full for s in rubric.sections)
        return rubric.full if has_points else None
    top = {s.id: s for s in rubric.sections}
    full = Decimal(0)
    for term in (t for p in rubric.total for t in p.terms):
        if term.kind is TermKind.POINTS:
            full += sum((top[s].full for s in term.sections if s in top), Decimal(0))
        elif term.kind is not TermKind.MINUS:
            full += term.of or Decimal(0)
    return full


def check_grades(rubric: Rubric, error: Say, warn: Say) -> None:
    """Bands from best to worst, each label once, no hole between two of them."""
    labels = [g.label for g in rubric.grades]
    for i, label in enumerate(labels):
        if labels.index(label) != i:
            error(("grades", i, "label"), f"等次“{label}”重复。", "每个等次只列一次，从高到低。")
    for i, (better, worse) in enumerate(pairwise(rubric.grades)):
        low = better.at_least if better.at_least is not None else better.above
        high = worse.below if worse.below is not None else worse.at_most
        if low is None or (high is None and worse.at_least is None and worse.above is None):
            continue
        if high is not None and high < low:
            warn(("grades", i + 1), f"{plain(high)} 分至 {plain(low)} 分之间没有等次。", "")
        elif high == low and not any(g.holds(low) for g in rubric.grades):
            warn(("grades", i + 1), f"恰为 {plain(low)} 分时没有等次。", "")
        worse_low = worse.at_least if worse.at_least is not None else worse.above
        if worse_low is not None and worse_low >= low:
            error(("grades", i + 1), f"等次“{worse.label}”的下限不低于“{better.label}”。", "请从高到低排列。")
