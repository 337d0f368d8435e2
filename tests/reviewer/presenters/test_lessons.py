"""Slides of a lesson from a sheet."""

from reviewer.presenters.lessons import masked, narrowed, slides
from scoring.casefile import Box, Page, Region, Source, TextLine
from scoring.redaction import Names
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


def test_what_was_adopted_from_a_suspicion_is_taught_with_the_paragraph_that_the_suspicion_names() -> None:
    edition = rubric()
    sheet = Sheet(findings=(Finding("f", "1.2", "1.2.1", suspicion="P03|决定书"),))
    (basis,) = slides(edition, sheet, score(edition, sheet))[0].law
    full = basis.replace("《", "《中华人民共和国") + "第一款"
    told = {"P03|决定书": (full, "《中华人民共和国行政处罚法》第八十五条")}
    assert slides(edition, sheet, score(edition, sheet), told)[0].law == (f"{basis}第一款",)
    others = ("《甲法》第五条", "《乙法》第六条")
    assert narrowed(others, ("《甲法》第五十条第一款",)) == others


def test_without_names_a_slide_has_aliases_and_boxes_where_the_page_names_somebody() -> None:
    edition = rubric()
    sheet = Sheet(findings=(Finding("f", "2.1", "2.1.1", remark="汪启航拒收。", regions=(Region(8),)),))
    slide = slides(edition, sheet, score(edition, sheet))[0]
    lines = (
        TextLine("受送达人：汪启航", 8, Box(0.1, 0.1, 0.5, 0.13)),
        TextLine("送达日期：2025年3月20日", 8, Box(0.1, 0.3, 0.5, 0.33)),
        TextLine("王", 8, Box(0.1, 0.5, 0.2, 0.53), confidence=0.4),
    )
    known = masked(slide, Names(persons=("汪启航",)), {8: Page(8, lines, Source.OCR)})
    assert known.finding.endswith("汪某拒收。")
    assert known.heading == slide.heading
    assert [round(box.top, 1) for box in known.covers] == [0.1, 0.5]  # the name; what was read unsurely
    assert not known.is_unread
    assert masked(slide, Names(), {8: Page(8)}).is_unread


def test_the_town_and_the_office_are_kept_back_in_words_and_on_the_page() -> None:
    edition = rubric()
    remark = "临汐市城市管理局在临汐市政务服务中心听证。"
    sheet = Sheet(findings=(Finding("f", "2.1", "2.1.1", remark=remark, regions=(Region(8),)),))
    slide = slides(edition, sheet, score(edition, sheet))[0]
    line = TextLine("听证地点：临汐市政务服务中心3号会议室", 8, Box(0.1, 0.1, 0.9, 0.13))
    hidden = masked(slide, Names(), {8: Page(8, (line,), Source.TEXT)}, units=("临汐市城市管理局", "临汐"))
    assert hidden.finding.endswith("××在××市政务服务中心听证。")
    assert len(hidden.covers) == 1
