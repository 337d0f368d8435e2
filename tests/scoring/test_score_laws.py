"""Laws every score keeps, whatever the edition and the sheet."""

from dataclasses import replace
from decimal import Decimal
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.library.rubrics.editions import load, to_yaml
from scoring.canonical import canonical, rebuilt
from scoring.grades import rounded
from scoring.rubric import Mode, Rubric
from scoring.score import Score, ScoreState, score
from scoring.sheet import Finding, ItemState, Mark, Sheet
from scoring.trace import Role
from tests.scoring.rubric_building import leaf, part, rubric, section, term
from tests.scoring.rubric_strategies import cases, halves, rubrics

often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
Case = tuple[Rubric, Sheet, Finding | None]


def height(result: Score) -> Decimal:
    """A file that failed without a score stands below every number."""
    return Decimal(-1) if result.total is None else result.total


@often
@given(cases())
def test_one_more_deduction_never_raises_a_total(case: Case) -> None:
    edition, sheet, extra = case
    if extra is not None:
        more = replace(sheet, findings=(*sheet.findings, extra))
        assert height(score(edition, more)) <= height(score(edition, sheet))


@often
@given(cases(), st.integers(0, 99))
def test_the_order_of_findings_and_marks_does_not_matter(case: Case, seed: int) -> None:
    edition, sheet, extra = case
    findings = [*sheet.findings, *([extra] if extra else [])]
    shuffled, marks = list(findings), list(sheet.marks)
    Random(seed).shuffle(shuffled)
    Random(seed).shuffle(marks)
    straight = score(edition, replace(sheet, findings=tuple(findings)))
    assert score(edition, replace(sheet, findings=tuple(shuffled), marks=tuple(marks))) == straight


@often
@given(cases())
def test_the_trace_adds_up_to_the_total(case: Case) -> None:
    edition, sheet, _ = case
    result = score(edition, sheet)
    last = result.trace[-1]
    assert (last.role, last.kept) == (Role.TOTAL, result.total)
    if result.state is ScoreState.SCORED:
        summed = sum(
            (line.kept or Decimal(0) for line in result.trace if line.role in (Role.PART, Role.BEYOND)), Decimal(0)
        )
        summed = max(summed, edition.floor or Decimal(0))
        summed = summed if edition.cap is None else min(summed, edition.cap)
        assert rounded(summed, edition.rounding) == result.total


@often
@given(cases())
def test_no_criterion_keeps_less_than_its_floor_or_more_than_its_points(case: Case) -> None:
    edition, sheet, _ = case
    for line in score(edition, sheet).trace:
        criterion = edition.criterion(line.ref)
        if line.role is Role.LEAF and criterion is not None and criterion.points is not None:
            assert line.kept is not None
            assert line.capped is not None
            assert 0 <= line.kept <= criterion.points
            assert line.capped <= (line.claimed or Decimal(0))


@often
@given(cases())
def test_a_section_keeps_what_its_leaves_keep_unless_something_reaches_over_them(case: Case) -> None:
    edition, sheet, _ = case
    lines = {line.ref: line for line in score(edition, sheet).trace if line.role is not Role.SET_ASIDE}
    for top in edition.sections:
        if top.id not in lines or top.mode is not Mode.EARN:
            continue
        ids = [c.id for c in top.leaves()]
        rules = {(c.id, d.id): d for c in top.leaves() for d in c.deductions}
        hit = [rules.get((f.criterion, f.rule)) for f in sheet.findings if f.criterion in ids]
        if all(r is not None and r.reach.value == "item" and r.kind.value != "zero_parent" for r in hit):
            assert lines[top.id].kept == sum((lines[i].kept or Decimal(0) for i in ids), Decimal(0))


@given(st.lists(st.tuples(halves, st.integers(0, 4)), min_size=2, max_size=6), st.integers(0, 5))
def test_what_does_not_apply_never_costs_points(items: list[tuple[Decimal, int]], at: int) -> None:
    """Against missing always; against what was earned wherever the item did worse than the whole."""
    at %= len(items)
    edition = rubric(
        section("s", *(leaf(f"l{i}", str(p)) for i, (p, _) in enumerate(items))),
        total=(part("p", term("ratio", "s", of="100")),),
    )
    earned = [p * n / 4 for p, n in items]
    others = tuple(Mark(f"l{i}", ItemState.SCORED, earned=e) for i, e in enumerate(earned) if i != at)

    def total(mark: Mark) -> Decimal:
        return height(score(edition, Sheet(marks=(*others, mark))))

    out = total(Mark(f"l{at}", ItemState.NOT_APPLICABLE, "按案情"))
    assert out >= total(Mark(f"l{at}", ItemState.MISSING))
    full = sum((p for p, _ in items), Decimal(0))
    if earned[at] * full <= sum(earned, Decimal(0)) * items[at][0]:
        assert out >= total(Mark(f"l{at}", ItemState.SCORED, earned=earned[at]))


@often
@given(rubrics())
def test_written_and_read_again_an_edition_is_the_same(edition: Rubric) -> None:
    again = load(to_yaml(edition))
    numbered = load(to_yaml(again))
    assert again == numbered
    assert again.hash == numbered.hash
    assert load(to_yaml(again).replace("\n", "\r\n")).hash == again.hash
    assert rebuilt(canonical(again)) == again
    assert {c.id for c in again.criteria()} == {c.id for c in edition.criteria()}
