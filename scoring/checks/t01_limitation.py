"""处罚法第三十六条：违法行为在二年内未被发现的，不再给予处罚；涉及生命健康安全、金融安全且有危害后果的为五年。"""

from collections.abc import Iterator
from datetime import date

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Moment
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.clock import Period, PeriodUnit
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
        yield report.lacking({"act_date": act, "found_date": found}, "追责时效")
        return
    parameters = context.of(RULE)
    period = context.of(RULE).period
    longer = Period(parameters.number("safety_years"), PeriodUnit.YEARS)
    end, late_end = period.last_day(act.day, context.calendar), longer.last_day(act.day, context.calendar)
    counted = f"违法行为{act}，发现{found}；{period}届满{end}"
    if late_end > end:
        counted += f"，{longer}届满{late_end}"
    yield _judged(report, view, (act, found), (period, end), (longer, max(end, late_end)), counted)


def _judged(
    report: Report,
    view: View,
    moments: tuple[Moment, Moment],
    usual: tuple[Period, date],
    longest: tuple[Period, date],
    counted: str,
) -> Suspicion:
    found, (period, end), (longer, late_end) = moments[1], usual, longest
    if found.day <= end:
        return report.satisfied("违法行为在追责时效内被发现。", counted, moments)
    if found.day > late_end:
        passed = longer if late_end > end else period
        return report.violated(f"违法行为发现时已超过{passed}追责时效。", counted, moments)
    if view.decision and view.decision.has(report.parameters.pattern("lasting")):
        told = f"发现时已超过{period}，是否属连续、继续状态或者{longer}时效情形需人工核实。"
        return report.unknown(told, counted, moments)
    return report.violated(f"违法行为发现时已超过{period}追责时效，未见适用{longer}时效的说明。", counted, moments)
