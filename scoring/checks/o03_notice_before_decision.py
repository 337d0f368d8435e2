"""处罚法第四十四条、第四十五条、第六十二条：决定前应当告知并听取陈述申辩；未告知、拒绝听取的不得作出处罚决定。"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from scoring.casefile import CaseFile
from scoring.checks.common import listed, statements, waivers
from scoring.checks.context import Context
from scoring.checks.papers import Moment, Paper
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.clock import Period, PeriodUnit
from scoring.notation.numerals import parse_numeral
from scoring.suspicions import Suspicion

RULE = "O03"
_GIVEN = re.compile(
    r"([0-9一二三四五六七八九十]{1,3})(?:个)?(工作)?(?:日|天)(\([^)]*\))?(?:之)?(?:以)?内[^。;]{0,40}(?:陈述|申辩|意见|提出)"
    r"|(?:陈述|申辩)[^。;]{0,30}?([0-9一二三四五六七八九十]{1,3})(?:个)?(工作)?(?:日|天)(\([^)]*\))?(?:之)?(?:以)?内"
)


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    if not view.is_penalty or view.is_on_spot:
        return
    notice = view.last("prior_notice", "hearing_notice")
    if notice is None:
        return  # a missing notice is F03's business
    told, decided = _told(view, context), view.date("decision_date")
    if told is None or decided is None:
        yield report.lacking({"notice_served_date": told, "decision_date": decided}, "陈述申辩期", at=(notice,))
        return
    if decided.day < told.day:
        yield report.violated("处罚决定早于告知书送达。", f"告知送达{told}，决定{decided}", (told, decided))
        return
    if notice.role == "hearing_notice":
        return  # the hearing period, at least as long, is T04's business
    period = _given(notice)
    if period is None and (given_up := waivers(view)):
        yield _waived(report, told, decided, given_up[0], f"告知送达{told}，决定{decided}")
        return
    if period is None:
        yield report.unknown(
            "告知书载明的陈述申辩期限读不出，请人工核对。", f"告知送达{told}，决定{decided}", (told, decided)
        )
        return
    end = period.last_day(told.day, context.calendar)
    counted = f"告知书送达{told}，陈述申辩期{period}至{end}"
    if period.unit is PeriodUnit.WORKDAYS:
        counted += f"（{listed(context.calendar.days_between(told.day, end))}）"
    yield _judged(view, report, told, decided, end, f"{counted}，决定{decided}")


def _told(view: View, context: Context) -> Moment | None:
    """When the notice was served; one told by announcement only after the announcement's full period."""
    told = view.date("notice_served_date")
    entered = view.entered("notice_served_date")
    posted = next((p.signed_off for p in view.all("announcement") if p.signed_off and p.has("告知书")), None)
    if entered is not None or posted is None or "T20" not in context.parameters:
        return told
    if told is not None and told.day != posted.day:
        return told
    return replace(posted, day=posted.day + timedelta(days=context.of("T20").number_of_days), label="公告期满视为送达")


def _judged(view: View, report: Report, told: Moment, decided: Moment, end: date, counted: str) -> Suspicion:
    places = (told, decided)
    if decided.day > end:
        return report.satisfied("陈述申辩期满后作出决定。", counted, places)
    if given_up := waivers(view):
        return _waived(report, told, decided, given_up[0], counted)
    if statements(view) or view.all("statement_review"):
        return report.unknown("当事人已陈述申辩，期满前作出决定是否影响其权利请人工判断。", counted, places)
    if _said_waived(view):
        return report.unknown("文书记载当事人放弃陈述申辩，但卷内未见声明，请人工核对。", counted, places)
    return report.violated("陈述申辩期未满即作出处罚决定，未见当事人放弃的声明。", counted, places)


def _waived(report: Report, told: Moment, decided: Moment, waiver: Paper, counted: str) -> Suspicion:
    signed = waiver.signed_off
    if signed is None or signed.day <= decided.day:
        return report.satisfied("当事人书面放弃陈述申辩后作出决定。", counted, (told, waiver, decided))
    return report.violated("放弃陈述申辩的声明晚于处罚决定。", f"{counted}，声明{signed}", (told, signed, decided))


def _said_waived(view: View) -> bool:
    return any(
        p.has(
            "(?:书面|明确|自愿|当场|签字)[^。]{0,8}放弃[^。]{0,10}(?:陈述|申辩)|放弃[^。]{0,6}(?:陈述|申辩)[^。]{0,4}权"
        )
        for p in view.all("service", "decision", "penalty_approval", "interview")
    )


def _given(notice: Paper) -> Period | None:
    """The period the notice itself gives. Two, three, five and seven days of the law mean working days (第八十五条)."""
    match = _GIVEN.search(notice.flat)
    if match is None:
        return None
    number, working, note = (match[1], match[2], match[3]) if match[1] else (match[4], match[5], match[6])
    days = parse_numeral(number)
    if not days:
        return None
    is_working = bool(working) or "工作日" in (note or "") or days in (2, 3, 5, 7)
    return Period(days, PeriodUnit.WORKDAYS if is_working else PeriodUnit.DAYS)
