"""处罚法第四十二条第一款：执法人员不得少于两人，法律另有规定的除外。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.people import named_officers, officer_signatures
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "C01"
_RECORDS = ("inspection", "re_inspection", "interview", "seizure_record")


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    alone: list[Paper] = []
    unread: list[Paper] = []
    fine = 0
    for paper in view.all(*_RECORDS):
        count = _count(paper)
        if count is None:
            unread.append(paper)
        elif count == 1:
            alone.append(paper)
        else:
            fine += 1
    if alone:
        places = [*alone, *_also_alone(view)]
        names = "、".join(dict.fromkeys(n for p in alone for n in named_officers(p)))
        titles = "、".join(dict.fromkeys(p.title for p in alone))
        yield report.violated(f"{titles}只有一名执法人员（{names}）。", f"{len(alone)}份笔录各1人 < 2人", places)
    elif fine:
        yield report.satisfied("笔录记载的执法人员不少于两人。", f"核对{fine}份笔录")
    if unread and not alone:
        yield report.unknown("笔录抬头的执法人员读不全，人数请人工核对。", at=unread, key="未读")


def _count(paper: Paper) -> int | None:
    """How many officers the record shows; None where its head cannot be read for sure."""
    named = named_officers(paper)
    signed = {n for s in officer_signatures(paper) for n in s.names}
    if len(named) >= 2 or len(signed) >= 2:
        return 2
    if not named:
        return None
    return 1 if signed <= set(named) else None


def _also_alone(view: View) -> list[Paper]:
    """Other papers of the case signed by one officer only."""
    out = []
    for paper in view.all("on_spot_decision"):
        if len({n for s in officer_signatures(paper) for n in s.names}) == 1:
            out.append(paper)
    return out
