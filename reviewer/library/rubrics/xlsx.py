"""Writes an edition as a workbook: the table an office knows, and sheets for what a table cannot show."""

from pathlib import Path
from typing import Any

from reviewer.library.rubrics import table as t
from scoring.canonical import canonical
from scoring.rubric import Rubric

Plain = dict[str, Any]
WIDTHS = {
    "部分": 10,
    "项目": 12,
    "评查项": 22,
    "评查内容": 34,
    "扣分情形": 40,
    "依据": 30,
    "注意事项": 30,
    "常见错误": 26,
}


def export_xlsx(rubric: Rubric, path: Path) -> None:
    """The workbook; reading it back with rubrics_xlsx_import gives the same edition."""
    from openpyxl import Workbook

    form = canonical(rubric)
    book = Workbook()
    main: Any = book.active
    main.title = t.MAIN
    _Table(main).fill(form["sections"])
    _rows(book.create_sheet(t.NODES), t.NODE_COLUMNS, _nodes(form["sections"], ""))
    _rows(book.create_sheet(t.GRADES), t.GRADE_COLUMNS, form.pop("grades", []))
    _rows(book.create_sheet(t.CONDITIONS), t.CONDITION_COLUMNS, form.pop("conditions", []))
    form.pop("sections")
    basics = book.create_sheet(t.BASICS)
    basics.append(["项目", "内容"])
    for name, value in form.items():
        basics.append([name, None])
        _write(basics.cell(basics.max_row, 2), t.data_text(value))
    basics.column_dimensions["A"].width, basics.column_dimensions["B"].width = 18, 90
    temporary = path.with_name(f".{path.name}.part")
    try:
        book.save(temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _write(cell: Any, text: str) -> None:
    """Text stays text: never a formula, never a date."""
    from openpyxl.styles import Alignment

    if text:
        cell.value = text
        cell.data_type = "s"
        cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="center")


def _number(cell: Any, text: str) -> None:
    if text and text != "none":
        cell.value = float(text) if "." in text else int(text)
    else:
        _write(cell, text)


class _Table:
    """The main sheet: one row a rule; what belongs to a criterion or section is merged over its rows."""

    def __init__(self, sheet: Any) -> None:
        from openpyxl.styles import Font, PatternFill
        from openpyxl.utils import get_column_letter

        self._sheet = sheet
        self._row = 2
        self._column = {h: i for i, h in enumerate(t.HEADINGS, 1)}
        sheet.append(list(t.HEADINGS))
        for i, heading in enumerate(t.HEADINGS, 1):
            sheet.cell(1, i).font = Font(bold=True)
            sheet.cell(1, i).fill = PatternFill("solid", fgColor="E8EDF3")
            sheet.column_dimensions[get_column_letter(i)].width = WIDTHS.get(heading, 12)
        sheet.freeze_panes = "F2"

    def fill(self, sections: list[Plain]) -> None:
        for section in sections:
            start = self._row
            self._items(section["id"], section.get("items", []), "")
            if self._row == start:
                self._put("部分", section["id"])
                self._row += 1
            self._span("部分", start, f"{section.get('code', '')} {section['title']}".strip())

    def _items(self, section: str, items: list[Plain], above: str) -> None:
        for item in items:
            start = self._row
            if "items" in item:
                path = f"{above}／{item['id']}" if above else item["id"]
                self._items(section, item["items"], path)
                if self._row == start:
                    self._row += 1
            else:
                self._leaf(item)
                if above:
                    self._span("项目", start, above)

    def _leaf(self, leaf: Plain) -> None:
        start = self._row
        rules = [*leaf.get("vetoes", []), *leaf.get("deductions", [])]
        for rule in rules or [{}]:
            if rule:
                self._rule(rule)
            self._row += 1
        rest = {k: v for k, v in leaf.items() if k not in ("vetoes", "deductions")}
        for heading, name in {**t.LEAF_COLUMNS, **t.MORE_COLUMNS}.items():
            if not name:
                continue
            value = rest.get(name, "")
            text = t.list_text(value) if isinstance(value, list) else t.data_text(value)
            if text is not None:
                rest.pop(name, None)
                self._span(heading, start, text)
        self._span("其他设置", start, t.data_text(rest) if rest else "")

    def _rule(self, rule: Plain) -> None:
        rest = dict(rule)
        kind = t.kind_label(rule)
        points = t.points_text(rule)
        for name, value in t.points_fields(rule.get("kind", ""), points).items():
            if rest.get(name) == value:
                rest.pop(name)
        for name in ("kind", "effect"):
            rest.pop(name, None)
        self._put("情形编号", rest.pop("id"))
        self._put("扣分情形", rest.pop("text"))
        self._put("扣分方式", kind)
        self._put("扣分", points)
        self._put("上限", str(rest.pop("cap", "")))
        self._put("情形其他设置", t.data_text(rest) if rest else "")

    def _put(self, heading: str, text: str) -> None:
        cell = self._sheet.cell(self._row, self._column[heading])
        is_number = heading in ("分值", "扣分", "上限") and text.replace(".", "", 1).isdigit()
        (_number if is_number else _write)(cell, text)

    def _span(self, heading: str, start: int, text: str) -> None:
        last = self._row - 1
        row, self._row = self._row, start
        self._put(heading, text)
        self._row = row
        if last > start:
            column = self._column[heading]
            self._sheet.merge_cells(start_row=start, end_row=last, start_column=column, end_column=column)


def _nodes(items: list[Plain], above: str) -> list[Plain]:
    """Every section and item without its contents, each naming the one above."""
    found: list[Plain] = []
    for item in items:
        if "items" in item or above == "":
            found.append({**{k: v for k, v in item.items() if k != "items"}, "": above})
            found.extend(_nodes(item.get("items", []), item["id"]))
    return found


def _rows(sheet: Any, columns: dict[str, str], entries: list[Plain]) -> None:
    sheet.append(list(columns))
    for row, entry in enumerate(entries, 2):
        for i, name in enumerate(columns.values(), 1):
            value = entry.get(name, "")
            text = "\n".join(value) if isinstance(value, list) else t.data_text(value)
            is_number = name in ("points", "at_least", "above", "at_most", "below")
            (_number if is_number else _write)(sheet.cell(row, i), text)
