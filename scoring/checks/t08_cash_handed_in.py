"""处罚法第七十一条：当场收缴的罚款应当自收缴之日起二日内交至行政机关，行政机关应当在二日内缴付银行（均为工作日）。"""

import re
from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import listed
from scoring.checks.context import Context
from scoring.checks.papers import Moment
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.notation.dates import find_dates
from scoring.suspicions import Suspicion

RULE = "T08"
_LEGS = {"交至行政机关": ("collected_date", "handed_in_date"), "缴付银行": ("handed_in_date", "banked_date")}


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    collected = view.date("collected_date")
    if collected is None and not view.all("turn_in"):
        if view.is_on_spot and view.decision and view.decision.has("当场收缴"):
            dates = {"collected_date": None, "handed_in_date": None, "banked_date": None}
            yield report.lacking(dates, "决定书载明当场收缴，上缴期限", at=(view.decision,))
        return
    handed, banked = view.date("handed_in_date"), view.date("banked_date")
    landed = _landed(view) if view.entered("collected_date") is None else None
    first = "抵岸" if landed else "当场收缴"
    yield _leg(report, context, landed or collected, handed, first, "交至行政机关")
    yield _leg(report, context, handed, banked, "交至行政机关", "缴付银行")


def _landed(view: View) -> Moment | None:
    """第七十一条：在水上当场收缴的罚款，自抵岸之日起二日内交至行政机关。"""
    if not any(p.has("水上|船|艇") for p in view.papers):
        return None
    for paper in view.papers:
        if (moment := paper.dated("(?:抵岸|靠岸|到岸|上岸)(?:日期|时间)")) is not None:
            return moment
        for number, line in enumerate(paper.lines):
            found = (
                find_dates(line[label.end() :]) if (label := re.search("(?:抵岸|靠岸|到岸)(?:日期|时间)", line)) else []
            )
            if found:
                return Moment(found[0].value, found[0].time, paper.region_of_line(number), paper.seq, paper.title)
    return None


def _leg(
    report: Report, context: Context, start: Moment | None, end: Moment | None, first: str, second: str
) -> Suspicion:
    if start is None or end is None:
        return report.lacking(dict(zip(_LEGS[second], (start, end), strict=True)), "上缴期限", (start, end), second)
    limit = context.of(RULE).period.last_day(start.day, context.calendar)
    used = context.calendar.days_between(start.day, end.day)
    counted = f"{first}{start}，{second}{end}，第{len(used)}个工作日（{listed(used)}）；届满{limit}"
    if end.day <= limit:
        return report.satisfied(f"罚款在{report.parameters.period}内{second}。", counted, (start, end), key=second)
    return report.violated(
        f"罚款在第{len(used)}个工作日才{second}，超过{report.parameters.period}。", counted, (start, end), key=second
    )
