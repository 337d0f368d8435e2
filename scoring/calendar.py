"""Working days: weekends, statutory holidays and make-up days as one value. Which years are known is part of it."""

from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
SATURDAY = 5


class YearNotPublished(Exception):
    """The State Council arrangement of this year is not among the calendar's years."""

    def __init__(self, year: int) -> None:
        super().__init__(f"{year}年的节假日安排不在数据内")
        self.year = year


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """`holidays` are days off named by the arrangement, `makeup_days` weekend days worked, `years` those published."""

    years: frozenset[int] = frozenset()
    holidays: frozenset[date] = frozenset()
    makeup_days: frozenset[date] = frozenset()

    def is_workday(self, day: date) -> bool:
        """Whether people work on this day; raises YearNotPublished where nobody can know."""
        if day.year not in self.years:
            raise YearNotPublished(day.year)
        if day in self.makeup_days:
            return True
        return day.weekday() < SATURDAY and day not in self.holidays

    def after(self, start: date, count: int) -> date:
        """The `count`-th working day after `start`; `start` itself is not counted."""
        day = start
        while count > 0:
            day += DAY
            count -= self.is_workday(day)
        return day

    def days_between(self, after: date, until: date) -> tuple[date, ...]:
        """The working days later than `after` up to and including `until`."""
        span = (until - after).days
        return tuple(d for n in range(1, span + 1) if self.is_workday(d := after + n * DAY))

    def count(self, after: date, until: date) -> int:
        """How many working days lie after `after`, up to and including `until`."""
        return len(self.days_between(after, until))

    def on_or_after(self, day: date) -> date:
        """This day if it is a working day, otherwise the first one that follows."""
        while not self.is_workday(day):
            day += DAY
        return day
