"""The last two sums worked by hand: when to round, and where losses stop."""

from decimal import Decimal

import pytest

from scoring.grades import GradeFrom, Rounding, RoundingMode
from scoring.rubric import Reach, Rubric
from scoring.score import Score, score
from scoring.sheet import Sheet
from tests.scoring.rubric_building import D, found, leaf, mark, part, rubric, rule, section, term, veto


def test_w11_rounding_is_done_once_at_the_end() -> None:
    thirds = [section(f"s{i}", leaf(f"a{i}", "2"), leaf(f"b{i}", "1")) for i in range(3)]
    edition = rubric(*thirds, total=tuple(part(f"p{i}", term("ratio", f"s{i}", of="10")) for i in range(3)))
    sheet = Sheet(marks=tuple(mark(f"b{i}", "missing") for i in range(3)))
    assert score(edition, sheet).total == D(20)
    assert score(edition, sheet).trace[-1].text.startswith("总分 = 6.6667 + 6.6667 + 6.6667 = 20")


def borderline(points: str, rounding: Rounding) -> Score:
    edition = rubric(section("s", leaf("a", "100", step=None)), rounding=rounding)
    return score(edition, Sheet(marks=(mark("a", earned=points),)))


def test_w11_borderline_values_round_and_grade_as_the_edition_says() -> None:
    assert borderline("84.625", Rounding()).total == D("84.63")
    assert borderline("84.625", Rounding(mode=RoundingMode.HALF_EVEN)).total == D("84.62")
    by_rounded = borderline("89.995", Rounding())
    by_exact = borderline("89.995", Rounding(grade_from=GradeFrom.EXACT))
    assert (by_rounded.total, by_rounded.grade) == (D("90.00"), "优秀")
    assert (by_exact.total, by_exact.grade) == (D("90.00"), "良好")


def face_and_content(reach: str) -> Rubric:
    return rubric(
        section("卷面", leaf("f", "20", rule("x", "per_occurrence", "1")), mode="deduct"),
        section("主体", leaf("m", "10", rule("无权", "fixed", "100", reach=Reach(reach)), rule("笔误", "fixed", "2"))),
        section("内容", leaf("c", "70", rule("x", "range", low=D(1), high=D(70), step=D("0.5")))),
    )


FACE_AND_CONTENT = (found("f", "x", occurrences=23), found("c", "x", points=D("13.5")))


def test_w12_each_section_stops_at_its_own_floor() -> None:
    result = score(face_and_content("file"), Sheet(findings=FACE_AND_CONTENT))
    assert (result.total, result.grade) == (D("66.5"), "合格")
    face = next(line for line in result.trace if line.ref == "卷面")
    assert (face.claimed, face.capped, face.kept) == (D(23), D(20), D(0))


@pytest.mark.parametrize(
    ("reach", "rule_id", "total", "grade"),
    [
        ("section", "无权", "56.5", "不合格"),
        ("file", "无权", "0", "不合格"),
        ("item", "无权", "56.5", "不合格"),
        ("file", "笔误", "64.5", "合格"),
    ],
)
def test_w12_a_deduction_of_100_in_a_small_section(reach: str, rule_id: str, total: str, grade: str) -> None:
    result = score(face_and_content(reach), Sheet(findings=(*FACE_AND_CONTENT, found("m", rule_id))))
    assert (result.total, result.grade) == (Decimal(total), grade)


def test_w12_the_same_as_a_veto_of_100_points_or_with_the_floors_lifted() -> None:
    by_veto = rubric(
        section("主体", leaf("m", "10", veto("无权", "points", points=D(100)))), section("内容", leaf("c", "90"))
    )
    assert score(by_veto, Sheet(findings=(found("m", "无权"),))).total == D(0)
    lifted = rubric(
        section("主体", leaf("m", "10", rule("无权", "fixed", "30"), floor=None), floor=None),
        section("内容", leaf("c", "90")),
    )
    assert score(lifted, Sheet(findings=(found("m", "无权"),))).total == D(70)
