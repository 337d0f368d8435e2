"""Every XLSX: numbers, shares and days as such, frozen heads, widths, and nothing that a spreadsheet would run."""

from datetime import datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from forms.bulletin.workbook import render_xlsx as bulletin_tables
from forms.letters.letter import fill
from forms.letters.templates import shipped_letters
from forms.letters.workbook import render_xlsx
from forms.score_sheet import HEAD, SheetSettings
from forms.score_sheet_workbook import render_xlsx as score_sheet
from forms.workbook import Book, value_of
from scoring.figures import collect
from tests.forms.campaign import SETTINGS, campaign, reviewed
from tests.forms.filled_letters import OFFICE, letters

LETTERS = letters()
TABLED = sorted(key for key, letter in LETTERS.items() if any(part.kind == "table" for part in letter.parts))
HOSTILE = ("=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1", '=HYPERLINK("http://x")')


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data))


def made(name: str) -> Any:
    if name == "bulletin":
        return opened(bulletin_tables(collect(campaign()), SETTINGS))
    if name == "sheet":
        return opened(score_sheet(reviewed(3), SheetSettings(organizer="某市司法局", campaign="案卷评查")))
    return opened(render_xlsx(LETTERS[name]))


def table_of(sheet: Any) -> int:
    """The row in which the head of its table stands."""
    return int(sheet.freeze_panes[1:]) - 1


@pytest.mark.parametrize("name", ["bulletin", "sheet", *TABLED])
def test_every_table_has_a_frozen_head_repeated_in_print_and_room_for_what_it_says(name: str) -> None:
    for sheet in made(name).worksheets:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
        if sheet.title == "正文":
            continue
        head = table_of(sheet)
        assert sheet.freeze_panes == f"A{head + 1}"
        assert sheet.print_title_rows == f"${head}:${head}"
        for column in sheet.columns:
            text = str(column[head - 1].value)
            width = sheet.column_dimensions[column[head - 1].column_letter].width
            assert sum(2 if ord(c) > 0x7F else 1 for c in text) < width <= 50


@pytest.mark.parametrize(
    ("text", "shown"), [("98.50", "0.00"), ("98.5", "0.0"), ("98", "0"), ("98.1234", "0.0000"), ("14.29%", "0.00%")]
)
def test_points_have_the_places_of_their_edition(text: str, shown: str) -> None:
    book = Book("表", "")
    book.rows("表", ["得分"], [[value_of(text, is_words=False)]])
    (sheet,) = opened(book.finish()).worksheets
    assert sheet["A2"].number_format == shown
    assert sheet["A2"].data_type == "n"


@pytest.mark.parametrize("name", TABLED)
def test_a_letter_has_its_title_and_what_stands_above_and_below_its_tables(name: str) -> None:
    book, letter = made(name), LETTERS[name]
    assert all(sheet["A1"].value == letter.title for sheet in book.worksheets)
    said = {str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    for part in letter.parts:
        if part.kind in ("to", "text", "head", "note") and part.text:
            assert part.text in said, part.text
    if any(part.kind == "sign" for part in letter.parts):
        assert letter.office.name in said


def test_a_score_sheet_says_what_it_says_on_paper() -> None:
    case = reviewed(3)
    (sheet,) = made("sheet").worksheets
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][0] == "行政执法案卷评查表"
    assert rows[2][:2] == ["案卷代号", case.code]
    head = rows.index(list(HEAD))
    codes = {row[0] for row in rows[head + 1 :]}
    assert {criterion.code for criterion in case.rubric.criteria()} <= codes
    points = [cell for row in sheet.iter_rows(min_row=head + 2) for cell in (row[2], row[5]) if cell.data_type == "n"]
    assert {cell.number_format for cell in points if cell.value is not None} <= {"0", "0.0", "0.00"}
    assert all(cell.value == int(cell.value) for cell in points if cell.number_format == "0")
    assert any(case.score.total is not None and f"总分：{case.score.total:f}分" in str(row[1]) for row in rows)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_a_formula_stays_text_even_after_it_is_edited(text: str) -> None:
    rows = [{"序号": "1", "送卷单位": text, "案件名称": text}]
    letter = fill(shipped_letters()["receipt"], {"活动名称": "评查", "案卷": rows}, OFFICE)
    (sheet,) = opened(render_xlsx(letter)).worksheets
    cell = sheet.cell(table_of(sheet) + 1, 2)
    assert cell.quotePrefix
    assert str(cell.value).replace("_x000D_", "").strip() == text.strip()  # how the format writes a CR
    assert "<f>" not in _sheet_xml(render_xlsx(letter))


def _sheet_xml(data: bytes) -> str:
    from zipfile import ZipFile

    with ZipFile(BytesIO(data)) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


def test_days_numbers_and_shares_are_what_they_say() -> None:
    book = Book("表", "局")
    texts = ("2026年1月5日", "2026-02-28", "12", "98.50", "33.33%", "2026年2月30日", "2026年1月")
    book.rows("表", ["列"] * len(texts), [[value_of(text, is_words=False) for text in texts]])
    cells = opened(book.finish()).active[2]
    assert [cell.value for cell in cells] == [
        datetime(2026, 1, 5), datetime(2026, 2, 28), 12, 98.5, 0.3333, "2026年2月30日", "2026年1月",
    ]  # fmt: skip
    formats = [cell.number_format for cell in cells]
    assert formats[0] == formats[1] == 'yyyy"年"m"月"d"日"'
    assert formats[2:5] == ["0", "0.00", "0.00%"]
    assert cells[0].is_date


def test_codes_keep_their_zeros() -> None:
    sheet = next(sheet for sheet in made("yearly-ledger").worksheets if sheet.title != "正文")
    top = table_of(sheet)
    head, first = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=top, max_row=top + 1)]
    assert first[head.index("案卷代号")] == "001"
