"""Twelve sums worked by hand, each as a whole edition and a sheet; every figure is exact."""

from dataclasses import replace

import pytest

from scoring.casefile import Region
from scoring.rubric import Rubric, UnitRule
from scoring.score import Score, ScoreState, refusal, score
from scoring.sheet import Sheet
from scoring.units import unit_score
from tests.scoring.rubric_building import (
    THREE,
    D,
    found,
    leaf,
    mark,
    part,
    rubric,
    rule,
    section,
    term,
    veto,
)


def last_sentence(result: Score) -> str:
    return result.trace[-1].text


def sentence(result: Score, ref: str) -> str:
    return next(line.text for line in result.trace if line.ref == ref)


def fifty_and_fifty(**more: object) -> Rubric:
    """合法性 50 + (50 × earned ÷ applicable − face)."""
    return rubric(
        section("合法性", leaf("主体", None, veto("v", "file_zero")), mode="gate", points="50"),
        section("规范性", leaf("A", "12"), leaf("B", "8"), leaf("C", "15"), leaf("D", "10"), leaf("E", "5")),
        section(
            "卷面", leaf("f1", "3", rule("a", "fixed", "1.5")), leaf("f2", "3", rule("b", "fixed", "1")), mode="deduct"
        ),
        total=(
            part("合法性分", term("points", "合法性")),
            part("规范性分", term("ratio", "规范性", of="50"), term("minus", "卷面")),
        ),
        **more,
    )


def test_w01_fixed_fifty_and_proportional_fifty_less_face_deductions() -> None:
    sheet = Sheet(
        findings=(found("f1", "a"), found("f2", "b")),
        marks=(
            mark("A", earned="10.5"),
            mark("C", earned="12"),
            mark("D", "not_applicable"),
            mark("E", "missing"),
        ),
    )
    result = score(fifty_and_fifty(), sheet)
    assert (result.total, result.grade) == (D("85.63"), "良好")
    assert sentence(result, "规范性分") == "规范性分 = 50 × 30.5 ÷ 40 − 2.5 = 35.625。"
    assert last_sentence(result) == "总分 = 50 + 35.625 = 85.625，四舍五入为 85.63，等次：良好。"


def hundred_less(*rules: str, **more: object) -> Rubric:
    """100 less a list of defects, one leaf each."""
    leaves = [leaf(f"d{i}", None, rule("x", "fixed", points)) for i, points in enumerate(rules)]
    basic = leaf(
        "基本",
        None,
        veto("zero", "file_zero"),
        veto("stop", "fail_and_stop"),
        veto("cap", "grade_cap", grade="合格"),
    )
    return rubric(
        section("目录", *leaves, basic, mode="deduct"),
        total=(part("得分", term("fixed", of="100"), term("minus", "目录")),),
        **more,
    )


def all_defects(edition: Rubric) -> tuple:  # type: ignore[type-arg]
    return tuple(found(c.id, "x") for c in edition.criteria() if c.id.startswith("d"))


def test_w02_a_veto_sets_the_file_to_zero_and_wants_a_reason_and_a_page() -> None:
    edition = hundred_less("6.6")
    before = Sheet(findings=all_defects(edition))
    assert (score(edition, before).total, score(edition, before).grade) == (D("93.4"), "优秀")
    hit = found("基本", "zero", remark="当事人要求听证而未组织", regions=(Region(9),))
    result = score(edition, replace(before, findings=(*before.findings, hit)))
    assert (result.state, result.total, result.grade) == (ScoreState.ZEROED, D(0), "不合格")
    assert "第 9 页" in "".join(line.text for line in result.trace)
    for lacking in (replace(hit, remark=" "), replace(hit, regions=())):
        assert refusal(edition, before, lacking) is not None
        undecided = score(edition, replace(before, findings=(*before.findings, lacking)))
        assert (undecided.total, len(undecided.refused)) == (D("93.4"), 1)
    absent = replace(hit, regions=(), missing="听证笔录")
    assert refusal(edition, before, absent) is None


def test_w03_a_stopped_file_and_an_ineligible_file_stay_out_of_the_unit_average() -> None:
    edition = hundred_less("12", "23.5", "9", unit=UnitRule(average_over=("scored",)))
    sheets = [
        Sheet(findings=(found("d0", "x"),)),
        Sheet(findings=(found("d1", "x"),)),
        Sheet(findings=(found("基本", "stop"),)),
        Sheet(findings=(found("d2", "x"),)),
        Sheet(ineligible="属另案移送"),
    ]
    results = [score(edition, s) for s in sheets]
    assert [r.total for r in results] == [D(88), D("76.5"), None, D(91), None]
    assert (results[2].state, results[2].grade) == (ScoreState.FAILED_UNSCORED, "不合格")
    assert (results[4].state, results[4].grade) == (ScoreState.INELIGIBLE, None)
    unit = unit_score(edition, results)
    assert (unit.average, unit.grade) == (D("85.17"), "良好")
    assert (unit.files, unit.failed, unit.ineligible, unit.averaged) == (5, 1, 1, 3)
    as_zero = replace(edition, unit=UnitRule(average_over=("scored",), unscored_counts_as=D(0)))
    assert unit_score(as_zero, results).average == D("63.88")


def test_w04_a_grade_cap_stops_the_grade_and_leaves_the_score() -> None:
    edition = hundred_less("2", "1", "1", "0.5", grades=THREE)
    plain = Sheet(findings=all_defects(edition))
    assert (score(edition, plain).total, score(edition, plain).grade) == (D("95.5"), "优秀")
    capped = score(edition, Sheet(findings=(*plain.findings, found("基本", "cap"))))
    assert (capped.state, capped.total, capped.grade) == (ScoreState.SCORED, D("95.5"), "合格")
    assert last_sentence(capped).endswith("按分数为优秀，因“否决cap”最高评为合格，等次：合格。")


def test_w05_per_occurrence_stops_at_its_cap_and_once_if_any_takes_once() -> None:
    edition = rubric(
        section(
            "s",
            leaf("签名", "4", rule("x", "per_occurrence", "0.5")),
            leaf("日期", "4", rule("x", "once_if_any", "2")),
            leaf("其余", "92"),
        )
    )
    nine = [found("签名", "x", id=f"n{i}", regions=(Region(i + 1),)) for i in range(9)]
    three = [found("日期", "x", id=f"t{i}", regions=(Region(20 + i),)) for i in range(3)]
    result = score(edition, Sheet(findings=(*nine, *three)))
    assert (result.total, result.grade) == (D(94), "优秀")
    signatures = next(line for line in result.trace if line.ref == "签名")
    assert (signatures.claimed, signatures.capped, signatures.kept) == (D("4.5"), D(4), D(0))
    assert "第 1、2、3、4、5、6、7、8、9 页" in signatures.text
    assert "9 处 × 0.5 = 4.5" in signatures.text
    assert "第 20、21、22 页" in sentence(result, "日期")
    limited = rubric(section("s", leaf("a", "10", rule("x", "per_occurrence", "1", cap=D(3))), leaf("b", "90")))
    own_cap = next(
        line for line in score(limited, Sheet(findings=(found("a", "x", occurrences=9),))).trace if line.ref == "a"
    )
    assert (own_cap.claimed, own_cap.capped, own_cap.kept) == (D(9), D(3), D(7))
    in_one = score(edition, Sheet(findings=(found("签名", "x", occurrences=9), found("日期", "x", occurrences=3))))
    assert in_one.total == D(94)


def test_w06_a_range_and_a_list_of_fixed_deductions() -> None:
    edition = rubric(
        section(
            "s",
            leaf("区间", None, rule("r", "range", low=D(1), high=D(5), step=D("0.5"))),
            leaf("目录", None, rule("five", "fixed", "5"), rule("two", "fixed", "2"), rule("other", "free", "1")),
            mode="deduct",
        ),
        total=(part("得分", term("fixed", of="100"), term("minus", "s")),),
    )
    chosen = found("区间", "r", points=D("3.5"))
    sheet = Sheet(findings=(chosen, found("目录", "five"), found("目录", "two"), found("目录", "other", occurrences=3)))
    assert (score(edition, sheet).total, score(edition, sheet).grade) == (D("86.5"), "良好")
    for refused in (
        replace(chosen, points=D("2.25")),
        replace(chosen, points=D("5.5")),
        replace(chosen, points=D("0.5")),
        replace(chosen, points=None),
        replace(chosen, remark=""),
    ):
        assert refusal(edition, Sheet(), refused) is not None
    assert refusal(edition, Sheet(), chosen) is None


def test_w07_a_leaf_and_an_item_out_of_the_denominator_and_one_satisfied_elsewhere() -> None:
    edition = rubric(
        section(
            "s",
            section("一", leaf("1a", "3"), leaf("1b", "2"), leaf("1c", "2"), leaf("1d", "3")),
            leaf("二", "6"),
            section("三", leaf("3a", "1"), leaf("3b", "3")),
        ),
        total=(part("本节", term("ratio", "s", of="20")),),
    )
    sheet = Sheet(
        marks=(
            mark("1b", "missing"),
            mark("1c", "not_applicable"),
            mark("1d", earned="2"),
            mark("二", "elsewhere", place=Region(7)),
            mark("三", "not_applicable"),
        )
    )
    result = score(edition, sheet)
    assert result.total == D("15.71")
    assert sentence(result, "本节") == "本节 = 20 × 11 ÷ 14 ≈ 15.7143。"
    assert "在他处满足（第 7 页）" in sentence(result, "二")


def test_w08_a_leaf_that_zeroes_its_item() -> None:
    edition = rubric(
        section(
            "送达",
            section(
                "决定书送达",
                leaf("l1", "3"),
                leaf("l2", "3"),
                leaf("l3", "4", rule("late", "zero_parent")),
                leaf("l4", "3"),
                leaf("l5", "2"),
            ),
            leaf("o1", "10"),
            leaf("o2", "5"),
        ),
        section("其余", leaf("rest", "70")),
    )
    marks = (mark("l4", earned="2"), mark("o1", earned="8"), mark("rest", earned="62.5"))
    result = score(edition, Sheet(marks=marks, findings=(found("l3", "late"),)))
    assert (result.total, result.grade) == (D("75.5"), "良好")
    item = next(line for line in result.trace if line.ref == "决定书送达")
    assert (item.full, item.kept) == (D(15), D(0))
    assert score(edition, Sheet(marks=marks)).total == D("89.5")


@pytest.mark.parametrize(("cap", "total"), [(None, "102.22"), ("100", "100")])
def test_w09_a_bonus_stays_out_of_the_denominator(cap: str | None, total: str) -> None:
    edition = rubric(
        section("合法性", mode="gate", points="50"),
        section("规范性", leaf("a", "45"), leaf("n", "5"), leaf("加分", "3", bonus=True)),
        total=(part("合法", term("points", "合法性")), part("规范", term("ratio", "规范性", of="50"))),
        cap=None if cap is None else D(cap),
    )
    marks = (mark("a", earned="44"), mark("n", "not_applicable"), mark("加分", earned="3"))
    result = score(edition, Sheet(marks=marks))
    assert (result.total, result.grade) == (D(total), "优秀")


def test_w10_a_table_that_adds_to_120() -> None:
    edition = rubric(
        section("合法性", mode="gate", points="50"),
        section("文书", leaf("a", "112"), leaf("听证", "5", condition=None), leaf("催告", "3")),
        section("卷面", leaf("f", "20", rule("x", "fixed", "1.5")), mode="deduct"),
        total=(
            part("合法", term("points", "合法性")),
            part("规范", term("ratio", "文书", of="50"), term("minus", "卷面")),
        ),
    )
    assert edition.criteria()[1].points == D(5)
    assert sum(s.full for s in edition.sections[1:2]) == D(120)
    marks = (mark("a", earned="96.5"), mark("听证", "not_applicable"), mark("催告", "not_applicable"))
    result = score(edition, Sheet(marks=marks, findings=(found("f", "x"),)))
    assert (result.total, result.grade) == (D("91.58"), "优秀")
