"""Grade bands (等次): any number of them, ends open or closed as the edition says, and rounding."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Grade:
    """One band. `at_least`/`at_most` include their end, `above`/`below` do not; None: no end on that side."""

    label: str
    at_least: Decimal | None = None
    above: Decimal | None = None
    at_most: Decimal | None = None
    below: Decimal | None = None

    def holds(self, value: Decimal) -> bool:
        return (
            (self.at_least is None or value >= self.at_least)
            and (self.above is None or value > self.above)
            and (self.at_most is None or value <= self.at_most)
            and (self.below is None or value < self.below)
        )


class RoundingMode(StrEnum):
    HALF_UP = "half_up"  # 四舍五入
    HALF_EVEN = "half_even"  # 四舍六入五成双
    DOWN = "down"
    UP = "up"


class RoundAt(StrEnum):
    END = "end"
    PARTS = "parts"  # each part of the formula, then the total


class GradeFrom(StrEnum):
    ROUNDED = "rounded"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Rounding:
    """How many places, how, when, and whether the grade looks at the rounded or the exact total."""

    places: int = 2
    mode: RoundingMode = RoundingMode.HALF_UP
    at: RoundAt = RoundAt.END
    grade_from: GradeFrom = GradeFrom.ROUNDED


_MODES = {
    RoundingMode.HALF_UP: ROUND_HALF_UP,
    RoundingMode.HALF_EVEN: ROUND_HALF_EVEN,
    RoundingMode.DOWN: ROUND_DOWN,
    RoundingMode.UP: ROUND_UP,
}
_GUARD = Decimal("1e-20")  # thirds that add up to a whole must not fall short of it


def settled(value: Decimal) -> Decimal:
    """The value without the dust that dividing leaves behind (thirds added up again)."""
    return value.quantize(_GUARD, ROUND_HALF_EVEN)


def rounded(value: Decimal, rounding: Rounding) -> Decimal:
    """`value` as the edition rounds it."""
    return settled(value).quantize(Decimal(1).scaleb(-rounding.places), _MODES[rounding.mode])


def grade_of(grades: Sequence[Grade], value: Decimal) -> str | None:
    """The band that holds this value; bands are listed best first. None where none does."""
    return next((g.label for g in grades if g.holds(value)), None)


def capped_grade(grades: Sequence[Grade], label: str | None, best_left: str) -> str | None:
    """`label`, but no better than `best_left` (否决只封顶等次)."""
    order = [g.label for g in grades]
    if label not in order or best_left not in order:
        return label
    return order[max(order.index(label), order.index(best_left))]


def worst(grades: Sequence[Grade]) -> str | None:
    """The lowest band, which a file that failed outright gets."""
    return grades[-1].label if grades else None
