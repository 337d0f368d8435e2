"""行政许可法第四十二条、第四十四条、第八十二条：受理之日起二十日内决定，经批准延长十日；决定后十日内送达；均为工作日。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import listed
from scoring.checks.context import Context
from scoring.checks.papers import Moment
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.clock import Period, Unit
from scoring.suspicions import Suspicion

RULE = "T24"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    accepted, decided, served = (_date(view, k) for k in ("acceptance", "decision", "served"))
    if not view.all("permit_acceptance", "permit_decision", "permit_refusal") and view.date("acceptance_date") is None:
        return
    if accepted is None or decided is None:
        yield report.lacking({"acceptance_date": accepted, "permit_decision_date": decided}, "许可期限", key="决定")
        return
    parameters = context.of(RULE)
    special, more = view.first("permit_special_period"), view.first("permit_extension", "extension")
    length = parameters.number_of_days + (parameters.number("extension") if more else 0)
    end = Period(length, Unit.WORKDAYS).last_day(accepted.day, context.calendar)
    used = context.calendar.days_between(accepted.day, decided.day)
    counted = f"受理{accepted}，决定{decided}，第{len(used)}个工作日；{length}个工作日届满{end}"
    if decided.day <= end:
        yield report.satisfied("在许可期限内作出决定。", counted, (accepted, decided), key="决定")
    elif special is not None:
        yield report.unknown(
            "超过期限，另有检验、鉴定、评审等期间，请人工核对。", counted, (accepted, special, decided), key="决定"
        )
    else:
        yield report.violated("超过许可期限才作出决定。", counted, (accepted, decided), key="决定")
    if served is not None:
        limit = Period(parameters.number("delivery"), Unit.WORKDAYS).last_day(decided.day, context.calendar)
        used = context.calendar.days_between(decided.day, served.day)
        counted = f"决定{decided}，送达{served}，第{len(used)}个工作日（{listed(used)}）；届满{limit}"
        if served.day <= limit:
            yield report.satisfied("许可决定按期送达。", counted, (decided, served), key="送达")
        else:
            yield report.violated(
                f"许可决定超过{parameters.number('delivery')}个工作日才送达。", counted, (decided, served), key="送达"
            )


def _date(view: View, what: str) -> Moment | None:
    from scoring.checks.finders import served

    if what == "acceptance":
        paper = view.first("permit_acceptance")
        return view.date("acceptance_date") or (paper.signed_off if paper else None)
    if what == "served":
        return view.date("permit_served_date") or served(view, "许可决定|许可证", "permit_decision")
    paper = view.first("permit_decision", "permit_refusal")
    return view.date("permit_decision_date") or (paper.signed_off if paper else None)
