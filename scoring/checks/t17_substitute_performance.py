"""行政强制法第五十一条：代履行三日（工作日）前催告当事人履行；第五十二条：需要立即清除的可以立即代履行。"""

from collections.abc import Iterator

from scoring.calendar import DAY
from scoring.casefile import CaseFile
from scoring.checks.common import listed
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "T17"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    record = next((p for p in view.all("enforcement_record") if "代履行" in p.title), None)
    order = next((p for p in view.all("enforcement_decision") if "代履行" in p.title), None)
    done = view.date("substitute_performance_date") or (record.moments[0] if record and record.moments else None)
    if order is None and record is None and done is None:
        return
    if any(p.has("立即实施代履行|第五十二条") for p in (order, record) if p):
        return
    demanded = view.date("demand_served_date")
    if done is None or demanded is None:
        yield report.lacking(
            {"substitute_performance_date": done, "demand_served_date": demanded},
            "代履行前的催告期",
            at=(order or record,),
        )
        return
    between = context.calendar.days_between(demanded.day, done.day - DAY)
    counted = f"催告{demanded}，代履行{done}，其间{len(between)}个工作日（{listed(between)}）"
    if len(between) >= context.of(RULE).number_of_days:
        yield report.satisfied(f"代履行{report.parameters.period}前已催告。", counted, (demanded, done))
    else:
        yield report.violated(f"催告至代履行不足{report.parameters.period}。", counted, (demanded, done))
