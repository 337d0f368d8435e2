"""处罚法第三十六条：违法行为在二年内未被发现的，不再给予处罚；涉及生命健康安全、金融安全且有危害后果的为五年。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.clock import Period, Unit
from scoring.suspicions import Suspicion

RULE = "T01"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    if not view.is_penalty:
        return
    act = view.date("act_end_date") or view.date("act_date")
    found = (
        view.date("found_date") or view.date("filing_date") or (view.date("decision_date") if view.is_on_spot else None)
    )
    if act is None or found is None:
        yield report.unknown("缺少违法行为日期或者发现日期，追责时效无法核对。")
        return
    parameters = context.of(RULE)
    two, five = parameters.period, Period(parameters.number("safety_years"), Unit.YEARS)
    end, late_end = two.last_day(act.day, context.calendar), five.last_day(act.day, context.calendar)
    sum_ = f"违法行为{act}，发现{found}；二年届满{end}，五年届满{late_end}"
    if found.day <= end:
        yield report.satisfied("违法行为在追责时效内被发现。", sum_, (act, found))
    elif found.day > late_end:
        yield report.violated("违法行为发现时已超过五年追责时效。", sum_, (act, found))
    elif view.decision and view.decision.has("连续|继续状态|生命健康|金融安全|自[0-9二][^。,]{7,12}起|至今|持续|一直"):
        yield report.unknown("发现时已超过二年，是否属连续、继续状态或者五年时效情形需人工核实。", sum_, (act, found))
    else:
        yield report.violated("违法行为发现时已超过二年追责时效，未见适用五年时效的说明。", sum_, (act, found))
