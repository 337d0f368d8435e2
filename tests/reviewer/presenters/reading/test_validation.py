import pytest

from reviewer.presenters.reading.validation import NotThisKind, typed


@pytest.mark.parametrize(
    ("key", "text", "kept"),
    [
        ("decision_date", "2025年9月26日", "2025-09-26"),
        ("decision_date", "二〇二五年九月二十六日", "2025-09-26"),
        ("decision_date", "20250926", "2025-09-26"),
        ("record_start", "2025-09-26 14:30", "2025-09-26T14:30"),
        ("fine_amount", "5,200.00元", "5200"),
        ("fine_amount", "1.5万元", "15000"),
        ("fine_amount", "伍仟贰佰元整", "5200"),
        ("fine_rate", "7%", "0.07"),
        ("id_number", "990415198006123020", "990415198006123020"),
        ("penalty_provision", "《中华人民共和国行政处罚法》第六十条", "《中华人民共和国行政处罚法》第六十条"),
        ("party_name", " 阿莲鲜果行 ", "阿莲鲜果行"),
        ("invalid_date", "2025年2月30日", "2025年2月30日"),
    ],
)
def test_a_value_is_kept_in_one_form(key: str, text: str, kept: str) -> None:
    assert typed(key, text).value == kept


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("decision_date", "去年秋天"),
        ("decision_date", "2025年2月30日"),
        ("fine_amount", "很多"),
        ("fine_rate", "700%"),
        ("id_number", "12345"),
        ("credit_code", "9113"),
        ("violated_provision", "有关规定"),
        ("cause", "  "),
    ],
)
def test_what_is_no_value_of_the_fact_is_refused(key: str, text: str) -> None:
    with pytest.raises(NotThisKind):
        typed(key, text)


def test_a_code_with_a_wrong_check_digit_is_kept_as_it_stands_and_said() -> None:
    kept = typed("id_number", "990415198006123021")
    assert kept.value == "990415198006123021"
    assert "校验位" in kept.doubt
