"""What is wrong in a draft of local rules, cell by cell, in the words of the office."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from reviewer.library.local_rules.draft import (
    BASIC_ROWS,
    BASICS,
    BENCHMARKS,
    COLUMNS,
    INCLUDED,
    LAWS,
    LIMITS,
    PARTIES,
    PERIODS,
    PROVISIONS,
    REVIEWS,
    TIERS,
    TITLES,
    UNITS,
    Cell,
    Draft,
    Kind,
    Place,
    Row,
    Rows,
    cell_column,
    places,
)
from reviewer.library.local_rules.entries import KNOWN_UNITS, is_provision

LONGEST = 3660
RULE_NUMBER = re.compile("[TOC][0-9]{2}")
USUAL_UNITS = "、".join(unit for unit in UNITS if unit in KNOWN_UNITS)
SEPARATORS = "；;\n"


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong at a cell; `where` says it in words for a list."""

    cell: Cell
    message: str
    where: str


@lru_cache(maxsize=20_000)  # the same cells are looked at again after every change
def number(text: str) -> Decimal | None:
    """The number a cell holds, None where it holds none."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and "_" not in text and "e" not in text.lower() else None


def day(text: str) -> date | None:
    """The date a cell holds, None where it holds none."""
    try:
        return date.fromisoformat(text) if len(text) == len("2020-01-11") else None
    except ValueError:
        return None


def provisions_in(text: str) -> tuple[str, ...]:
    """The provisions of a cell, one by one."""
    for separator in SEPARATORS[1:]:
        text = text.replace(separator, SEPARATORS[0])
    return tuple(part.strip() for part in text.split(SEPARATORS[0]) if part.strip())


def find_problems(draft: Draft) -> tuple[CellProblem, ...]:
    """Everything that keeps the draft from taking effect, in the order of the tables."""
    return tuple(
        CellProblem(Cell(place, row, column), message, where(draft, Cell(place, row, column)))
        for place in places(draft)
        for row, column, message in _CHECKS[place.table](draft, place)
    )


def where(draft: Draft, cell: Cell) -> str:
    """A cell in words: 裁量档次“41” 第 2 行 罚款上限（元）."""
    if cell.place.table == BASICS:
        return f"{TITLES[BASICS]} {BASIC_ROWS[cell.row][1]}"
    of = ""
    if cell.place.table == TIERS:
        benchmark = draft.rows(Place(BENCHMARKS))[cell.place.benchmark]
        of = f"“{benchmark[0] or benchmark[1]}”"
    title = COLUMNS[cell.place.table][cell.column].title
    return f"{TITLES[cell.place.table]}{of} 第 {cell.row + 1} 行 {title}"


Found = Iterator[tuple[int, int, str]]


def _kinds(place: Place, row: int, cells: Row) -> Iterator[tuple[int, str]]:
    """What the kind of a column says of its cell."""
    for column, text in enumerate(cells):
        if text:
            shape = cell_column(Cell(place, row, column))
            if shape.kind is not Kind.TEXT and (said := _kind_problem(shape.kind, shape.choices, text)):
                yield column, said


@lru_cache(maxsize=20_000)
def _kind_problem(kind: Kind, choices: tuple[str, ...], text: str) -> str:
    """Why this text is nothing of this kind; empty where it is."""
    if kind in (Kind.NUMBER, Kind.RATE):
        value = number(text)
        if value is None:
            return f"“{text}”不是数字"
        if value < 0:
            return "不能是负数"
        return f"比例要写成小数：百分之五写作 0.05，不能写 {text}" if kind is Kind.RATE and value > 1 else ""
    if kind is Kind.CHOICE and text not in choices:
        return f"只能是{'、'.join(choices)}"
    return f"“{text}”不是有效日期，应当写成 2020-01-11" if kind is Kind.DATE and day(text) is None else ""


def _basics(draft: Draft, place: Place) -> Found:
    for row, (name, _, kind, _) in enumerate(BASIC_ROWS):
        text = draft.basic(name)
        if kind is Kind.CHOICE and text not in ("是", "否"):
            yield row, 1, "只能是是、否"
        elif kind is Kind.NUMBER and text:
            value = number(text)
            if value is None:
                yield row, 1, f"“{text}”不是数字"
            elif value < 0:
                yield row, 1, "不能是负数"


def _benchmarks(draft: Draft, place: Place) -> Found:
    rows = draft.rows(place)
    ids = [row[0] for row in rows]
    for at, row in enumerate(rows):
        yield from ((at, column, said) for column, said in _kinds(place, at, row))
        if not row[0]:
            yield at, 0, "不能为空"
        elif ids.count(row[0]) > 1:
            yield at, 0, f"编号“{row[0]}”重复"
        if not row[1]:
            yield at, 1, "不能为空"
        for text in provisions_in(row[2]):
            if not is_provision(text):
                yield at, 2, f"“{text}”不是条款，应当写成《某某条例》第几条第几款"
        if row[3] == "":
            yield at, 3, f"只能是{'、'.join(dict.fromkeys(PARTIES.values()))}"
        if row[5] and row[5] not in KNOWN_UNITS:
            yield at, 5, f"不认识的单位“{row[5]}”，例如 {USUAL_UNITS}"
        if row[5] and not row[4]:
            yield at, 4, "写了单位就要写明度量的是什么"
        yield from ((at, column, said) for column, said in _ranges(row, 7, 8, "法定"))
        if not draft.tiers[at]:
            yield at, 0, "还没有档次，至少要有一档"
        if any(tier[6] or tier[7] for tier in draft.tiers[at]) and not row[6]:
            yield at, 6, "按比例罚款要写明基数，例如 工程造价"


def _ranges(row: Row, low: int, high: int, what: str) -> Iterator[tuple[int, str]]:
    """A range has both ends, in order."""
    if bool(row[low]) != bool(row[high]):
        yield high if row[low] else low, f"{what}上限、下限要一起写"
    ends = number(row[low]), number(row[high])
    if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:
        yield high, f"{what}下限 {row[low]} 大于上限 {row[high]}"


def _tiers(draft: Draft, place: Place) -> Found:
    rows = draft.rows(place)
    for at, row in enumerate(rows):
        yield from ((at, column, said) for column, said in _kinds(place, at, row))
        if not row[0]:
            yield at, 0, "不能为空"
        if row[3] == "":
            yield at, 3, "只能是不含、含"
        yield from ((at, column, said) for column, said in _ranges(row, 4, 5, "罚款"))
        yield from ((at, column, said) for column, said in _ranges(row, 6, 7, "比例"))
        if not any(row[4:8]):
            yield at, 4, "罚款幅度和比例至少写一个"
        low, top = number(row[1]), number(row[2])
        if low is not None and top is not None and (top < low or (top == low and row[3] != INCLUDED)):
            yield at, 2, f"“起” {row[1]} 不小于“止” {row[2]}"
    yield from _overlaps(rows)


def _overlaps(rows: Rows) -> Found:
    """Tiers by measure stand in ascending order and do not share an amount."""
    before: Row | None = None
    for at, row in enumerate(rows):
        if not row[1] and not row[2]:
            continue
        if before is not None and _overlap(before, row):
            yield at, 1, f"与档次“{before[0]}”的范围重叠，或者顺序颠倒"
        before = row


def _overlap(one: Row, two: Row) -> bool:
    if not one[2]:
        return True
    top, start = number(one[2]), number(two[1]) if two[1] else Decimal("-Infinity")
    if top is None or start is None:
        return False  # said at the cell itself
    return start <= top if one[3] == INCLUDED else start < top


def _provisions(draft: Draft, place: Place) -> Found:
    for at, (provision, cause) in enumerate(draft.rows(place)):
        if not provision:
            yield at, 0, "不能为空"
        elif not is_provision(provision):
            yield at, 0, f"“{provision}”不是条款，应当写成《某某条例》第几条第几款"
        if not cause:
            yield at, 1, "不能为空"


def _limits(draft: Draft, place: Place) -> Found:
    from reviewer.library.check_parameters import read_parameters

    known = read_parameters()
    for at, row in enumerate(draft.rows(place)):
        yield from ((at, column, said) for column, said in _kinds(place, at, row))
        if row[0] not in known or not RULE_NUMBER.fullmatch(row[0]):
            yield at, 0, f"“{row[0]}”不是规则编号，例如 T02" if row[0] else "不能为空"
        elif known[row[0]].length is None:
            yield at, 0, f"规则 {row[0]}（{known[row[0]].title}）没有期限可以代替"
        value = number(row[1])
        if not row[1]:
            yield at, 1, "不能为空"
        elif value is not None and (value != value.to_integral_value() or not 1 <= value <= LONGEST):
            yield at, 1, f"应当是 1 到 {LONGEST} 的整数"
        if row[2] == "":
            yield at, 2, f"只能是{'、'.join(PERIODS.values())}"
        if not row[3]:
            yield at, 3, "要写明出处，没有出处的期限不能使用"


def _laws(draft: Draft, place: Place) -> Found:
    for at, row in enumerate(draft.rows(place)):
        yield from ((at, column, said) for column, said in _kinds(place, at, row))
        if len(row[0]) < 2:
            yield at, 0, "要写全名" if row[0] else "不能为空"
        if not row[1]:
            yield at, 1, "不能为空"
        began, ended = day(row[1]), day(row[2])
        if began is not None and ended is not None and ended < began:
            yield at, 2, "废止日期早于施行日期"


def _reviews(draft: Draft, place: Place) -> Found:
    yield from ((at, 0, "不能为空") for at, row in enumerate(draft.rows(place)) if not row[0])


_CHECKS = {
    BASICS: _basics,
    BENCHMARKS: _benchmarks,
    TIERS: _tiers,
    PROVISIONS: _provisions,
    LIMITS: _limits,
    LAWS: _laws,
    REVIEWS: _reviews,
}
