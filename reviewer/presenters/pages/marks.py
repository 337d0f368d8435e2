"""Marks over pages as values: what is marked, as what, and whose it is. How each kind is drawn is the page view's."""

from dataclasses import dataclass
from enum import StrEnum

from scoring.casefile import Box


class MarkKind(StrEnum):
    FINDING = "finding"
    VETO = "veto"
    SUSPICION = "suspicion"
    HIT = "hit"
    HIT_SHOWN = "hit shown"  # the one turned to, of all places of the words looked for
    FACT = "fact"
    DRAFT = "draft"  # drawn by the reviewer, not yet part of a finding


@dataclass(frozen=True, slots=True)
class PageMark:
    """One mark. `box` None marks the whole page; `label` stands at it; `key` names its owner."""

    page: int
    kind: MarkKind
    box: Box | None = None
    label: str = ""
    key: str = ""
