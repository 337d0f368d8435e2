"""评查表 as XLSX: the same head, items and result as on paper; points as numbers."""

from decimal import Decimal

from forms.score_sheet import HEAD, SheetSettings, conclusion_lines, head_pairs, item_rows
from forms.typesetting.tables import Cell
from forms.workbook import Book, Value
from scoring.reviewed import ReviewedCase

WIDTHS = (10, 30, 10, 46, 12, 8)
POINTS = (2, 5)  # columns of points
SIGNED = "评查人签名：　　　　　　　复核人签名：　　　　　　　被评查单位负责人签名：　　　　　　　　　年　　月　　日"


def render_xlsx(case: ReviewedCase, settings: SheetSettings) -> bytes:
    """One file's sheet. Same arguments, same bytes."""
    book = Book(settings.title, settings.organizer)
    sheet = book.sheet("评查表", WIDTHS)
    sheet.add_title(settings.title)
    under = "　".join(part for part in (settings.organizer, settings.campaign) if part)
    if under:
        sheet.add_line(under)
    sheet.add_head(head_pairs(case, settings))
    rows = [_row(row) for row in item_rows(case, settings)]
    sheet.add_table(HEAD, rows)
    for label, lines in conclusion_lines(case):
        sheet.add_pairs([(label, "\n".join(lines))])
    sheet.add_line(SIGNED)
    return book.finish()


def _row(row: tuple[Cell, ...]) -> list[Value] | str:
    if len(row) == 1:
        return _text(row[0])
    return [_points(_text(cell)) if at in POINTS else _text(cell) for at, cell in enumerate(row)]


def _points(text: str) -> Value:
    return Decimal(text) if text.replace(".", "", 1).isdigit() else text


def _text(cell: Cell) -> str:
    return "\n".join("".join(run.text for run in paragraph) for paragraph in cell.paragraphs)
