"""Undo on the desk: every act has acts that take it back. The record keeps both."""

from collections.abc import Sequence
from typing import NamedTuple

from scoring.acts import (
    Act,
    ConditionCleared,
    ConditionSet,
    DoubtRaised,
    DoubtWithdrawn,
    FileEligible,
    FileIneligible,
    FindingAdded,
    FindingChanged,
    FindingWithdrawn,
    ItemMarked,
    ItemUnmarked,
    SessionRestarted,
    SuspicionAccepted,
    SuspicionDismissed,
    SuspicionReopened,
)
from scoring.casefile import Region
from scoring.folding import SessionContent, applied
from scoring.suspicions import Suspicion

REASON = "撤销"


class Concern(NamedTuple):
    """What an act is about: an item, and where in the file."""

    criterion: str
    regions: tuple[Region, ...] = ()


def inverse(acts: Sequence[Act], before: SessionContent) -> tuple[Act, ...]:
    """What takes these acts back, last first."""
    back: list[Act] = []
    for act in acts:
        back[:0] = _inverse(act, before)
        before = applied(act, before)
    return tuple(back)


def _inverse(act: Act, before: SessionContent) -> list[Act]:
    sheet = before.sheet
    match act:
        case FindingAdded(finding):
            return [FindingWithdrawn(finding.id, REASON)]
        case FindingWithdrawn(finding=name):
            last = len(sheet.findings) - 1
            found = [(at, f) for at, f in enumerate(sheet.findings) if f.id == name]
            return [FindingAdded(f, at) if at < last else FindingAdded(f) for at, f in found]  # under its number
        case FindingChanged(finding):
            return [FindingChanged(f) for f in sheet.findings if f.id == finding.id]
        case ItemMarked(mark):
            earlier = [ItemMarked(m) for m in sheet.marks if m.criterion == mark.criterion]
            return [*earlier] or [ItemUnmarked(mark.criterion, REASON)]
        case ItemUnmarked(criterion=name):
            return [ItemMarked(m) for m in sheet.marks if m.criterion == name]
        case DoubtRaised(doubt):
            return [DoubtWithdrawn(doubt.id, REASON)]
        case DoubtWithdrawn(doubt=name):
            return [DoubtRaised(d) for d in sheet.doubts if d.id == name]
        case ConditionSet(condition=name) | ConditionCleared(condition=name):
            known = sheet.conditions.get(name)
            return [ConditionCleared(name) if known is None else ConditionSet(name, known)]
        case FileIneligible() | FileEligible():
            return [FileIneligible(sheet.ineligible) if sheet.ineligible else FileEligible()]
        case SuspicionAccepted() | SuspicionDismissed() | SuspicionReopened():
            return [_decision_before(act.suspicion, before)]
        case SessionRestarted():
            assert before.opened is not None
            return [SessionRestarted(before.opened.rubric, sheet, before.decisions)]
        case _:
            return []


def _decision_before(suspicion: str, before: SessionContent) -> Act:
    for decision in before.decisions:
        if decision.suspicion == suspicion:
            if decision.finding:
                return SuspicionAccepted(suspicion, decision.finding, decision.said)
            return SuspicionDismissed(suspicion, decision.reason, decision.said)
    return SuspicionReopened(suspicion)


def stands(acts: Sequence[Act], back: Sequence[Act], now: SessionContent) -> bool:
    """Whether what these acts came to is still there: taken back and done again, the sheet says the same. It does not
    where somebody went on with it elsewhere, on another computer or in another review of the same file."""
    there = now
    for act in (*back, *acts):
        there = applied(act, there)
    return _said(there) == _said(now)


def _said(content: SessionContent) -> object:
    """What a sheet says, in whatever order."""
    sheet, opened = content.sheet, content.opened
    return (
        opened.rubric if opened else "",
        sorted(sheet.findings, key=lambda finding: finding.id),
        sorted(sheet.marks, key=lambda mark: mark.criterion),
        sorted(sheet.doubts, key=lambda doubt: doubt.id),
        dict(sheet.conditions),
        sheet.ineligible,
        sorted(content.decisions, key=lambda decision: decision.suspicion),
    )


def concern(acts: Sequence[Act], before: SessionContent, suspicions: Sequence[Suspicion]) -> Concern | None:
    """What these acts are about: the first that stands at a place, else the first about an item; None where all of them
    are about the whole file."""
    found = [c for act in acts if (c := _concern(act, before, suspicions)) is not None]
    return next((c for c in found if c.regions), next(iter(found), None))


def _concern(act: Act, before: SessionContent, suspicions: Sequence[Suspicion]) -> Concern | None:
    sheet = before.sheet
    match act:
        case FindingAdded(finding) | FindingChanged(finding):
            return Concern(finding.criterion, finding.regions)
        case FindingWithdrawn(finding=name):
            return next((Concern(f.criterion, f.regions) for f in sheet.findings if f.id == name), None)
        case ItemMarked(mark):
            return Concern(mark.criterion, (mark.place,) if mark.place else ())
        case ItemUnmarked(criterion=name):
            return Concern(name)
        case DoubtRaised(doubt):
            return Concern(doubt.criterion, doubt.regions)
        case DoubtWithdrawn(doubt=name):
            return next((Concern(d.criterion, d.regions) for d in sheet.doubts if d.id == name), None)
        case SuspicionAccepted() | SuspicionDismissed() | SuspicionReopened():
            about = next((s for s in suspicions if s.key == act.suspicion), None)
            return Concern(next(iter(about.criteria), ""), about.regions) if about else None
        case _:
            return None
