"""What data say about each rule: law, severity, numbers, whether it is on. The library reads resources/checks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from scoring.clock import Period, PeriodUnit
from scoring.suspicions import Severity


class Verified(StrEnum):
    """✔ compared with the text of the law; △ derived from it (our reading); ✘ not verified: never on."""

    TEXT = "✔"
    DERIVED = "△"
    UNVERIFIED = "✘"


@dataclass(frozen=True, slots=True)
class RuleParameters:
    """One rule's data. `numbers` and `words` are what the rule's own code asks for by name."""

    rule: str
    title: str
    severity: Severity
    law: tuple[str, ...]
    source: str
    verified: Verified
    enabled: bool = True
    disabled_reason: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    length: int | None = None
    unit: PeriodUnit = PeriodUnit.DAYS
    first_day_counts: bool = False
    rolls: bool = False
    both_ends_excluded: bool | None = None  # of a period before a day: that day is not counted either; None of others
    numbers: Mapping[str, Decimal] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def period(self) -> Period:
        """The rule's main period."""
        assert self.length is not None, self.rule
        return Period(self.length, self.unit, self.first_day_counts, self.rolls)

    def number(self, name: str) -> int:
        return int(self.numbers[name])

    def pattern(self, name: str) -> str:
        """The words of this list as one alternation."""
        return "(?:" + "|".join(self.words[name]) + ")"

    @property
    def number_of_days(self) -> int:
        """The length of the main period as a number."""
        assert self.length is not None, self.rule
        return self.length
