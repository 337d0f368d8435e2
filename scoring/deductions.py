"""What may be taken off for a criterion: 扣分情形 and 一票否决, as data."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class DeductionKind(StrEnum):
    FIXED = "fixed"
    PER_OCCURRENCE = "per_occurrence"
    ONCE_IF_ANY = "once_if_any"
    RANGE = "range"
    TIERS = "tiers"
    ALL = "all"  # 扣全分
    ZERO_PARENT = "zero_parent"
    FREE = "free"  # 其他不规范: free text, points per occurrence


class Reach(StrEnum):
    """How far a deduction goes before a floor stops it (封顶按项、节、卷)."""

    ITEM = "item"
    SECTION = "section"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Tier:
    """One step of a TIERS deduction: chosen by the reviewer, or by the count where `from_count` is given."""

    points: Decimal
    text: str = ""
    from_count: int | None = None


@dataclass(frozen=True, slots=True)
class Deduction:
    """扣分情形. `points` per application (per occurrence where so); `low`/`high`/`step` for RANGE; `cap` its own limit.

    RANGE and FREE always want a reason; `reason_required` asks for one elsewhere.
    `exclusive_with` names deductions of the same criterion that describe the same fault.
    """

    id: str
    text: str
    kind: DeductionKind
    points: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    step: Decimal | None = None
    cap: Decimal | None = None
    reason_required: bool = False
    tiers: tuple[Tier, ...] = ()
    reach: Reach = Reach.ITEM
    exclusive_with: tuple[str, ...] = ()

    @property
    def wants_reason(self) -> bool:
        return self.reason_required or self.kind in (DeductionKind.RANGE, DeductionKind.FREE)


class VetoEffect(StrEnum):
    FILE_ZERO = "file_zero"
    FAIL_AND_STOP = "fail_and_stop"
    GRADE_CAP = "grade_cap"
    POINTS = "points"  # takes `points` off, over the limits of its item (小节里扣 100 分)


@dataclass(frozen=True, slots=True)
class Veto:
    """一票否决. Always wants a reason and a place. `grade` names the best grade left for GRADE_CAP."""

    id: str
    text: str
    effect: VetoEffect
    grade: str = ""
    points: Decimal | None = None
    reach: Reach = Reach.FILE
