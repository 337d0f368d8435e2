"""Local rules as the tables an office fills in: one sheet a table, tiers below their benchmark's number."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from reviewer.library.local_rules.draft import (
    BASIC_ROWS,
    BASICS,
    BENCHMARKS,
    COLUMNS,
    LISTS,
    NEW_ROWS,
    TIERS,
    TITLES,
    Cell,
    Draft,
    Kind,
    Place,
    Row,
    Rows,
    cell_column,
    places,
    put,
    tidied,
)
from reviewer.library.local_rules.problems import number
from scoring.errors import ReviewError, reason_of
from scoring.trace import plain

MAX_BYTES, MAX_UNPACKED = 8 * 1024 * 1024, 64 * 1024 * 1024
MAX_ROWS = 5_000
OF = "编号"  # the column of the sheet of tiers that names the benchmark
WIDE = {"案由": 30, "依据条款": 44, "条款": 44, "内容": 40, "说明": 50, "出处": 40, "法规、规章": 40, "项目": 32}


def export_draft(draft: Draft, path: Path) -> None:
    """Write the tables to a workbook, right or wrong as they are. Raises OSError."""
    from openpyxl import Workbook

    book: Any = Workbook()
    book.remove(book.active)
    for name in (BASICS, BENCHMARKS, TIERS, *(n for n in LISTS if n != BENCHMARKS)):
        page = book.create_sheet(TITLES[name])
        _head(page, _headings(name))
        for line, (place, row, cells) in enumerate(_lines(draft, name), 2):
            _line(page, line, draft, place, row, cells)
    part = path.with_name(f".{path.name}.part")
    try:
        book.save(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _headings(name: str) -> tuple[str, ...]:
    titles = tuple(column.title for column in COLUMNS[name])
    return (OF, *titles) if name == TIERS else titles


def _lines(draft: Draft, name: str) -> Iterator[tuple[Place, int, Row]]:
    for place in (p for p in places(draft) if p.table == name):
        for row, cells in enumerate(draft.rows(place)):
            yield place, row, cells


def _head(page: Any, headings: tuple[str, ...]) -> None:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    page.append(list(headings))
    for at, heading in enumerate(headings, 1):
        page.cell(1, at).font = Font(bold=True)
        page.cell(1, at).fill = PatternFill("solid", fgColor="E8EDF3")
        page.column_dimensions[get_column_letter(at)].width = WIDE.get(heading, 14)
    page.freeze_panes = "A2"


def _line(page: Any, line: int, draft: Draft, place: Place, row: int, cells: Row) -> None:
    shift = 1
    if place.table == TIERS:
        _write(page.cell(line, 1), draft.rows(Place(BENCHMARKS))[place.benchmark][0], Kind.TEXT)
        shift = 2
    for at, text in enumerate(cells):
        kind = cell_column(Cell(place, row, at)).kind if place.table != BASICS or at == 1 else Kind.TEXT
        _write(page.cell(line, at + shift), text, kind)


def _write(cell: Any, text: str, kind: Kind) -> None:
    """Numbers as numbers; text stays text: never a formula, never a date."""
    from openpyxl.styles import Alignment

    cell.alignment = Alignment(wrap_text=True, vertical="center")
    value = number(text) if kind in (Kind.NUMBER, Kind.RATE) else None
    if value is not None:
        cell.value = value
    elif text:
        cell.value = text
        cell.data_type = "s"
        cell.number_format = "@"


def import_draft(path: Path) -> tuple[Draft, tuple[str, ...]]:
    """The tables of a workbook, and what could not be read, row by row. Raises ReviewError."""
    reader = _Reader(path.name, _open(path))
    return reader.draft(), tuple(reader.report)


def _open(path: Path) -> Any:
    from zipfile import BadZipFile, ZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        if path.stat().st_size > MAX_BYTES:
            raise ReviewError(f"{path.name}：文件过大。", "当地规则表通常只有几百 KB，请确认选对了文件。")
        with ZipFile(path) as archive:
            if sum(i.file_size for i in archive.infolist()) > MAX_UNPACKED:
                raise ReviewError(f"{path.name}：展开后内容过大。", "请确认选对了文件。")
        return load_workbook(path)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, SyntaxError):
        raise ReviewError(f"{path.name}：不是 Excel 工作簿（.xlsx）。", "旧的 .xls 请另存为 .xlsx。") from None
    except OSError as error:
        reason = reason_of(error)
        raise ReviewError(f"无法读取 {path.name}：{reason}。", "请确认文件存在且没有被占用。") from None


class _Reader:
    """Goes through the sheets; what cannot be read is reported with its row, the rest is read all the same."""

    def __init__(self, file: str, book: Any) -> None:
        self._file, self._book = file, book
        self.report: list[str] = []

    def draft(self) -> Draft:
        known = set(TITLES.values())
        if not known & set(self._book.sheetnames):
            raise ReviewError(
                f"{self._file}：没有名为“{TITLES[BENCHMARKS]}”的工作表。", "请先导出一份，照它的样式填写。"
            )
        self.report.extend(f"不认识的工作表“{name}”，没有读入。" for name in self._book.sheetnames if name not in known)
        draft = self._basics(Draft())
        lists = {name: tuple(row for _, row in self._rows(name)) for name in LISTS}
        return Draft(draft.basics, lists, self._tiers(lists[BENCHMARKS]))

    def _basics(self, draft: Draft) -> Draft:
        names = {title: row for row, (_, title, _, _) in enumerate(BASIC_ROWS)}
        for line, (title, text, _) in self._rows(BASICS):
            if title in names and text:
                draft = put(draft, Cell(Place(BASICS), names[title], 1), text)
            elif title not in names:
                self._say(BASICS, line, f"不认识的项目“{title}”，没有读入")
        return draft

    def _tiers(self, benchmarks: Rows) -> tuple[Rows, ...]:
        ids = [row[0] for row in benchmarks]
        found: list[list[Row]] = [[] for _ in benchmarks]
        owner = ""
        for line, (of, *cells) in self._rows(TIERS):
            owner = of or owner
            if owner in ids:
                found[ids.index(owner)].append(tuple(cells))
            else:
                self._say(TIERS, line, f"没有编号为“{owner}”的裁量基准，这一档没有读入")
        return tuple(tuple(rows) for rows in found)

    def _rows(self, name: str) -> Iterator[tuple[int, Row]]:
        """The filled rows of a sheet, by heading; a column that is missing leaves its cells as in a new row."""
        if TITLES[name] not in self._book.sheetnames:
            return
        page = self._book[TITLES[name]]
        headings = _headings(name)
        if (page.max_row or 0) > MAX_ROWS:
            raise ReviewError(f"{self._file}：“{TITLES[name]}”超过 {MAX_ROWS} 行。", "请删去多余的空行。")
        at = {str(c.value).strip(): c.column for c in page[1] if c.value is not None}
        for heading in at:
            if heading not in headings:
                self._say(name, 1, f"不认识的列“{heading}”，没有读入")
        start = ("",) if name == TIERS else ()
        empty = (*start, *NEW_ROWS.get(name, ("",) * len(headings)))
        for line in range(2, (page.max_row or 1) + 1):
            cells = [self._cell(name, line, page.cell(line, at[h])) if h in at else "" for h in headings]
            if any(cells):
                yield line, self._tidied(name, [text or default for text, default in zip(cells, empty, strict=True)])

    def _tidied(self, name: str, cells: list[str]) -> Row:
        shift = 1 if name == TIERS else 0
        if name == BASICS:
            return tuple(cells)
        place = Place(name)
        return (*cells[:shift], *(tidied(Cell(place, 0, at), text) for at, text in enumerate(cells[shift:])))

    def _cell(self, name: str, line: int, cell: Any) -> str:
        if cell.data_type == "f":
            self._say(name, line, f"“{cell.coordinate}”是公式，没有读入，请粘贴为数值")
            return ""
        if cell.data_type == "e":
            self._say(name, line, f"“{cell.coordinate}”是表格的错误值，没有读入")
            return ""
        return _text(cell.value)

    def _say(self, name: str, line: int, what: str) -> None:
        self.report.append(f"“{TITLES[name]}”第 {line} 行：{what}。")


def _text(value: Any) -> str:
    """A cell as text: numbers without an exponent, dates as ISO."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return plain(Decimal(str(value)))
    if hasattr(value, "isoformat"):
        return str(value.isoformat())[:10]
    return " ".join(str(value).split())
