"""行政强制法第三十一条、第三十二条：冻结后三日（工作日）内交付决定书；三十日内处理或解除，经批准可延长三十日。"""

from collections.abc import Iterator
from datetime import timedelta

from scoring.casefile import CaseFile
from scoring.checks.common import days_apart, listed
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "T13"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    order = next((p for p in view.all("freeze") if "解除" not in p.title), None)
    frozen = view.date("freeze_date") or (order.signed_off if order else None)
    if frozen is None and order is None:
        return
    lift = next((p for p in view.all("freeze") if "解除" in p.title), None)
    ended = view.date("freeze_end_date") or (lift.signed_off if lift else None)
    parameters = context.of(RULE)
    if frozen is None or ended is None:
        yield report.lacking({"freeze_date": frozen, "freeze_end_date": ended}, "冻结期限", at=(order,), key="期限")
    else:
        extended = any("延长" in p.title and p.has("冻结") for p in view.papers)
        more = parameters.number("extension") if extended else 0
        end = parameters.period.last_day(frozen.day, context.calendar) + timedelta(days=more)
        counted = f"冻结{frozen}，解除{ended}，共{days_apart(frozen, ended)}日；届满{end}"
        if ended.day <= end:
            yield report.satisfied("冻结未超过期限。", counted, (frozen, ended), key="期限")
        else:
            yield report.violated("冻结超过期限才解除或者处理。", counted, (frozen, ended), key="期限")
    delivered = view.date("freeze_served_date")
    if frozen is not None and delivered is not None:
        used = context.calendar.days_between(frozen.day, delivered.day)
        counted = f"冻结{frozen}，交付决定书{delivered}，第{len(used)}个工作日（{listed(used)}）"
        if len(used) <= parameters.number("delivery_workdays"):
            yield report.satisfied(
                f"冻结决定书在{parameters.number('delivery_workdays')}个工作日内交付。",
                counted,
                (frozen, delivered),
                key="交付",
            )
        else:
            yield report.violated(
                f"冻结决定书未在{parameters.number('delivery_workdays')}个工作日内交付。",
                counted,
                (frozen, delivered),
                key="交付",
            )
