"""A list of cases (案卷目录, 台账) as XLSX or CSV: its headings and rows as text. Runs in the child process."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from reviewer.documents.content import Unreadable
from reviewer.documents.plain_text import decoded
from reviewer.documents.roster.columns import heading_row
from scoring.progress import Progress, Silent

MAX_ROWS = 60_000
MAX_COLUMNS = 120
MAX_BYTES = 400 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class RosterTable:
    """Headings and the rows below them. `lines`: the row number of each in the file, as a spreadsheet counts."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]


def read_table(file: str, *, progress: Progress | None = None) -> RosterTable:
    """The first sheet that has headings we know, or the CSV."""
    path = Path(file)
    sheets = _csv(path) if path.suffix.lower() == ".csv" else _xlsx(path)
    for sheet in sheets:
        rows = [tuple(_text(value) for value in row[:MAX_COLUMNS]) for row in islice(sheet, MAX_ROWS + 20)]
        (progress or Silent()).step(1, 1, "读取台账")
        at = heading_row(rows[:20])
        if at is not None:
            return _table(path.name, rows, at)
    raise Unreadable(path.name, "没有找到表头（如案号、当事人、案由）。", "请在表格第一行写明各列名称。")


def _table(name: str, rows: Sequence[tuple[str, ...]], at: int) -> RosterTable:
    headings = rows[at]
    width = len(headings)
    below = [
        (number, (*row, *("",) * width)[:width])
        for number, row in enumerate(rows[at + 1 :], at + 2)
        if any(cell.strip() for cell in row)
    ]
    return RosterTable(name, headings, tuple(row for _, row in below), tuple(number for number, _ in below))


def _xlsx(path: Path) -> Iterator[Iterable[Sequence[Any]]]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(path) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_BYTES:
                raise Unreadable(path.name, "表格解开后异常庞大，已停止读取。", "请核实文件来源。")
        book = load_workbook(path, read_only=True, data_only=True)
    except Unreadable:
        raise
    except Exception:  # noqa: BLE001  (openpyxl raises whatever the damaged part leads to)
        raise Unreadable(path.name, "表格已损坏，打不开。", "请用 Excel 或 WPS 另存为 XLSX 再导入。") from None
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            yield sheet.iter_rows(values_only=True)
    finally:
        book.close()


def _csv(path: Path) -> Iterator[Iterable[Sequence[Any]]]:
    with path.open("rb") as stream:
        data = stream.read(MAX_BYTES // 8)
    text = decoded(data)
    if text is None:
        raise Unreadable(path.name, "不是文本表格。", "请另存为 CSV（UTF-8）或 XLSX。")
    head = text[:4000]
    mark = max(",\t;，", key=head.count)
    csv.field_size_limit(1_000_000)
    try:
        yield list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error:
        raise Unreadable(path.name, "CSV 格式有误，无法读取。", "请另存为 XLSX 再导入。") from None


def _text(value: Any) -> str:
    """A cell as one would read it: dates ISO, whole numbers without a point."""
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case bool():
            return "是" if value else "否"
        case int():
            return str(value)
        case float():
            return f"{Decimal(repr(value)).normalize():f}"
        case _:
            return str(value).strip()
