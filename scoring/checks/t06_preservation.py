"""处罚法第五十六条：先行登记保存的证据，应当在七日（工作日）内及时作出处理决定。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import listed
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "T06"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    kept = view.date("preservation_date")
    if kept is None and not view.all("preservation_notice"):
        return
    done = view.date("preservation_disposal_date")
    if kept is None or done is None:
        yield report.lacking(
            {"preservation_date": kept, "preservation_disposal_date": done},
            "登记保存期限",
            at=(view.first("preservation_notice"),),
        )
        return
    period = context.of(RULE).period
    end = period.last_day(kept.day, context.calendar)
    used = context.calendar.days_between(kept.day, done.day)
    counted = f"登记保存{kept}，处理{done}，第{len(used)}个工作日（{listed(used)}）；届满{end}"
    if done.day <= end:
        yield report.satisfied("登记保存的证据在期限内作出处理决定。", counted, (kept, done))
    else:
        yield report.violated(f"登记保存后第{len(used)}个工作日才作出处理决定，超过{period}。", counted, (kept, done))
