"""处罚法第四十五条、第五十七条、第六十五条：申辩、听证意见应当复核；讨论在前、意见在后的，应当再次讨论。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import days_apart, statements
from scoring.checks.context import Context
from scoring.checks.papers import Moment
from scoring.checks.report import Place, Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "O04"
_HEARD = (
    "申辩(?:意见)?(?:不成立|不予采纳|予以采纳|部分采纳)|(?:不予|予以|部分)采纳|经(?:复核|审查|研究)"
    "|(?:申辩|陈述|理由|意见)[^。;]{0,16}(?:成立|不成立|不能成立|不予支持|采信|无事实依据|没有事实|不属于?法定|予以考虑|不予考虑)"
    "|(?:对|关于)[^。;]{0,12}(?:申辩|陈述)[^。;]{0,16}(?:认为|经查|审查|研究|核查)"
    "|复核(?:意见|认为)|(?:陈述|申辩|听证)[^。]{0,30}(?:采纳|复核|核实)"
)


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    heard = _heard(view)
    if heard is None:
        return
    yield from _discussed(view, report, heard)
    if statements(view):
        yield _reviewed(view, report, heard)


def _heard(view: View) -> tuple[str, Moment] | None:
    """What the party last said, and when."""
    hearing = view.date("hearing_date") if view.all("hearing_record") else None
    if hearing is not None:
        return "听证", hearing
    paper = next(reversed(statements(view)), None)
    said = paper.signed_off if paper else None
    return ("陈述申辩", said) if said else None


def _discussed(view: View, report: Report, heard: tuple[str, Moment]) -> Iterator[Suspicion]:
    papers = view.all("panel")
    if not papers:
        return
    what, said = heard
    days = [m for p in papers if (m := p.dated("[^:]{0,6}(?:时间|日期)") or (p.moments[0] if p.moments else None))]
    if len(days) < len(papers):
        yield report.unknown(f"集体讨论日期读不出，是否在{what}之后再次讨论无法核对。", at=(*papers, said))
        return
    last = max(days, key=lambda m: m.day)
    counted = f"集体讨论{'、'.join(str(d) for d in days)}，{what}{said}"
    if last.day > said.day or (last.day == said.day and last.at and said.at and last.at > said.at):
        yield report.satisfied(f"{what}之后进行了集体讨论。", counted, (last, said))
    elif last.day == said.day:
        yield report.unknown(f"集体讨论与{what}在同一天，先后无法核对。", counted, (last, said))
    else:
        apart = days_apart(last, said)
        yield report.violated(
            f"集体讨论早于{what}{apart}日，{what}后未再次讨论。", f"{counted}，早{apart}日", (last, said)
        )


def _reviewed(view: View, report: Report, heard: tuple[str, Moment]) -> Suspicion:
    papers = view.all("statement_review", "decision", "penalty_approval", "panel", "hearing_report", "report")
    place: Place = None
    for paper in papers:
        match = paper.find(_HEARD)
        if paper.role == "statement_review" or match:
            place = (paper, paper.place(match))
            break
    if place is not None:
        return report.satisfied(
            "对当事人的意见有复核或者采纳与否的说明。", f"{heard[0]}{heard[1]}", (heard[1], place), key="复核"
        )
    if not view.is_complete:
        return report.unknown("未见对当事人意见的复核记录，案卷可能不全，请人工核对。", at=(heard[1],), key="复核")
    return report.violated(
        "当事人提出陈述申辩，未见复核记录，也未说明是否采纳。", f"{heard[0]}{heard[1]}", (heard[1],), key="复核"
    )
