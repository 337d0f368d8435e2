"""行政强制法第二十五条、第二十八条：查封扣押不超过三十日，经批准可延长三十日，检测鉴定期间不计；解除的应当立即退还。"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from scoring.casefile import CaseFile
from scoring.checks.common import days_apart
from scoring.checks.context import Context
from scoring.checks.finders import approved
from scoring.checks.papers import Moment, Paper
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.clock import Interval, union
from scoring.notation.dates import find_dates
from scoring.suspicions import Suspicion

RULE = "T12"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    start = view.date("seizure_date")
    if start is None and not view.all("seizure"):
        return
    end = view.date("seizure_end_date") or _disposed(view)
    if start is None or end is None:
        yield report.lacking(
            {"seizure_date": start, "seizure_end_date": end}, "查封扣押期限", at=(view.first("seizure"),), key="期限"
        )
    else:
        yield _length(view, report, context, start, end)
    yield from _returned(view, report, context)


def _length(view: View, report: Report, context: Context, start: Moment, end: Moment) -> Suspicion:
    period, out = context.of(RULE).period, union(_testing(view))
    limit = period.last_day(start.day, context.calendar, out)
    counted = f"查封扣押{start}，解除{end}，共{days_apart(start, end)}日；{period}届满{limit}"
    if out:
        counted += "（已扣除" + "、".join(f"{i.what}{i.first}至{i.last}共{i.days}日" for i in out) + "）"
    papers = _extensions(view)
    entered = view.entered("extension_approved_date") if len(papers) == 1 else None
    for paper in papers:
        granted = entered or approved(paper) or paper.signed_off
        if granted is None:
            return report.unknown(
                "延长查封扣押期限的批准日期读不出，请人工核对。", counted, (start, paper, end), key="期限"
            )
        if granted.day > limit:
            return report.violated(
                "查封扣押期限届满后才批准延长。", f"{counted}；批准延长{granted}", (start, granted, end), key="期限"
            )
    if papers:
        limit = limit + timedelta(days=context.of(RULE).number("extension"))
        counted += f"；经批准延长{context.of(RULE).number('extension')}日至{limit}"
    if end.day <= limit:
        return report.satisfied("查封扣押未超过期限。", counted, (start, end), key="期限")
    over = (end.day - limit) // timedelta(days=1)
    if not out and _mentions_testing(view):
        return report.unknown(
            f"超过期限{over}日，卷内有检测鉴定，起止日期读不出，请人工核对。", counted, (start, end), key="期限"
        )
    none = "" if papers else "，未见延长批准"
    return report.violated(
        f"查封扣押超过期限{over}日才解除{none}。", f"{counted}；超过{over}日", (start, end), key="期限"
    )


def _extensions(view: View) -> tuple[Paper, ...]:
    found = view.all("seizure_extension")
    return found or tuple(p for p in view.all("extension") if p.has("查封|扣押"))


def _disposed(view: View) -> Moment | None:
    paper = view.first("seizure_disposal")
    return paper.signed_off if paper else None


def _testing(view: View) -> Iterator[Interval]:
    """Testing periods told to the party: 检测期间自 … 至 …."""
    for paper in view.papers:
        for match in re.finditer("(检测|检验|检疫|鉴定|技术鉴定)(?:期间|期限|时间)(?:为|自|:)", paper.flat):
            told = find_dates(paper.flat[match.end() : match.end() + 60])
            if len(told) >= 2 and told[0].start <= 4 and told[0].value <= told[1].value:
                yield Interval(told[0].value, told[1].value, match[1])


def _mentions_testing(view: View) -> bool:
    """Whether papers speak of testing time; the sentence of the law that every decision quotes says nothing."""
    return bool(view.all("appraisal_commission")) or any(
        p.has("(?:检测|检验|检疫|鉴定)(?:期间|所需时间).{0,20}不计")
        for p in view.papers
        if p.role not in ("seizure", "seizure_extension")
    )


def _returned(view: View, report: Report, context: Context) -> Iterator[Suspicion]:
    lifted, returned = view.date("seizure_end_date"), view.date("goods_returned_date")
    if lifted is None or returned is None or not view.all("goods_return"):
        return
    allowed: date = lifted.day + timedelta(days=context.of(RULE).number("return_days"))
    counted = f"解除{lifted}，退还{returned}，相隔{days_apart(lifted, returned)}日"
    if returned.day <= allowed:
        yield report.satisfied("解除后及时退还财物。", counted, (lifted, returned), key="退还")
    else:
        message = f"解除查封扣押后{days_apart(lifted, returned)}日才退还财物，未“立即退还”。"
        yield report.violated(message, counted, (lifted, returned), key="退还", severity="M")
