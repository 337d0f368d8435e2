"""Working days: known by table, and by the laws they obey."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.library.calendars import read_calendar
from scoring.calendar import WorkCalendar, YearNotPublished

CHINA = read_calendar()
YEARS = frozenset(range(2024, 2028))
DAYS = st.dates(date(2024, 2, 1), date(2026, 10, 31))


def holidays() -> st.SearchStrategy[frozenset[date]]:
    return st.frozensets(st.dates(date(2024, 1, 1), date(2027, 12, 31)), max_size=30)


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        (date(2024, 9, 27), 7, date(2024, 10, 12)),  # National Day with make-up days on both sides
        (date(2024, 12, 12), 3, date(2024, 12, 17)),
        (date(2025, 12, 31), 2, date(2026, 1, 5)),  # New Year with a Sunday worked
        (date(2025, 7, 1), 10, date(2025, 7, 15)),
        (date(2025, 4, 16), 5, date(2025, 4, 23)),
    ],
)
def test_known_periods(start: date, count: int, last: date) -> None:
    assert CHINA.after(start, count) == last


def test_a_makeup_sunday_is_a_working_day_and_a_holiday_wednesday_is_not() -> None:
    assert CHINA.is_workday(date(2025, 4, 27))
    assert not CHINA.is_workday(date(2025, 1, 1))


def test_an_unpublished_year_is_not_guessed() -> None:
    with pytest.raises(YearNotPublished) as unknown:
        CHINA.is_workday(date(2035, 6, 1))
    assert unknown.value.year == 2035


@given(DAYS, st.integers(0, 40), holidays(), st.dates(date(2024, 1, 1), date(2027, 12, 31)))
def test_one_more_holiday_never_shortens_a_period(start: date, count: int, off: frozenset[date], more: date) -> None:
    assert WorkCalendar(YEARS, off | {more}).after(start, count) >= WorkCalendar(YEARS, off).after(start, count)


@given(DAYS, st.integers(0, 40), holidays(), st.dates(date(2024, 1, 1), date(2027, 12, 31)))
def test_one_more_makeup_day_never_lengthens_a_period(
    start: date, count: int, off: frozenset[date], more: date
) -> None:
    assert WorkCalendar(YEARS, off, frozenset({more})).after(start, count) <= WorkCalendar(YEARS, off).after(
        start, count
    )


@given(DAYS, st.integers(1, 40), holidays())
def test_the_last_day_of_a_period_is_its_nth_working_day(start: date, count: int, off: frozenset[date]) -> None:
    calendar = WorkCalendar(YEARS, off)
    end = calendar.after(start, count)
    assert calendar.is_workday(end)
    assert calendar.count(start, end) == count
    assert calendar.count(start, end - timedelta(days=1)) == count - 1


@given(DAYS, st.integers(0, 30), st.integers(0, 30))
def test_counting_is_additive(start: date, first: int, second: int) -> None:
    middle = start + timedelta(days=first)
    end = middle + timedelta(days=second)
    assert CHINA.count(start, middle) + CHINA.count(middle, end) == CHINA.count(start, end)


@given(DAYS)
def test_rolling_forward_lands_on_the_first_working_day(day: date) -> None:
    rolled = CHINA.on_or_after(day)
    assert CHINA.is_workday(rolled)
    assert CHINA.count(day - timedelta(days=1), rolled) == 1
