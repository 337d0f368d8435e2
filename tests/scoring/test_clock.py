"""Legal periods: conventions, deductions, months."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.library.calendars import read_calendar
from scoring.clock import Interval, Period, PeriodUnit, add_months, union

CHINA = read_calendar()
DAYS = st.dates(date(2024, 2, 1), date(2025, 10, 31))
INTERVALS = st.lists(st.builds(lambda d, n: Interval(d, d + timedelta(days=n)), DAYS, st.integers(0, 40)), max_size=6)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        (Period(90), date(2024, 9, 6), date(2024, 12, 5)),
        (Period(30), date(2025, 4, 7), date(2025, 5, 7)),
        (Period(15, rolls=True), date(2024, 12, 17), date(2025, 1, 2)),
        (Period(30, first_day_counts=True), date(2025, 4, 7), date(2025, 5, 6)),
        (Period(7, PeriodUnit.WORKDAYS), date(2024, 9, 27), date(2024, 10, 12)),
        (Period(6, PeriodUnit.MONTHS), date(2025, 8, 31), date(2026, 2, 28)),
        (Period(2, PeriodUnit.YEARS), date(2024, 2, 29), date(2026, 2, 28)),
    ],
)
def test_last_days(period: Period, start: date, end: date) -> None:
    assert period.last_day(start, CHINA) == end


def test_overlapping_deductions_are_taken_out_once() -> None:
    hearing = Interval(date(2025, 3, 10), date(2025, 3, 20), "听证")
    appraisal = Interval(date(2025, 3, 15), date(2025, 3, 25), "鉴定")
    end = Period(30).last_day(date(2025, 3, 1), CHINA, (hearing, appraisal))
    assert end == date(2025, 3, 31) + timedelta(days=16)
    assert union((hearing, appraisal)) == (Interval(date(2025, 3, 10), date(2025, 3, 25), "听证、鉴定"),)


@given(INTERVALS)
def test_a_union_covers_the_same_days_once(intervals: list[Interval]) -> None:
    days = {i.first + timedelta(days=n) for i in intervals for n in range(i.days)}
    merged = union(intervals)
    assert sum(i.days for i in merged) == len(days)
    assert all(one.last + timedelta(days=1) < two.first for one, two in pairwise(merged))


@given(DAYS, st.integers(1, 60), INTERVALS)
def test_a_deduction_never_shortens_a_period(start: date, length: int, intervals: list[Interval]) -> None:
    period = Period(length)
    assert period.last_day(start, CHINA, intervals) >= period.last_day(start, CHINA)


@given(DAYS, st.integers(1, 60))
def test_counting_the_first_day_ends_the_period_one_day_earlier(start: date, length: int) -> None:
    counted = Period(length, first_day_counts=True).last_day(start, CHINA)
    assert counted == Period(length).last_day(start, CHINA) - timedelta(days=1)


@given(DAYS, st.integers(0, 30))
def test_months_add_up_to_a_day_not_later_than_the_same_day(day: date, months: int) -> None:
    later = add_months(day, months)
    assert later.day <= day.day
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
