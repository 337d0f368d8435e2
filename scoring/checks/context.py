"""What a check is given beside the case file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from scoring.calendar import WorkCalendar
from scoring.checks.parameters import RuleParameters
from scoring.local_rules import LocalRules


@dataclass(frozen=True, slots=True)
class LikeCase:
    """Another case of the workspace, as far as comparison needs it."""

    decision_number: str
    party: str
    cause: str
    act_date: date | None = None
    fine: Decimal | None = None
    tier: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """Calendar, parameters of every rule, local rules, criteria each rule or part (C15.教育) feeds, like cases."""

    calendar: WorkCalendar
    parameters: Mapping[str, RuleParameters]
    local: LocalRules = field(default_factory=LocalRules)
    criteria: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    like_cases: tuple[LikeCase, ...] = ()

    def of(self, rule: str) -> RuleParameters:
        """The parameters of one rule."""
        return self.parameters[rule]
