"""Campaign figures: averages, shares, ranking, and the files and findings behind each number."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.figures import collect, leading, problems_of
from scoring.rubric import UnitRule
from scoring.score import ScoreState, score
from scoring.shares import balanced_percents, percent, percents
from scoring.sheet import Finding, ItemState, Mark, Sheet
from tests.forms.campaign import RUBRIC, UNITS, campaign, reviewed

D = Decimal
FIGURES = collect(campaign())


def test_files_that_cannot_be_reviewed_are_counted_and_left_out_of_the_average() -> None:
    assert FIGURES.files.value == 15
    assert FIGURES.ineligible.cases == ("case-14",)
    assert FIGURES.average is not None
    totals = [case.score.total for case in campaign() if case.eligible]
    by_hand = sum((total for total in totals if total is not None), D(0)) / 14
    assert FIGURES.average.value == by_hand.quantize(D("0.01"))
    assert "case-14" not in FIGURES.average.cases


def test_a_zeroed_file_counts_as_failed_and_in_the_average() -> None:
    assert FIGURES.case("case-04").score.state is ScoreState.ZEROED
    assert FIGURES.failed.cases == ("case-04", "case-08")
    assert FIGURES.worst is not None
    assert (FIGURES.worst.value, FIGURES.worst.cases) == (D(0), ("case-04",))


def test_units_are_ranked_by_average_and_carry_their_files() -> None:
    assert [unit.unit for unit in FIGURES.units] == [UNITS[i] for i in (0, 2, 1, 3, 4)]
    assert [unit.rank for unit in FIGURES.units] == [1, 2, 3, 4, 5]
    first = FIGURES.unit(UNITS[0])
    assert first.files.cases == ("case-00", "case-05", "case-10")
    assert first.average == D("98.00")
    assert {share.label: share.count.value for share in first.grades}["优秀"] == 3


def test_equal_averages_are_ordered_by_the_tie_break_and_otherwise_share_a_place() -> None:
    same = [replace(reviewed(0), case_id=f"c{n}", code=f"{n}", unit=unit) for n, unit in enumerate("甲乙乙")]
    by_points = collect(same)
    assert [(u.unit, u.rank) for u in by_points.units] == [("乙", 1), ("甲", 2)]
    no_break = replace(RUBRIC, unit=UnitRule(tie_break=()))
    equal = collect([replace(case, rubric=no_break) for case in same])
    assert [u.rank for u in equal.units] == [1, 1]


def test_a_unit_without_a_scored_file_has_no_place() -> None:
    figures = collect([reviewed(0), replace(reviewed(14), unit="新设单位")])
    assert figures.unit("新设单位").rank is None
    assert figures.unit("新设单位").average is None
    assert figures.units[-1].unit == "新设单位"


def test_findings_are_counted_by_nature_and_stage_with_their_ids() -> None:
    by_nature = {share.label: share for share in FIGURES.by_nature}
    assert by_nature["程序"].count.findings == ("f03-0", "f03-1", "f08-0", "f08-3")
    assert by_nature["程序"].count.cases == ("case-03", "case-08")
    assert sum(share.count.value for share in FIGURES.by_nature) == FIGURES.findings.value
    assert sum(share.count.value for share in FIGURES.by_stage) == FIGURES.findings.value


def test_the_most_common_problem_comes_first_with_wording_and_codes() -> None:
    first = FIGURES.common[0]
    assert first.text == "询问笔录记载不完整"
    assert first.codes == ("002", "004", "006", "011", "014")
    assert first.wordings[0].startswith("询问霁川市")
    assert first.files == 5


def test_refused_and_exempted_findings_are_not_counted() -> None:
    refused = Finding("x1", "c1", "c1-v")  # a veto without reason and place
    exempted = Finding("x2", "c9", "c9-a", exemption="上级规定", regions=reviewed(2).sheet.findings[0].regions)
    sheet = Sheet(findings=(refused, exempted, reviewed(1).sheet.findings[0]))
    case = replace(reviewed(0), sheet=sheet, score=score(RUBRIC, sheet))
    assert [p.id for p in problems_of(case)] == ["f01-0"]


def test_problems_follow_the_edition_in_whatever_order_they_were_recorded() -> None:
    sheet = Sheet(
        findings=reviewed(1).sheet.findings[::-1],  # of c10 and c3
        marks=(Mark("c5", ItemState.MISSING, "卷内没有。"),),
    )
    case = replace(reviewed(0), sheet=sheet, score=score(RUBRIC, sheet))
    assert [p.finding.criterion for p in problems_of(case)] == ["c3", "c5", "c10"]


def test_doubts_carry_their_conclusion() -> None:
    assert [(d.case.code, bool(d.conclusion)) for d in FIGURES.doubts] == [("004", True), ("009", False)]


def test_findings_of_a_file_that_cannot_be_reviewed_are_no_problems_of_the_campaign() -> None:
    sheet = replace(reviewed(3).sheet, ineligible="案件尚未办结")
    out = replace(reviewed(3), sheet=sheet, score=score(RUBRIC, sheet))
    assert collect([reviewed(3)]).problems
    assert collect([out, reviewed(0)]).problems == ()


def test_best_and_worst_are_among_the_files_that_the_average_counts() -> None:
    rounds = replace(RUBRIC, unit=replace(RUBRIC.unit, average_over=("scored",)))
    figures = collect([replace(case, rubric=rounds) for case in campaign()])
    assert figures.average is not None
    assert figures.worst is not None
    assert figures.worst.value > 0
    assert set(figures.worst.cases) < set(figures.average.cases)
    zeroed = replace(RUBRIC, unit=replace(RUBRIC.unit, average_over=("zeroed",)))
    best = collect([replace(case, rubric=zeroed) for case in campaign()]).best
    assert best is not None
    assert best.value == 0


def test_occurrences_are_counted_beside_findings_and_the_commonest_kind_of_case_comes_first() -> None:
    sheet = Sheet(findings=(replace(reviewed(5).sheet.findings[0], occurrences=4),))
    case = replace(reviewed(5), sheet=sheet, score=score(RUBRIC, sheet))
    figures = collect([case])
    assert (figures.findings.value, figures.occurrences) == (1, 4)
    named = [replace(reviewed(n), procedure=kind) for n, kind in enumerate(("一般", "专门", "专门"))]
    assert [share.label for share in collect(named).kinds] == ["专门", "一般"]


def test_the_edition_most_files_were_reviewed_by_leads() -> None:
    rare = replace(RUBRIC, id="zz")
    cases = [reviewed(0), reviewed(1), replace(reviewed(2), rubric=rare)]
    assert leading(cases) is RUBRIC
    assert leading([]) is None


def test_order_of_the_files_does_not_matter() -> None:
    assert collect(reversed(campaign())) == FIGURES


def test_nothing_reviewed_gives_nothing() -> None:
    empty = collect([])
    assert (empty.files.value, empty.average, empty.units, empty.common) == (0, None, (), ())


def test_shares_are_rounded_half_up_to_two_places() -> None:
    assert percent(1, 3) == D("33.33")
    assert percent(2, 3) == D("66.67")
    assert percent(1, 800) == D("0.13")
    assert percent(0, 0) == D("0.00")
    assert percents([1, 1, 1], balance=False) == (D("33.33"),) * 3


@given(st.lists(st.integers(0, 500), min_size=1, max_size=12).filter(any))
def test_balanced_shares_add_up_to_one_hundred_and_stay_within_a_hundredth(parts: list[int]) -> None:
    shares = balanced_percents(parts)
    assert sum(shares) == D("100.00")
    for part, share in zip(parts, shares, strict=True):
        assert abs(share - D(100) * part / sum(parts)) < D("0.01")


def test_balancing_is_said_and_applied() -> None:
    figures = collect(campaign(), balance=True)
    assert figures.balanced
    assert sum(share.percent for share in figures.by_stage) == D("100.00")


@pytest.mark.parametrize("state", list(ScoreState))
def test_every_state_of_a_score_is_counted_somewhere(state: ScoreState) -> None:
    case = replace(reviewed(0), score=replace(reviewed(0).score, state=state, total=None, grade=None))
    figures = collect([case])
    assert figures.files.value == 1
    assert (figures.ineligible.value == 1) == (state is ScoreState.INELIGIBLE)
    assert (figures.failed.value == 1) == (state in (ScoreState.ZEROED, ScoreState.FAILED_UNSCORED))
