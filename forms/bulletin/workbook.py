"""The campaign's tables as XLSX: number formats, frozen heads, and no text that a spreadsheet would run."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from forms.bulletin.settings import BulletinSettings
from forms.bulletin.tables import DataTable, data_table
from scoring.figures import CampaignFigures
from scoring.reviewed import problems_of
from scoring.score import ScoreState

Value = str | int | Decimal | None
_SHEETS = (("单位得分", "单位得分"), ("问题清单", "问题清单"), ("按性质", "性质"), ("按阶段", "阶段"), ("等次", "等次"))
_STATES = {
    ScoreState.SCORED: "已评分",
    ScoreState.ZEROED: "整卷计零分",
    ScoreState.FAILED_UNSCORED: "不予评分",
    ScoreState.INELIGIBLE: "不符合评查条件",
}


def render_xlsx(figures: CampaignFigures, settings: BulletinSettings) -> bytes:
    """Unit table, files, problems and counts. Same arguments, same bytes."""
    import xlsxwriter

    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, options)
    book.set_properties(
        {"title": settings.campaign, "author": settings.publisher, "created": datetime(2026, 1, 1, tzinfo=UTC)}
    )
    writer = _Writer(book)
    for sheet, name in _SHEETS:
        writer.table(sheet, data_table(name, figures, settings))
        if sheet == "单位得分":
            writer.rows("案卷得分", *_files(figures, settings))
    book.close()
    return stream.getvalue()


def _files(figures: CampaignFigures, settings: BulletinSettings) -> tuple[tuple[str, ...], list[list[Value]]]:
    """One line a file, by code: no parties, no titles."""
    from forms.bulletin.fields import FieldMaker

    maker = FieldMaker(figures, settings)
    head = ("案卷代号", "单位", "案由", "程序", "页数", "评查人", "状态", "得分", "等次", "问题数")
    rows: list[list[Value]] = [
        [
            case.code,
            maker.unit_name(case.unit),
            maker.redacted(case.cause),
            case.procedure,
            case.pages,
            case.reviewer,
            _STATES[case.score.state],
            case.score.total,
            case.score.grade or "",
            len(problems_of(case)) if case.eligible else 0,
        ]
        for case in figures.cases
    ]
    return head, rows


class _Writer:
    def __init__(self, book: Any) -> None:
        self.book = book
        base = {"border": 1, "valign": "vcenter", "font_name": "宋体", "font_size": 11}
        self.head = book.add_format({**base, "bold": True, "align": "center", "bg_color": "#EDEDED", "text_wrap": True})
        self.words = book.add_format({**base, "text_wrap": True})
        self.whole = book.add_format({**base, "num_format": "0", "align": "center"})
        self.points = book.add_format({**base, "num_format": "0.00", "align": "center"})
        self.share = book.add_format({**base, "num_format": "0.00%", "align": "center"})

    def table(self, sheet: str, table: DataTable) -> None:
        rows = [["".join(piece.text for piece in content) for content in row] for row in table.rows]
        values = [[_value(text, at in table.wordy) for at, text in enumerate(row)] for row in rows]
        self.rows(sheet, table.head, values)

    def rows(self, name: str, head: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
        sheet = self.book.add_worksheet(name)
        for column, text in enumerate(head):
            sheet.write_string(0, column, text, self.head)
            longest = max((_width(row[column]) for row in rows), default=0)
            sheet.set_column(column, column, min(max(_width(text), longest) + 2, 48))
        for at, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                self._write(sheet, at, column, value)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(head) - 1)

    def _write(self, sheet: Any, row: int, column: int, value: Value) -> None:
        match value:
            case None:
                sheet.write_blank(row, column, None, self.words)
            case int():
                sheet.write_number(row, column, value, self.whole)
            case Decimal():
                share = value.as_tuple().exponent == -4
                sheet.write_number(row, column, float(value), self.share if share else self.points)
            case _:
                sheet.write_string(row, column, value, self.words)


def _value(text: str, is_words: bool) -> Value:
    """Numbers as numbers; a percentage as its fraction with four places."""
    if is_words or not text:
        return text or None
    if text.isascii() and text.isdigit():
        return int(text)
    if text.endswith("%") and text[:-1].replace(".", "", 1).isdigit():
        return (Decimal(text[:-1]) / 100).quantize(Decimal("0.0001"))
    if text.replace(".", "", 1).isdigit() and text.isascii():
        return Decimal(text)
    return text


def _width(value: Value) -> int:
    return sum(2 if ord(c) > 0x7F else 1 for c in str(value if value is not None else ""))
