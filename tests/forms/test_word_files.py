"""What every DOCX keeps to, so that Word opens it without repair and breaks its pages where the PDF does."""

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from forms.bulletin.compose import compose
from forms.bulletin.text import Kind
from forms.bulletin.word import render_docx as bulletin
from forms.fonts import shipped
from forms.letters.word import render_docx as letter
from forms.score_sheet_word import render_score_sheet
from forms.typesetting.measures import OFFICIAL, body_style
from forms.word import define_styles, fresh_document
from forms.word_lines import LIST, closer_by, split_codes
from forms.word_paragraphs import add_words
from scoring.figures import collect
from tests.forms.campaign import SETTINGS, campaign, reviewed
from tests.forms.filled_letters import letters

PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs overflowPunct autoSpaceDE"
)
PARAGRAPH += " autoSpaceDN snapToGrid spacing ind contextualSpacing jc outlineLvl rPr"
RUN = "rStyle rFonts b bCs i iCs caps color spacing w kern position sz szCs u lang"
TABLE = "tblStyle tblpPr tblOverlap tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook"
CELL = "tcW gridSpan vMerge tcBorders shd vAlign"
ORDER = {"pPr": PARAGRAPH.split(), "rPr": RUN.split(), "tblPr": TABLE.split(), "tcPr": CELL.split()}
FIGURES = collect(campaign())
LETTERS = letters()


def made(name: str) -> bytes:
    if name == "bulletin":
        return bulletin(compose(FIGURES, SETTINGS), FIGURES, SETTINGS)
    return render_score_sheet(reviewed(8)) if name == "score-sheet" else letter(LETTERS[name])


def fresh() -> Any:
    document = fresh_document("", "")
    define_styles(document, OFFICIAL)
    return document


@pytest.fixture(params=["bulletin", "score-sheet", *LETTERS])
def document(request: pytest.FixtureRequest) -> Any:
    return docx.Document(BytesIO(made(request.param)))


def test_properties_stand_in_the_order_of_the_format(document: Any) -> None:
    names = (
        "Normal",
        "Title",
        "Heading 1",
        "Heading 2",
        "Caption",
        "Footer",
        "注",
        "无缩进",
        "表格文字",
        "图注",
        "版记",
    )
    styles = [document.styles[name].element for name in names]
    for root in (document.element, *styles):
        for kind, order in ORDER.items():
            for properties in root.iter(qn(f"w:{kind}")):
                found = [child.tag.split("}")[1] for child in properties]
                known = [order.index(name) for name in found if name in order]
                assert known == sorted(known), f"{kind}: {found}"
                assert len(set(found)) == len(found), found


def test_a_table_is_followed_by_a_paragraph(document: Any) -> None:
    for table in document.element.body.iter(qn("w:tbl")):
        assert table.getnext().tag == qn("w:p")


def test_heights_are_exact_but_for_pictures(document: Any) -> None:
    styled = {style.name for style in document.styles if style.element.find(f".//{qn('w:spacing')}") is not None}
    for paragraph in document.paragraphs:
        rule = paragraph.paragraph_format.line_spacing_rule
        pictured = bool(paragraph._p.xpath(".//pic:pic"))
        assert pictured or rule is None or rule == 4, paragraph.text
        assert paragraph.style.name in styled


def test_imprint_ends_at_the_lower_edge_of_the_text_block() -> None:
    document = docx.Document(BytesIO(made("bulletin")))
    (place,) = document.element.body.iter(qn("w:tblpPr"))
    assert place.get(qn("w:vertAnchor")) == "page"
    rows = document.tables[-1].rows
    height = sum(22 * len(row.cells[0].paragraphs) + 6 for row in rows)
    top = int(place.get(qn("w:tblpY"))) / 20
    assert (top + height) / 72 * 25.4 == pytest.approx(37 + 225, abs=1.5)


def test_lists_of_codes_are_marked_so_that_no_program_divides_them_and_other_numbers_are_not() -> None:
    assert split_codes("涉及5卷（002、004、006等12卷），平均98.50分") == [
        ("涉及5卷（", False),
        ("002、004、006", True),
        ("等12卷），平均98.50分", False),
    ]
    paragraph = add_words(fresh(), "一是超期（002、004）", "Normal", OFFICIAL, shipped())
    assert paragraph.text == "一是超期（002、004）"
    assert [run._r.xpath("w:rPr/w:lang/@w:val") for run in paragraph.runs] == [[], [LIST], []]


SQUEEZED = "001号案卷：“询问笔录”符合“笔录起止时间、签名齐全”的要求；“送达”符合“决定书在七日内送达当事人”的要求。"


def test_a_paragraph_whose_marks_the_pdf_squeezes_stands_closer_in_word_and_takes_no_line_more() -> None:
    closer = closer_by(SQUEEZED, body_style(), OFFICIAL.text_width, shipped())
    assert 0 < closer <= 8
    runs = add_words(fresh(), SQUEEZED, "Normal", OFFICIAL, shipped()).runs
    assert {run._r.xpath("string(w:rPr/w:spacing/@w:val)") for run in runs} == {str(-5 - closer)}


@pytest.mark.parametrize("text", ["从等次看，优秀8卷。", "送达" * 27, "", "一是" * 14 + "\n" + "二是" * 12])
def test_a_paragraph_that_fits_without_squeezing_keeps_the_spacing_of_its_style(text: str) -> None:
    paragraph = add_words(fresh(), text, "Normal", OFFICIAL, shipped())
    assert paragraph._p.xpath(".//w:rPr/w:spacing") == []
    assert paragraph.text == text


def test_what_a_bulletin_says_fits_its_lines_in_word_paragraph_by_paragraph() -> None:
    """None of the texts needs more than may be asked of letters."""
    text = compose(FIGURES, SETTINGS)
    words = [p.text for s in text.sections for p in s.paragraphs if p.kind is Kind.BODY]
    closer = [closer_by(each, body_style(), OFFICIAL.text_width, shipped()) for each in words]
    assert len(closer) > 20
    assert 0 < sum(each > 0 for each in closer) < len(closer) / 2
