"""处罚法第六十条：自立案之日起九十日内作出处罚决定；法律、法规、规章另有规定的从其规定。"""

from collections.abc import Iterator
from datetime import date, timedelta

from scoring.casefile import CaseFile
from scoring.checks.common import days_apart
from scoring.checks.context import Context
from scoring.checks.papers import Moment, Paper
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.notation.numerals import parse_numeral
from scoring.suspicions import Suspicion

RULE = "T02"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    if view.decision is None or view.is_on_spot:
        return
    filed, decided = view.date("filing_date"), view.date("decision_date")
    if filed is None or decided is None:
        yield report.lacking({"filing_date": filed, "decision_date": decided}, "办案期限")
        return
    period = context.of(RULE).period
    end = period.last_day(filed.day, context.calendar)
    counted = f"立案{filed}，决定{decided}，共{days_apart(filed, decided)}日；{period}届满{end}"
    if decided.day <= end:
        yield report.satisfied("在办案期限内作出决定。", counted, (filed, decided))
        return
    yield from _overrun(view, report, filed, decided, end, counted)


def _overrun(
    view: View, report: Report, filed: Moment, decided: Moment, end: date, counted: str
) -> Iterator[Suspicion]:
    longest = end
    papers = view.all("extension")
    entered = view.entered("extension_approved_date") if len(papers) == 1 else None
    for paper in papers:
        until, approved = _extended(paper, longest), entered or view_approved(paper)
        if until is None or approved is None:
            yield report.unknown("延长办案期限的批准日期或者延长期限读不出，请人工核对。", counted, (paper, decided))
            return
        if approved.day > longest:
            yield report.violated(
                f"办案期限届满后才批准延长：届满{longest}，批准{approved}。", counted, (approved, decided)
            )
            return
        longest = max(longest, until)
        counted += f"；{approved}批准延长至{until}"
    if decided.day <= longest:
        yield report.satisfied("经批准延长，在延长的期限内作出决定。", counted, (filed, decided))
        return
    over = (decided.day - longest) // timedelta(days=1)
    paused = report.parameters.pattern("paused")
    told = (p for p in view.papers if p.role not in ("seizure", "seizure_extension"))  # those count their own days
    if any(p.has(rf"{paused}[^。]{{0,30}}(?:不计入|扣除|不计算)") for p in told):
        yield report.unknown(
            f"超过期限{over}日，卷内提到应当扣除的期间，请人工核对扣除天数。", counted, (filed, decided)
        )
        return
    yield report.violated(
        f"作出决定超过办案期限{over}日，未见有效的延长批准。", counted, (filed, decided), severity="V"
    )


def view_approved(paper: Paper) -> Moment | None:
    from scoring.checks.finders import approved

    return approved(paper) or paper.signed_off


def _extended(paper: Paper, end: date) -> date | None:
    """Until when a form extends the period: a stated end day, or a number of days after the current end."""
    match = paper.find(r"延长(?:办案)?(?:期限)?(?:至|到)|,至(?=[0-9二])")
    if match:
        place = paper.place(match)
        later = [m.day for m in paper.moments if m.region == place and m.day > end]
        if later:
            return later[0]
    days = paper.find(r"延长(?:办案)?(?:期限)?:?([0-9一二三四五六七八九十]{1,4})(?:个)?(日|天|月)")
    number = parse_numeral(days[1]) if days else None
    if days is None or number is None:
        return None
    return end + timedelta(days=number * (30 if days[2] == "月" else 1))
