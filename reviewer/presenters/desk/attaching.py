"""A suspicion about what was deducted by hand already: pages and arithmetic join that finding, nothing is doubled."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scoring.casefile import CaseFile, Region
from scoring.refusals import ONCE
from scoring.rubric import Criterion, Deduction, DeductionKind, Rubric, Veto
from scoring.sheet import Finding, Sheet, SuspicionDecision
from scoring.suspicions import Suspicion

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def attachable(leaf: Criterion, sheet: Sheet, suspicion: Suspicion) -> tuple[Finding, ...]:
    """The findings that may be about the same: on this item, then on the others that the suspicion feeds."""
    here = [f for f in sheet.findings if f.criterion == leaf.id]
    fed = [f for f in sheet.findings if f.criterion in suspicion.criteria and f.criterion != leaf.id]
    return (*here, *fed)


def fed(rubric: Rubric, suspicion: Suspicion) -> tuple[Criterion, ...]:
    """The items that its rule is mapped to, as far as the edition has them."""
    return tuple(leaf for name in suspicion.criteria if (leaf := rubric.criterion(name)) is not None)


def open_rules(leaf: Criterion, rules: Sequence[Deduction | Veto], sheet: Sheet) -> tuple[Deduction | Veto, ...]:
    """The rules of the item a new finding may fall under: not those recorded, unless places are counted."""
    used = {f.rule for f in sheet.findings if f.criterion == leaf.id}
    return tuple(rule for rule in rules if rule.id not in used or counts_places(rule))


def counts_places(rule: Deduction | Veto | None) -> bool:
    """Whether each place costs points."""
    return isinstance(rule, Deduction) and rule.kind is DeductionKind.PER_OCCURRENCE


def recorded_once(leaf: Criterion, rule: Deduction | Veto, sheet: Sheet) -> Finding | None:
    """The finding under a rule that counts only once, where there is one: what more is found belongs to it."""
    if not isinstance(rule, Deduction) or rule.kind not in ONCE:
        return None
    here = (f for f in sheet.findings if (f.criterion, f.rule) == (leaf.id, rule.id) and not f.exemption)
    return next(here, None)


def standing(sheet: Sheet, criterion: str, rule: str, regions: Sequence[Region]) -> str:
    """“第 10 页已记为问题 1”: that the same rule was recorded on one of these pages, at the same place or on the page
    as a whole; empty where it was not."""
    for number, finding in enumerate(sheet.findings, 1):
        if (finding.criterion, finding.rule) == (criterion, rule):
            same = {a.page for a in finding.regions for b in regions if a.page == b.page and _overlap(a, b)}
            if same:
                return f"第 {'、'.join(map(str, sorted(same)))} 页已记为问题 {number}"
    return ""


def _overlap(one: Region, other: Region) -> bool:
    return one.box is None or other.box is None or one.box == other.box


def with_regions(finding: Finding, regions: Sequence[Region]) -> Finding:
    """The finding with more places; a frame on a page stands for the page."""
    framed = {r.page for r in regions if r.box is not None}
    kept = tuple(r for r in finding.regions if r.box is not None or r.page not in framed)
    return replace(finding, regions=tuple(dict.fromkeys((*kept, *regions))), missing="")


def with_suspicion(finding: Finding, suspicion: Suspicion) -> Finding:
    """The finding with the suspicion's places and arithmetic; its points stay as they are."""
    boxed = {r.page for r in suspicion.regions if r.box is not None}
    kept = tuple(r for r in finding.regions if r.box is not None or r.page not in boxed)
    regions = tuple(dict.fromkeys((*kept, *suspicion.regions)))
    words = said(suspicion)
    remark = finding.remark if words in finding.remark else "\n".join(filter(None, (finding.remark, words)))
    return replace(finding, regions=regions, remark=remark, missing="" if regions else finding.missing)


def without_suspicion(finding: Finding, suspicion: Suspicion) -> Finding:
    """The finding as it was before, as far as that can be told; it never loses its last place."""
    kept = tuple(r for r in finding.regions if r not in suspicion.regions)
    lines = finding.remark.replace(said(suspicion), "").split("\n")
    remark = "\n".join(line for line in lines if line.strip())
    return replace(finding, regions=kept or finding.regions, remark=remark)


def is_outdated(decision: SuspicionDecision, now: Suspicion, case: CaseFile) -> bool:
    """Whether it was dismissed when it rested on something else than it does now."""
    return not decision.finding and rests_on_else(decision.said, now, case)


def rests_on_else(before: str, now: Suspicion, case: CaseFile) -> bool:
    """Whether a suspicion that once said this stands on other numbers now, or on another of the values read from the
    case file. What a later version of the rules only words otherwise is the same."""
    words = said(now)
    if not before or before == words:
        return False
    values = {fact.value for fact in case.facts if fact.value}
    return _NUMBER.findall(before) != _NUMBER.findall(words) or any((v in before) != (v in words) for v in values)


def said(suspicion: Suspicion) -> str:
    """Message and arithmetic in one line."""
    sums = suspicion.computation.replace("\n", " ").rstrip("。")
    return f"{suspicion.message.rstrip('。')}。{sums}。" if sums else suspicion.message
