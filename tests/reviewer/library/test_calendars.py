"""Holiday arrangements as replaceable data."""

from datetime import date
from pathlib import Path

import pytest

from reviewer.library.calendars import export_calendar, published_years, read_calendar
from scoring.errors import ReviewError


def test_the_shipped_file_is_what_the_library_publishes() -> None:
    from importlib.resources import files

    shipped = files("resources").joinpath("calendars", "china.yaml").read_text("utf-8")
    assert shipped == export_calendar(published_years())


def test_an_office_adds_a_year(tmp_path: Path) -> None:
    own = tmp_path / "安排.yaml"
    own.write_text("2040:\n  holidays: [2040-10-01]\n  makeup_days: [2040-09-29]\n", "utf-8")
    calendar = read_calendar(own)
    assert not calendar.is_workday(date(2040, 10, 1))
    assert calendar.is_workday(date(2040, 9, 29))
    assert calendar.is_workday(date(2025, 4, 27))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2040: {makeup_days: [2040-10-01]}", "不是周六、周日"),
        ("2040: {holidays: [2041-10-01]}", "不属于该年"),
        ("2040: {holidays: ['2040-02-30']}", "无效"),
        ("2040: {holidays: [2040-09-29], makeup_days: [2040-09-29]}", "既列为放假又列为上班"),
        ("2040: {vacation: []}", "三项"),
        ("- 2040", "按年份列出"),
        ("2040: [", "YAML"),
    ],
)
def test_a_wrong_arrangement_is_refused_in_words(tmp_path: Path, text: str, said: str) -> None:
    own = tmp_path / "安排.yaml"
    own.write_text(text, "utf-8")
    with pytest.raises(ReviewError, match=said):
        read_calendar(own)
