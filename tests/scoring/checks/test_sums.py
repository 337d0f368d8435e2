"""Sums as other fields write them: a named base, a rate per unit, words and figures behind labels of their own."""

from decimal import Decimal

import pytest

from scoring.checks.d02_arithmetic import products
from scoring.checks.papers import Paper
from scoring.checks.x02_amounts import _in_two_cells
from tests.scoring.checks.casebook import Paper as Written
from tests.scoring.checks.casebook import case_of


def paper(text: str) -> Paper:
    """A decision of this text."""
    case = case_of("普通程序", (Written("行政处罚决定书", "行政处罚决定书", "", "1", text),))
    return Paper(case.documents[0], "decision", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("进货总额14680元，未销售。处以进货总额8%的罚款，计1174.40元。", "1174.40"),
        ("滥伐林木价值4060元三倍的罚款，计12180元。", "12180"),
        ("其他农用地246平方米×100元/平方米=24600元，合计180600元。", "24600"),
        ("占用耕地1040平方米，每平方米处150元罚款，计156000元。", "156000"),
        ("占地820平方米，建筑面积460平方米。按每平方米100元的标准处以罚款，计人民币82000元。", "82000"),
    ],
)
def test_a_product_is_reckoned_from_what_the_paper_says(text: str, expected: str) -> None:
    found = list(products(paper(text)))
    assert [p.expected for p in found] == [Decimal(expected)] == [p.result for p in found]


def test_no_base_is_guessed_where_the_paper_names_two() -> None:
    assert list(products(paper("货值金额100元，又查明货值金额300元。处货值金额2倍的罚款，计600元。"))) == []


def test_words_and_figures_on_one_line_are_compared() -> None:
    found = _in_two_cells(paper("金额合计（大写）：捌万贰仟元整（小写）：85,000.00"))
    assert found is not None
    assert found[:2] == (Decimal(85000), Decimal(82000))


def test_equal_words_and_figures_are_no_difference() -> None:
    assert _in_two_cells(paper("金额（大写）壹仟壹佰柒拾肆元肆角　（小写）1174.40")) is None
