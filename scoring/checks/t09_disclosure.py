"""处罚法第四十八条：公开的处罚决定被变更、撤销、确认违法或者无效的，应当在三日（工作日）内撤回公开信息并说明理由。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import listed
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "T09"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    changed, withdrawn = view.date("decision_revoked_date"), view.date("disclosure_withdrawn_date")
    if changed is None:
        return
    if withdrawn is None:
        yield report.lacking({"disclosure_withdrawn_date": None}, "公开信息是否按期撤回", at=(changed,))
        return
    end = context.of(RULE).period.last_day(changed.day, context.calendar)
    used = context.calendar.days_between(changed.day, withdrawn.day)
    counted = f"变更或者撤销{changed}，撤回公开{withdrawn}，第{len(used)}个工作日（{listed(used)}）；届满{end}"
    if withdrawn.day <= end:
        yield report.satisfied(f"公开信息在{report.parameters.period}内撤回。", counted, (changed, withdrawn))
    else:
        yield report.violated(
            f"公开信息在第{len(used)}个工作日才撤回，超过{report.parameters.period}。", counted, (changed, withdrawn)
        )
