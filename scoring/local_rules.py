"""What one place decided for itself: hearing thresholds, discretion benchmarks, provisions, periods, laws' dates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from scoring.clock import PeriodUnit


class PartyKind(StrEnum):
    """Whom a threshold or a benchmark is for."""

    ORGANIZATION = "organization"
    CITIZEN = "citizen"
    INDIVIDUAL_BUSINESS = "individual_business"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Tier:
    """One 裁量档次. The measure lies in [low, below) or, with `upto`, in [low, upto]; None: open to that side.

    `fine` and `rate` are closed ranges (上下限含本数); `rate` multiplies the benchmark's base.
    """

    name: str
    low: Decimal | None = None
    below: Decimal | None = None
    upto: Decimal | None = None
    fine: tuple[Decimal, Decimal] | None = None
    rate: tuple[Decimal, Decimal] | None = None

    def holds(self, amount: Decimal) -> bool:
        """Whether this measured amount falls into the tier."""
        if self.low is not None and amount < self.low:
            return False
        if self.below is not None and amount >= self.below:
            return False
        return self.upto is None or amount <= self.upto

    @property
    def measured(self) -> bool:
        return not (self.low is None and self.below is None and self.upto is None)


@dataclass(frozen=True, slots=True)
class Benchmark:
    """裁量基准 of one kind of act: what is measured, in which unit, and the tiers."""

    id: str
    cause: str
    provisions: tuple[str, ...] = ()
    party: PartyKind = PartyKind.ANY
    measure: str = ""
    unit: str = ""
    base: str = ""
    tiers: tuple[Tier, ...] = ()
    statutory: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class ProvisionMeaning:
    """What a provision punishes, to catch a wrong 款 or 项."""

    provision: str
    cause: str


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A local or departmental version of a check's period, with where it comes from."""

    rule: str
    length: int
    unit: PeriodUnit
    source: str


@dataclass(frozen=True, slots=True)
class LawDates:
    """From when to when a law applies (施行、废止)."""

    law: str
    effective: date
    repealed: date | None = None


@dataclass(frozen=True, slots=True)
class LocalRules:
    """All of it. Empty means: nothing is known about this place."""

    hearing_threshold: Mapping[PartyKind, Decimal] = field(default_factory=dict)
    hearing_includes_threshold: bool = True
    discretion: tuple[Benchmark, ...] = ()
    provisions: tuple[ProvisionMeaning, ...] = ()
    time_limits: tuple[TimeLimit, ...] = ()
    laws: tuple[LawDates, ...] = ()
    legal_review_for: tuple[str, ...] = ()
    fictional: bool = False

    def time_limit(self, rule: str) -> TimeLimit | None:
        return next((t for t in self.time_limits if t.rule == rule), None)
