"""行政执法机关移送涉嫌犯罪案件的规定第五条：负责人接到报告之日起三日内决定；批准的，二十四小时内移送。"""

import re
from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import days_apart
from scoring.checks.context import Context
from scoring.checks.finders import approved
from scoring.checks.papers import Moment, Paper
from scoring.checks.people import opinions, signatures
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.notation.dates import find_dates
from scoring.suspicions import Suspicion

RULE = "T21"
_FORM = "审批|呈批|请示|报告"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    paper = next((p for p in view.all("transfer") if p.has("涉嫌[^。;]{0,24}罪|公安")), None)
    told, decided = (
        view.date("crime_report_date") or _reported(view),
        view.date("transfer_decision_date") or _decided(view),
    )
    moved = view.date("transfer_date") or _moved(view)
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


def _reported(view: View) -> Moment | None:
    """When the head of the authority received the report: as the form notes it, else when the form was signed."""
    for paper in view.all("transfer"):
        if not re.search(_FORM, paper.title):
            continue
        for number, line in enumerate(paper.lines):
            found = find_dates(line) if re.search("收到报告|呈送|呈报|报告时间|提交报告", line) else []
            if found:
                return Moment(found[0].value, found[0].time, paper.region_of_line(number), paper.seq, paper.title)
        signed = [s.moment for s in signatures(paper) if s.moment and re.search("报告人|承办|经办", s.label)]
        said = [o.moment for o in opinions(paper) if o.moment and o.level == 1]
        if signed or said:
            return (signed or said)[0]
    return None


def _decided(view: View) -> Moment | None:
    return next((m for p in view.all("transfer") if re.search(_FORM, p.title) and (m := approved(p))), None)


def _moved(view: View) -> Moment | None:
    """When it was handed over: by the receipt, else the date of the letter."""
    papers = view.all("transfer")
    for paper in papers:
        if "回执" in paper.title or "签收" in paper.title:
            received = paper.dated("(?:接收|签收|收到|移送)(?:时间|日期)") or _beside(paper)
            if received is not None:
                return received
    return next((p.signed_off for p in papers if re.search("移送(?:书|函)$", p.title) and p.signed_off), None)


def _beside(paper: Paper) -> Moment | None:
    """接收时间　2025年8月14日9时30分: a cell without a colon."""
    for number, line in enumerate(paper.lines):
        label = re.search("(?:接收|签收|收到)(?:时间|日期)", line)
        found = find_dates(line[label.end() :]) if label else []
        if found:
            return Moment(found[0].value, found[0].time, paper.region_of_line(number), paper.seq, paper.title)
    return None
