"""What every XLSX of ours shares: formats, frozen heads, widths, and no text that a spreadsheet would run."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

Value = str | int | Decimal | date | None
_RUN = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
)  # taken for a formula once the cell is edited
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日|(\d{4})-(\d{2})-(\d{2})")
_CREATED = datetime(2026, 1, 1, tzinfo=UTC)


class Book:
    """A workbook in memory. Same sheets, same bytes."""

    def __init__(self, title: str, author: str) -> None:
        import xlsxwriter

        self._stream = BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self.book = xlsxwriter.Workbook(self._stream, options)
        self.book.set_properties({"title": title, "author": author, "created": _CREATED})
        self._make_formats()

    def finish(self) -> bytes:
        """The file."""
        self.book.close()
        return self._stream.getvalue()

    def _make_formats(self) -> None:
        base = {"border": 1, "valign": "vcenter", "font_name": "宋体", "font_size": 11}
        self.head = self.book.add_format(
            {**base, "bold": True, "align": "center", "bg_color": "#EDEDED", "text_wrap": True}
        )
        self.words = self.book.add_format({**base, "text_wrap": True})
        self.inert = self.book.add_format({**base, "text_wrap": True, "quote_prefix": True})
        self.day = self.book.add_format({**base, "num_format": 'yyyy"年"m"月"d"日"', "align": "center"})
        self.whole = self.book.add_format({**base, "num_format": "0", "align": "center"})
        self.points = self.book.add_format({**base, "num_format": "0.00", "align": "center"})
        self.share = self.book.add_format({**base, "num_format": "0.00%", "align": "center"})

    def rows(self, name: str, head: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
        """A sheet: a frozen head, bordered cells, a filter, one page wide when printed."""
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
            case date():
                sheet.write_datetime(row, column, value, self.day)
            case _:
                sheet.write_string(row, column, value, self.inert if value.startswith(_RUN) else self.words)


def value_of(text: str, is_words: bool) -> Value:
    """Numbers as numbers, days as days; a percentage as its fraction with four places."""
    if is_words or not text:
        return text or None
    if day := _DAY.fullmatch(text):
        return _day(*(int(part) for part in day.groups() if part)) or text
    if text.isascii() and text.isdigit():
        return int(text)
    if text.endswith("%") and text[:-1].replace(".", "", 1).isdigit():
        return (Decimal(text[:-1]) / 100).quantize(Decimal("0.0001"))
    if text.replace(".", "", 1).isdigit() and text.isascii():
        return Decimal(text)
    return text


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _width(value: Value) -> int:
    if isinstance(value, date):
        return len("2026-12-31") + 4
    return sum(2 if ord(c) > 0x7F else 1 for c in str(value if value is not None else ""))
