"""How acts become a sheet: what holds now is `fold(acts)`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import singledispatch
from typing import Any

from scoring.acts import (
    Act,
    ConditionCleared,
    ConditionSet,
    DoubtRaised,
    DoubtSettled,
    DoubtWithdrawn,
    FileEligible,
    FileIneligible,
    FindingAdded,
    FindingChanged,
    FindingWithdrawn,
    ItemMarked,
    ItemUnmarked,
    SessionOpened,
    SessionRestarted,
    SessionReturned,
    SessionSubmitted,
    SuspicionAccepted,
    SuspicionDismissed,
    SuspicionReopened,
)
from scoring.sheet import Doubt, Sheet, SuspicionDecision


@dataclass(frozen=True, slots=True)
class SessionContent:
    """What a session's acts add up to."""

    opened: SessionOpened | None = None
    sheet: Sheet = field(default_factory=Sheet)
    decisions: tuple[SuspicionDecision, ...] = ()
    conclusions: Mapping[str, str] = field(default_factory=dict)
    submitted: bool = False
    returned: str = ""  # why it was given back last

    @property
    def is_blank(self) -> bool:
        """Whether nothing was decided, or everything was taken back: nobody's work would be lost without it."""
        sheet = self.sheet
        said = (sheet.findings, sheet.marks, sheet.doubts, sheet.ineligible, self.decisions, self.conclusions)
        return not any(said) and not self.submitted and not self.returned

    @property
    def open_doubts(self) -> tuple[Doubt, ...]:
        """Those on which there is no conclusion yet."""
        return tuple(doubt for doubt in self.sheet.doubts if doubt.id not in self.conclusions)


def fold(acts: Iterable[Act]) -> SessionContent:
    """The content of a session after these acts, in order. Acts that do not concern a session change nothing."""
    content = SessionContent()
    for act in acts:
        content = applied(act, content)
    return content


@singledispatch
def applied(act: Act, content: SessionContent) -> SessionContent:
    """The content after one more act."""
    return content


@applied.register
def _(act: SessionOpened, content: SessionContent) -> SessionContent:
    return replace(content, opened=act)


@applied.register
def _(act: SessionSubmitted, content: SessionContent) -> SessionContent:
    return replace(content, submitted=True)


@applied.register
def _(act: SessionReturned, content: SessionContent) -> SessionContent:
    return replace(content, submitted=False, returned=act.reason)


@applied.register
def _(act: SessionRestarted, content: SessionContent) -> SessionContent:
    opened = replace(content.opened, rubric=act.rubric) if content.opened else None
    return replace(content, opened=opened, sheet=act.sheet, decisions=act.decisions)


def _with_sheet(content: SessionContent, **changes: Any) -> SessionContent:
    return replace(content, sheet=replace(content.sheet, **changes))


@applied.register
def _(act: FindingAdded, content: SessionContent) -> SessionContent:
    there = content.sheet.findings
    at = act.at if act.at >= 0 else len(there)
    return _with_sheet(content, findings=(*there[:at], act.finding, *there[at:]))


@applied.register
def _(act: FindingChanged, content: SessionContent) -> SessionContent:
    findings = tuple(act.finding if f.id == act.finding.id else f for f in content.sheet.findings)
    return _with_sheet(content, findings=findings)


@applied.register
def _(act: FindingWithdrawn, content: SessionContent) -> SessionContent:
    return _with_sheet(content, findings=tuple(f for f in content.sheet.findings if f.id != act.finding))


@applied.register
def _(act: ItemMarked, content: SessionContent) -> SessionContent:
    others = tuple(m for m in content.sheet.marks if m.criterion != act.mark.criterion)
    return _with_sheet(content, marks=(*others, act.mark))


@applied.register
def _(act: ItemUnmarked, content: SessionContent) -> SessionContent:
    return _with_sheet(content, marks=tuple(m for m in content.sheet.marks if m.criterion != act.criterion))


@applied.register
def _(act: DoubtRaised, content: SessionContent) -> SessionContent:
    return _with_sheet(content, doubts=(*content.sheet.doubts, act.doubt))


@applied.register
def _(act: DoubtWithdrawn, content: SessionContent) -> SessionContent:
    return _with_sheet(content, doubts=tuple(d for d in content.sheet.doubts if d.id != act.doubt))


@applied.register
def _(act: DoubtSettled, content: SessionContent) -> SessionContent:
    return replace(content, conclusions={**content.conclusions, act.doubt: act.conclusion})


@applied.register
def _(act: ConditionSet, content: SessionContent) -> SessionContent:
    return _with_sheet(content, conditions={**content.sheet.conditions, act.condition: act.value})


@applied.register
def _(act: ConditionCleared, content: SessionContent) -> SessionContent:
    kept = {name: value for name, value in content.sheet.conditions.items() if name != act.condition}
    return _with_sheet(content, conditions=kept)


@applied.register
def _(act: FileIneligible, content: SessionContent) -> SessionContent:
    return _with_sheet(content, ineligible=act.reason)


@applied.register
def _(act: FileEligible, content: SessionContent) -> SessionContent:
    return _with_sheet(content, ineligible="")


def _decided(content: SessionContent, suspicion: str, *new: SuspicionDecision) -> SessionContent:
    others = tuple(d for d in content.decisions if d.suspicion != suspicion)
    return replace(content, decisions=(*others, *new))


@applied.register
def _(act: SuspicionAccepted, content: SessionContent) -> SessionContent:
    return _decided(content, act.suspicion, SuspicionDecision(act.suspicion, finding=act.finding, said=act.said))


@applied.register
def _(act: SuspicionDismissed, content: SessionContent) -> SessionContent:
    return _decided(content, act.suspicion, SuspicionDecision(act.suspicion, reason=act.reason, said=act.said))


@applied.register
def _(act: SuspicionReopened, content: SessionContent) -> SessionContent:
    return _decided(content, act.suspicion)
