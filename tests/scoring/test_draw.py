"""Drawing cases: repeatable, fair to every unit, as many as were asked for."""

import hashlib
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from scoring.draw import Candidate, draw, equal_shares, lot, proportional_shares

LIST = [Candidate(unit, f"{n}号") for unit, count in (("甲", 30), ("乙", 12), ("丙", 3)) for n in range(count)]
lists = st.dictionaries(st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=3), st.integers(1, 40), min_size=1, max_size=9)


def test_a_lot_is_what_anybody_computes_from_seed_unit_and_number() -> None:
    assert lot("20261122", Candidate("甲", "1号")) == hashlib.sha256("20261122\n甲\n1号".encode()).hexdigest()


def test_the_same_seed_draws_the_same_whatever_the_order_of_the_list() -> None:
    shares = equal_shares(LIST, 2)
    drawn = draw(LIST, "种子", shares)
    assert set(draw(LIST[::-1], "种子", shares)) == set(drawn)
    assert Counter(c.unit for c in drawn) == {"甲": 2, "乙": 2, "丙": 2}
    assert draw(LIST, "别的种子", shares) != drawn


def test_a_unit_with_few_cases_gives_all_it_has() -> None:
    assert equal_shares(LIST, 5) == {"甲": 5, "乙": 5, "丙": 3}


def test_shares_follow_the_number_of_cases_and_leave_no_unit_out() -> None:
    assert proportional_shares(LIST, 9) == {"甲": 6, "乙": 2, "丙": 1}
    assert proportional_shares(LIST, 2) == {"甲": 1, "乙": 1, "丙": 0}
    assert proportional_shares(LIST, 1000) == {"甲": 30, "乙": 12, "丙": 3}


@given(lists, st.integers(1, 120))
def test_as_many_are_drawn_as_asked_for_and_never_more_than_there_are(counts: dict[str, int], total: int) -> None:
    candidates = [Candidate(unit, str(n)) for unit, count in counts.items() for n in range(count)]
    shares = proportional_shares(candidates, total)
    assert sum(shares.values()) == min(total, len(candidates))
    assert all(0 <= shares[unit] <= count for unit, count in counts.items())
    assert total < len(counts) or all(shares.values())
    assert len(set(draw(candidates, "s", shares))) == sum(shares.values())


def test_every_case_of_a_unit_is_drawn_about_as_often_as_any_other() -> None:
    drawn = Counter(c.number for seed in range(3000) for c in draw(LIST[:30], str(seed), {"甲": 3}))
    assert len(drawn) == 30
    assert max(drawn.values()) < 1.35 * 300
    assert min(drawn.values()) > 0.65 * 300
