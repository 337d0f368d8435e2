"""信函格式 of GB/T 9704—2012, 10.1, with the ruler. Millimetres, within half of one."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from forms.letters.layout import lay_out, render_pdf
from forms.letters.letter import Letter
from forms.letters.templates import CORRESPONDENCE, PLAIN, in_form
from forms.letters.word import render_docx
from forms.typesetting.marks import RuleMark, TextMark
from forms.typesetting.measures import MM, OFFICIAL, RED
from tests.forms.filled_letters import OFFICE, letters
from tests.forms.measuring import characters

LETTERS = letters()
HALF = 0.5
NAME = "霁川市城市管理局"


def sent(key: str = "case-opinion", office: str = NAME) -> Letter:
    letter = LETTERS[key]
    return replace(letter, template=in_form(letter.template, CORRESPONDENCE), office=replace(OFFICE, name=office))


def rules(letter: Letter, page: int = 0) -> list[RuleMark]:
    return [m for m in lay_out(letter)[page].marks if isinstance(m, RuleMark) and m.colour == RED]


def name_marks(letter: Letter) -> list[TextMark]:
    return [m for m in lay_out(letter)[0].marks if isinstance(m, TextMark) and m.colour == RED]


@pytest.mark.parametrize("office", [NAME, "霁川市全面依法治市委员会办公室行政执法协调监督工作领导小组办公室"])
def test_double_rules_of_170_mm_stand_4_mm_below_the_name_and_20_mm_above_the_edge(office: str) -> None:
    letter = sent(office=office)
    upper, upper_thin, lower_thin, lower = sorted(rules(letter), key=lambda rule: rule.y1)
    name = name_marks(letter)
    assert (name[0].baseline - 0.88 * name[0].size) / MM == pytest.approx(30, abs=HALF)
    end = name[-1].baseline + 0.12 * name[-1].size
    assert (upper.y1 - upper.thickness / 2 - end) / MM == pytest.approx(4, abs=HALF)
    assert (OFFICIAL.height - lower.y1 - lower.thickness / 2) / MM == pytest.approx(20, abs=HALF)
    assert upper.thickness > upper_thin.thickness
    assert lower.thickness > lower_thin.thickness
    for rule in (upper, upper_thin, lower_thin, lower):
        assert (rule.x2 - rule.x1) / MM == pytest.approx(170, abs=HALF)
        assert (rule.x1 + rule.x2) / 2 == pytest.approx(OFFICIAL.width / 2, abs=0.5)


def test_the_number_stands_at_the_right_below_the_upper_rules_and_the_title_two_lines_below_it() -> None:
    found = characters(render_pdf([sent()]))
    text = "".join(one.text for one in found)
    number, title = text.index("霁城管评〔2026〕9号"), text.index(LETTERS["case-opinion"].title)
    last = found[number + len("霁城管评〔2026〕9号") - 1]
    assert last.right == pytest.approx(OFFICIAL.right / MM, abs=HALF)
    low = max(rule.y1 for rule in rules(sent()) if rule.y1 < OFFICIAL.height / 2) / MM
    upper_edge = last.baseline - 0.88 * 16 / MM
    assert upper_edge - low == pytest.approx(16 * 7 / 8 / MM, abs=HALF)
    free = found[title].baseline - 0.88 * 22 / MM - (last.baseline + 0.12 * 16 / MM)
    assert 2 * OFFICIAL.pitch / MM - HALF <= free <= 3 * OFFICIAL.pitch / MM


def test_the_first_page_has_no_number_and_no_other_page_has_rules() -> None:
    letter = sent()
    feet = [
        "".join(c.text for c in characters(render_pdf([letter]), page) if c.baseline * MM > OFFICIAL.bottom + 2 * MM)
        for page in (0, 1)
    ]
    assert feet == ["", "—2—"]
    assert not rules(letter, 1)


def test_the_document_has_the_same_head_and_foot_on_its_first_page() -> None:
    section = docx.Document(BytesIO(render_docx(sent()))).sections[0]
    assert section.different_first_page_header_footer
    assert section.header_distance.mm == pytest.approx(30, abs=HALF)
    assert section.footer_distance.mm == pytest.approx(20, abs=HALF)
    (head,), (foot,) = section.first_page_header.paragraphs, section.first_page_footer.paragraphs
    assert head.text == NAME
    assert foot.text == ""
    kinds = [p._p.find(f".//{qn('w:pBdr')}/{qn('w:bottom')}").get(qn("w:val")) for p in (head, foot)]
    assert kinds == ["thickThinSmallGap", "thinThickSmallGap"]
    for paragraph in (head, foot):
        form = paragraph.paragraph_format
        assert 156 - form.left_indent.mm - form.right_indent.mm == pytest.approx(170, abs=HALF)
    assert "PAGE" in section.footer._element.xml
    assert "PAGE" not in section.first_page_footer._element.xml


def test_an_office_chooses_the_form_of_its_letters_and_of_no_circular() -> None:
    opinion, reply = LETTERS["case-opinion"].template, LETTERS["objection-reply"].template
    circular = LETTERS["review-circular"].template
    assert not opinion.is_correspondence
    assert in_form(opinion, CORRESPONDENCE).is_correspondence
    assert reply.is_correspondence
    assert not in_form(reply, PLAIN).is_correspondence
    assert in_form(reply, "") is reply
    assert in_form(circular, CORRESPONDENCE) is circular


def test_a_letter_without_an_office_has_neither_head_nor_rules_and_is_numbered() -> None:
    assert not rules(sent(office=""))
    assert "—1—" in "".join(c.text for c in characters(render_pdf([sent(office="")])))
