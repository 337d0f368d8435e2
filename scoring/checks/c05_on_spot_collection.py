"""处罚法第六十八条至第七十条：一百元以下、事后难以执行或者边远地区当事人提出的，可以当场收缴；须出具专用票据。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import yuan
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "C05"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    decision = view.decision
    if decision is None:
        return
    match = decision.find("(?<!不)(?<!不得)当场收缴")
    if match is None and not view.all("on_spot_receipt", "turn_in"):
        return
    parameters, place = context.of(RULE), (decision, decision.place(match))
    limit, reason = parameters.numbers["limit"], None
    for paper in view.all("decision", "on_spot_decision", "on_spot_receipt", "turn_in", "inspection"):
        reason = reason or paper.find(parameters.pattern("reasons"))
    if view.fine is None:
        yield report.unknown("罚款数额读不出，当场收缴的条件无法核对。", at=(place,), key="条件")
    elif view.fine <= limit:
        yield report.satisfied(
            "罚款在一百元以下，可以当场收缴。", f"罚款{yuan(view.fine)}，不超过{yuan(limit)}", (place,), key="条件"
        )
    elif reason:
        yield report.satisfied("载明了当场收缴的理由。", reason[0], (place,), key="条件")
    else:
        counted = f"罚款{yuan(view.fine)}，超过{yuan(limit)}"
        yield report.violated("当场收缴罚款不符合法定情形，未载明事后难以执行等理由。", counted, (place,), key="条件")
    if view.is_complete and not view.all("on_spot_receipt", "payment") and not any(p.has("票据") for p in view.papers):
        yield report.violated("当场收缴罚款，卷内未见专用票据。", at=(place,), key="票据")
