"""Dates and times in every notation of case files → values."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from scoring.notation.numerals import parse_numeral


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as it stands in a text. `inferred`: its year (or the whole of 当日) comes from a date before it."""

    value: date
    time: time | None
    start: int
    end: int
    raw: str
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class InvalidDate:
    """Something written like a date that no calendar has (2025-02-30)."""

    start: int
    end: int
    raw: str


@dataclass(frozen=True, slots=True)
class TimeRange:
    """From when to when (检查时间、询问时间). `end_value` may lie before `start_value`: that is for a check to say."""

    start_value: datetime
    end_value: datetime
    start: int
    end: int
    raw: str


_CN = "〇○零一二三四五六七八九"
_DIGIT = "0-9OoQlI|"  # OCR takes 0 for O and 1 for l; only read so between 年 月 日
_S = r"[ \u3000]{0,2}"
_YEAR = rf"(?P<y>[{_DIGIT}{_CN}]{{4}}){_S}年{_S}"
_MONTH = rf"(?P<m>[{_DIGIT}]{{1,2}}|[正元一二三四五六七八九十]{{1,2}}){_S}月{_S}"
_DAY = rf"(?P<d>[{_DIGIT}]{{1,2}}|[一二三四五六七八九十廿卅]{{1,3}}){_S}[日号曰]"
_SEP = r"[-./．－／–]"
_PART = "上午|下午|凌晨|早上|清晨|中午|傍晚|晚上|晚间|晚|夜间|深夜"
_HOUR = r"[0-9]{1,2}|[零一二三四五六七八九十]{1,3}"
_CLOCK = (
    rf"(?P<part>{_PART})?{_S}(?:(?P<h>{_HOUR}){_S}[时点](?:{_S}(?:(?P<mi>[0-9]{{1,2}}|[零〇一二三四五六七八九十]{{1,3}}){_S}分|(?P<half>[半整])))?"
    r"|(?P<h2>[0-9]{1,2})[:：](?P<mi2>[0-9]{2})(?:[:：][0-9]{2})?)"
)
_FULL = re.compile(_YEAR + _MONTH + _DAY)
_NUMERIC = re.compile(
    rf"(?<![0-9.\-/])(?P<y>(?:19|20|2[OoCQD])[0-9]{{2}}) ?(?P<s>{_SEP}) ?(?P<m>[0-9]{{1,2}})"
    rf" ?(?P=s) ?(?P<d>[0-9]{{1,2}})(?:(?![0-9])(?!{_SEP}[0-9])|(?<=[0-9]{{2}})(?=[0-2][0-9][:：][0-5][0-9]))"
)
_SHORT = re.compile(rf"(?<![年0-9{_CN}十])(?:(?P<b>本年|同年|当年){_S})?{_MONTH}{_DAY}")
_SHORT_NUMERIC = re.compile(r"(?<![0-9.\-/:A-Za-z])(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3][0-9])(?![0-9.\-/:A-Za-z])")
_DAY_ONLY = re.compile(rf"(?<=[日号至到—~～-]){_S}(?:至|到|[-—~～－–]{{1,2}}){_S}{_DAY}")
_SAME = re.compile(r"当日|同日|当天")
_TIME = re.compile(rf"{_S}(?:T|日)?{_S}{_CLOCK}")
_TO = re.compile(rf"{_S}(?:起{_S},?)?(?:至|到|[-—~～－–]{{1,2}}){_S}")
_FIX = str.maketrans({"O": "0", "o": "0", "Q": "0", "C": "0", "D": "0", "l": "1", "I": "1", "|": "1"})


def _number(text: str) -> int | None:
    if text in ("元", "正"):
        return 1
    fixed = text.translate(_FIX)
    return (
        int(fixed) if fixed.isascii() and fixed.isdigit() else parse_numeral(text.replace("O", "〇").replace("o", "〇"))
    )


def _date(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None or not 1900 <= year <= 2199:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> time | None:
    hour = _number(match["h"] or match["h2"])
    written = match["mi"] or match["mi2"]
    minute = 30 if match["half"] == "半" else _number(written) if written else 0
    if hour is None or minute is None or minute > 59 or hour > 24:
        return None
    if hour == 24:
        return time(23, 59)
    if match["part"] in ("下午", "傍晚", "晚上", "晚间", "晚", "夜间", "深夜") and hour < 12:
        hour += 12
    return time(hour, minute)


def _time_after(text: str, at: int) -> tuple[time | None, int]:
    match = _TIME.match(text, at)
    value = _clock(match) if match else None
    return (value, match.end()) if match and value else (None, at)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    kind: str
    year: int | None
    month: int | None
    day: int | None


def _candidates(text: str) -> list[_Found]:
    found: list[_Found] = []
    for kind, pattern in (("full", _FULL), ("full", _NUMERIC), ("short", _SHORT), ("short", _SHORT_NUMERIC)):
        for m in pattern.finditer(text):
            year = _number(m["y"]) if kind == "full" else None
            found.append(_Found(m.start(), m.end(), kind, year, _number(m["m"]), _number(m["d"])))
    found.extend(_Found(m.start("d"), m.end(), "day", None, None, _number(m["d"])) for m in _DAY_ONLY.finditer(text))
    found.extend(_Found(m.start(), m.end(), "same", None, None, None) for m in _SAME.finditer(text))
    found.sort(key=lambda f: (f.start, f.kind != "full", -f.end))
    out: list[_Found] = []
    for f in found:
        if not out or f.start >= out[-1].end:
            out.append(f)
    return out


@lru_cache(maxsize=512)
def _read(text: str) -> tuple[tuple[DateMention, ...], tuple[InvalidDate, ...]]:
    mentions: list[DateMention] = []
    invalid: list[InvalidDate] = []
    last: date | None = None
    for f in _candidates(text):
        if f.kind == "full":
            value = _date(f.year, f.month, f.day)
        elif last is None:
            continue
        elif f.kind == "same":
            value = last
        else:
            value = _date(last.year, f.month or last.month, f.day)
        if value is None:
            if f.kind == "full":
                invalid.append(InvalidDate(f.start, f.end, text[f.start : f.end]))
            continue
        clock, end = _time_after(text, f.end)
        mentions.append(DateMention(value, clock, f.start, end, text[f.start : end], f.kind != "full"))
        last = value
    return tuple(mentions), tuple(invalid)


def find_dates(text: str) -> list[DateMention]:
    """Every date of `text` in order. Dates without a year take the year of the date before them (`inferred`); the
    first of a text must be complete. Impossible dates are left out (see `find_invalid_dates`)."""
    return list(_read(text)[0])


def find_invalid_dates(text: str) -> list[InvalidDate]:
    """Every place of `text` written like a full date that no calendar has."""
    return list(_read(text)[1])


def find_time_ranges(text: str) -> list[TimeRange]:
    """Every `2024年9月5日18时05分至18时40分`, also with a second date; in order."""
    mentions = find_dates(text)
    out: list[TimeRange] = []
    for number, m in enumerate(mentions):
        to = _TO.match(text, m.end) if m.time else None
        if m.time is None or to is None:
            continue
        follower = mentions[number + 1] if number + 1 < len(mentions) else None
        if follower and follower.time and follower.start == to.end():
            ended: datetime = datetime.combine(follower.value, follower.time)
            end = follower.end
        else:
            clock, end = _time_after(text, to.end())
            if clock is None:
                continue
            ended = datetime.combine(m.value, clock)
        out.append(TimeRange(datetime.combine(m.value, m.time), ended, m.start, end, text[m.start : end]))
    return out


def parse_date(text: str) -> date | None:
    """The date that `text` states, where it states exactly one (a range or two dates are None)."""
    values = {m.value for m in find_dates(text)}
    return values.pop() if len(values) == 1 else None


def days_between(first: date, second: date) -> int:
    """Calendar days from `first` to `second`, neither more nor less: the day itself is 0."""
    return (second - first) // timedelta(days=1)
