"""Legal periods (期间): how long, counted how, with what taken out. Parameters come from data, dates from the file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from scoring.calendar import DAY, WorkCalendar


class PeriodUnit(StrEnum):
    WORKDAYS = "workdays"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


UNIT_WORDS = {PeriodUnit.WORKDAYS: "个工作日", PeriodUnit.DAYS: "日", PeriodUnit.MONTHS: "个月", PeriodUnit.YEARS: "年"}


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of days, both ends included (听证、鉴定、公告 …), and what it is."""

    first: date
    last: date
    what: str = ""

    @property
    def days(self) -> int:
        return max(0, (self.last - self.first).days + 1)


@dataclass(frozen=True, slots=True)
class Period:
    """A period of law. `first_day_counts`: the day it starts on is day one (default: the next day is).

    `rolls`: a last day that is a holiday moves to the first working day after it.
    """

    length: int
    unit: PeriodUnit = PeriodUnit.DAYS
    first_day_counts: bool = False
    rolls: bool = False

    def last_day(self, start: date, calendar: WorkCalendar, taken_out: Iterable[Interval] = ()) -> date:
        """The last day of the period. Days inside `taken_out` are not counted, however the intervals overlap."""
        origin = start - DAY if self.first_day_counts else start
        end = self._nominal(origin, calendar)
        if self.unit in (PeriodUnit.DAYS, PeriodUnit.WORKDAYS):
            end = self._stretched(origin, end, calendar, union(taken_out))
        return calendar.on_or_after(end) if self.rolls else end

    def _nominal(self, origin: date, calendar: WorkCalendar) -> date:
        match self.unit:
            case PeriodUnit.WORKDAYS:
                return calendar.after(origin, self.length)
            case PeriodUnit.DAYS:
                return origin + timedelta(days=self.length)
            case PeriodUnit.MONTHS:
                return add_months(origin, self.length)
            case PeriodUnit.YEARS:
                return add_months(origin, 12 * self.length)

    def _stretched(self, origin: date, end: date, calendar: WorkCalendar, out: tuple[Interval, ...]) -> date:
        if not out:
            return end
        left, day = self.length, origin
        while left > 0:
            day += DAY
            if any(i.first <= day <= i.last for i in out):
                continue
            left -= calendar.is_workday(day) if self.unit is PeriodUnit.WORKDAYS else 1
        return day

    def __str__(self) -> str:
        return f"{self.length}{UNIT_WORDS[self.unit]}"


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in range(day.day, 0, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has a first day")


def union(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """The same days as disjoint stretches in order: no day is taken out twice."""
    merged: list[Interval] = []
    for one in sorted((i for i in intervals if i.days), key=lambda i: (i.first, i.last)):
        if merged and one.first <= merged[-1].last + DAY:
            before = merged[-1]
            names = "、".join(dict.fromkeys(n for n in (before.what, one.what) if n))
            merged[-1] = Interval(before.first, max(before.last, one.last), names)
        else:
            merged.append(one)
    return tuple(merged)
