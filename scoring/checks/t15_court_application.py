"""行政强制法第五十三条：当事人不复议、不诉讼又不履行的，自法定期限届满之日起三个月内申请人民法院强制执行。"""

from collections.abc import Iterator
from datetime import date, timedelta

from scoring.casefile import CaseFile
from scoring.checks.common import is_by_announcement
from scoring.checks.context import Context
from scoring.checks.papers import Moment
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.clock import Period, PeriodUnit
from scoring.suspicions import Suspicion

RULE = "T15"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    paper, applied = view.first("enforcement_application"), view.date("enforcement_application_date")
    if paper is None and applied is None:
        return
    served, lawful = lawfully_served(view, context)
    if applied is None or served is None or lawful is None:
        start = "announcement_date" if is_by_announcement(view) else "decision_served_date"
        yield report.lacking(
            {"enforcement_application_date": applied, start: served}, "申请强制执行的期限", at=(paper,)
        )
        return
    if any(w in view.text for w in ("延期缴纳", "分期缴纳", "行政复议决定书", "驳回诉讼请求")):
        yield report.unknown("卷内有延期分期或者复议诉讼情形，申请期限的起点请人工核对。", at=(served, applied))
        return
    parameters = context.of(RULE)
    suit = Period(parameters.number("suit_months"), PeriodUnit.MONTHS).last_day(lawful, context.calendar)
    end = parameters.period.last_day(suit, context.calendar)
    counted = f"决定书依法视为送达{lawful}，起诉期限届满{suit}，{parameters.period}届满{end}，申请{applied}"
    if applied.day <= suit:
        yield report.violated("起诉期限尚未届满即申请强制执行。", counted, (served, applied))
    elif applied.day > end:
        yield report.violated(f"超过{parameters.period}才申请强制执行。", counted, (served, applied))
    else:
        yield report.satisfied("在法定期限内申请强制执行。", counted, (served, applied))


def lawfully_served(view: View, context: Context) -> tuple[Moment | None, date | None]:
    """When the decision counts as served: by announcement only after the full period, whatever the paper says."""
    if is_by_announcement(view):
        posted = view.date("announcement_date")
        days = timedelta(days=context.of(RULE).number("announcement_days"))
        return posted, posted.day + days if posted else None
    served = view.date("decision_served_date")
    return served, served.day if served else None
