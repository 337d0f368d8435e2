"""行政执法机关移送涉嫌犯罪案件的规定第五条：负责人接到报告之日起三日内决定；批准的，二十四小时内移送。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import days_apart
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "T21"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    paper = next((p for p in view.all("transfer") if p.has("涉嫌犯罪|公安")), None)
    told, decided = view.date("crime_report_date"), view.date("transfer_decision_date")
    moved = view.date("transfer_date") or (paper.signed_off if paper else None)
    if paper is None and told is None and decided is None:
        return
    if told is None or decided is None or moved is None:
        yield report.lacking(
            {"crime_report_date": told, "transfer_decision_date": decided, "transfer_date": moved},
            "涉嫌犯罪移送时限",
            at=(paper,),
        )
        return
    parameters = context.of(RULE)
    end = parameters.period.last_day(told.day, context.calendar)
    counted = f"报告{told}，决定{decided}（{parameters.period}届满{end}），移送{moved}"
    if decided.day > end:
        yield report.violated(f"接到报告{parameters.period}后才决定移送。", counted, (told, decided))
    elif (
        decided.at and moved.at and (moved.at - decided.at).total_seconds() > parameters.number("hours") * 3600
    ) or days_apart(decided, moved) > 1:
        yield report.violated("决定移送后超过二十四小时才移送。", counted, (decided, moved))
    elif days_apart(decided, moved) == 1 and not (decided.at and moved.at):
        said = "决定与移送相隔一天，缺少时刻，是否在二十四小时内无法核对。"
        yield report.unknown(said, counted, (decided, moved), missing=("transfer_decision_date", "transfer_date"))
    else:
        yield report.satisfied("涉嫌犯罪案件按时移送。", counted, (told, decided, moved))
