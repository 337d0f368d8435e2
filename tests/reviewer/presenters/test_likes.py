"""Fines of like cases as a drawing and in words."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reviewer.presenters.likes import likes_shape
from scoring.suspicions import Like


def likes(*sums: int) -> list[Like]:
    return [Like(f"{n}号", Decimal(amount)) for n, amount in enumerate(sums)]


def test_there_is_nothing_to_draw_without_another_case() -> None:
    assert likes_shape(()) is None
    assert likes_shape(likes(5000)) is None


def test_the_case_stands_where_its_sum_is() -> None:
    shape = likes_shape(likes(20_000, 0, 10_000, 40_000))
    assert shape is not None
    assert shape.own == 0.5
    assert [at for at, _ in shape.others] == [0, 0.25, 1]
    assert shape.box[1] == 0.25
    assert (shape.low, shape.high, shape.own_words) == ("0元", "40,000元", "本案 20,000元")
    assert "类案 3 件：中位数 10,000元" in shape.words
    assert "比 2 件高，比 1 件低" in shape.words


def test_equal_sums_stand_in_the_middle() -> None:
    shape = likes_shape(likes(5000, 5000, 5000))
    assert shape is not None
    assert (shape.own, shape.box) == (0.5, (0.5, 0.5, 0.5))


@given(st.lists(st.integers(1, 10_000_000), min_size=2, max_size=60))
def test_everything_stands_within_the_line_and_in_order(sums: list[int]) -> None:
    shape = likes_shape(likes(*sums))
    assert shape is not None
    places = [at for at, _ in shape.others]
    assert places == sorted(places)
    assert all(0 <= at <= 1 for at in (*places, shape.own, *shape.box))
    assert shape.box[0] <= shape.box[1] <= shape.box[2]
