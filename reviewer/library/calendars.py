"""Reads the State Council's holiday arrangements: resources/calendars by year, an office's own file over them."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from scoring.calendar import SATURDAY, WorkCalendar
from scoring.errors import ReviewError

Years = dict[int, tuple[frozenset[date], frozenset[date]]]


@cache
def read_calendar(own: Path | str | None = None) -> WorkCalendar:
    """The working calendar of all published years; years in the office's own file or text replace the shipped ones."""
    years = shipped_years()
    if isinstance(own, str):
        years.update(parse_years(own, "本单位的节假日安排"))
    elif own is not None and own.is_file():
        years.update(parse_years(own.read_text(encoding="utf-8"), own.name))
    return WorkCalendar(
        years=frozenset(years),
        holidays=frozenset(d for days, _ in years.values() for d in days),
        makeup_days=frozenset(d for _, days in years.values() for d in days),
    )


def shipped_years() -> Years:
    """The years that come with the program, and newer ones of the installed library."""
    return dict(_shipped())


@cache
def _shipped() -> Years:
    text = files("resources").joinpath("calendars", "china.yaml").read_text("utf-8")
    return _published() | parse_years(text, "china.yaml")


def parse_years(text: str, name: str) -> Years:
    """The years in the text of a calendar file. Raises ReviewError."""
    return _parsed(_load(text), name) if text.strip() else {}


def published_years(first: int = 2018) -> Years:
    """Years from `first` on, as the chinesecalendar library gives them: holidays on weekdays and make-up days."""
    from chinese_calendar import constants

    out: Years = {}
    for year in sorted({d.year for d in constants.holidays}):
        if year < first:
            continue
        off = frozenset(d for d in constants.holidays if d.year == year and d.weekday() < SATURDAY)
        worked = frozenset(d for d in constants.workdays if d.year == year and d.weekday() >= SATURDAY)
        out[year] = (off, worked)
    return out


def export_calendar(years: Years) -> str:
    """The years as the text of a calendar file."""
    lines = ["# 国务院办公厅节假日安排。holidays：放假的周一至周五；makeup_days：调休上班的周六、周日。"]
    for year, (off, worked) in sorted(years.items()):
        lines.append(f"{year}:")
        for name, days in (("holidays", off), ("makeup_days", worked)):
            lines.append(f"  {name}: [{', '.join(d.isoformat() for d in sorted(days))}]")
    return "\n".join(lines) + "\n"


def _published() -> Years:
    try:
        return published_years()
    except ImportError:  # the shipped file alone then says which years are known
        return {}


def _load(text: str) -> Any:
    import yaml

    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ReviewError("节假日安排文件不是有效的 YAML。", "请检查缩进和冒号。") from error
    except ValueError as error:  # a day that no month has
        raise ReviewError("节假日安排文件里有无效的日期。", "请核对国务院办公厅通知。") from error


def _parsed(data: Any, name: str) -> Years:
    if not isinstance(data, Mapping):
        raise ReviewError(
            f"节假日安排文件“{name}”应当按年份列出。", "例如 2027: {holidays: [...], makeup_days: [...]}。"
        )
    for year in data:
        if not str(year).isdigit() or not 1949 < int(year) < 2200:
            raise ReviewError(f"节假日安排文件“{name}”中的“{year}”不是年份。", "年份写成四位数字，例如 2027。")
    return {int(year): _year(int(year), entry, name) for year, entry in data.items()}


def _year(year: int, entry: Any, name: str) -> tuple[frozenset[date], frozenset[date]]:
    if not isinstance(entry, Mapping) or set(entry) - {"holidays", "makeup_days", "source"}:
        raise ReviewError(f"“{name}”{year}年应当只有 holidays、makeup_days、source 三项。")
    off, worked = (frozenset(_days(entry.get(k, []), year, name)) for k in ("holidays", "makeup_days"))
    if wrong := [d for d in worked if d.weekday() < SATURDAY]:
        raise ReviewError(f"“{name}”{year}年调休上班日 {wrong[0]} 不是周六、周日。", "请核对国务院办公厅通知。")
    if both := off & worked:
        raise ReviewError(f"“{name}”{year}年 {min(both)} 既列为放假又列为上班。", "请核对国务院办公厅通知。")
    return off, worked


def _days(values: Any, year: int, name: str) -> list[date]:
    out = []
    for value in values or []:
        day = value if isinstance(value, date) else _iso(str(value))
        if day is None or day.year != year:
            raise ReviewError(f"“{name}”{year}年下的日期“{value}”无效或不属于该年。")
        out.append(day)
    return out


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
