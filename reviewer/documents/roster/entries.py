"""A list of cases made into entries: what is clear is cleaned, what is doubtful kept and reported. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from reviewer.documents.roster.columns import BY_KEY
from reviewer.documents.roster.table import RosterTable
from scoring.notation.amounts import parse_amount, plain
from scoring.notation.dates import parse_date
from scoring.notation.references import find_reference_numbers, reference_key
from scoring.notation.text import normalise
from scoring.roster_acts import LineRemark

DATES = ("filing_date", "decision_date", "closed_date")
GAPS_SHOWN = 6
_NO_FINE = re.compile(r"^(?:无|/|-|—|未罚款|不予处罚|警告)$")
_EXCEL_DAYS = re.compile(r"^[34]\d{4}$")


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One case of the list. `values`: field → cleaned value (dates ISO, money in yuan); `original`: as written."""

    line: int
    values: Mapping[str, str]
    original: Mapping[str, str]
    others: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RosterProblem(LineRemark):
    """A remark that still says on which line of the list it stands."""

    line: int = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Roster:
    """The cases of a list and what was noticed."""

    entries: tuple[RosterEntry, ...]
    problems: tuple[RosterProblem, ...]


def interpret(table: RosterTable, columns: Mapping[str, int], today: date) -> Roster:
    """Entries and problems. `columns`: field → column, from match_columns or the user."""
    problems: list[RosterProblem] = []
    entries = [
        _entry(line, row, table.headings, columns, problems) for line, row in zip(table.lines, table.rows, strict=True)
    ]
    problems += _repeated(entries)
    problems += _without_unit(entries)
    for entry in entries:
        problems += _odd_dates(entry, today)
    return Roster(tuple(entries), tuple(sorted(problems, key=lambda p: p.line)))


def _entry(
    line: int,
    row: Sequence[str],
    headings: Sequence[str],
    columns: Mapping[str, int],
    problems: list[RosterProblem],
) -> RosterEntry:
    original = {key: row[column] for key, column in columns.items() if column < len(row)}
    values = {}
    for key, text in original.items():
        values[key], problem = _cleaned(line, key, text)
        if problem is not None:
            problems.append(problem)
    used = set(columns.values())
    others = {h: row[n] for n, h in enumerate(headings) if n not in used and h.strip() and row[n].strip()}
    return RosterEntry(line, values, original, others)


def _cleaned(line: int, key: str, text: str) -> tuple[str, RosterProblem | None]:
    value = normalise(text).strip()
    if not value:
        return "", None
    if key in DATES:
        return _date(line, key, text, value)
    if key == "fine_amount":
        return _amount(line, key, text, value)
    if value != text.strip() and _is_wide(text):
        return value, _note(line, key, text, "全角数字已改为半角。", value, is_doubt=False)
    return value, None


def _date(line: int, key: str, text: str, value: str) -> tuple[str, RosterProblem | None]:
    found = parse_date(value)
    if found is None and _EXCEL_DAYS.match(value):
        found = date(1899, 12, 30) + timedelta(days=int(value))
    if found is None:
        return value, _note(line, key, text, "不是日期。")
    iso = found.isoformat()
    if _is_wide(text):
        return iso, _note(line, key, text, "全角数字已改为半角。", iso, is_doubt=False)
    return iso, None


def _amount(line: int, key: str, text: str, value: str) -> tuple[str, RosterProblem | None]:
    if _NO_FINE.match(value):
        return "0", None
    plain_number = re.fullmatch(r"[\d,]+(?:\.\d{1,2})?", value)
    amount = parse_amount(value if not plain_number else f"{value}元")
    if amount is None:
        return value, _note(line, key, text, "不是金额。")
    figure = str(plain(amount))
    if _is_wide(text):
        return figure, _note(line, key, text, "全角数字已改为半角。", figure, is_doubt=False)
    if not plain_number:
        return figure, _note(line, key, text, "金额为文字，已换算。", figure, is_doubt=False)
    return figure, None


def _note(
    line: int, key: str, text: str, message: str, suggestion: str = "", *, is_doubt: bool = True
) -> RosterProblem:
    return RosterProblem(key, BY_KEY[key].label, text, message, suggestion, is_doubt, line=line)


def _is_wide(text: str) -> bool:
    return any("０" <= c <= "９" for c in text)


def _repeated(entries: Sequence[RosterEntry]) -> Iterator[RosterProblem]:
    """The same reference number twice; the number missing from the series is proposed."""
    places: dict[str, list[RosterEntry]] = defaultdict(list)
    for entry in entries:
        number = entry.values.get("reference_number", "")
        if number:
            places[reference_key(number)].append(entry)
    missing = _missing(entries)
    for same in places.values():
        for entry in same[1:]:
            number = entry.values["reference_number"]
            others = "、".join(str(e.line) for e in same if e is not entry)
            gaps = missing.get(_series(number), [])
            yield _note(
                entry.line,
                "reference_number",
                entry.original["reference_number"],
                f"与第{others}行案号重复。" + (f"该字号缺{_listed(gaps)}号。" if gaps else ""),
                _proposed(number, gaps),
            )


def _proposed(number: str, gaps: Sequence[int]) -> str:
    """The only number that is missing, or the one that follows: a row copied down wants the next number."""
    found = find_reference_numbers(number)
    following = int(found[0].number) + 1 if found and found[0].number.isdigit() else 0
    serial = gaps[0] if len(gaps) == 1 else following if following in gaps else None
    return _with_serial(number, serial) if serial is not None else ""


def _listed(gaps: Sequence[int]) -> str:
    return "、".join(map(str, gaps[:GAPS_SHOWN])) + ("等" if len(gaps) > GAPS_SHOWN else "")


def _series(number: str) -> str:
    found = find_reference_numbers(number)
    return f"{found[0].prefix}{found[0].year}" if found else ""


def _missing(entries: Sequence[RosterEntry]) -> dict[str, list[int]]:
    """The gaps in each series of reference numbers."""
    serials: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        for found in find_reference_numbers(entry.values.get("reference_number", ""))[:1]:
            if found.number.isdigit():
                serials[f"{found.prefix}{found.year}"].add(int(found.number))
    return {
        series: sorted(set(range(1, max(numbers) + 1)) - numbers) if max(numbers) < 5000 else []
        for series, numbers in serials.items()
    }


def _with_serial(number: str, serial: int) -> str:
    """The reference number with another serial number, written with as many digits."""
    return re.sub(r"\d+(?=号\s*$)", lambda m: str(serial).zfill(len(m[0])), number)


def _without_unit(entries: Sequence[RosterEntry]) -> Iterator[RosterProblem]:
    """No unit stated; the unit of all the other cases with this kind of reference number is proposed."""
    units: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        if entry.values.get("unit"):
            units[_prefix(entry)][entry.values["unit"]] += 1
    for entry in entries:
        if "unit" in entry.values and not entry.values["unit"]:
            likely = units.get(_prefix(entry), Counter()).most_common(2)
            sure = likely[0][0] if len(likely) == 1 else ""
            yield _note(entry.line, "unit", "", "未填承办机构。", sure)


def _prefix(entry: RosterEntry) -> str:
    found = find_reference_numbers(entry.values.get("reference_number", ""))
    return found[0].prefix if found else ""


def _odd_dates(entry: RosterEntry, today: date) -> Iterator[RosterProblem]:
    """Dates in the future, and stages in the wrong order."""
    dates = {key: parse_date(entry.values.get(key, "")) for key in DATES}
    for key, day in dates.items():
        if day is not None and day > today:
            yield _note(entry.line, key, entry.original[key], "日期在将来。", _other_year(key, day, dates, today))
    for before, after in pairwise(DATES):
        first, second = dates[before], dates[after]
        if first is not None and second is not None and first > second:
            yield _note(entry.line, after, entry.original[after], f"{BY_KEY[after].label}早于{BY_KEY[before].label}。")


def _other_year(key: str, day: date, dates: Mapping[str, date | None], today: date) -> str:
    """The same day in the only year that fits between the stage before it and today."""
    earlier = [d for k, d in dates.items() if d is not None and DATES.index(k) < DATES.index(key)]
    if not earlier:
        return ""
    fitting = []
    for year in range(max(earlier).year, today.year + 1):
        try:
            moved = day.replace(year=year)
        except ValueError:
            continue
        if max(earlier) <= moved <= today and (moved - max(earlier)).days < 366:
            fitting.append(moved)
    return fitting[0].isoformat() if len(fitting) == 1 else ""
