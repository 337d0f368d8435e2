"""Parts of a whole in percent, two places, as officials report them."""

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")


def percent(part: int | Decimal, whole: int | Decimal) -> Decimal:
    """part ÷ whole in percent, two places, half up; 0 of nothing is 0."""
    if not whole:
        return Decimal("0.00")
    return (_HUNDRED * part / Decimal(whole)).quantize(_CENT, ROUND_HALF_UP)


def balanced_percents(parts: Sequence[int]) -> tuple[Decimal, ...]:
    """Percentages of two places that add up to exactly 100.00 (largest remainders first)."""
    whole = sum(parts)
    if not whole:
        return tuple(Decimal("0.00") for _ in parts)
    exact = [_HUNDRED * part / whole for part in parts]
    down = [share.quantize(_CENT, ROUND_DOWN) for share in exact]
    short = int((_HUNDRED - sum(down)) / _CENT)
    by_remainder = sorted(range(len(parts)), key=lambda i: (down[i] - exact[i], i))
    for i in by_remainder[:short]:
        down[i] += _CENT
    return tuple(down)


def percents(parts: Sequence[int], *, balance: bool) -> tuple[Decimal, ...]:
    """The parts of their sum in percent; balanced ones add up to exactly 100.00."""
    return balanced_percents(parts) if balance else tuple(percent(part, sum(parts)) for part in parts)
