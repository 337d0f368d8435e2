"""Every act a person can make. The record keeps acts and never changes them; what holds now, scoring.folding says."""

from collections.abc import Mapping
from dataclasses import dataclass

from scoring import bulletin_acts as bulletin_acts  # their kinds are known with the others
from scoring import edition_acts as edition_acts
from scoring import paper_acts as paper_acts
from scoring import roster_acts as roster_acts
from scoring import workspace_acts as workspace_acts
from scoring.act import Act as Act
from scoring.reading_acts import Arranged as Arranged
from scoring.reading_acts import DocumentsArranged as DocumentsArranged
from scoring.reading_acts import FactCorrected as FactCorrected
from scoring.reading_acts import FactRestored as FactRestored
from scoring.sheet import Doubt, Finding, Mark, Sheet
from scoring.sheet import SuspicionDecision as SuspicionDecision


@dataclass(frozen=True, slots=True)
class SessionOpened(Act):
    """A reviewer begins to score a case file against one rubric edition (named by its hash)."""

    case: str
    campaign: str
    reviewer: str
    rubric: str


@dataclass(frozen=True, slots=True)
class FindingAdded(Act):
    """`at`: its place among the findings, where it comes back to one; else it is the last."""

    finding: Finding
    at: int = -1


@dataclass(frozen=True, slots=True)
class FindingChanged(Act):
    """The finding of the same id, as it is from now on."""

    finding: Finding


@dataclass(frozen=True, slots=True)
class FindingWithdrawn(Act):
    """Takes a finding back."""

    finding: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ItemMarked(Act):
    """Says of an item that it has no problem, or does not apply."""

    mark: Mark


@dataclass(frozen=True, slots=True)
class ItemUnmarked(Act):
    """Takes ItemMarked back."""

    criterion: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DoubtRaised(Act):
    """存疑: a question about an item, left to the supervisor."""

    doubt: Doubt


@dataclass(frozen=True, slots=True)
class DoubtWithdrawn(Act):
    """Takes a doubt back."""

    doubt: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DoubtSettled(Act):
    """定论: what the supervisor concluded on a doubt."""

    doubt: str
    conclusion: str


@dataclass(frozen=True, slots=True)
class ConditionSet(Act):
    """Says that something is so of this case, or is not."""

    condition: str
    value: bool


@dataclass(frozen=True, slots=True)
class ConditionCleared(Act):
    """Takes ConditionSet back."""

    condition: str


@dataclass(frozen=True, slots=True)
class FileIneligible(Act):
    """不符合评查条件, with the reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class FileEligible(Act):
    """Takes FileIneligible back."""


@dataclass(frozen=True, slots=True)
class SuspicionAccepted(Act):
    """采纳: a suspicion became a finding. `said`: what it said then, message and arithmetic in one line."""

    suspicion: str
    finding: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class SuspicionDismissed(Act):
    """排除: a suspicion is none, with the reason. `said`: what it said then, message and arithmetic in one line."""

    suspicion: str
    reason: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class SuspicionReopened(Act):
    """Takes back what was decided of a suspicion."""

    suspicion: str


@dataclass(frozen=True, slots=True)
class SessionSubmitted(Act):
    """The reviewer closes the sheet. Nothing can be added to it afterwards but settlements, unless it is returned."""


@dataclass(frozen=True, slots=True)
class SessionReturned(Act):
    """退回重评: a submitted sheet is open again to its reviewer; why stands in the record."""

    reason: str


@dataclass(frozen=True, slots=True)
class SessionRestarted(Act):
    """改按另一标准重评: the sheet goes on by another edition (named by its hash), with what is given here and nothing
    else; what was recorded before stands in the record. Taking it back is the same act with the sheet before."""

    rubric: str
    sheet: Sheet
    decisions: tuple[SuspicionDecision, ...] = ()


def kind_of(act: Act) -> str:
    """The act's name in the record: `FindingAdded` → `finding_added`."""
    name = type(act).__name__
    return "".join(f"_{c.lower()}" if c.isupper() and i else c.lower() for i, c in enumerate(name))


KINDS: Mapping[str, type[Act]] = {kind_of(cls.__new__(cls)): cls for cls in Act.__subclasses__()}
