"""环境保护法第五十九条及按日连续处罚办法：责令改正送达后三十日内复查；按日连续处罚不早于原处罚决定。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import days_apart
from scoring.checks.context import Context
from scoring.checks.finders import signed_receipt
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "O08"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    if view.decision is None or not view.decision.has("按日连续处罚"):
        return
    order, again = view.first("rectification"), view.first("re_inspection")
    told = view.date("correction_served_date") or (signed_receipt(order) or order.signed_off if order else None)
    seen = view.date("reinspection_date") or (again.moments[0] if again and again.moments else None)
    if told is None or seen is None:
        yield report.lacking(
            {"correction_served_date": told, "reinspection_date": seen}, "按日连续处罚的先后", at=(view.decision,)
        )
        return
    limit = context.of(RULE).period.last_day(told.day, context.calendar)
    counted = f"责令改正送达{told}，复查{seen}，相隔{days_apart(told, seen)}日；{report.parameters.period}届满{limit}"
    if seen.day < told.day:
        yield report.violated("复查早于责令改正送达。", counted, (told, seen))
    elif seen.day > limit:
        yield report.violated(f"责令改正送达后超过{report.parameters.period}才复查。", counted, (told, seen))
    else:
        yield report.satisfied(f"在责令改正送达后{report.parameters.period}内复查。", counted, (told, seen))
