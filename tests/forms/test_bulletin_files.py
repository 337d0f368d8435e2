"""The bulletin as PDF, DOCX and XLSX."""

from dataclasses import replace
from io import BytesIO

import pytest

from forms.bulletin.compose import compose
from forms.bulletin.layout import lay_out, render_pdf
from forms.bulletin.word import render_docx
from forms.bulletin.workbook import render_xlsx
from forms.typesetting.marks import places
from scoring.errors import ReviewError
from scoring.figures import collect
from tests.forms.campaign import PARTIES, PERSONS, SETTINGS, UNITS, campaign
from tests.forms.measuring import characters, pages, text_of

FIGURES = collect(campaign())
TEXT = compose(FIGURES, SETTINGS)
PDF = render_pdf(TEXT, FIGURES, SETTINGS)


def png(width: int = 60, height: int = 30, rotated: bool = False) -> bytes:
    from PIL import Image

    image = Image.new("RGB", (width, height), "white")
    stream = BytesIO()
    (image.rotate(90, expand=True) if rotated else image).save(stream, "PNG")
    return stream.getvalue()


def test_masthead_number_average_ranking_and_typical_case_can_be_read_out() -> None:
    text = text_of(PDF)
    for words in (
        "法治工作简报",
        "2026年第3期（总第27期）",
        "平均得分82.18分",
        "1城东执法大队398.00",
        "典型案例剖析",
        "该案由云岭街道办事处办理",
        "报：市政府办公室，市司法局。",
        "共印60份",
        "附件：1.评查发现问题清单2.评查情况图示",
        "2026年11月22日印发",
    ):
        assert words in text, words


def test_the_same_arguments_give_the_same_bytes() -> None:
    assert render_pdf(TEXT, FIGURES, SETTINGS) == PDF


def test_nothing_identifies_a_party_in_text_or_properties() -> None:
    text = text_of(PDF)
    secrets = (*PARTIES, *PERSONS, "13900001111")
    assert not any(secret in text for secret in secrets)
    for secret in secrets:
        assert secret.encode("utf-16-be") not in PDF
        assert secret.encode() not in PDF


def test_the_red_masthead_stands_at_the_top_and_the_imprint_at_the_foot() -> None:
    first = [c for c in characters(PDF) if c.text in "法治工作简报" and c.baseline < 80]
    assert max(c.right for c in first) <= 28 + 156
    last = characters(PDF, len(list(pages(PDF))) - 1)
    imprint = [c for c in last if c.baseline < 37 + 225]
    assert max(c.baseline for c in imprint) == pytest.approx(37 + 225 - 4.5, abs=1.5)


def test_a_click_on_a_number_finds_its_field() -> None:
    found = places(lay_out(TEXT, FIGURES, SETTINGS))
    tags = {place.tag for place in found}
    assert {"平均得分", "案卷总数", f"单位.{UNITS[0]}.平均分"} <= tags
    (average,) = [p for p in found if p.tag == "平均得分" and p.height == 16.0]
    assert average.width == pytest.approx(5 * 8 - 0.5, abs=6)


def test_charts_begin_at_nothing_and_carry_their_numbers() -> None:
    from forms.bulletin.charts import FILL
    from forms.typesetting.marks import FillMark, TextMark

    page, *_ = [
        page
        for page in lay_out(TEXT, FIGURES, SETTINGS)
        if any(isinstance(m, FillMark) and m.colour == FILL for m in page.marks)
    ]
    filled = [m for m in page.marks if isinstance(m, FillMark) and m.colour == FILL]
    by_unit = filled[: len(FIGURES.units)]
    assert len({round(bar.x, 3) for bar in by_unit}) == 1
    averages = [float(unit.average or 0) for unit in FIGURES.units]
    for bar, average in zip(by_unit, averages, strict=True):
        assert bar.width / by_unit[0].width == pytest.approx(average / averages[0])
    printed = "".join(m.text for m in page.marks if isinstance(m, TextMark))
    assert all(f"{unit.average:f}" in printed for unit in FIGURES.units)


def test_clippings_are_burned_in_as_pictures() -> None:
    with_picture = render_pdf(TEXT, FIGURES, SETTINGS, {"f04-0": [png(900, 400), png(300, 900, rotated=True)]})
    assert with_picture.count(b"/Subtype /Image") >= 1
    assert PDF.count(b"/Subtype /Image") == 0
    with pytest.raises(ReviewError, match="截图"):
        render_pdf(TEXT, FIGURES, SETTINGS, {"f04-0": [b"no picture"]})


def test_long_names_do_not_run_over_the_edge() -> None:
    settings = replace(
        SETTINGS,
        publisher="霁川市全面依法治市委员会办公室行政执法协调监督工作领导小组办公室（市司法局）" * 2,
        masthead="行政执法监督与案卷评查工作情况专报",
    )
    pdf = render_pdf(TEXT, FIGURES, settings)
    for number in range(len(list(pages(pdf)))):
        body = characters(pdf, number)
        assert max(c.right for c in body) <= 28 + 156 + 0.5
        assert min(c.left for c in body) >= 28 - 0.5


def test_a_bulletin_without_settings_can_be_printed() -> None:
    from forms.bulletin.settings import BulletinSettings

    empty = collect([])
    assert render_pdf(compose(empty, BulletinSettings()), empty, BulletinSettings())[:5] == b"%PDF-"


def test_word_has_real_styles_tables_and_east_asian_fonts() -> None:
    import docx
    from docx.oxml.ns import qn

    data = render_docx(TEXT, FIGURES, SETTINGS, {"f04-0": [png()]})
    assert render_docx(TEXT, FIGURES, SETTINGS, {"f04-0": [png()]}) == data
    document = docx.Document(BytesIO(data))
    heads = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert heads[0] == "一、评查基本情况"
    assert len(heads) == 7
    lines = [p.text for p in document.paragraphs]
    at = lines.index("附件1")
    assert lines[at + 1 : at + 3] == ["", "评查发现问题清单"]
    assert "附件：1.评查发现问题清单" in lines
    normal = document.styles["Normal"].element.rPr.rFonts
    assert normal.get(qn("w:eastAsia")) == "仿宋_GB2312"
    table = document.tables[0]
    assert [c.text for c in table.rows[0].cells][:4] == ["名次", "单位", "参评卷数", "平均得分"]
    assert table.rows[1].cells[1].text == "城东执法大队"
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    section = document.sections[0]
    assert section.left_margin is not None
    assert section.left_margin.mm == pytest.approx(28, abs=0.1)
    assert section._sectPr.find(qn("w:docGrid")).get(qn("w:linePitch")) == "580"
    assert len(document.inline_shapes) == 4  # a clipping and three charts
    whole = "\n".join(p.text for p in document.paragraphs)
    assert not any(name in whole for name in (*PARTIES, *PERSONS))


def test_workbook_has_numbers_as_numbers_and_runs_no_text() -> None:
    import openpyxl

    evil = [replace(case, cause="=HYPERLINK(1)", unit="+cmd|' /C calc'!A0") for case in campaign(2)]
    figures = collect([*campaign()[2:], *evil])
    data = render_xlsx(figures, SETTINGS)
    assert render_xlsx(figures, SETTINGS) == data
    book = openpyxl.load_workbook(BytesIO(data))
    assert book.sheetnames == ["单位得分", "案卷得分", "问题清单", "按性质", "按阶段", "等次"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    files = book["案卷得分"]
    scores = [row[7] for row in files.iter_rows(min_row=2)]
    assert isinstance(scores[2].value, int | float)
    assert scores[2].number_format == "0.00"
    assert files["A2"].value == "001"
    assert book["按性质"]["C2"].number_format == "0.00%"
    names = " ".join(str(c.value) for row in files.iter_rows() for c in row)
    assert not any(name in names for name in (*PARTIES, *PERSONS))
