"""Reads a year's arrangement out of the words of the State Council's notice (部分节假日安排的通知)."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from reviewer.library.calendars import Years
from scoring.calendar import SATURDAY
from scoring.errors import ReviewError

LONGEST = 15  # days in a row; a longer stretch is a misread
_NOTE = re.compile(r"[（(][^（）()]*[）)]")
_DAY = re.compile(r"(?:(?P<year>[0-9]{4})年)?(?:(?P<month>[0-9]{1,2})月)?(?P<day>[0-9]{1,2})日")
_TITLE = re.compile(r"关于([0-9]{4})年[^。]{0,12}节假日安排")
_BLANK = re.compile(r"[^\S\n]+")
FESTIVALS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
HINT = "请粘贴通知中“放假”“上班”的原句，例如：1月1日至3日放假调休，共3天。1月4日上班。"


def year_of_notice(text: str) -> int | None:
    """The year its title names."""
    found = _TITLE.search(_BLANK.sub("", text))
    return int(found[1]) if found else None


def read_notice(text: str, year: int) -> Years:
    """The arrangement of this year: holidays on Monday to Friday, weekend days that are worked. Raises ReviewError."""
    off: set[date] = set()
    worked: set[date] = set()
    for sentence in re.split("[。；;\n]", _NOTE.sub("", _BLANK.sub("", text))):
        if "上班" in sentence:
            worked.update(_days(sentence.split("上班")[0], year))
        elif "放假" in sentence:
            off.update(_days(sentence.split("放假")[0], year))
    if wrong := sorted(d for d in worked if d.weekday() < SATURDAY):
        raise ReviewError(f"{_said(wrong[0])}不是周六、周日，不会是调休上班日。", "请核对通知和年份。")
    if both := off & worked:
        raise ReviewError(f"{_said(min(both))}既写为放假又写为上班。", "请核对通知。")
    weekdays = frozenset(d for d in off if d.weekday() < SATURDAY and d.year == year)
    if not weekdays:
        raise ReviewError(f"没有读出{year}年放假的日期。", HINT)
    return {year: (weekdays, frozenset(d for d in worked if d.year == year))}


def without_days(text: str) -> tuple[str, ...]:
    """The festivals for which it gives no days off: whoever pasted half of a notice would count working days wrong."""
    given = [s for s in re.split("[。；;\n]", _NOTE.sub("", _BLANK.sub("", text))) if "放假" in s and _DAY.search(s)]
    return tuple(festival for festival in FESTIVALS if not any(festival.removesuffix("节") in s for s in given))


def _days(words: str, year: int) -> Iterator[date]:
    """Every day of “1月1日至3日、2月15日至23日”."""
    start: date | None = None
    end_before = 0
    month = 0
    for found in _DAY.finditer(words):
        month = int(found["month"] or month)
        until = _date(int(found["year"] or year), month, int(found["day"]))
        is_range = start is not None and "至" in words[end_before : found.start()]
        if is_range and start is not None:
            yield from _stretch(start, until)
            start = None
        else:
            yield until
            start = until
        end_before = found.end()


def _stretch(first: date, last: date) -> Iterator[date]:
    count = (last - first).days + 1
    if not 0 < count <= LONGEST:
        raise ReviewError(f"{_said(first)}至{_said(last)}不像一次放假。", "请核对通知和年份。")
    return (first + timedelta(days=n) for n in range(count))


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ReviewError(f"“{month}月{day}日”不是有效日期。", HINT) from None


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
