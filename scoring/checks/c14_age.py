"""处罚法第三十条：不满十四周岁的人有违法行为的不予处罚；已满十四不满十八周岁的，应当从轻或者减轻处罚。"""

from collections.abc import Iterator
from datetime import date

from scoring.casefile import CaseFile, Region, Source
from scoring.checks.context import Context
from scoring.checks.papers import Moment, Paper
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.notation.codes import age_on, birth_date, find_codes
from scoring.suspicions import Suspicion

RULE = "C14"
_TOO_YOUNG = "(?:不满|未满)(?:十四|14)周?岁"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    decision = view.decision
    if decision is None or not view.is_citizen:
        return
    born, act = _born(view), _act(view)
    if born is None or act is None:
        yield report.lacking({"birth_date": born, "act_date": act}, "责任年龄", at=(decision,))
        return
    day, place = born
    age, parameters = age_on(day, act.day), context.of(RULE)
    counted = f"出生{day}，违法行为{act.day}，满{age}周岁"
    places = (place, act, decision)
    if age >= parameters.number("lenient_below"):
        yield report.satisfied("当事人行为时已满十八周岁。", counted, places)
    elif view.is_no_penalty and age >= parameters.number("exempt_below") and decision.has(_TOO_YOUNG):
        yield report.violated("决定以不满十四周岁为由不予处罚，当事人行为时已满十四周岁。", counted, places)
    elif view.is_no_penalty:
        yield report.satisfied("未成年人未予处罚。", counted, places)
    elif age < parameters.number("exempt_below"):
        yield report.violated("当事人行为时不满十四周岁，应当不予处罚。", counted, places)
    elif any(
        p.has(parameters.pattern("lenient")) for p in (decision, *view.all("report", "penalty_approval", "panel"))
    ):
        yield report.satisfied("已满十四不满十八周岁，认定了从轻或者减轻情节。", counted, places)
    else:
        where = (place, act, *(_told(p, day) for p in view.all("identity", "report")), decision)
        yield report.violated("当事人行为时已满十四不满十八周岁，未认定从轻或者减轻情节。", counted, where)


def _told(paper: Paper, born: date) -> tuple[Paper, Region]:
    """Where a paper gives the day of birth, in itself or in the identity number."""
    match = paper.find(f"{born:%Y%m%d}[0-9]{{3}}[0-9Xx]") or paper.find("出生|身份证?号码?")
    return paper, paper.place(match) if match else paper.whole


def _born(view: View) -> tuple[date, Paper | tuple[Paper, Region] | Moment | None] | None:
    known = view.date("birth_date")
    if known is not None and (said := view.fact("birth_date")) is not None and said.source is Source.PERSON:
        return known.day, known
    fact = view.fact("id_number")
    day = birth_date(fact.value.strip()) if fact else None
    if fact is not None and day is not None:
        return day, Moment(day, None, fact.region, fact.document) if fact.region else view.first("identity")
    paper = view.decision
    for code in find_codes(paper.flat) if paper else []:
        if paper and code.kind == "id_number" and code.is_valid and (day := birth_date(code.value)):
            return day, (paper, paper.place(paper.find(code.value)))
    return (known.day, known) if known is not None else None


def _act(view: View) -> Moment | None:
    """The day of the act, or for want of it the first day anyone saw it: 行为日 is never later."""
    act = view.date("act_date")
    if act is not None:
        return act
    inspection = view.first("inspection")
    return inspection.moments[0] if inspection and inspection.moments else None
