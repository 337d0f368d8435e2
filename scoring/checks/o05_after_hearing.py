"""处罚法第六十三条、第六十五条：当事人要求听证的应当组织听证；听证结束后依据听证笔录作出决定。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Moment, Paper
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "O05"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    record, request = view.first("hearing_record"), view.first("hearing_request")
    decided = view.date("decision_date")
    if record is not None:
        held = view.date("hearing_date")
        if held is None or decided is None:
            yield report.lacking({"hearing_date": held, "decision_date": decided}, "决定是否在听证之后", at=(record,))
        elif decided.day <= held.day:
            yield report.violated(
                "处罚决定不晚于听证，未依据听证笔录作出。", f"听证{held}，决定{decided}", (held, decided)
            )
        else:
            yield report.satisfied("听证之后作出决定。", f"听证{held}，决定{decided}", (held, decided))
        return
    if request is None or view.decision is None:
        return
    withdrawn = next((p for p in view.all("hearing_waiver") if _between(request, p, decided)), None)
    if withdrawn is not None:
        yield report.satisfied("当事人书面撤回听证申请或者放弃听证后作出决定。", at=(request, withdrawn, decided))
    elif view.all("hearing_refusal") or any(
        p.has("(?:撤回|放弃)[^。]{0,8}听证|视为放弃听证|逾期[^。]{0,10}听证")
        for p in view.papers
        if p.role not in ("hearing_notice", "hearing_invitation")
    ):
        yield report.unknown("当事人申请听证后未举行，卷内有不予听证或者撤回的记载，请人工判断。", at=(request,))
    elif view.is_complete:
        yield report.violated("当事人申请听证，未举行听证即作出决定。", at=(request, decided or view.decision))
    else:
        yield report.unknown("当事人申请听证，卷内未见听证笔录，案卷可能不全。", at=(request,))


def _between(request: Paper, waiver: Paper, decided: Moment | None) -> bool:
    asked, given_up = request.signed_off, waiver.signed_off
    return bool(asked and given_up and decided and asked.day <= given_up.day <= decided.day)
