"""处罚法第六十四条第（二）项：应当在举行听证的七日（工作日）前，通知当事人及有关人员听证的时间、地点。"""

from collections.abc import Iterator

from scoring.calendar import DAY
from scoring.casefile import CaseFile
from scoring.checks.common import listed
from scoring.checks.context import Context
from scoring.checks.finders import served
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "T05"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    if not view.all("hearing_record", "hearing_invitation"):
        return
    reached = view.entered("hearing_invitation_date") or served(view, "听证通知", "hearing_invitation")
    told, held = reached or view.date("hearing_invitation_date"), view.date("hearing_date")
    if told is None or held is None:
        yield report.lacking({"hearing_invitation_date": told, "hearing_date": held}, "听证通知提前期")
        return
    parameters = context.of(RULE)
    strict = bool(parameters.both_ends_excluded)
    between = context.calendar.days_between(told.day, held.day - DAY if strict else held.day)
    way = "通知日与听证日都不计入" if strict else "通知日不计入"
    counted = f"听证通知{told}，听证{held}，其间{len(between)}个工作日（{listed(between)}；{way}）"
    if len(between) >= parameters.number_of_days:
        yield report.satisfied(f"听证通知提前了{parameters.period}。", counted, (told, held))
    else:
        yield report.violated(
            f"听证通知距听证只有{len(between)}个工作日，不足{parameters.period}。", counted, (told, held)
        )
