"""What a reviewer decided about one case file: findings and marks. The score is computed from these, never stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from scoring.casefile import Region


class ItemState(StrEnum):
    """How a criterion stands when it is not simply scored."""

    SCORED = "scored"  # 已评, with or without findings
    MISSING = "missing"  # 应有而无: stays in the denominator, earns nothing
    NOT_APPLICABLE = "not_applicable"  # 不适用: leaves the denominator, wants a reason
    ELSEWHERE = "elsewhere"  # 在他处满足: full marks, linked to the place


@dataclass(frozen=True, slots=True)
class Finding:
    """A deduction or veto that the reviewer says applies (问题), and where in the file it shows.

    `rule` is the id of a Deduction or Veto of the criterion. `occurrences` counts places for per-occurrence rules;
    `points` is what the reviewer chose where the rule is a range (None otherwise). `missing` names the document that
    should be in the file where the finding is about an absence. `suspicion` is the key of the accepted suspicion.
    `exemption` is the basis on which the finding is recorded but costs nothing (豁免依据), empty otherwise.
    """

    id: str
    criterion: str
    rule: str
    occurrences: int = 1
    points: Decimal | None = None
    remark: str = ""
    regions: tuple[Region, ...] = ()
    missing: str = ""
    suspicion: str = ""
    exemption: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """The state a reviewer gave a criterion, the reason, and for ELSEWHERE the place that satisfies it.

    `earned` is set only where an earn-mode leaf is scored by typing the points earned.
    """

    criterion: str
    state: ItemState
    reason: str = ""
    place: Region | None = None
    earned: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question a reviewer raises on a criterion (存疑) in place of a forced decision."""

    id: str
    criterion: str
    question: str
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class SuspicionDecision:
    """What the reviewer decided on one suspicion: accepted into a finding, or dismissed with a reason. `said` is what
    it said then; empty where that is not known."""

    suspicion: str
    finding: str = ""
    reason: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything one reviewer decided about one case file.

    `conditions` are the case facts that switch items on and off (听证 → True …), by condition id of the rubric.
    `ineligible` is the reason why the file cannot be reviewed at all, empty otherwise.
    """

    findings: tuple[Finding, ...] = ()
    marks: tuple[Mark, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    conditions: Mapping[str, bool] = field(default_factory=dict)
    ineligible: str = ""
