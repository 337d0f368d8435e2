"""Findings whose grounds changed: a suspicion was accepted into them, then a fact was put right. It is told, and never
undone unasked."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from reviewer.presenters.desk.attaching import rests_on_else, said, with_suspicion
from reviewer.presenters.desk.ports import OpenCase
from scoring.acts import Act, FindingChanged, SuspicionAccepted, SuspicionReopened
from scoring.folding import SessionContent
from scoring.sheet import Finding, SuspicionDecision
from scoring.suspicions import Result, Suspicion

GONE, UNKNOWN, ANEW = "疑点不再成立", "疑点现在无法核对", "疑点的推算有变"


class Changed(NamedTuple):
    """A decision that a finding rests on, and what the checks raise in its place now, if anything."""

    finding: Finding
    decision: SuspicionDecision
    word: str
    now: Suspicion | None


def changed_grounds(opened: OpenCase, content: SessionContent) -> tuple[Changed, ...]:
    """In the order of the findings."""
    results = {s.key: s for s in opened.suspicions}
    decided = {d.suspicion for d in content.decisions}
    raised = [s for s in opened.suspicions if s.result is Result.VIOLATED and s.key not in decided]
    told = []
    for finding in content.sheet.findings:
        for decision in content.decisions:
            if decision.finding != finding.id:
                continue
            same = results.get(decision.suspicion)
            if same is not None and same.result is Result.VIOLATED:
                if rests_on_else(decision.said, same, opened.case):
                    told.append(Changed(finding, decision, ANEW, same))
                continue
            heir = next((s for s in raised if _kin(s.key) == _kin(decision.suspicion)), None)
            is_open = same is not None and same.result is Result.UNKNOWN
            told.append(Changed(finding, decision, ANEW if heir else UNKNOWN if is_open else GONE, heir))
    return tuple(told)


def _kin(key: str) -> tuple[str, str]:
    """What stays of a key where the fact comes from another document now: the rule, and what distinguishes it."""
    return key.split(":", 1)[0], key.rsplit(":", 1)[-1]


def accepted(suspicion: Suspicion, finding: Finding) -> SuspicionAccepted:
    """That it became this finding, and what it says."""
    return SuspicionAccepted(suspicion.key, finding.id, said(suspicion))


def keeping(changed: Sequence[Changed]) -> tuple[Act, ...]:
    """The acts by which a finding stays: on the grounds as they are now, else on the reviewer's own word."""
    finding, acts = changed[0].finding, list[Act]()
    for one in changed:
        old, now = one.decision, one.now
        is_its_own = finding.suspicion == old.suspicion
        if now is not None:
            words = finding.remark.replace(old.said, said(now)) if old.said else finding.remark
            finding = with_suspicion(replace(finding, remark=words), now)
            acts.append(accepted(now, finding))
        elif not is_its_own and old.said:  # it was deducted by hand before: what joined it goes again
            rows = finding.remark.replace(old.said, "").split("\n")
            finding = replace(finding, remark="\n".join(filter(None, rows)))
        if is_its_own:
            finding = replace(finding, suspicion=now.key if now is not None else "")
        if now is None or now.key != old.suspicion:
            acts.insert(0, SuspicionReopened(old.suspicion))
    return (*([FindingChanged(finding)] if finding != changed[0].finding else ()), *acts)
