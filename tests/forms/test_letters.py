"""The other papers: filled from data or by hand, as PDF and DOCX."""

from io import BytesIO

import pypdfium2
import pytest
from docx import Document

from forms.fonts import shipped
from forms.letters.from_review import case_opinion, rectification_notice, unit_opinion
from forms.letters.layout import column_widths, render_pdf, table_of
from forms.letters.letter import BLANK, Office, fill
from forms.letters.templates import read_letters, shipped_letters
from forms.letters.word import render_docx
from forms.letters.workbook import render_xlsx
from forms.typesetting.breaking import break_lines
from forms.typesetting.clusters import Run
from forms.typesetting.measures import OFFICIAL, body_style
from scoring.errors import ReviewError
from scoring.figures import collect
from tests.forms.campaign import UNITS, campaign, reviewed
from tests.forms.filled_letters import NAME, OFFICE, by_hand, from_data, letters
from tests.forms.measuring import characters, pages, text_of

LETTERS = letters()
TEMPLATES = shipped_letters()
WANTED = {
    "case-opinion", "unit-opinion", "rectification-notice", "task-order", "supervision-advice", "draw-record",
    "recusal", "review-circular",
    "adjudication-record", "objection-reply", "rectification-report", "delivery-list", "receipt",
    "training-certificate", "commendation", "monthly-circular", "yearly-ledger", "correction",
}  # fmt: skip


def test_every_paper_of_a_campaign_is_there() -> None:
    assert set(TEMPLATES) == WANTED


@pytest.mark.parametrize("key", sorted(WANTED))
def test_each_paper_prints_its_title_and_every_value_inside_the_block(key: str) -> None:
    letter = LETTERS[key]
    pdf = render_pdf([letter])
    text = text_of(pdf)
    assert "".join(letter.title.split()) in text
    for part in letter.parts:
        if part.kind in ("text", "to", "head", "note"):
            assert "".join(part.text.split()) in text
    for number in range(len(list(pages(pdf)))):
        body = characters(pdf, number)
        limit = 277 if letter.template.wide else 184
        assert max(c.right for c in body) <= limit + 0.5
    assert render_pdf([letter]) == pdf


@pytest.mark.parametrize("key", sorted(WANTED))
def test_each_paper_is_a_word_document_too(key: str) -> None:
    import docx

    data = render_docx(LETTERS[key])
    document = docx.Document(BytesIO(data))
    words = [p.text for p in document.paragraphs]
    title = "".join(p.text for p in document.paragraphs if p.style and p.style.name == "Title")
    assert title.replace("\n", "") == LETTERS[key].title
    tables = sum(part.kind in ("table", "form", "boxes", "imprint") for part in LETTERS[key].parts)
    assert len(document.tables) == tables
    assert all(part.text in words for part in LETTERS[key].parts if part.kind == "text")
    assert render_docx(LETTERS[key]) == data


def test_letters_have_a_red_head_and_number_records_have_none() -> None:
    assert "霁川市城市管理局霁城管评〔2026〕9号" in text_of(render_pdf([LETTERS["case-opinion"]]))
    assert "霁城管评〔2026〕9号" not in text_of(render_pdf([LETTERS["draw-record"]]))


def test_the_opinion_on_a_file_says_result_findings_pages_and_deadlines() -> None:
    text = text_of(render_pdf([LETTERS["case-opinion"]]))
    for words in (
        "柳河镇人民政府：",
        "该案卷得45.00分，等次为不合格",
        "告知书未告知听证权利",
        "本项扣15分",
        "2026年12月5日前",
    ):
        assert words in text


def test_files_without_a_score_are_worded_as_such() -> None:
    zeroed = case_opinion(reviewed(4), NAME)
    assert zeroed["评查结果"] == "该案卷得0.00分（存在否决情形，整卷计零分），等次为不合格"
    assert case_opinion(reviewed(14), NAME)["评查结果"] == "该案卷不符合评查条件（案件尚未办结），不予评分"
    assert case_opinion(reviewed(0), NAME)["问题"] == []
    clean = fill(TEMPLATES["case-opinion"], case_opinion(reviewed(0), NAME), OFFICE)
    assert "本次评查未发现问题。" in text_of(render_pdf([clean]))


def costs(number: int) -> list[str]:
    """What the findings of a file of the campaign cost, as its opinion says."""
    rows = case_opinion(reviewed(number), NAME)["问题"]
    assert not isinstance(rows, str)
    return [row["扣分计算"] for row in rows]


def test_each_finding_of_an_opinion_says_what_it_cost() -> None:
    """A veto says what it does, a deduction its points; no finding is said to cost 0 points."""
    assert [cost for cost in costs(4) if "整卷" in cost] == ["整卷计0分"]
    every = [cost for number in range(10) for cost in costs(number)]
    assert every
    assert all(cost and "扣0分" not in cost for cost in every)


def test_unit_opinion_and_notice_agree_with_the_figures() -> None:
    figures = collect(campaign())
    values = unit_opinion(figures, UNITS[3], NAME)
    assert values["评查结果"] == "你单位参评案卷3卷，平均得分69.00分，在5个单位中居第4位"
    notice = rectification_notice(figures, UNITS[3], NAME, "2026年12月31日")["问题"]
    assert len(notice) == sum(1 for p in figures.problems if p.case.unit == UNITS[3])
    with pytest.raises(KeyError):
        unit_opinion(figures, "没有的单位", NAME)


def test_what_is_required_must_be_given_and_the_rest_is_left_blank() -> None:
    with pytest.raises(ReviewError, match="主送、案卷代号"):
        fill(TEMPLATES["case-opinion"], {"活动名称": NAME, "案件名称": "某案", "评查结果": "合格"}, Office())
    letter = fill(TEMPLATES["recusal"], {"活动名称": NAME}, Office())
    assert BLANK in letter.parts[0].text
    assert [part.text[0] for part in letter.parts if part.text.startswith(("☐", "☑"))] == ["☐", "☐"]
    assert next(part.rows for part in letter.parts if part.kind == "table")[1:] == (("", "", ""),) * 3


def test_a_signature_never_stands_alone_on_a_page() -> None:
    for count in range(1, 40):
        values = {**by_hand(TEMPLATES["commendation"])}
        values["案卷"] = [{"序号": str(at), "案卷代号": f"{at:03d}"} for at in range(count)]
        pdf = render_pdf([fill(TEMPLATES["commendation"], values, OFFICE)])
        last = "".join(c.text for c in characters(pdf, len(list(pages(pdf))) - 1))
        assert "水平。" in last
        assert "2026年11月23日" in last


def test_many_letters_make_one_file_with_bookmarks() -> None:
    pdf = render_pdf([LETTERS["case-opinion"], LETTERS["recusal"]])
    titles = [item.get_title() for item in pypdfium2.PdfDocument(pdf).get_toc()]
    assert titles == ["行政执法案卷评查意见书", "评查人员回避声明"]


@pytest.mark.parametrize(
    "broken",
    [
        "letters: 3",
        "letters: [甲]",
        "[",
        "letters:\n  - {id: a, name: 甲, parts: [乙]}",
        "letters:\n  - {id: a, name: 甲, fields: [{required: true}]}",
        "letters:\n  - {id: a, name: 甲, parts: [{text: '{不存在}'}]}",
        "letters:\n  - {id: a, name: 甲, parts: [{table: 没有}]}",
        "letters:\n  - {id: a, name: 甲, parts: [{words: 乙}]}",
    ],
)
def test_a_broken_template_is_refused_with_a_sentence(broken: str) -> None:
    with pytest.raises(ReviewError) as caught:
        read_letters(broken, "本单位模板")
    assert caught.value.hint


@pytest.mark.parametrize(
    "part",
    ["text: '于{整改期现}前'", "form: [整改期现]", "table: 整改期现", "text: 甲\n        when: 整改期现"],
)
def test_an_unknown_field_is_named_with_the_nearest_one(part: str) -> None:
    template = f"letters:\n  - id: a\n    name: 甲书\n    fields: [{{key: 整改期限}}]\n    parts:\n      - {part}"
    with pytest.raises(ReviewError, match="模板第6行（“甲书”）用了没有列出的字段“整改期现”") as caught:
        read_letters(template, "本单位模板")
    assert "是不是“整改期限”？" in caught.value.hint


def test_a_date_left_open_is_written_beside_its_units_and_never_parted_from_them() -> None:
    values = {"主送": "甲局", "活动名称": NAME, "评查结果": "你单位参评案卷1卷", "案卷": [], "问题": []}
    for count in range(1, 24):
        text = "请" + "逐" * count
        template = read_letters(
            "letters: [{id: a, name: 甲, fields: [{key: 整改期限}], parts: [{text: "
            f"'{text}于{{整改期限}}前办结。'}}]}}]",
            "本单位模板",
        )["a"]
        (part,) = fill(template, values, OFFICE).parts
        assert "于　　　年　　月　　日前" in part.text
        lines = break_lines((Run(part.text),), body_style(OFFICIAL), OFFICIAL.text_width, shipped())
        starts = ["".join(glyph.character for glyph in line.glyphs)[0] for line in lines[1:]]
        assert not set(starts) & set("年月日")


def test_a_paragraph_to_be_written_by_hand_has_lines_and_its_head_stays_with_them() -> None:
    template = TEMPLATES["adjudication-record"]
    empty = fill(template, {"案卷代号": "001"}, OFFICE)
    assert [part.count for part in empty.parts if part.kind == "lines"] == [4, 4]
    text = "".join(c.text for c in characters(render_pdf([empty]), 0))
    assert "三、合议结论" not in text
    given = fill(template, {"案卷代号": "001", "讨论记录": "甲", "合议结论": "乙"}, OFFICE)
    assert not any(part.kind == "lines" for part in given.parts)


def test_a_single_head_has_no_number() -> None:
    heads = [part.text for part in LETTERS["task-order"].parts if part.kind == "head"]
    assert heads == ["办理情况（由承办单位填写）"]


def test_a_column_to_be_filled_by_hand_has_room() -> None:
    rows = (("序号", "存在问题", "整改措施"), ("1", "说理空泛，没有结合事实和情节" * 3, ""))
    hand, wordy = column_widths(rows, 442.0)[2][0], column_widths(rows, 442.0)[1][0]
    assert 80 < hand < wordy
    assert table_of(rows).smallest_row > table_of((rows[0], ("1", "甲", "乙"))).smallest_row


def test_tables_of_letters_are_workbooks_too() -> None:
    import openpyxl

    data = render_xlsx(LETTERS["yearly-ledger"])
    assert render_xlsx(LETTERS["yearly-ledger"]) == data
    (sheet,) = openpyxl.load_workbook(BytesIO(data)).worksheets
    assert sheet["A1"].value == "2026年度行政执法案卷评查台账"
    head = [cell.value for cell in sheet[2]]
    first = dict(zip(head, (cell.value for cell in sheet[3]), strict=True))
    assert (first["案卷代号"], first["得分"], first["问题数"]) == ("001", 100, 0)
    assert sheet.freeze_panes == "A3"
    with pytest.raises(ReviewError, match="没有表格"):
        render_xlsx(LETTERS["task-order"])


def test_the_seal_of_a_word_document_stays_with_the_last_words() -> None:
    letter = fill(
        shipped_letters()["rectification-notice"],
        {"主送": "甲局", "活动名称": "评查", "整改期限": "2026年2月28日", "问题": [{"序号": "1", "存在问题": "超期"}]},
        Office("某司法局", "1号", "2026年1月20日"),
    )
    paragraphs = Document(BytesIO(render_docx(letter))).paragraphs
    at = next(i for i, paragraph in enumerate(paragraphs) if paragraph.text.startswith("请于"))
    assert [p.paragraph_format.keep_with_next for p in paragraphs[at : at + 6]] == [True] * 5 + [None]
    assert paragraphs[at + 5].text.startswith("（联系人：")


@pytest.mark.parametrize("typed", ["2026年12月31日", "2026年12月31日前", "2026年12月31日以前"])
def test_a_deadline_typed_with_its_word_for_before_is_printed_with_one(typed: str) -> None:
    values = {**from_data()["rectification-notice"], "整改期限": typed}
    text = text_of(render_pdf([fill(shipped_letters()["rectification-notice"], values, OFFICE)]))
    assert "请于2026年12月31日前完成整改" in text


def test_a_notice_names_each_file_as_the_unit_knows_it_and_the_pages() -> None:
    rows = from_data()["rectification-notice"]["问题"]
    assert isinstance(rows, list)
    assert all("号" in row["案卷"] or "案" in row["案卷"] for row in rows)
    assert any("页" in row["存在问题"] for row in rows)
    letter = LETTERS["unit-opinion"]
    assert next(part.rows[0][:3] for part in letter.parts if part.kind == "table") == ("案卷代号", "文号", "案由")


def test_a_correction_says_what_went_out_and_what_it_should_have_said() -> None:
    values = {
        "主送": UNITS[3],
        "原文书": "行政执法案卷评查意见书",
        "印发日期": "2026年11月23日",
        "更正内容": [{"序号": "1", "原文": "平均得分69.00分", "更正为": "平均得分96.00分"}],
    }
    text = text_of(render_pdf([fill(TEMPLATES["correction"], values, OFFICE)]))
    assert "关于更正《行政执法案卷评查意见书》有关内容的通知" in text
    assert "2026年11月23日印发的《行政执法案卷评查意见书》有关内容有误，现更正如下，其余内容不变。" in text
    assert "更正原因" not in text
    numbered = text_of(render_pdf([fill(TEMPLATES["correction"], {**values, "原文号": "霁城管评〔2026〕9号"}, OFFICE)]))
    assert "《行政执法案卷评查意见书》（霁城管评〔2026〕9号）有关内容有误" in numbered
