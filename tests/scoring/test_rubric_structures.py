"""Peculiarities of published standards, each as data (those the worked sums do not already show)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from scoring.casefile import Region
from scoring.conditions import Condition, Expr, Op
from scoring.deductions import Reach
from scoring.grades import Grade, grade_of
from scoring.rubric import CaseType, Rubric, TieBreak, Tier, UnitRule, WhenEmpty
from scoring.score import Score, ScoreState, refusal, score
from scoring.sheet import Sheet
from scoring.trace import Role, TraceLine
from scoring.units import UnitScore, ranking, unit_score
from tests.scoring.rubric_building import D, found, leaf, mark, part, rubric, rule, section, term, veto

HEARING = Expr(Op.CONDITION, "hearing")


def line(result: Score, ref: str) -> TraceLine:
    return next(one for one in result.trace if one.ref == ref)


def test_one_criterion_mixes_a_veto_and_a_deduction_by_sub_case() -> None:
    edition = rubric(section("s", leaf("a", "100", veto("grave", "fail_and_stop"), rule("slip", "fixed", "2"))))
    assert score(edition, Sheet(findings=(found("a", "slip"),))).total == D(98)
    assert score(edition, Sheet(findings=(found("a", "grave"),))).state is ScoreState.FAILED_UNSCORED


def test_after_fail_and_stop_nothing_is_scored() -> None:
    edition = rubric(section("s", leaf("a", "100", veto("grave", "fail_and_stop"), rule("slip", "fixed", "2"))))
    result = score(edition, Sheet(findings=(found("a", "grave"), found("a", "slip"))))
    assert [one.role for one in result.trace] == ["veto", "total"]
    assert result.trace[-1].text == "存在否决情形“否决grave”，判为不合格，不再打分。"


def test_a_gate_gives_all_its_points_or_none() -> None:
    edition = rubric(
        section("合法", leaf("a", None, rule("x", "once_if_any", "1")), leaf("b"), mode="gate", points="50"),
        section("规范", leaf("c", "50")),
    )
    assert score(edition, Sheet()).total == D(100)
    assert score(edition, Sheet(findings=(found("a", "x"),))).total == D(50)
    assert score(edition, Sheet(marks=(mark("b", "missing"),))).total == D(50)


def test_missing_stays_in_the_denominator_and_not_applicable_leaves_it() -> None:
    edition = rubric(section("s", leaf("a", "6"), leaf("b", "4")), total=(part("p", term("ratio", "s", of="100")),))
    assert score(edition, Sheet(marks=(mark("b", "missing"),))).total == D(60)
    assert score(edition, Sheet(marks=(mark("b", "not_applicable"),))).total == D(100)


@pytest.mark.parametrize("state", ["missing", "not_applicable", "elsewhere"])
def test_a_reason_that_ends_with_a_full_stop_goes_on_within_the_sentence(state: str) -> None:
    edition = rubric(section("s", leaf("a", "60"), leaf("b", "40")))
    text = line(score(edition, Sheet(marks=(mark("b", state, reason="案卷中未见该文书。"),))), "b").text
    assert "案卷中未见该文书" in text
    assert "。）" not in text
    assert "。，" not in text


def test_where_nothing_applies_a_ratio_is_full_or_zero_as_stated() -> None:
    marks = (mark("a", "not_applicable"),)
    for when_empty, total in (("full", D(100)), ("zero", D(0))):
        edition = rubric(
            section("s", leaf("a", "6")),
            total=(part("p", term("ratio", "s", of="100", when_empty=WhenEmpty(when_empty))),),
        )
        assert score(edition, Sheet(marks=marks)).total == total


def test_a_section_may_keep_the_points_of_what_does_not_apply() -> None:
    edition = rubric(section("s", leaf("a", "60"), leaf("b", "40"), keeps_not_applicable=True))
    assert score(edition, Sheet(marks=(mark("b", "not_applicable"),))).total == D(100)
    assert score(replace(edition, sections=(replace(edition.sections[0], keeps_not_applicable=False),)),
                 Sheet(marks=(mark("b", "not_applicable"),))).total == D(60)  # fmt: skip


def test_case_facts_switch_a_criterion_off_and_a_person_switches_it_on_again() -> None:
    edition = rubric(
        section("s", leaf("a", "6"), leaf("听证", "4", rule("x", "all"), condition=HEARING)),
        total=(part("p", term("ratio", "s", of="100")),),
        conditions=(Condition("hearing", "举行听证"),),
    )
    missed = (mark("a", "missing"),)
    assert score(edition, Sheet(marks=missed, conditions={"hearing": True})).total == D(40)
    assert score(edition, Sheet(marks=missed)).total == D(40)  # not known: stays in
    off = Sheet(marks=missed, conditions={"hearing": False})
    assert score(edition, off).total == D(0)
    assert "本案不涉及“举行听证”" in line(score(edition, off), "听证").text
    assert refusal(edition, off, found("听证", "x")) is not None
    on_again = replace(off, marks=(*missed, mark("听证")))
    assert score(edition, on_again).total == D(40)
    assert refusal(edition, on_again, found("听证", "x")) is None


def test_a_condition_stands_on_other_conditions() -> None:
    simple = Condition("simple", "简易", suggest=Expr(Op.NOT, args=(Expr(Op.CONDITION, "ordinary"),)))
    edition = rubric(
        section("s", leaf("a", "6"), leaf("b", "4", condition=Expr(Op.CONDITION, "simple"))),
        conditions=(Condition("ordinary", "普通"), simple),
        total=(part("p", term("ratio", "s", of="100")),),
    )
    missed = (mark("b", "missing"),)
    assert line(score(edition, Sheet(conditions={"ordinary": True})), "b").state == "not_applicable"
    assert score(edition, Sheet(marks=missed, conditions={"ordinary": False})).total == D(60)


def test_exclusive_criteria_are_refused_and_in_a_merged_sheet_only_the_larger_counts() -> None:
    edition = rubric(
        section(
            "s",
            leaf("文书", "50", rule("x", "fixed", "3")),
            leaf("卷面", "50", rule("x", "fixed", "2"), exclusive_with=("文书",)),
        )
    )
    first = Sheet(findings=(found("卷面", "x"),))
    assert refusal(edition, first, found("文书", "x")) is not None
    merged = score(edition, Sheet(findings=(found("卷面", "x"), found("文书", "x"))))
    assert merged.total == D(97)
    assert "不重复扣分" in line(merged, "卷面").text


def test_two_descriptions_of_one_fault_do_not_add_up() -> None:
    edition = rubric(
        section(
            "s",
            leaf("a", "100", rule("all", "fixed", "5", exclusive_with=("each",)), rule("each", "per_occurrence", "1")),
        )
    )
    sheet = Sheet(findings=(found("a", "each", occurrences=3),))
    assert refusal(edition, sheet, found("a", "all")) is not None
    assert score(edition, replace(sheet, findings=(*sheet.findings, found("a", "all")))).total == D(95)


def test_an_exemption_is_recorded_and_costs_nothing() -> None:
    edition = rubric(section("s", leaf("a", "100", rule("x", "fixed", "5"), veto("v", "file_zero"))))
    exempt = found("a", "x", exemption="上级主管部门另有规定")
    assert score(edition, Sheet(findings=(exempt,))).total == D(100)
    assert "依“上级主管部门另有规定”不扣" in line(score(edition, Sheet(findings=(exempt,))), "a").text
    assert score(edition, Sheet(findings=(found("a", "v", exemption="有权机关已确认"),))).total == D(100)


def test_tiers_are_chosen_or_counted() -> None:
    chosen = rule("档", "tiers", tiers=(Tier(D(10)), Tier(D(5)), Tier(D("0.5"))))
    counted = rule("数", "tiers", tiers=(Tier(D(1), from_count=1), Tier(D(3), from_count=3)))
    edition = rubric(section("s", leaf("a", "50", chosen), leaf("b", "50", counted)))
    assert score(edition, Sheet(findings=(found("a", "档", points=D(5)),))).total == D(95)
    assert refusal(edition, Sheet(), found("a", "档", points=D(4))) is not None
    two = [found("b", "数", id="1"), found("b", "数", id="2")]
    assert score(edition, Sheet(findings=tuple(two))).total == D(99)
    assert score(edition, Sheet(findings=(*two, found("b", "数", id="3")))).total == D(97)


def test_one_edition_holds_several_kinds_of_case_with_a_common_part() -> None:
    edition = rubric(
        section("共同", leaf("a", "60")),
        section("一般", leaf("报告", "5"), case_types=("general",)),
        section("按日", leaf("报告二", "10"), leaf("复查", "10"), case_types=("daily",)),
        total=(part("p", term("ratio", "共同", "一般", "按日", of="100")),),
        case_types=(CaseType("general", "一般处罚"), CaseType("daily", "按日连续处罚")),
    )
    general, daily = edition.for_case_type("general"), edition.for_case_type("daily")
    assert (general.full, daily.full) == (D(65), D(80))
    assert general.hash != daily.hash
    lost = (mark("a", "missing"),)
    assert score(edition, Sheet(marks=lost, conditions={"case_type.daily": True})).total == D(25)
    assert score(edition, Sheet(marks=lost)).total == D("7.69")  # the first kind where none is named
    assert score(daily, Sheet(marks=lost)).total == D(25)


def test_a_bonus_may_be_a_finding_or_typed() -> None:
    bonus = leaf("加分", "15", rule("转", "fixed", "15"), bonus=True)
    edition = rubric(section("s", leaf("a", "100"), bonus))
    assert score(edition, Sheet(findings=(found("加分", "转"),))).total == D(115)
    assert score(edition, Sheet(marks=(mark("加分", earned="15"),))).total == D(115)
    assert score(edition, Sheet()).total == D(100)
    assert edition.full == D(100)


def test_points_that_add_to_109_are_no_hindrance() -> None:
    values = ("5", "10", "6", "6", "15", "6", "5", "10", "19", "10", "5", "12")
    edition = rubric(section("s", *(leaf(f"l{i}", v) for i, v in enumerate(values))))
    assert score(edition, Sheet()).total == D(109)


@pytest.mark.parametrize(
    ("value", "label"), [("90", "优秀"), ("89.99", "合格"), ("60", "合格"), ("59.99", "不合格"), ("100", "优秀")]
)
def test_grade_bands_state_which_end_they_include(value: str, label: str) -> None:
    bands = (Grade("优秀", at_least=D(90)), Grade("合格", at_least=D(60), below=D(90)), Grade("不合格", below=D(60)))
    assert grade_of(bands, D(value)) == label
    strict = (Grade("优秀", above=D(90)), Grade("其余", at_most=D(90)))
    assert grade_of(strict, D(90)) == "其余"
    assert grade_of((Grade("优秀", at_least=D(90)),), D(10)) is None


def unit_of(edition: Rubric, *totals: str) -> UnitScore:
    scores = [Score(ScoreState.SCORED, Decimal(t), None, ()) for t in totals]
    return unit_score(edition, scores)


def test_units_with_equal_averages_are_ordered_as_the_edition_says() -> None:
    edition = rubric(section("s", leaf("a", "100")))
    units = {"甲": unit_of(edition, "90", "80"), "乙": unit_of(edition, "85", "85", "85"), "丙": unit_of(edition, "99")}
    assert ranking(edition, units) == [(1, "丙"), (2, "乙"), (3, "甲")]  # more points in all
    by_worst = replace(edition, unit=UnitRule(tie_break=(TieBreak.BEST_FILE,)))
    assert ranking(by_worst, units) == [(1, "丙"), (2, "甲"), (3, "乙")]
    alike = replace(edition, unit=UnitRule(tie_break=()))
    assert ranking(alike, units) == [(1, "丙"), (2, "乙"), (2, "甲")]
    nobody = unit_score(edition, [Score(ScoreState.INELIGIBLE, None, None, ())])
    assert ranking(edition, {"丁": nobody}) == []


def test_a_satisfied_elsewhere_item_keeps_full_marks_and_names_the_page() -> None:
    edition = rubric(section("s", leaf("责令改正", "10", rule("x", "all")), leaf("b", "90")))
    sheet = Sheet(marks=(mark("责令改正", "elsewhere", reason="写在决定书中", place=Region(15)),))
    result = score(edition, sheet)
    assert result.total == D(100)
    assert line(result, "责令改正").text == "责令改正 评查项责令改正：在他处满足（第 15 页）：写在决定书中，得 10 分。"
    assert refusal(edition, sheet, found("责令改正", "x")) is not None


def test_an_item_marked_as_a_whole_covers_its_leaves_unless_they_are_marked() -> None:
    edition = rubric(section("s", section("项", leaf("a", "3"), leaf("b", "2")), leaf("c", "5")))
    sheet = Sheet(marks=(mark("项", "missing"), mark("b")))
    assert score(edition, sheet).total == D(7)


def test_a_veto_of_an_item_that_does_not_apply_is_not_hit() -> None:
    edition = rubric(section("s", leaf("a", "60"), leaf("听证", "40", veto("v", "file_zero"))))
    sheet = Sheet(marks=(mark("听证", "not_applicable"),), findings=(found("听证", "v"),))
    assert score(edition, Sheet(findings=sheet.findings)).state is ScoreState.ZEROED
    result = score(edition, sheet)
    assert (result.state, result.total) == (ScoreState.SCORED, D(60))


def test_a_veto_of_points_recorded_in_two_places_is_taken_off_once() -> None:
    edition = rubric(section("s", leaf("a", "100", veto("v", "points", points=D(30)))))
    twice = tuple(found("a", "v", id=f"f{page}", regions=(Region(page),)) for page in (1, 2))
    assert score(edition, Sheet(findings=twice)).total == D(70)


def test_findings_the_edition_refuses_are_told_in_one_order_even_where_the_review_stops() -> None:
    edition = rubric(section("s", leaf("a", "100", veto("grave", "fail_and_stop"))))
    unknown = tuple(found("a", "没有这条", id=name) for name in ("x2", "x1"))
    result = score(edition, Sheet(findings=(*unknown, found("a", "grave"))))
    assert result.state is ScoreState.FAILED_UNSCORED
    assert [finding for finding, _ in result.refused] == ["x1", "x2"]
    assert [one.ref for one in result.trace if one.role is Role.SET_ASIDE] == ["x1", "x2"]


def test_points_of_a_veto_come_off_the_file_once_and_the_trace_shows_them_as_lost() -> None:
    edition = rubric(section("s", leaf("a", "100", veto("v", "points", points=D(30)))))
    (beyond,) = (one for one in score(edition, Sheet(findings=(found("a", "v"),))).trace if one.role is Role.BEYOND)
    assert (beyond.capped, beyond.kept) == (D(30), D(-30))


def test_a_cap_that_lowers_nothing_is_not_given_as_the_reason_of_the_grade() -> None:
    edition = rubric(section("s", leaf("a", "100", rule("x", "fixed", "35"), veto("v", "grade_cap", grade="合格"))))
    result = score(edition, Sheet(findings=(found("a", "x"), found("a", "v"))))
    assert (result.grade, "最高评为" in result.trace[-1].text) == ("合格", False)
    lowered = score(edition, Sheet(findings=(found("a", "v"),)))
    assert (lowered.grade, "最高评为合格" in lowered.trace[-1].text) == ("合格", True)


def test_points_of_a_veto_that_reaches_its_item_only_do_not_come_off_the_file() -> None:
    own = veto("v", "points", points=D(30), reach=Reach.ITEM)
    result = score(rubric(section("s", leaf("a", "100", own))), Sheet(findings=(found("a", "v"),)))
    assert [one.ref for one in result.trace if one.role is Role.BEYOND] == []
    assert "一票否决" in " ".join(one.text for one in result.trace)
