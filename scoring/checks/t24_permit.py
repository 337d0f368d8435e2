"""行政许可法第三十二条、第四十二条、第四十四条、第八十二条：受理之日起二十日内决定，经批准延长十日；决定后十日内送达；均为工作日。"""

import re
from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import listed
from scoring.checks.context import Context
from scoring.checks.papers import Moment, Paper
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.clock import Period, PeriodUnit
from scoring.suspicions import Suspicion

RULE = "T24"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    accepted, decided, served = (_date(view, k) for k in ("acceptance", "decision", "served"))
    if not view.all("permit_acceptance", "permit_decision", "permit_refusal") and view.date("acceptance_date") is None:
        return
    yield from _correction(view, report, context)
    if accepted is None or decided is None:
        yield report.lacking({"acceptance_date": accepted, "permit_decision_date": decided}, "许可期限", key="决定")
        return
    parameters = context.of(RULE)
    special, more = view.first("permit_special_period"), view.first("permit_extension", "extension")
    length = parameters.number_of_days + (parameters.number("extension") if more else 0)
    end = Period(length, PeriodUnit.WORKDAYS).last_day(accepted.day, context.calendar)
    used = context.calendar.days_between(accepted.day, decided.day)
    counted = f"受理{accepted}，决定{decided}，第{len(used)}个工作日；{length}个工作日届满{end}"
    if decided.day <= end:
        yield report.satisfied("在许可期限内作出决定。", counted, (accepted, decided), key="决定")
    elif special is not None and _was_told(view, special):
        yield report.unknown(
            "超过期限，另有检验、鉴定、评审等期间，请人工核对。", counted, (accepted, special, decided), key="决定"
        )
    else:
        untold = "，专家评审等所需时间未书面告知申请人，不能扣除" if special is not None else ""
        yield report.violated(f"超过许可期限才作出决定{untold}。", counted, (accepted, decided), key="决定")
    if served is not None:
        limit = Period(parameters.number("delivery"), PeriodUnit.WORKDAYS).last_day(decided.day, context.calendar)
        used = context.calendar.days_between(decided.day, served.day)
        counted = f"决定{decided}，送达{served}，第{len(used)}个工作日（{listed(used)}）；届满{limit}"
        if served.day <= limit:
            yield report.satisfied("许可决定按期送达。", counted, (decided, served), key="送达")
        else:
            yield report.violated(
                f"许可决定超过{parameters.number('delivery')}个工作日才送达。", counted, (decided, served), key="送达"
            )


def _was_told(view: View, special: Paper) -> bool:
    """第四十五条：检验、鉴定、专家评审等所需时间应当书面告知申请人；只有评审意见本身的，不算告知。"""
    return (
        bool(re.search("告知|通知", special.title))
        or not view.is_complete
        or any(
            p.has(
                "(?:评审|检测|检验|鉴定)[^。;]{0,16}(?:所需)?时间[^。;]{0,20}(?:告知|通知)|(?:告知|通知)申请人[^。;]{0,24}(?:评审|检测"
                "|检验|鉴定|所需时间)"
            )
            for p in view.papers
        )
    )


def _correction(view: View, report: Report, context: Context) -> Iterator[Suspicion]:
    """第三十二条：材料不齐全的，当场或者五日内一次告知需要补正的全部内容。"""
    paper = view.first("permit_supplement")
    told = paper.signed_off if paper else None
    if paper is None or told is None:
        return
    asked = _applied(view, paper, told)
    if asked is None:
        yield report.unknown("申请日期读不出，补正告知是否及时请人工核对。", at=(paper,), key="补正")
        return
    days = context.of(RULE).number("correction")
    end = Period(days, PeriodUnit.WORKDAYS).last_day(asked.day, context.calendar)
    used = context.calendar.days_between(asked.day, told.day)
    counted = f"申请{asked}，补正告知{told}，第{len(used)}个工作日（{listed(used)}）；{days}个工作日届满{end}"
    if told.day <= end:
        yield report.satisfied("在期限内告知补正。", counted, (asked, told), key="补正")
    else:
        message = f"补正告知超过{days}个工作日，依法自收到申请材料之日起即为受理。"
        yield report.violated(message, counted, (asked, told), key="补正")


def _applied(view: View, supplement: Paper, told: Moment) -> Moment | None:
    """When the application was handed in, the latest day that its receipt, the notice itself or its signature gives:
    a form is signed before it is handed in."""
    found = [
        paper.dated("(?:收件|接收|申请|提交)(?:时间|日期)") or paper.signed_off
        for paper in view.all("permit_material_receipt", "permit_application")
    ]
    if supplement.has("(?:提出|提交|递交|申请)"):
        found.extend(supplement.moments[:1])
    before = [moment for moment in found if moment is not None and moment.day <= told.day]
    earlier = [moment for moment in before if moment.day < told.day]
    return max(earlier or before, key=lambda moment: moment.day, default=None)


def _date(view: View, what: str) -> Moment | None:
    from scoring.checks.finders import served

    if what == "acceptance":
        paper = view.first("permit_acceptance")
        return view.date("acceptance_date") or (paper.signed_off if paper else None)
    if what == "served":
        return view.date("permit_served_date") or served(view, "许可决定|许可证", "permit_decision")
    paper = view.first("permit_decision", "permit_refusal")
    return view.date("permit_decision_date") or (paper.signed_off if paper else None)
