"""行政强制法第五十四条：催告书送达十日（工作日）后当事人仍未履行的，行政机关可以申请人民法院强制执行。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import listed
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "T14"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    paper, applied = view.first("enforcement_application"), view.date("enforcement_application_date")
    if paper is None and applied is None:
        return
    if view.first("demand") is None and view.date("demand_served_date") is None:
        if view.is_complete:
            yield report.violated("申请法院强制执行前未见催告书。", at=(paper,))
        else:
            yield report.unknown("卷内未见催告书，请人工核对。", at=(paper,))
        return
    served = view.date("demand_served_date")
    if served is None or applied is None:
        yield report.lacking(
            {"demand_served_date": served, "enforcement_application_date": applied}, "催告期", at=(paper,)
        )
        return
    end = context.of(RULE).period.last_day(served.day, context.calendar)
    used = context.calendar.days_between(served.day, applied.day)
    counted = f"催告书送达{served}，申请执行{applied}，为第{len(used)}个工作日（{listed(used)}）"
    counted += f"；满{report.parameters.period}为{end}"
    if applied.day > end:
        yield report.satisfied(f"催告满{report.parameters.period}后申请强制执行。", counted, (served, applied))
    else:
        yield report.violated(f"催告书送达未满{report.parameters.period}即申请强制执行。", counted, (served, applied))
