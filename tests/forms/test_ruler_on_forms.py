"""The ruler laid on the printed forms themselves: bulletin, letters, sheets. Millimetres, within half of one."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as raw
import pytest

from forms.bulletin.compose import compose
from forms.bulletin.layout import render_pdf as bulletin_pdf
from forms.bulletin.text import Kind
from forms.fonts import shipped
from forms.letters.layout import render_pdf as letters_pdf
from forms.score_sheet import render_score_sheets
from forms.typesetting.blocks import Paragraph
from forms.typesetting.clusters import Run
from forms.typesetting.flow import compose as set_pages
from forms.typesetting.measures import OFFICIAL, SHEET, WIDE, PageSetup, body_style
from forms.typesetting.pdf import DocumentInfo, write_pdf
from scoring.figures import collect
from tests.forms.archive import read
from tests.forms.campaign import SETTINGS, campaign, reviewed
from tests.forms.filled_letters import letters
from tests.forms.measuring import characters, embedded, text_of
from tests.forms.test_line_breaking import MUST_NOT_END, MUST_NOT_START, random_paragraph

MM = 25.4 / 72
HALF = 0.5
FIGURES = collect(campaign())
TEXT = compose(FIGURES, SETTINGS)
LETTERS = letters()
FORMS: dict[str, tuple[bytes, PageSetup]] = {
    "bulletin": (bulletin_pdf(TEXT, FIGURES, SETTINGS), OFFICIAL),
    "sheet": (render_score_sheets([reviewed(8)]), SHEET),
    **{
        key: (letters_pdf([one]), WIDE if one.template.wide else OFFICIAL)
        for key, one in LETTERS.items()
        if not one.template.is_correspondence  # measured by test_correspondence.py
    },
}
every = pytest.mark.parametrize("name", sorted(FORMS))


@dataclass(frozen=True)
class Printed:
    text: str
    left: float
    right: float
    baseline: float
    size: float
    face: str


def printed(pdf: bytes, number: int) -> list[Printed]:
    """What stands on a page, with its size in points and its face."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[number].get_textpage()
    sizes = [round(raw.FPDFText_GetFontSize(text.raw, at), 1) for at in range(text.count_chars())]
    shown = [at for at in range(text.count_chars()) if chr(raw.FPDFText_GetUnicode(text.raw, at)).strip()]
    measured = characters(pdf, number)
    assert len(shown) == len(measured)
    return [
        Printed(c.text, c.left, c.right, c.baseline, sizes[at], _face(text.raw, at))
        for c, at in zip(measured, shown, strict=True)
    ]


def _face(text: object, at: int) -> str:
    buffer, flags = ctypes.create_string_buffer(80), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, at, buffer, 80, flags)
    return buffer.value.decode().split("+")[-1]


def all_pages(name: str) -> Iterator[tuple[int, list[Printed]]]:
    pdf, _ = FORMS[name]
    for number in range(len(pypdfium2.PdfDocument(pdf))):
        yield number, printed(pdf, number)


def is_page_number(one: Printed, setup: PageSetup) -> bool:
    return one.baseline > setup.bottom * MM + 3


@every
def test_everything_stands_inside_the_text_block_but_the_page_number(name: str) -> None:
    pdf, setup = FORMS[name]
    page = pypdfium2.PdfDocument(pdf)[0]
    assert page.get_width() * MM == pytest.approx(setup.width * MM, abs=0.1)
    assert page.get_height() * MM == pytest.approx(setup.height * MM, abs=0.1)
    for number, marks in all_pages(name):
        inside = [one for one in marks if not is_page_number(one, setup)]
        assert min(one.left for one in inside) >= setup.left * MM - HALF, number
        assert max(one.right for one in inside) <= setup.right * MM + HALF, number
        assert min(one.baseline - one.size * 0.88 * MM for one in inside) >= setup.top * MM - HALF, number
        assert max(one.baseline + one.size * 0.12 * MM for one in inside) <= setup.bottom * MM + HALF, number


@every
def test_the_page_number_stands_outside_below_the_block_in_14_points(name: str) -> None:
    _, setup = FORMS[name]
    for number, marks in all_pages(name):
        foot = [one for one in marks if is_page_number(one, setup)]
        assert "".join(one.text for one in foot) == f"—{number + 1}—"
        assert {one.size for one in foot} == {14.0}
        inset = 14 * MM
        if number % 2 == 0:
            assert max(one.right for one in foot) == pytest.approx(setup.right * MM - inset, abs=HALF)
        else:
            assert min(one.left for one in foot) == pytest.approx(setup.left * MM + inset, abs=HALF)


@every
def test_every_font_is_inside_and_text_comes_out(name: str) -> None:
    pdf, _ = FORMS[name]
    assert embedded(pdf)
    assert len(text_of(pdf)) > 50
    assert read(pdf).pdf.pages


@pytest.mark.parametrize("name", ["bulletin", "case-opinion", "rectification-notice", "unit-opinion"])
def test_body_is_16_point_fangsong_on_the_grid(name: str) -> None:
    pitch, checked, full = 225 / 22, 0, 0
    for _, marks in all_pages(name):
        lines: dict[float, list[Printed]] = defaultdict(list)
        for one in marks:
            if one.size == 16.0 and one.face.startswith("MingjuanFang"):
                lines[round(one.baseline, 2)].append(one)
        for upper, lower in pairwise(sorted(lines)):
            if lower - upper < 1.5 * pitch and lines[lower][0].left < 28 + HALF:  # a line that goes on a paragraph
                assert lower - upper == pytest.approx(pitch, abs=0.05)
                checked += 1
                if lines[upper][-1].right > 184 - 6:
                    assert lines[upper][-1].right <= 184 + HALF
                    assert lines[upper][-1].right == pytest.approx(184, abs=3)  # half a mark's cell may be empty
                    full += 1
    assert checked > 0
    assert full > 0


def test_title_and_heads_have_their_faces_and_sizes() -> None:
    marks = [one for _, page in all_pages("bulletin") for one in page]
    said = "".join(one.text for one in marks)
    title = "".join(TEXT.title.split())
    at = said.index(title)
    assert {(one.size, one.face) for one in marks[at : at + len(title)]} == {(22.0, "MingjuanSong-Black")}
    faces = {"一、评查基本情况": "MingjuanHei-Regular", "（一）事实证据方面": "MingjuanKai-Regular"}
    for head, face in faces.items():
        at = said.index(head)
        found = {(one.size, one.face.replace("Half", "")) for one in marks[at : at + len(head)]}
        assert found == {(16.0, face)}
        assert marks[at].left == pytest.approx(28 + 2 * 156 / 28, abs=1.5)  # the bracket may stand in half a cell


def test_an_attachment_is_named_on_the_first_line_and_its_title_stands_on_the_third() -> None:
    page = next(marks for _, marks in all_pages("bulletin") if "".join(m.text for m in marks).startswith("附件1"))
    label, title = page[0], next(one for one in page if one.size == 22.0)
    assert (label.size, label.face) == (16.0, "MingjuanHei-Regular")
    assert label.left == pytest.approx(28, abs=HALF)
    lines_down = (title.baseline - label.baseline) / (225 / 22)
    assert lines_down == pytest.approx(2, abs=0.3)  # a larger type on a wider line


def test_the_red_name_is_centred_and_the_red_rule_is_as_wide_as_the_block() -> None:
    marks = next(all_pages("bulletin"))[1]
    name = [one for one in marks if one.size > 40]
    assert "".join(one.text for one in name) == SETTINGS.masthead
    assert (name[0].left + name[-1].right) / 2 == pytest.approx(28 + 78, abs=1.0)
    red = [rule for rule in rules(FORMS["bulletin"][0], 0) if rule[4] == (222, 0, 0)]
    (left, right, upper, lower, _), *rest = red
    assert rest == []
    assert (left, right) == (pytest.approx(28, abs=HALF), pytest.approx(184, abs=HALF))
    assert lower - upper == pytest.approx(2 * MM, abs=0.2)


CIRCULARS = ("commendation", "monthly-circular", "review-circular")


@pytest.mark.parametrize("name", CIRCULARS)
def test_a_circular_has_the_head_of_the_standard(name: str) -> None:
    """The red name 35 mm below the text block's edge, number, rule and title two lines and 4 mm below each other."""
    marks = next(all_pages(name))[1]
    line = 225 / 22
    red = [one for one in marks if one.face.startswith("MingjuanSong-Black") and one.size > 22.5]
    top = min(one.baseline - 0.88 * one.size * MM for one in red)
    assert top == pytest.approx(37 + 35, abs=HALF)
    number = next(one for one in marks if "〔" in one.text or (one.text.startswith("案") and one.size == 16.0))
    (rule,) = [one for one in rules(FORMS[name][0], 0) if one[4] == (222, 0, 0)]
    assert number.baseline - max(one.baseline for one in red) == pytest.approx(3 * line, abs=line / 2)
    foot = number.baseline + 0.12 * 16 * MM + (line - 16 * MM) / 2  # of the number's line
    assert (rule[2] + rule[3]) / 2 - foot == pytest.approx(4, abs=HALF)
    title = next(one for one in marks if one.size == 22.0 and one.baseline > rule[3])
    assert title.baseline - rule[3] == pytest.approx(3 * line, abs=line / 2)


def test_the_last_rule_of_the_imprint_is_the_lower_edge_of_the_text_block() -> None:
    pdf = FORMS["bulletin"][0]
    last = len(pypdfium2.PdfDocument(pdf)) - 1
    wide = sorted((r for r in rules(pdf, last) if r[1] - r[0] > 150), key=lambda rule: rule[2])
    first, *_, end = wide
    assert (end[2] + end[3]) / 2 == pytest.approx(37 + 225, abs=HALF)
    assert (end[0], end[1]) == (pytest.approx(28, abs=HALF), pytest.approx(184, abs=HALF))
    thickness = [rule[3] - rule[2] for rule in (first, *_, end)]
    assert all(one == pytest.approx(0.35, abs=0.05) for one in (thickness[0], thickness[-1]))
    assert all(one == pytest.approx(0.25, abs=0.05) for one in thickness[1:-1])
    text = "".join(one.text for one in printed(pdf, last) if one.size == 14.0)
    assert f"共印{SETTINGS.copies}份" in text
    others = [one for one in printed(pdf, last) if one.baseline < first[2]]
    assert others  # it does not stand alone


def rules(pdf: bytes, number: int) -> list[tuple[float, float, float, float, tuple[int, int, int]]]:
    """Straight lines across a page: left, right, upper and lower edge in millimetres, colour."""
    page = pypdfium2.PdfDocument(pdf)[number]
    height, found = page.get_height(), []
    for item in page.get_objects():
        if item.type != raw.FPDF_PAGEOBJ_PATH:
            continue
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(item.raw, fill, stroke)
        (left, bottom), (right, top) = _ends(item.raw)
        if not stroke.value or right - left < 10 or top != bottom:
            continue
        colour = [ctypes.c_uint() for _ in range(4)]
        raw.FPDFPageObj_GetStrokeColor(item.raw, *colour)
        thick = ctypes.c_float()
        raw.FPDFPageObj_GetStrokeWidth(item.raw, thick)
        middle = height - top
        half = thick.value / 2
        red, green, blue, _ = (part.value for part in colour)
        found.append((left * MM, right * MM, (middle - half) * MM, (middle + half) * MM, (red, green, blue)))
    return found


def _ends(path: object) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a path begins and ends."""
    x, y, found = ctypes.c_float(), ctypes.c_float(), []
    for at in (0, raw.FPDFPath_CountSegments(path) - 1):
        raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(path, at), x, y)
        found.append((x.value, y.value))
    return found[0], found[1]


def test_the_bulletin_s_text_comes_out_in_order() -> None:
    text, at = text_of(FORMS["bulletin"][0]), 0
    for section in TEXT.sections:
        for paragraph in section.paragraphs:
            words = "".join(paragraph.text.split())
            if paragraph.kind in (Kind.BODY, Kind.SUBHEAD) and words:
                whole = _without_page_numbers(text[at:])
                assert words in whole
                at = text.index(words[:6], at)


def _without_page_numbers(text: str) -> str:
    import re

    return re.sub(r"—\d+—", "", text)


def test_three_hundred_paragraphs_in_print_have_no_forbidden_break() -> None:
    blocks = [Paragraph((Run(random_paragraph(seed)),), body_style()) for seed in range(300)]
    pdf = write_pdf(set_pages(blocks, OFFICIAL, shipped()), DocumentInfo("断行"))
    document = pypdfium2.PdfDocument(pdf)
    ends, starts, count = [], [], 0
    for number in range(len(document)):
        lines: dict[float, list[tuple[float, str]]] = defaultdict(list)
        text = document[number].get_textpage()
        x, y = ctypes.c_double(), ctypes.c_double()
        for at in range(text.count_chars()):
            character = chr(raw.FPDFText_GetUnicode(text.raw, at))
            raw.FPDFText_GetCharOrigin(text.raw, at, x, y)
            if character.strip() and y.value * MM > 297 - 37 - 225:
                lines[round(y.value, 1)].append((x.value * MM, character))
        assert len(lines) <= 22
        for line in lines.values():
            first, last = min(line), max(line)
            count += 1
            starts += [first[1]] if first[0] < 28 + HALF else []
            ends += [last[1]] if last[0] > 184 - 7 else []
    assert count > 3500
    assert [one for one in starts if one in MUST_NOT_START] == []
    assert [one for one in ends if one in MUST_NOT_END] == []
