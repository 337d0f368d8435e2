from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.notation.codes import (
    age_on,
    birth_date,
    find_codes,
    is_valid_credit_code,
    is_valid_id_number,
    party_type_of_credit_code,
    read_credit_code,
)
from scoring.notation.names import Likeness, same_name
from scoring.notation.references import find_reference_numbers, reference_key, same_reference


@pytest.mark.parametrize("code", ["92990415MA6T7P3K34", "91990217MA8R2W6D9E", "91990814MA4N6D2J1R"])
def test_a_credit_code_with_its_check_digit(code):
    assert is_valid_credit_code(code)
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert not is_valid_credit_code(wrong)


@given(st.sampled_from(["990415198006123020", "990327200911063419"]), st.integers(0, 17), st.integers(1, 9))
def test_any_single_wrong_digit_of_an_identity_number_shows(number, place, by):
    wrong = number[:place] + str((int(number[place]) + by) % 10) + number[place + 1 :]
    assert is_valid_id_number(number)
    assert not is_valid_id_number(wrong)


def test_age_is_reached_on_the_day_after_the_birthday():
    born = birth_date("990327200911063419")
    assert born == date(2009, 11, 6)
    assert age_on(born, date(2025, 5, 21)) == 15
    assert age_on(born, date(2027, 11, 6)) == 17
    assert age_on(born, date(2027, 11, 7)) == 18


def test_codes_in_running_text():
    found = find_codes(
        "统一社会信用代码92990415MA6T7P3K34，身份证号990415198006123020，电话000-2604 1186，车牌京A12345"
    )
    assert [(c.kind, c.value, c.is_valid) for c in found] == [
        ("credit_code", "92990415MA6T7P3K34", True),
        ("id_number", "990415198006123020", True),
        ("phone", "000-26041186", True),
        ("plate", "京A12345", True),
    ]


def test_a_misread_letter_is_put_right_only_where_the_check_digit_proves_it():
    assert read_credit_code("9299O415MA6T7P3K34") == "92990415MA6T7P3K34"
    assert read_credit_code("9299O415MA6T7P3K35") == "9299O415MA6T7P3K35"


def test_a_misread_identity_number_is_put_right_only_where_the_check_digit_proves_it():
    assert [(c.kind, c.value) for c in find_codes("99O327200911063419")] == [("id_number", "990327200911063419")]
    assert [c.is_valid for c in find_codes("99O327200911063418")] == [False]


def test_the_credit_code_tells_the_type_of_party():
    assert party_type_of_credit_code("92990415MA6T7P3K34") == "个体工商户"
    assert party_type_of_credit_code("91990217MA8R2W6D9E") == "法人"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("霁综执罚决〔2024〕第215号", ["霁综执罚决〔2024〕215号"]),
        ("本机关对你公司作出的桐园罚〔2024〕41号《行政处罚决定书》", ["桐园罚〔2024〕41号"]),
        ("贵局临城管听告[2025]12号听证告知书", ["临城管听告〔2025〕12号"]),
        (
            "决定书（玉综执扣（2025）6号）；以霁综执存【2024】第19号通知",
            ["玉综执扣〔2025〕6号", "霁综执存〔2024〕19号"],
        ),
        ("（沪）城管罚字[2024]第012345号", ["（沪）城管罚字〔2024〕12345号"]),
        ("编号（2025）6号", ["编号〔2025〕6号"]),
        ("2025年6号楼", []),
    ],
)
def test_reference_numbers(text, numbers):
    assert [n.key for n in find_reference_numbers(text)] == numbers


def test_a_number_may_lack_its_last_word() -> None:
    (found,) = find_reference_numbers("砚市监当罚（2025）0417")
    assert (found.prefix, found.year, found.number) == ("砚市监当罚", 2025, "417")
    assert find_reference_numbers("本办法（2021）120条") == []
    assert find_reference_numbers("统计年报（2024）12") == []


def test_a_known_abbreviation_settles_where_a_number_begins():
    (number,) = find_reference_numbers("请缴清甲综执罚〔2025〕6号确定的罚款", known=["甲综执罚〔2025〕1号"])
    assert number.prefix == "甲综执罚"


def test_brackets_ordinal_and_leading_zeros_do_not_make_another_number():
    assert same_reference("甲罚字〔2025〕第006号", "甲罚字[2025] 6号")
    assert not same_reference("甲罚字〔2025〕6号", "甲罚字〔2025〕7号")
    assert reference_key("甲罚（2025）6号") == "甲罚〔2025〕6号"


@pytest.mark.parametrize(
    ("first", "second", "likeness"),
    [
        ("青砾市音巢琴行", "青砾市音巢琴行", Likeness.EQUAL),
        ("某某（琴台）商行", "某某(琴台)商行", Likeness.BRACKETS),
        ("张丽华", "張麗華", Likeness.VARIANT),
        ("方秀莲", "方秀连", Likeness.ONE_OFF),
        ("某市顺净保洁服务公司", "某市顺净保洁服务有公司", Likeness.ONE_OFF),
        ("某市顺净保洁服务有限公司", "顺净保洁", Likeness.PART),
        ("方秀莲", "高振宇", Likeness.DIFFERENT),
    ],
)
def test_how_alike_two_names_are(first, second, likeness):
    assert same_name(first, second) is likeness
    assert same_name(second, first) is likeness


@given(st.text(alphabet="0123456789XABCDOIl〔〕[]（）第号罚字年 -京", max_size=80) | st.text(max_size=60))
def test_reading_codes_and_numbers_never_fails(text):
    assert all(0 <= c.start < c.end <= len(text) for c in find_codes(text))
    assert all(0 <= n.start < n.end <= len(text) for n in find_reference_numbers(text))
    reference_key(text)
