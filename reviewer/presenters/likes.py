"""Fines of like cases on one line: where each stands, the middle half, where this case stands. A hint only."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.suspicions import Like


@dataclass(frozen=True, slots=True)
class LikesShape:
    """Fractions (0 left, 1 right) of the line from the lowest to the highest sum, this case's among them.

    `others` in ascending order with the number of their decisions; `box` holds lower quartile, median, upper quartile.
    """

    own: float
    own_words: str
    others: tuple[tuple[float, str], ...]
    box: tuple[float, float, float]
    low: str
    high: str
    words: str


def likes_shape(likes: Sequence[Like]) -> LikesShape | None:
    """The shape of these sums, this case's own first; None where there is nothing to compare with."""
    if len(likes) < 2:
        return None
    from statistics import median, quantiles

    from scoring.checks.common import yuan  # with all of the checks; cases with likes are few

    own, others = likes[0], sorted(likes[1:], key=lambda like: (like.amount, like.number))
    amounts = [like.amount for like in others]
    low, high = min(own.amount, amounts[0]), max(own.amount, amounts[-1])

    def at(amount: Decimal) -> float:
        return float((amount - low) / (high - low)) if high > low else 0.5

    quarters = quantiles(amounts, n=4, method="inclusive") if len(amounts) > 1 else [amounts[0]] * 3
    return LikesShape(
        at(own.amount),
        f"本案 {yuan(own.amount)}",
        tuple((at(like.amount), f"{like.number or '（无案号）'}　{yuan(like.amount)}") for like in others),
        (at(quarters[0]), at(median(amounts)), at(quarters[2])),
        yuan(low),
        yuan(high),
        _spoken(own.amount, amounts, quarters),
    )


def _spoken(own: Decimal, amounts: Sequence[Decimal], quarters: Sequence[Decimal]) -> str:
    from statistics import median

    from scoring.checks.common import yuan

    below, above = sum(a < own for a in amounts), sum(a > own for a in amounts)
    return (
        f"类案 {len(amounts)} 件：中位数 {yuan(median(amounts))}，居中一半在 {yuan(round(quarters[0], 2))} 至 "
        f"{yuan(round(quarters[2], 2))} 之间；本案 {yuan(own)}，比 {below} 件高，比 {above} 件低。仅供参考。"
    )
