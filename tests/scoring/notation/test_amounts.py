from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.notation.amounts import find_amounts, parse_amount, parse_capital
from scoring.notation.numerals import parse_numeral, write_numeral

CAPITAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
WRITING = "0123456789,，.万千百亿元圆角分整¥￥（）大写小一二三伍仟贰佰零拾罚款以上下不足 "


@pytest.mark.parametrize(
    ("text", "value", "capital"),
    [
        ("罚款5200元", "5200", None),
        ("5,200.00元", "5200", None),
        ("5万元", "50000", None),
        ("1.5万元", "15000", None),
        ("一千元", "1000", None),
        ("伍仟贰佰元整", "5200", "5200"),
        ("¥60,000.00（大写：陆万元整）", "60000", "60000"),
        ("人民币伍仟贰佰元整（5200元）", "5200", "5200"),
        ("5万元（人民币伍万元整）", "50000", "50000"),
        ("（大写）人民币贰万零肆佰捌拾元整（小写）¥20480.00", "20480", "20480"),
        ("罚款叁佰元整（500元）", "500", "300"),
        ("壹佰贰拾叁元肆角伍分", "123.45", "123.45"),
    ],
)
def test_one_sum_in_every_writing(text, value, capital):
    (amount,) = find_amounts(text)
    assert amount.value == Decimal(value)
    assert amount.capital == (Decimal(capital) if capital else None)
    assert amount.is_consistent == (capital in (None, value))


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("处5万元以上10万元以下罚款", ["以上", "以下"]),
        ("不超过3000元", ["不超过"]),
        ("二万元以下", ["以下"]),
        ("罚款5000元，5日内缴纳", [""]),
    ],
)
def test_the_edge_of_a_range_is_told_from_a_sum(text, bounds):
    assert [a.bound for a in find_amounts(text)] == bounds


@pytest.mark.parametrize("text", ["264平方米", "第5200号", "百分之三", "单元5号", "2025年", "元旦", "拟罚款数额较大"])
def test_what_is_no_sum_of_money(text):
    assert find_amounts(text) == []


@pytest.mark.parametrize(
    ("text", "value"), [("5,200.00", "5200"), ("¥500.00", "500"), ("贰佰元整", "200"), ("两次", None)]
)
def test_a_cell_states_one_sum(text, value):
    assert parse_amount(text) == (Decimal(value) if value else None)


@given(st.integers(1, 9999))
def test_words_and_digits_meet(number):
    words = write_numeral(number)
    assert parse_numeral(words) == number
    assert parse_capital(words.translate(CAPITAL) + "元整") == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二〇二五", 2025),
        ("一百零五", 105),
        ("十二", 12),
        ("两万", 20000),
        ("一亿二千万", 120000000),
        ("廿六", 26),
        ("甲", None),
        ("", None),
    ],
)
def test_numerals(text, value):
    assert parse_numeral(text) == value


@given(st.text(alphabet=WRITING, max_size=120) | st.text(max_size=80))
def test_reading_sums_never_fails(text):
    for amount in find_amounts(text):
        assert text[amount.start : amount.end] == amount.raw
        assert amount.value >= 0
    parse_amount(text)
