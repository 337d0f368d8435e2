"""Slides of a lesson from a sheet."""

from reviewer.presenters.lessons import slides
from scoring.score import score
from scoring.sheet import Finding, ItemState, Mark, Sheet
from tests.reviewer.presenters.desk_support import rubric


def test_what_is_absent_is_taught_too_in_the_order_of_the_edition() -> None:
    edition = rubric()
    absent = Mark("1.2", ItemState.MISSING, "卷内没有询问笔录。")
    sheet = Sheet(findings=(Finding("f", "2.1", "2.1.1"),), marks=(absent,))
    shown = slides(edition, sheet, score(edition, sheet))
    assert [slide.heading for slide in shown] == ["1.2 调查取证", "2.1 送达"]
    assert shown[0].page == 0
    assert shown[0].finding == "应有而无\n卷内没有询问笔录。"
    assert shown[0].points == "−10"
    assert shown[0].law == ("《行政处罚法》第五十五条",)
