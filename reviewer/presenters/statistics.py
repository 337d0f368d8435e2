"""What 统计 shows, as values: each number with the case files behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from reviewer.presenters.ports import DoubtRow
from scoring.progress import Progress

Cases = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewerRow:
    """How far one reviewer is, and how severe."""

    reviewer: str
    open: Cases
    submitted: Cases
    findings: int
    average: Decimal | None

    @property
    def cases(self) -> Cases:
        """All of the reviewer's case files."""
        return (*self.submitted, *self.open)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One handling unit: its reviewed files, average and place, and its files by grade."""

    unit: str
    cases: Cases
    average: Decimal | None
    rank: int | None
    grades: tuple[tuple[str, Cases], ...] = ()
    reason: str = ""  # how the average came about

    def of_grade(self, grade: str) -> Cases:
        """The unit's files of this grade."""
        return next((cases for name, cases in self.grades if name == grade), ())


@dataclass(frozen=True, slots=True)
class CountRow:
    """How often something occurred: findings of one nature, of one stage, of one criterion."""

    label: str
    count: int
    cases: Cases


@dataclass(frozen=True, slots=True)
class RuleRow:
    """How one check fared: how often it raised a suspicion and what reviewers made of it."""

    rule: str
    title: str
    raised: int
    accepted: int
    dismissed: int
    cases: Cases

    @property
    def open(self) -> int:
        """Neither accepted nor dismissed yet."""
        return max(0, self.raised - self.accepted - self.dismissed)

    @property
    def share_accepted(self) -> Decimal | None:
        """Accepted among decided, in percent; None while nothing was decided."""
        decided = self.accepted + self.dismissed
        return Decimal(100 * self.accepted) / decided if decided else None


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything 统计 shows, read in one go."""

    all_cases: Cases = ()
    open: Cases = ()
    submitted: Cases = ()
    average: Decimal | None = None
    reason: str = ""  # how the average came about
    grades: tuple[tuple[str, Cases], ...] = ()
    findings: int = 0
    reviewers: tuple[ReviewerRow, ...] = ()
    units: tuple[UnitRow, ...] = ()
    by_nature: tuple[CountRow, ...] = ()
    by_stage: tuple[CountRow, ...] = ()
    by_criterion: tuple[CountRow, ...] = ()
    doubts: tuple[DoubtRow, ...] = ()
    rules: tuple[RuleRow, ...] = ()
    counted_twice: tuple[str, ...] = ()  # codes of files with one reference number that all count: 004、012


class StatisticsSource(Protocol):
    """Where the numbers come from; called on worker threads."""

    def read(self, progress: Progress) -> Statistics:
        """Everything 统计 shows, as it stands now."""
        ...

    def settle(self, doubt: DoubtRow, conclusion: str) -> None:
        """Record the supervisor's conclusion (定论) on a doubt."""


def points(value: Decimal | None) -> str:
    """Points with two places as tables show them, nothing where there are none."""
    return "" if value is None else f"{value.quantize(Decimal('0.01'), ROUND_HALF_UP):f}"


def share(part: Sequence[object], whole: Sequence[object]) -> str:
    """The percentage of `part` in `whole`, one decimal."""
    if not whole:
        return ""
    return f"{Decimal(100 * len(part)) / len(whole):.1f}%"
