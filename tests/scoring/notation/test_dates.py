from datetime import date, datetime, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.notation.dates import (
    days_between,
    find_dates,
    find_invalid_dates,
    find_time_ranges,
    parse_date,
)
from scoring.notation.numerals import write_numeral

days = st.dates(date(1950, 1, 1), date(2099, 12, 31))
WRITING = "0123456789年月日时分至到-./:：Ol一二三四五六七八九十〇○零廿当同 　上下午，。号"


def in_words(day: date) -> str:
    year = "".join("〇一二三四五六七八九"[int(c)] for c in str(day.year))
    return f"{year}年{write_numeral(day.month)}月{write_numeral(day.day)}日"


@given(days)
def test_every_notation_of_a_day_is_the_same_day(day):
    for written in (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month:02} 月 {day.day:02} 日",
        day.isoformat(),
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}/{day.month}/{day.day}",
        in_words(day),
        in_words(day).replace("〇", "○"),
        in_words(day).replace("〇", "零"),
    ):
        mentions = find_dates(f"于{written}立案")
        assert [m.value for m in mentions] == [day], written
        assert mentions[0].raw in f"于{written}立案"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年9月5日18时05分", time(18, 5)),
        ("2025-03-11 09:10至10:25", time(9, 10)),
        ("2025.4.7 9时10分", time(9, 10)),
        ("2025年9月6日下午2时30分", time(14, 30)),
        ("2025年9月6日上午9时半", time(9, 30)),
        ("二〇二五年五月二十三日十七时三十分", time(17, 30)),
        ("2025年12月31日24时", time(23, 59)),
        ("2025年9月6日第2次", None),
        ("2025年9月6日　5人", None),
    ],
)
def test_the_time_beside_a_date(text, expected):
    assert find_dates(text)[0].time == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2025年3月1日至5日", ["2025-03-01", "2025-03-05"]),
        ("2025年9月5日检查，9月6日立案，当日责令改正", ["2025-09-05", "2025-09-06", "2025-09-06"]),
        ("2025-11-04登记，11-05检查", ["2025-11-04", "2025-11-05"]),
        ("扣押期限：2025.4.7至2025.5.7（三十日）", ["2025-04-07", "2025-05-07"]),
        ("9月6日收到", []),
        ("2O25年l0月3日", ["2025-10-03"]),
        ("电话2025-1234567，证号2024-0417-12", []),
        ("版本3.2025.4.7.1", []),
        ("第2025年", []),
    ],
)
def test_dates_of_a_sentence(text, values):
    assert [m.value.isoformat() for m in find_dates(text)] == values


def test_a_date_without_its_year_says_that_it_is_inferred():
    assert [m.inferred for m in find_dates("2025年9月5日检查，9月6日立案")] == [False, True]


@pytest.mark.parametrize("text", ["2025-02-30", "2025年13月1日", "二〇二五年二月三十日", "2025.4.31"])
def test_an_impossible_date_is_reported_and_is_no_date(text):
    assert find_dates(text) == []
    assert [i.raw for i in find_invalid_dates(text)] == [text]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("检查时间：2024年9月5日18时05分至18时40分", datetime(2024, 9, 5, 18, 5), datetime(2024, 9, 5, 18, 40)),
        ("2025-11-05 08:50 至 09:35", datetime(2025, 11, 5, 8, 50), datetime(2025, 11, 5, 9, 35)),
        ("2025年9月5日22时至2025年9月6日1时20分", datetime(2025, 9, 5, 22), datetime(2025, 9, 6, 1, 20)),
        ("2025年5月21日16时40分至16时15分", datetime(2025, 5, 21, 16, 40), datetime(2025, 5, 21, 16, 15)),
        ("二〇二五年五月二十三日十七时至十八时十分", datetime(2025, 5, 23, 17), datetime(2025, 5, 23, 18, 10)),
    ],
)
def test_from_when_to_when(text, start, end):
    assert [(r.start_value, r.end_value) for r in find_time_ranges(text)] == [(start, end)]


def test_one_date_is_parsed_and_two_are_not():
    assert parse_date("日期：2025.9.26") == date(2025, 9, 26)
    assert parse_date("2025.9.26至2025.9.28") is None
    assert days_between(date(2025, 2, 27), date(2025, 3, 1)) == 2


@given(st.text(alphabet=WRITING, max_size=120) | st.text(max_size=80))
def test_reading_dates_never_fails_and_never_overlaps(text):
    mentions = find_dates(text)
    assert all(text[m.start : m.end] == m.raw for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    find_time_ranges(text)
