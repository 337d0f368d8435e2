"""The ruler: GB/T 9704—2012 measured on the PDF, within half a millimetre."""

import pytest

from forms.fonts import Role, shipped
from forms.typesetting.blocks import Drawing, PageBreak, Paragraph, Space
from forms.typesetting.clusters import Run
from forms.typesetting.flow import compose
from forms.typesetting.marks import RuleMark
from forms.typesetting.measures import OFFICIAL, body_style, head_style, title_style
from forms.typesetting.pdf import DocumentInfo, write_pdf
from tests.forms.measuring import characters, embedded, pages, sizes, text_of

HALF = 0.5  # mm


def pdf_of(*blocks: object) -> bytes:
    return write_pdf(compose(list(blocks), OFFICIAL, shipped()), DocumentInfo("测量"))  # type: ignore[arg-type]


def full_page(lines: int = 22) -> Paragraph:
    return Paragraph((Run("案" * (28 * lines - 2)),), body_style())


def test_a_page_holds_twenty_two_lines_of_twenty_eight_characters() -> None:
    pdf = pdf_of(full_page(44))
    for number in (0, 1):
        body = [c for c in characters(pdf, number) if c.text == "案"]
        lines = sorted({round(c.baseline, 1) for c in body})
        assert len(lines) == 22
        whole = [c for c in body if round(c.baseline, 1) == lines[5]]
        assert len(whole) == 28
    assert len(list(pages(pdf))) == 2


def test_the_text_block_is_156_by_225_mm_with_37_above_and_28_at_the_binding() -> None:
    body = [c for c in characters(pdf_of(full_page())) if c.text == "案"]
    assert min(c.left for c in body) == pytest.approx(28, abs=HALF)
    assert max(c.right for c in body) == pytest.approx(28 + 156, abs=HALF)
    lines = sorted({c.baseline for c in body})
    pitch = (lines[-1] - lines[0]) / 21
    assert pitch == pytest.approx(225 / 22, abs=0.02)
    # A line stands in the middle of its 225 / 22 mm: the glyph's em box is 16 pt high.
    em = 16 * 25.4 / 72
    first_top = lines[0] - 0.88 * em - (pitch - em) / 2
    last_bottom = lines[-1] + 0.12 * em + (pitch - em) / 2
    assert first_top == pytest.approx(37, abs=HALF)
    assert last_bottom == pytest.approx(37 + 225, abs=HALF)


def test_the_paper_is_a4() -> None:
    (page,) = pages(pdf_of(full_page(3)))
    assert page.get_width() * 25.4 / 72 == pytest.approx(210, abs=0.1)
    assert page.get_height() * 25.4 / 72 == pytest.approx(297, abs=0.1)


def test_body_is_16_points_title_22_and_page_number_14() -> None:
    pdf = pdf_of(Paragraph((Run("标题"),), title_style()), full_page(3))
    assert sizes(pdf) == {14.0, 16.0, 22.0}


def test_page_numbers_stand_outside_seven_mm_below_the_text_block() -> None:
    pdf = pdf_of(full_page(22), full_page(22))
    odd, even = ([c for c in characters(pdf, number) if c.baseline > 37 + 225 + 3] for number in (0, 1))
    assert "".join(c.text for c in odd) == "—1—"
    assert "".join(c.text for c in even) == "—2—"
    one_character = 14 * 25.4 / 72
    assert max(c.right for c in odd) == pytest.approx(28 + 156 - one_character, abs=HALF)
    assert min(c.left for c in even) == pytest.approx(28 + one_character, abs=HALF)
    dash = odd[0].baseline - 0.38 * one_character
    assert dash == pytest.approx(37 + 225 + 7, abs=HALF)


def test_heads_are_hei_and_kai_and_never_last_on_a_page() -> None:
    assert head_style(1).role is Role.HEI
    assert head_style(2).role is Role.KAI
    pdf = pdf_of(full_page(21), Paragraph((Run("一、基本情况"),), head_style(1)), full_page(3))
    first = "".join(c.text for c in characters(pdf, 0))
    second = "".join(c.text for c in characters(pdf, 1))
    assert "一、基本情况" not in first
    assert second.startswith("一、基本情况")


def test_two_heads_in_a_row_stay_with_their_text() -> None:
    heads = (Paragraph((Run("七、整改要求"),), head_style(1)), Paragraph((Run("（一）逐卷整改"),), head_style(2)))
    for lines in (19, 20, 21):
        pdf = pdf_of(full_page(lines), *heads, Paragraph((Run("卷" * 110),), body_style()))
        first = "".join(c.text for c in characters(pdf, 0) if c.text != "案")
        assert first.startswith("七、整改要求（一）逐卷整改卷卷") or first == "—1—"


def test_no_single_last_line_is_carried_over() -> None:
    pdf = pdf_of(full_page(19), Paragraph((Run("卷" * 110),), body_style()))
    first = [c for c in characters(pdf, 0) if c.text == "卷"]
    second = [c for c in characters(pdf, 1) if c.text == "卷"]
    assert len({round(c.baseline, 1) for c in first}) == 2
    assert len({round(c.baseline, 1) for c in second}) == 2


def test_text_comes_out_in_reading_order_and_fonts_are_inside() -> None:
    text = "王镕堃、陈喆于2026年3月2日在《城市道路管理条例》（以下简称“条例”）规定的区域，占用12㎡——☑已整改☐未整改。"
    pdf = pdf_of(Paragraph((Run(text),), body_style()))
    assert text_of(pdf).startswith(text)
    assert embedded(pdf)


def test_same_blocks_give_the_same_bytes() -> None:
    assert pdf_of(full_page(30)) == pdf_of(full_page(30))


def test_space_is_dropped_at_the_top_of_a_page() -> None:
    pdf = pdf_of(full_page(22), Space(60), full_page(2))
    lines = sorted({round(c.baseline, 2) for c in characters(pdf, 1) if c.text == "案"})
    first = sorted({round(c.baseline, 2) for c in characters(pdf, 0) if c.text == "案"})
    assert lines[0] == pytest.approx(first[0], abs=0.05)


def test_a_drawing_is_not_divided_and_a_page_break_breaks() -> None:
    rule = Drawing((RuleMark(0, 10, 100, 10, 1),), 200.0)
    pdf = pdf_of(full_page(17), rule, PageBreak(), full_page(1))
    assert len(list(pages(pdf))) == 3
