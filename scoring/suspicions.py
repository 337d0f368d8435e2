"""What a check says (疑点). A suspicion never costs points: a person accepts or dismisses it."""

from dataclasses import dataclass
from enum import StrEnum

from scoring.casefile import Region


class Result(StrEnum):
    """`UNKNOWN` is 无法核对: a fact is missing; it never counts as passed."""

    VIOLATED = "violated"
    SATISFIED = "satisfied"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    GRAVE = "V"  # 可能构成重大违法
    MEDIUM = "M"  # 扣分级
    NOTE = "N"  # 提示


@dataclass(frozen=True, slots=True)
class Suspicion:
    """One result of one check on one case file.

    `documents` are seqs, `regions` the places to open side by side, `computation` the arithmetic with its dates,
    `criteria` the ids of the criteria it would feed. `key` is stable over re-runs on the same reading
    (rule + documents + what distinguishes it), so that a decision made about it stays attached.
    """

    key: str
    rule: str
    result: Result
    severity: Severity
    law: tuple[str, ...]
    documents: tuple[int, ...]
    regions: tuple[Region, ...]
    computation: str
    message: str
    criteria: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages of its regions, ascending, each once."""
        return tuple(sorted({r.page for r in self.regions}))
