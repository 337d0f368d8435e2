"""处罚法第六十四条第（一）项：要求听证的，应当在告知后五日（工作日）内提出；期满或者明示放弃前不得决定。"""

import re
from collections.abc import Iterator
from datetime import date

from scoring.casefile import CaseFile
from scoring.checks.common import listed, waivers
from scoring.checks.context import Context
from scoring.checks.papers import Moment, Paper
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.notation.numerals import parse_numeral
from scoring.suspicions import Suspicion

RULE = "T04"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    notice = view.first("hearing_notice")
    if notice is None:
        return
    if (short := _short_period(notice, context)) is not None:
        yield short
        return
    told, decided = (
        view.date("hearing_notice_served_date") or view.date("notice_served_date"),
        view.date("decision_date"),
    )
    if told is None or decided is None:
        yield report.lacking({"hearing_notice_served_date": told, "decision_date": decided}, "听证申请期", at=(notice,))
        return
    end = context.of(RULE).period.last_day(told.day, context.calendar)
    counted = (
        f"听证告知书送达{told}，申请期至{end}（{listed(context.calendar.days_between(told.day, end))}），决定{decided}"
    )
    yield from _judged(view, report, told, decided, end, counted)


def _judged(view: View, report: Report, told: Moment, decided: Moment, end: date, counted: str) -> Iterator[Suspicion]:
    if decided.day > end:
        yield report.satisfied("听证申请期满后作出决定。", counted, (told, decided))
    elif waiver := next((w for w in waivers(view) if w.role == "hearing_waiver" or w.has("听证")), None):
        yield report.satisfied("当事人书面放弃听证后作出决定。", counted, (told, waiver, decided))
    elif partly := next(iter(waivers(view)), None):
        yield report.unknown("声明只写明放弃陈述申辩，是否放弃听证请人工核对。", counted, (told, partly, decided))
    elif view.all("hearing_record"):
        yield report.unknown("申请期内已经举行听证，请人工核对当事人是否同意。", counted, (told, decided))
    elif any(_tells_of_waiver(p) for p in view.all("service", "decision", "penalty_approval")):
        yield report.unknown("文书记载当事人放弃听证，但卷内未见放弃声明，请人工核对。", counted, (told, decided))
    else:
        yield report.violated("听证申请期未满即作出决定，未见当事人放弃听证的声明。", counted, (told, decided))


def _tells_of_waiver(paper: Paper) -> bool:
    """Whether a paper says that the hearing was given up; 未放弃 and 逾期视为放弃 say nothing of the kind."""
    found = re.finditer("放弃[^。;]{0,12}听证|听证[^。;,]{0,6}放弃", paper.flat)
    return any(not re.search("(?:未|没有|不|视为|视作)[^。;,]{0,8}$", paper.flat[: m.start() + 4]) for m in found)


def _short_period(notice: Paper, context: Context) -> Suspicion | None:
    """A notice that gives fewer days than the law."""
    match = notice.find(
        r"([0-9一二三四五六七八九十]{1,3})(?:个)?(?:工作)?(?:日|天)(?:\([^)]*\))?(?:以)?内[^。]{0,30}(?:听证|提出)"
    )
    number = parse_numeral(match[1]) if match else None
    if match is None or number is None or number >= context.of(RULE).number_of_days:
        return None
    return Report(RULE, context).violated(
        f"听证告知书只给{number}日申请听证，少于法定{context.of(RULE).period}。",
        f"告知{number}日，法定{context.of(RULE).period}",
        ((notice, notice.place(match)),),
        key="告知期限",
    )
