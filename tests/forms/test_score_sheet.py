"""案卷评查表."""

from dataclasses import replace
from io import BytesIO

import pypdfium2

from forms.score_sheet import ENTRY, SheetSettings, lay_out, render_score_sheets
from forms.score_sheet_word import render_score_sheet
from forms.typesetting.marks import FillMark, ImageMark, RuleMark, TextMark
from scoring.score import score
from scoring.sheet import ItemState, Mark, Sheet
from tests.forms.campaign import RUBRIC, reviewed
from tests.forms.measuring import characters, pages, text_of

SETTINGS = SheetSettings(
    organizer="霁川市城市管理局", campaign="2026年第三次行政执法案卷评查", reviewed_on="2026年11月17日"
)
ONLY_ENTRIES = replace(SETTINGS, only_entries=True)


def test_a_sheet_shows_items_findings_pages_arithmetic_total_and_grade() -> None:
    text = text_of(render_score_sheets([reviewed(3)], SETTINGS))
    for words in (
        "行政执法案卷评查表",
        "案卷代号004",
        "承办机构柳河镇人民政府",
        "告知与听证不符合规定：告知书未告知听证权利。",
        "1处×1.5=1.5，得8.5分。",
        "总分=73.50，等次：合格。",
        "总分：73.50分等次：合格",
        "没有证据证明的，不得适用从轻情节",
        "评查人签名",
    ):
        assert words in text, words
    assert all(criterion.title in text for criterion in RUBRIC.criteria())


def test_vetoes_and_files_without_a_score_say_so() -> None:
    zeroed = text_of(render_score_sheets([reviewed(4)], SETTINGS))
    assert "【否决】执法人员不具有执法资格" in zeroed
    assert "整卷计0分" in zeroed
    assert "不符合评查条件（案件尚未办结）" in text_of(render_score_sheets([reviewed(14)], SETTINGS))


def test_states_other_than_scored_are_named_with_their_reason() -> None:
    sheet = Sheet(marks=(Mark("c5", ItemState.NOT_APPLICABLE, "未达到听证标准"), Mark("c6", ItemState.MISSING)))
    text = text_of(render_score_sheets([replace(reviewed(0), sheet=sheet, score=score(RUBRIC, sheet))], SETTINGS))
    assert "5告知与听证15不适用（未达到听证标准）。—" in text
    assert "6法制审核10应有而无，得0分。0" in text


def test_items_that_the_case_does_not_need_are_named_and_not_printed_as_nothing_earned() -> None:
    from reviewer.library.rubrics import editions as rubrics

    rubric = rubrics.load(dict(rubrics.shipped())["penalty-ordinary"])
    sheet = Sheet(conditions={condition.id: False for condition in rubric.conditions})
    case = replace(reviewed(0), rubric=rubric, sheet=sheet, score=score(rubric, sheet))
    text = text_of(render_score_sheets([case], SETTINGS))
    assert "听证的组织2不适用（本案不涉及“举行听证”）。—" in text


def test_many_files_make_one_pdf_with_a_bookmark_each() -> None:
    cases = [reviewed(n) for n in range(6)]
    pdf = render_score_sheets(cases, SETTINGS)
    document = pypdfium2.PdfDocument(pdf)
    titles = [item.get_title() for item in document.get_toc()]
    assert titles == [f"{case.code} {case.title}" for case in cases]
    assert render_score_sheets(cases, SETTINGS) == pdf


def test_only_findings_leaves_the_rest_out() -> None:
    text = text_of(render_score_sheets([reviewed(1)], replace(SETTINGS, only_findings=True)))
    assert "询问笔录" in text
    assert "立案审批" not in text


def test_marks_only_are_the_entries_of_the_full_sheet_at_their_places() -> None:
    """套打: nothing else is printed, and nothing of what is filled in is missing or moved."""
    for number in (3, 4, 8, 14):
        whole, marks = lay_out(reviewed(number), SETTINGS), lay_out(reviewed(number), ONLY_ENTRIES)
        assert [(page.width, page.height) for page in whole] == [(page.width, page.height) for page in marks]
        for full, entries in zip(whole, marks, strict=True):
            texts = [mark for mark in full.marks if isinstance(mark, TextMark)]
            assert [mark for mark in texts if mark.tag == ENTRY] == [
                mark for mark in entries.marks if isinstance(mark, TextMark)
            ]
            assert not [mark for mark in entries.marks if isinstance(mark, RuleMark | FillMark | ImageMark)]
    case = reviewed(3)
    printed = text_of(render_score_sheets([case], ONLY_ENTRIES))
    for words in (
        "004",
        "柳河镇人民政府",
        "告知书未告知听证权利",
        "（参评100分，得73.5分）",
        "总分=73.5",
        "没有证据证明的",
    ):
        assert words in printed, words
    for label in (
        "行政执法案卷评查表",
        "案卷代号",
        "评查项",
        "分值",
        "评查人签名",
        "办案质量",
        "得分计算",
        "年月日",
        "—",
    ):
        assert label not in printed, label


def test_every_glyph_of_marks_only_stands_where_the_full_sheet_has_it() -> None:
    full = {(c.text, round(c.origin_x, 1), round(c.baseline, 1)) for c in characters(sheet_pdf(SETTINGS))}
    entries = {(c.text, round(c.origin_x, 1), round(c.baseline, 1)) for c in characters(sheet_pdf(ONLY_ENTRIES))}
    assert entries < full


def sheet_pdf(settings: SheetSettings) -> bytes:
    return render_score_sheets([reviewed(3)], settings)


def test_places_to_sign_never_stand_on_a_page_without_the_result() -> None:
    """However long the doubts are, the page with the signatures says what came out."""
    for length in range(0, 2400, 60):
        case = reviewed(3)
        doubts = (replace(case.sheet.doubts[0], question="是否属实" * (length // 4)),)
        pages_ = lay_out(replace(case, sheet=replace(case.sheet, doubts=doubts)), SETTINGS)
        texts = ["".join(m.text for m in page.marks if isinstance(m, TextMark)) for page in pages_]
        (signed,) = [text for text in texts if "评查人签名" in text]
        assert "总分：73.50分" in signed
        assert "负责人签名" in signed


def test_nothing_stands_outside_the_sheet_s_block() -> None:
    pdf = render_score_sheets([reviewed(8)], SETTINGS)
    for number in range(len(list(pages(pdf)))):
        body = characters(pdf, number)
        assert max(c.right for c in body) <= 25 + 165 + 0.5
        assert min(c.left for c in body) >= 25
        assert max(c.baseline for c in body) <= 290


def test_a_sheet_is_a_word_document_too() -> None:
    import docx

    data = render_score_sheet(reviewed(3), SETTINGS)
    assert render_score_sheet(reviewed(3), SETTINGS) == data
    head, items, end = docx.Document(BytesIO(data)).tables
    assert [c.text for c in head.rows[0].cells] == ["案卷代号", "004", "承办机构", "柳河镇人民政府"]
    assert [c.text for c in items.rows[0].cells][:2] == ["序号", "评查项"]
    assert items.rows[1].cells[0].text.startswith("一、办案质量")
    assert "告知书未告知听证权利" in items.rows[6].cells[3].text
    assert "总分：73.50分" in "".join(c.text for row in end.rows for c in row.cells)
    assert [c.text.strip() for c in end.rows[-2].cells] == ["评查人签名", "", "复核人签名", ""]


def test_items_nobody_rated_are_said_to_be_so() -> None:
    case = reviewed(3)
    left = replace(case.sheet, marks=case.sheet.marks[2:])
    text = text_of(render_score_sheets([replace(case, sheet=left, score=score(RUBRIC, left))], SETTINGS))
    assert "未评2项，按无问题计分。" in text
    assert text.count("未评") == 3
    assert "未评" not in text_of(render_score_sheets([case], SETTINGS))
