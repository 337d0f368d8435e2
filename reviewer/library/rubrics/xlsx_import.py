"""Reads an edition from a workbook. What cannot be understood is reported row by row; the rest is still read."""

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from reviewer.library.rubrics import table as t
from reviewer.library.rubrics.editions import from_data
from reviewer.library.rubrics.problems import Problem, RubricInvalid
from reviewer.library.rubrics.xlsx_rows import MainRows
from reviewer.library.rubrics.yaml_values import Key, UnreadableYaml, YamlData, read_yaml
from scoring.errors import ReviewError, reason_of
from scoring.rubric import Rubric
from scoring.trace import plain

MAX_BYTES = 8 * 1024 * 1024
MAX_UNPACKED = 64 * 1024 * 1024
MAX_ROWS = 20_000

Plain = dict[str, Any]


class UnreadableWorkbook(ReviewError):
    """The file is no workbook this program can read."""


@dataclass(frozen=True, slots=True)
class Imported:
    """`rubric` is None where the workbook does not make an edition; `problems` say why, `warnings` what is odd."""

    rubric: Rubric | None
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()


def import_xlsx(path: Path) -> Imported:
    """The edition in this workbook, and everything that could not be understood, by row."""
    book = _open(path)
    reader = _Reader(path.name, book)
    value = reader.read()
    data = YamlData(value, reader.lines, path.name)
    try:
        rubric, warnings = from_data(data)
    except RubricInvalid as error:
        return Imported(None, (*reader.problems, *error.problems))
    return Imported(None if reader.problems else rubric, tuple(reader.problems), warnings)


def _open(path: Path) -> Any:
    from zipfile import BadZipFile, ZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableWorkbook(
                f"{path.name}：文件超过 {MAX_BYTES // 1048576} MB 的限制。",
                "评查标准表通常只有几百 KB，请确认选对了文件。",
            )
        with ZipFile(path) as archive:
            if sum(i.file_size for i in archive.infolist()) > MAX_UNPACKED:
                raise UnreadableWorkbook(f"{path.name}：展开后内容过大。", "请确认选对了文件。")
        return load_workbook(path)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError):
        raise UnreadableWorkbook(f"{path.name}：不是 Excel 工作簿（.xlsx）。", "旧的 .xls 请另存为 .xlsx。") from None
    except OSError as error:
        raise UnreadableWorkbook(
            f"无法读取 {path.name}：{reason_of(error)}。", "请确认文件存在且没有被占用。"
        ) from None


@dataclass(slots=True)
class _Reader:
    """Goes down the sheets; `lines` maps every path to its row, as if the table were the YAML."""

    file: str
    book: Any
    problems: list[Problem] = field(default_factory=list)
    lines: dict[Key, int] = field(default_factory=lambda: {(): 1})

    def read(self) -> Plain:
        missing = [n for n in (t.MAIN,) if n not in self.book.sheetnames]
        if missing:
            raise UnreadableWorkbook(f"{self.file}：没有名为“{t.MAIN}”的工作表。", "请先导出一份标准，照它的样式填写。")
        form = self._basics()
        form["grades"] = self._listed(t.GRADES, t.GRADE_COLUMNS, "grades") or form.get("grades", [])
        conditions = self._listed(t.CONDITIONS, t.CONDITION_COLUMNS, "conditions")
        if conditions:
            form["conditions"] = conditions
        form["sections"] = self._sections()
        return form

    def problem(self, sheet: str, row: int, message: str, allowed: str = "") -> None:
        self.problems.append(Problem(self.file, row, sheet, message, allowed))

    def _basics(self) -> Plain:
        form: Plain = {}
        if t.BASICS not in self.book.sheetnames:
            return form
        for row in self.book[t.BASICS].iter_rows(min_row=2, max_row=MAX_ROWS):
            name, text = _text(row[0]), _text(row[1]) if len(row) > 1 else ""
            if name and text:
                form[name] = self.value(name, text, t.BASICS, row[0].row)
                self.lines[(name,)] = row[0].row
        return form

    def value(self, name: str, text: str, sheet: str, row: int) -> Any:
        """A cell; where the field may be more than a text, JSON is read."""
        if name not in t.DATA or not text.startswith(("{", "[")):
            return text
        return self.data(text, sheet, row)

    def data(self, text: str, sheet: str, row: int) -> Any:
        """A cell of JSON."""
        try:
            return read_yaml(text, self.file).value
        except UnreadableYaml:
            self.problem(sheet, row, f"“{text[:30]}”的写法不对。", "请恢复导出时的内容，或者删去。")
            return None

    def _listed(self, sheet: str, columns: dict[str, str], name: str) -> list[Plain]:
        found: list[Plain] = []
        for row, cells in self._table(sheet, list(columns)):
            entry: Plain = {}
            for heading, field_name in columns.items():
                text = cells.get(heading, "")
                if text:
                    is_list = field_name == "case_types"
                    entry[field_name] = text.split("\n") if is_list else self.value(field_name, text, sheet, row)
            if entry:
                self.lines[(name, len(found))] = row
                found.append(entry)
        return found

    def _table(self, sheet: str, headings: list[str]) -> list[tuple[int, dict[str, str]]]:
        """The rows of a sheet by heading; a heading that is not there leaves its cells empty."""
        if sheet not in self.book.sheetnames:
            return []
        page = self.book[sheet]
        if page.max_row > MAX_ROWS:
            raise UnreadableWorkbook(f"{self.file}：“{sheet}”超过 {MAX_ROWS} 行。", "请删去多余的空行。")
        at = {_text(c): c.column for c in page[1] if _text(c)}
        for heading in at:
            if heading not in headings:
                self.problem(sheet, 1, f"不认识的列“{heading}”。", f"允许：{'、'.join(headings)}。")
        rows = []
        for row in range(2, page.max_row + 1):
            cells = {h: _text(page.cell(row, at[h])) for h in headings if h in at}
            for heading in (h for h in cells if page.cell(row, at[h]).data_type == "f"):
                self.problem(sheet, row, f"“{heading}”是公式。", "请粘贴为数值。")
            rows.append((row, cells))
        return rows

    def _sections(self) -> list[Plain]:
        nodes = self._nodes()
        main = MainRows(self, nodes)
        self._check_merges()
        for row, cells in self._table(t.MAIN, list(t.HEADINGS)):
            main.take(row, cells)
        for place, node in enumerate(main.top):
            self._place(node, ("sections", place), main.rows)
        return main.top

    def _nodes(self) -> dict[str, Plain]:
        columns = t.NODE_COLUMNS
        found: dict[str, Plain] = {}
        for place, entry in enumerate(self._listed(t.NODES, columns, "部分")):
            node: Plain = {k: v for k, v in entry.items() if k}
            node["items"] = []
            name, above = str(entry.get("id", "")), str(entry.get("", ""))
            row = self.lines["部分", place]
            if name in found:
                self.problem(t.NODES, row, f"编号“{name}”重复。", "每个部分的编号只能用一次。")
            if above in found:
                found[above]["items"].append(node)
            elif above:
                self.problem(t.NODES, row, f"上级“{above}”不存在。", "上级要列在本行之前。")
            found[name] = node
        return found

    def _place(self, node: Plain, path: Key, rows: dict[int, int]) -> None:
        """Where each part came from, for the messages of the schema."""
        self.lines[path] = rows.get(id(node), 1)
        for group in ("items", "deductions", "vetoes"):
            for i, item in enumerate(node.get(group, [])):
                self._place(item, (*path, group, i), rows)

    def _check_merges(self) -> None:
        """Merged cells may only run down within one column, and not over the start of the next criterion."""
        page = self.book[t.MAIN]
        at = {_text(c): c.column for c in page[1] if _text(c)}
        headings = {column: heading for heading, column in at.items()}
        names = at.get("评查项", 0)
        starts = [r for r in range(2, page.max_row + 1) if names and _text(page.cell(r, names))]
        for merged in page.merged_cells.ranges:
            heading = headings.get(merged.min_col, "")
            if merged.min_col != merged.max_col:
                self.problem(t.MAIN, merged.min_row, f"合并单元格 {merged.coord} 跨了列。", "只能在同一列内上下合并。")
            elif heading in t.RULE_COLUMNS:
                self.problem(
                    t.MAIN,
                    merged.min_row,
                    f"“{heading}”列的 {merged.coord} 合并了。",
                    "每个扣分情形占一行，请取消合并。",
                )
            elif heading not in ("部分", "项目") and any(merged.min_row < s <= merged.max_row for s in starts):
                self.problem(
                    t.MAIN, merged.min_row, f"“{heading}”列的 {merged.coord} 跨了两个评查项。", "请按评查项分别合并。"
                )


def _text(cell: Any) -> str:
    """A cell as text: numbers without an exponent, dates as ISO."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return plain(Decimal(str(value)))
    if hasattr(value, "isoformat"):
        return str(value.isoformat())[:10]
    return str(value).strip()
