"""处罚法第六十三条、第六十四条：听证由非本案调查人员主持；可委托一至二人代理；笔录交当事人签字；当事人不承担费用。"""

import re
from collections.abc import Iterator

from scoring.casefile import CaseFile, Region
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.people import named_officers, names_in, signatures
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "C07"
_RECORDS = ("inspection", "re_inspection", "interview", "sampling", "seizure_record")


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    papers = view.all("hearing_record", "hearing_invitation", "hearing_report")
    if not papers:
        return
    yield _chair(view, papers, report)
    for paper in view.all("hearing_record"):
        yield from _record(view, paper, report, context)
    for paper in papers:
        match = paper.find("听证(?:的)?费用[^。]{0,6}(?:由当事人|当事人)(?:承担|支付|负担)")
        if match:
            yield report.violated("听证费用由当事人负担。", match[0], ((paper, paper.place(match)),), key="费用")


def _chair(view: View, papers: tuple[Paper, ...], report: Report) -> Suspicion:
    investigators = {*view.officers, *(n for p in view.all(*_RECORDS) for n in named_officers(p))}
    chairs = [(name, place) for paper in papers for name, place in _chairs(paper)]
    both = next(((name, place) for name, place in chairs if name in investigators), None)
    if both is not None:
        counted = f"调查人员：{'、'.join(sorted(investigators))}"
        return report.violated(f"听证主持人{both[0]}是本案调查人员。", counted, (both[1],), key="主持")
    if chairs and investigators:
        name, place = chairs[0]
        counted = f"主持人{name}；承办人{'、'.join(view.officers)}"
        return report.satisfied("听证主持人不是本案调查人员。", counted, (place,), key="主持")
    return report.unknown("听证主持人或者承办人读不出，是否回避无法核对。", at=papers, key="主持")


def _chairs(paper: Paper) -> Iterator[tuple[str, tuple[Paper, Region]]]:
    """Who chairs the hearing as this paper says, and where."""
    found = paper.value("(?:听证)?主持人(?:员)?(?:签名|签字)?")
    for name in names_in(re.split("(?:听证员|记录|书记)", found[0])[0]) if found else ():
        yield name, (paper, paper.region_of_line(found[1] if found else 0))


def _record(view: View, paper: Paper, report: Report, context: Context) -> Iterator[Suspicion]:
    agents = paper.value("(?:委托)?代理人")
    names = names_in(re.split(r"[。,;]|[\u4e00-\u9fff]{2,8}:", agents[0])[0]) if agents else ()
    if agents and len(names) > context.of(RULE).number("agents"):
        place = (paper, paper.region_of_line(agents[1]))
        yield report.violated("当事人委托的听证代理人超过二人。", "、".join(names), (place,), key="代理")
    lines = [s for s in signatures(paper) if re.match("当事人|申请人|委托代理人|主持人|听证主持人", s.label)]
    blank = [s for s in lines if not s.names and not re.search("拒", s.rest)]
    if blank and not paper.is_recognised_image and view.shows_signatures:
        places = [(paper, s.region) for s in blank]
        yield report.violated(f"听证笔录“{blank[0].label}”未签名。", at=places, key="签名")
