"""What a check says (疑点). A suspicion never costs points: a person accepts or dismisses it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scoring.casefile import Region


class Result(StrEnum):
    """`UNKNOWN` is 无法核对: a fact is missing; it never counts as passed."""

    VIOLATED = "violated"
    SATISFIED = "satisfied"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    GRAVE = "V"  # may be a grave breach: most standards make it a veto
    MEDIUM = "M"
    NOTE = "N"


SEVERITY_WORDS: Mapping[Severity, str] = {
    Severity.GRAVE: "重大",
    Severity.MEDIUM: "一般",
    Severity.NOTE: "提示",
}
"""What a severity is called, on screen, on paper and on the command line."""
RESULT_WORDS: Mapping[Result, str] = {
    Result.VIOLATED: "疑点",
    Result.UNKNOWN: "无法核对",
    Result.SATISFIED: "符合",
}


@dataclass(frozen=True, slots=True)
class Like:
    """A sum that another case came to, for comparison; `number` as its decision is numbered."""

    number: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Suspicion:
    """One result of one check on one case file.

    `documents` are seqs, `regions` the places to open side by side, `computation` the arithmetic with its dates,
    `criteria` the ids of the criteria it would feed. `key` is stable over re-runs on the same reading
    (rule + documents + what distinguishes it), so that a decision made about it stays attached.
    `missing` are the keys of the facts that an UNKNOWN one lacks: a person can enter them. `likes` are the sums it
    was compared with, this case's own first. `absent` is the document that is not in the file, or was not found.
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
    missing: tuple[str, ...] = ()
    likes: tuple[Like, ...] = ()
    absent: str = ""

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages of its regions, ascending, each once."""
        return tuple(sorted({r.page for r in self.regions}))
