"""Local rules as somebody types them: tables of cells, right or wrong. What is in force is read from their YAML."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple
from unicodedata import normalize

Row = tuple[str, ...]
Rows = tuple[Row, ...]

BASICS, BENCHMARKS, TIERS = "basics", "benchmarks", "tiers"
PROVISIONS, LIMITS, LAWS, REVIEWS = "provisions", "limits", "laws", "reviews"
LISTS = (BENCHMARKS, PROVISIONS, LIMITS, LAWS, REVIEWS)
"""The tables whose rows are added and removed; BASICS has always its own rows, TIERS belong to a benchmark."""


class Kind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    RATE = "rate"
    CHOICE = "choice"
    OPEN_CHOICE = "open_choice"  # one of the choices, or something else
    DATE = "date"


class Column(NamedTuple):
    title: str
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    hint: str = ""


class Place(NamedTuple):
    """A table: its name, and for TIERS the number of the benchmark it belongs to."""

    table: str
    benchmark: int = 0


class Cell(NamedTuple):
    """One cell; row −1: the table as a whole."""

    place: Place
    row: int = -1
    column: int = 0


PARTIES = {"": "不分", "any": "不分", "organization": "单位", "citizen": "公民", "individual_business": "个体工商户"}
PERIODS = {"workdays": "工作日", "days": "日", "months": "月"}
YES, NO = "是", "否"
INCLUDED, EXCLUDED = "含", "不含"
BASIC_ROWS = (
    ("title", "规则名称", Kind.TEXT, "例如：某某区城市管理综合行政执法局裁量规则"),
    ("source", "出处", Kind.TEXT, "制定机关、文号和日期"),
    ("organization", "较大数额罚款：单位（元）", Kind.NUMBER, "达到这个数额应当告知听证权利"),
    ("citizen", "较大数额罚款：公民（元）", Kind.NUMBER, "达到这个数额应当告知听证权利"),
    ("individual_business", "较大数额罚款：个体工商户（元）", Kind.NUMBER, "当地没有单独规定的留空"),
    ("inclusive", "“以上”是否包括本数", Kind.CHOICE, "当地规定写明不含本数时才改为“否”"),
    ("fictional", "虚构示例", Kind.CHOICE, "随程序附带的示例标为“是”，数字不得用于评查"),
)
UNITS = (
    *("平方米", "立方米", "米", "公里", "亩", "吨", "千克", "处", "个", "件", "套", "台", "辆", "块", "面", "株", "棵"),
    *("次", "人", "天", "小时", "分贝", "倍", "元", "万元"),
)

COLUMNS: Mapping[str, tuple[Column, ...]] = {
    BASICS: (Column("项目"), Column("内容"), Column("说明")),
    BENCHMARKS: (
        Column("编号"),
        Column("案由"),
        Column("依据条款", hint="写成《某某条例》第几条第几款；几条之间用分号隔开"),
        Column("当事人", Kind.CHOICE, ("不分", "单位", "公民", "个体工商户")),
        Column("度量", hint="按什么分档，例如：处置量、建筑面积、情节"),
        Column("单位", Kind.OPEN_CHOICE, ("", *UNITS)),
        Column("比例的基数", hint="按比例罚款时填写，例如：工程造价"),
        Column("法定下限（元）", Kind.NUMBER),
        Column("法定上限（元）", Kind.NUMBER),
    ),
    TIERS: (
        Column("档次"),
        Column("起（含）", Kind.NUMBER, hint="度量从多少起；不按度量分档的留空"),
        Column("止", Kind.NUMBER, hint="度量到多少止；没有上界的留空"),
        Column("止是否含", Kind.CHOICE, (EXCLUDED, INCLUDED)),
        Column("罚款下限（元）", Kind.NUMBER),
        Column("罚款上限（元）", Kind.NUMBER),
        Column("比例下限", Kind.RATE, hint="写成小数，百分之五写作 0.05，也可以直接写 5%"),
        Column("比例上限", Kind.RATE, hint="写成小数，百分之十写作 0.10，也可以直接写 10%"),
    ),
    PROVISIONS: (
        Column("条款", hint="写成《某某条例》第几条第几款第（几）项"),
        Column("案由", hint="这一条款处罚什么行为"),
    ),
    LIMITS: (
        Column("规则", hint="规则编号，例如：T02 办案期限"),
        Column("期限", Kind.NUMBER),
        Column("单位", Kind.CHOICE, tuple(PERIODS.values())),
        Column("出处", hint="规定这一期限的条款"),
    ),
    LAWS: (
        Column("法规、规章"),
        Column("施行日期", Kind.DATE, hint="例如：2020-01-11"),
        Column("废止日期", Kind.DATE, hint="仍然有效的留空"),
    ),
    REVIEWS: (Column("应当法制审核的情形", hint="当地规定应当法制审核的处罚决定，例如：吊销许可证件"),),
}
TITLES: Mapping[str, str] = {
    BASICS: "听证标准",
    BENCHMARKS: "裁量基准",
    TIERS: "裁量档次",
    PROVISIONS: "条款对照",
    LIMITS: "期限",
    LAWS: "法规施行日期",
    REVIEWS: "法制审核情形",
}
NEW_ROWS: Mapping[str, Row] = {
    BENCHMARKS: ("", "", "", "不分", "", "", "", "", ""),
    TIERS: ("", "", "", EXCLUDED, "", "", "", ""),
    PROVISIONS: ("", ""),
    LIMITS: ("", "", "日", ""),
    LAWS: ("", "", ""),
    REVIEWS: ("",),
}
_START = {"inclusive": YES, "fictional": NO}


@dataclass(frozen=True)
class Draft:
    """All tables. `basics` by name; `tiers` one table for each row of the benchmarks."""

    basics: Mapping[str, str] = field(default_factory=lambda: MappingProxyType(_START))
    lists: Mapping[str, Rows] = field(default_factory=dict)
    tiers: tuple[Rows, ...] = ()

    def rows(self, place: Place) -> Rows:
        """The rows of a table."""
        if place.table == BASICS:
            return tuple((title, self.basics.get(name, ""), hint) for name, title, _, hint in BASIC_ROWS)
        if place.table == TIERS:
            return self.tiers[place.benchmark] if 0 <= place.benchmark < len(self.tiers) else ()
        return self.lists.get(place.table, ())

    def basic(self, name: str) -> str:
        """What stands under this name on the first table."""
        return self.basics.get(name, "")

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written yet."""
        written = any(value for name, value in self.basics.items() if name not in _START)
        return not written and not any(self.lists.values())


def cell_column(cell: Cell) -> Column:
    """What a cell may hold; on the first table every row is of its own kind."""
    if cell.place.table == BASICS:
        name, _, kind, hint = BASIC_ROWS[cell.row]
        return Column(name, kind, (YES, NO) if kind is Kind.CHOICE else (), hint)
    return COLUMNS[cell.place.table][cell.column]


def tidied(cell: Cell, text: str) -> str:
    """What was typed as it is kept: no full-width figures, no thousands separators, 5% as 0.05."""
    column = cell_column(cell)
    text = " ".join(text.split())
    if column.kind in (Kind.NUMBER, Kind.RATE, Kind.DATE):
        text = normalize("NFKC", text).replace(",", "").replace(" ", "").removesuffix("元")
    if column.kind is Kind.CHOICE and not text:
        return _first_choice(cell)
    if column.kind is Kind.RATE and text.endswith("%"):
        return _percent(text)
    return text


def _first_choice(cell: Cell) -> str:
    """What a choice is until somebody chooses."""
    if cell.place.table == BASICS:
        return _START[BASIC_ROWS[cell.row][0]]
    return NEW_ROWS[cell.place.table][cell.column]


def _percent(text: str) -> str:
    from decimal import Decimal, InvalidOperation

    try:
        return f"{Decimal(text[:-1]) / 100:f}"
    except InvalidOperation:
        return text


def put(draft: Draft, cell: Cell, text: str) -> Draft:
    """The draft with another text in one cell."""
    text = tidied(cell, text)
    if cell.place.table == BASICS:
        return replace(draft, basics={**draft.basics, BASIC_ROWS[cell.row][0]: text})
    rows = draft.rows(cell.place)
    row = rows[cell.row]
    changed = (*row[: cell.column], text, *row[cell.column + 1 :])
    return _with_rows(draft, cell.place, (*rows[: cell.row], changed, *rows[cell.row + 1 :]))


def put_block(draft: Draft, cell: Cell, lines: Rows) -> Draft:
    """The draft with a block of texts from this cell on, as a spreadsheet hands it over; rows are added as needed.

    What would stand right of the last column is left out.
    """
    place = cell.place
    if place.table == BASICS:
        for row, texts in enumerate(lines[: len(BASIC_ROWS) - cell.row], cell.row):
            draft = put(draft, Cell(place, row, cell.column), texts[0])
        return draft
    rows = [list(row) for row in draft.rows(place)]
    added = max(0, cell.row + len(lines) - len(rows))
    rows.extend(list(NEW_ROWS[place.table]) for _ in range(added))
    for row, texts in enumerate(lines, cell.row):
        for column, text in enumerate(texts[: len(rows[row]) - cell.column], cell.column):
            rows[row][column] = tidied(Cell(place, row, column), text)
    changed = _with_rows(draft, place, tuple(map(tuple, rows)))
    return replace(changed, tiers=(*draft.tiers, *((),) * added)) if place.table == BENCHMARKS else changed


def insert(draft: Draft, place: Place, at: int, row: Row | None = None, tiers: Rows = ()) -> Draft:
    """The draft with one more row before row `at`."""
    rows = draft.rows(place)
    row = row or NEW_ROWS[place.table]
    changed = _with_rows(draft, place, (*rows[:at], row, *rows[at:]))
    if place.table == BENCHMARKS:
        changed = replace(changed, tiers=(*draft.tiers[:at], tiers, *draft.tiers[at:]))
    return changed


def remove(draft: Draft, place: Place, at: int) -> Draft:
    """The draft without this row; a benchmark goes with its tiers."""
    rows = draft.rows(place)
    changed = _with_rows(draft, place, (*rows[:at], *rows[at + 1 :]))
    if place.table == BENCHMARKS:
        changed = replace(changed, tiers=(*draft.tiers[:at], *draft.tiers[at + 1 :]))
    return changed


def _with_rows(draft: Draft, place: Place, rows: Rows) -> Draft:
    if place.table == TIERS:
        at = place.benchmark
        return replace(draft, tiers=(*draft.tiers[:at], rows, *draft.tiers[at + 1 :]))
    return replace(draft, lists={**draft.lists, place.table: rows})


def places(draft: Draft) -> tuple[Place, ...]:
    """Every table of the draft, in the order in which they are shown."""
    tiers = (Place(TIERS, i) for i in range(len(draft.tiers)))
    return (Place(BASICS), Place(BENCHMARKS), *tiers, *(Place(name) for name in LISTS if name != BENCHMARKS))
