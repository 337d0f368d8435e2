"""What every XLSX of ours shares: title, head lines, a table with a frozen head, formats, widths, and no text that a
spreadsheet would run."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any


class Percent(Decimal):
    """A share of one, shown in percent with two places."""


Value = str | int | Decimal | date | None
_RUN = ("=", "+", "-", "@", "\t", "\r", "\n")  # taken for a formula once the cell is edited
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日|(\d{4})-(\d{2})-(\d{2})")
_CREATED = datetime(2026, 1, 1, tzinfo=UTC)
_LINE = 16.0  # points
WIDEST = 48


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
        made = self.book.add_format
        self.head = made({**base, "bold": True, "align": "center", "bg_color": "#EDEDED", "text_wrap": True})
        self.words = made({**base, "text_wrap": True})
        self.inert = made({**base, "text_wrap": True, "quote_prefix": True})
        self.day = made({**base, "num_format": 'yyyy"年"m"月"d"日"', "align": "center"})
        self.whole = made({**base, "num_format": "0", "align": "center"})
        self._points = {0: self.whole}
        self._number = {**base, "align": "center"}
        self.share = made({**base, "num_format": "0.00%", "align": "center"})
        self.section = made({**base, "bold": True, "bg_color": "#EDEDED", "quote_prefix": True})
        plain = {"valign": "vcenter", "text_wrap": True, "quote_prefix": True, "font_name": "宋体"}
        self.title = made({**plain, "font_size": 16, "bold": True, "align": "center"})
        self.line = made({**plain, "font_size": 11})

    def points(self, value: Decimal) -> Any:
        """The format with as many places as the number has, which are those of its edition."""
        exponent = value.as_tuple().exponent
        places = max(-exponent, 0) if isinstance(exponent, int) else 0
        if places not in self._points:
            self._points[places] = self.book.add_format({**self._number, "num_format": f"0.{'0' * places}"})
        return self._points[places]

    def rows(
        self,
        name: str,
        head: Sequence[str],
        rows: Sequence[Sequence[Value]],
        *,
        title: str = "",
        above: Iterable[str] = (),
        below: Iterable[str] = (),
    ) -> None:
        """A sheet with one table: its title and head lines above, what is said after it below."""
        sheet = self.sheet(
            name, [max([width_of(h), *(width_of(row[at]) for row in rows)]) for at, h in enumerate(head)]
        )
        if title:
            sheet.add_title(title)
        for text in above:
            sheet.add_line(text)
        sheet.add_table(head, rows)
        for text in below:
            sheet.add_line(text)

    def sheet(self, name: str, widths: Sequence[int]) -> "Sheet":
        """A sheet with columns as wide as their longest text, as far as that can be."""
        return Sheet(self, name, [min(width + 2, WIDEST) for width in widths])


class Sheet:
    """One worksheet that is written from top to bottom."""

    def __init__(self, book: Book, name: str, widths: Sequence[int]) -> None:
        self._book, self._widths, self._at = book, widths, 0
        self._sheet: Any = book.book.add_worksheet(name)
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)
        self._sheet.set_paper(9)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)

    def add_title(self, text: str) -> None:
        """Across all columns, in the middle."""
        self._across(text, self._book.title, 22.0)

    def add_line(self, text: str) -> None:
        """A line of words across all columns, as high as it needs."""
        self._across(text, self._book.line, _LINE)

    def add_section(self, text: str) -> None:
        """A row of the table that is one cell."""
        self._across(text, self._book.section, _LINE)

    def add_pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        """A label in the first column, what it says in all others."""
        for label, text in pairs:
            self._sheet.write_string(self._at, 0, label, self._book.head)
            self._across(text, self._book.inert, _LINE, first=1)

    def add_head(self, rows: Iterable[tuple[str, str, str, str]]) -> None:
        """Two labels and two values a row, the last over the columns that are left."""
        book = self._book
        for first, said, second, more in rows:
            for column, text, look in ((0, first, book.head), (1, said, book.inert), (2, second, book.head)):
                self._sheet.write_string(self._at, column, text, look)
            self._across(more, book.inert, _LINE, first=3, beside=-(-width_of(said) // self._widths[1]))

    def add_table(self, head: Sequence[str], rows: Sequence[Sequence[Value] | str]) -> None:
        """The head, frozen and repeated in print, and its rows; a row that is a text alone goes across."""
        book, top = self._book, self._at
        for column, text in enumerate(head):
            self._sheet.write_string(top, column, text, book.head)
        self._at += 1
        for row in rows:
            if isinstance(row, str):
                self.add_section(row)
                continue
            for column, value in enumerate(row):
                self._write(self._at, column, value)
            self._at += 1
        self._sheet.freeze_panes(top + 1, 0)
        self._sheet.repeat_rows(top)
        if rows and not any(isinstance(row, str) for row in rows):
            self._sheet.autofilter(top, 0, top + len(rows), len(head) - 1)

    def _across(self, text: str, look: Any, line: float, first: int = 0, beside: int = 1) -> None:
        """Merged cells do not grow with their text: `beside` are the lines of what stands in the same row."""
        room = max(1.0, sum(self._widths[first:]) - 2.0)
        lines = max(beside, sum(max(1, -(-width_of(part) // int(room))) for part in text.split("\n")))
        last = len(self._widths) - 1
        if last > first:
            self._sheet.merge_range(self._at, first, self._at, last, "", look)
        self._sheet.write_string(self._at, first, text, look)
        self._sheet.set_row(self._at, min(line * lines + 4.0, 400.0))
        self._at += 1

    def _write(self, row: int, column: int, value: Value) -> None:
        book, sheet = self._book, self._sheet
        match value:
            case None:
                sheet.write_blank(row, column, None, book.words)
            case int():
                sheet.write_number(row, column, value, book.whole)
            case Percent():
                sheet.write_number(row, column, float(value), book.share)
            case Decimal():
                sheet.write_number(row, column, float(value), book.points(value))
            case date():
                sheet.write_datetime(row, column, value, book.day)
            case _:
                sheet.write_string(row, column, value, book.inert if value.startswith(_RUN) else book.words)


def value_of(text: str, is_words: bool) -> Value:
    """Numbers as numbers, days as days; a percentage as its fraction."""
    if is_words or not text:
        return text or None
    if day := _DAY.fullmatch(text):
        return _day(*(int(part) for part in day.groups() if part)) or text
    if text.isascii() and text.isdigit():
        return int(text)
    if text.endswith("%") and text[:-1].replace(".", "", 1).isdigit():
        return Percent(Decimal(text[:-1]) / 100)
    if text.replace(".", "", 1).isdigit() and text.isascii():
        return Decimal(text)
    return text


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def width_of(value: Value) -> int:
    """In halves of a Chinese character; of a text with several lines, the longest."""
    if isinstance(value, date):
        return len("2026-12-31") + 4
    lines = str(value if value is not None else "").split("\n")
    return max(sum(2 if ord(c) > 0x7F else 1 for c in line) for line in lines)
