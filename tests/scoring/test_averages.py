"""The sentence behind an average names every file, the sum, the division and what was left out."""

from dataclasses import replace
from decimal import Decimal

from scoring.averages import MOST_NAMED, averages_in_words
from scoring.figures import collect
from scoring.score import ScoreState
from tests.forms.campaign import UNITS, campaign, reviewed


def test_a_units_sentence_adds_its_files_up_to_the_average_of_the_figures() -> None:
    figures = collect(campaign())
    for unit in figures.units:
        sentence = averages_in_words(figures)[1][unit.unit]
        assert f"÷ {unit.result.averaged}" in sentence
        assert f"合计 {unit.result.total_points.normalize():f}；" in sentence
        assert unit.average is not None
        assert f"{unit.average.normalize():f}" in sentence


def test_files_left_out_are_named_with_the_reason() -> None:
    cases = [replace(reviewed(0), code="001"), replace(reviewed(14), code="002")]
    whole, _units = averages_in_words(collect(cases))
    assert whole.startswith("001 得 ")
    assert whole.endswith("不计入平均分：002（不符合评查条件）。")


def test_a_unit_of_which_nothing_counts_has_no_division() -> None:
    figures = collect([reviewed(0), replace(reviewed(14), code="015", unit="新设单位")])
    assert averages_in_words(figures)[1]["新设单位"] == "不计入平均分：015（不符合评查条件）。"


def test_many_files_are_added_up_without_naming_each() -> None:
    cases = [replace(reviewed(0), case_id=f"c{n}", code=f"{n:03}") for n in range(MOST_NAMED + 1)]
    whole, _units = averages_in_words(collect(cases))
    assert whole.startswith(f"{MOST_NAMED + 1} 卷得分，合计 ")


def test_a_mean_that_does_not_come_out_even_says_how_it_was_rounded() -> None:
    scores = (Decimal("99.51"), Decimal("99.03"), Decimal("98.55"), Decimal(0), Decimal(0), Decimal(0), Decimal(1))
    cases = [
        replace(one, case_id=f"{n}", code=f"{n}", unit=UNITS[0], score=replace(one.score, total=total, grade=None))
        for n, total in enumerate(scores)
        for one in [reviewed(0)]
    ]
    assert all(case.score.state is ScoreState.SCORED for case in cases)
    whole, _units = averages_in_words(collect(cases))
    assert "合计 298.09；平均分 = 298.09 ÷ 7 ≈ 42.5843，四舍五入为 42.58。" in whole


def test_nothing_reviewed_needs_no_words() -> None:
    assert averages_in_words(collect([])) == ("", {})
