"""处罚法第四十二条第一款：执法人员应当具有执法资格，不得少于两人，法律另有规定的除外。"""

import re
from collections.abc import Iterator

from scoring.casefile import CaseFile, Region
from scoring.checks.context import Context
from scoring.checks.papers import Moment, Paper
from scoring.checks.people import named_officers, officer_signatures, place_of_officers, recorders
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.notation.dates import find_dates
from scoring.suspicions import Suspicion

RULE = "C01"
_RECORDS = ("inspection", "re_inspection", "interview", "seizure_record")
_VALID = r"(?:执法证|证件|证号|资格证)[^。;]{0,40}?有效期限?(?:至|到|为?[^。;至到]{0,14}(?:至|到)):?(?=[0-9二])"

_HOLDER = re.compile(
    r"(?:姓名|持证人(?:姓名)?):?(?P<name>[\u4e00-\u9fff]{2,4}?(?:·[\u4e00-\u9fff]{1,6}?)?)"
    r"(?=性别|单位|工作|所在|职务|执法|证件|证号|编号|有效|发证|签发|照片|[,。;:(0-9]|$)"
)
_PERIOD = re.compile(r"有效(?:期限|日期|期)(?:为|自|至|到|从)?:?(?:自|从|至)?")


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    needed = context.of(RULE).number("officers")
    yield from _certificates(view, report)
    if needed < 2:
        return
    yield from _visits(view, report)
    alone: list[Paper] = []
    unread: list[Paper] = []
    fine = 0
    for paper in view.all(*_RECORDS):
        count = _count(paper)
        if count is None:
            unread.append(paper)
        elif count == 1:
            alone.append(paper)
        else:
            fine += 1
    if alone:
        places = [*((p, place_of_officers(p)) for p in alone), *_also_alone(view)]
        names = "、".join(dict.fromkeys(n for p in alone for n in named_officers(p)))
        titles = "、".join(dict.fromkeys(p.title for p in alone))
        counted = f"{len(alone)}份笔录执法人员各1人，应不少于{needed}人"
        yield report.violated(f"{titles}只有一名执法人员（{names}）。", counted, places)
    elif fine:
        yield report.satisfied("笔录记载的执法人员不少于两人。", f"核对{fine}份笔录")
    if unread and not alone:
        yield report.unknown("笔录抬头的执法人员读不全，人数请人工核对。", at=unread, key="未读")


def _visits(view: View, report: Report) -> Iterator[Suspicion]:
    """许可法第三十四条第三款：需要核实申请材料的实质内容的，指派两名以上工作人员核查。"""
    for paper in view.all("permit_inspection"):
        names = {*named_officers(paper), *(n for s in officer_signatures(paper) for n in s.names)}
        counted = f"核查人员{len(names)}人（{'、'.join(sorted(names))}）"
        if len(names) >= 2:
            yield report.satisfied("许可现场核查人员不少于两人。", counted, (paper,), key="核查")
        elif names and not paper.is_recognised_image:
            told = f"{paper.title}只有一名核查人员（行政许可法第三十四条第三款）。"
            yield report.violated(told, counted, (paper,), key="核查")
        else:
            yield report.unknown(f"{paper.title}的核查人员读不全，人数请人工核对。", counted, (paper,), key="核查")


def _count(paper: Paper) -> int | None:
    """How many officers the record shows; None where its head cannot be read for sure."""
    named = named_officers(paper)
    signed = {n for s in officer_signatures(paper) for n in s.names}
    if len(named) >= 2 or len(signed) >= 2:
        return 2
    if not named:
        return None
    return 1 if {*signed, *recorders(paper)} <= set(named) else None


def _also_alone(view: View) -> list[tuple[Paper, Region]]:
    """Where other papers of the case are signed by one officer only."""
    out = []
    for paper in view.all("on_spot_decision"):
        signed = [s for s in officer_signatures(paper) if s.names]
        if len({n for s in signed for n in s.names}) == 1:
            out.append((paper, signed[0].region))
    return out


def _certificates(view: View, report: Report) -> Iterator[Suspicion]:
    """Whether a certificate had run out on the day of a record: by the day a person entered, or the record's words."""
    entered, kept = view.date("certificate_expiry_date"), 0
    copies = _copies(view)
    for paper in view.all(*_RECORDS):
        held, expiry = _held(paper), entered or _stated_expiry(paper)
        if expiry is None and held is not None:
            of_officers = [copies[name] for name in named_officers(paper) if name in copies]
            expiry = min(of_officers, key=lambda m: m.day, default=None)
        if held is None or expiry is None:
            continue
        counted = f"执法证件有效期至{expiry}，{paper.title}{held}"
        if expiry.day < held.day:
            yield report.violated("执法时执法证件已过有效期。", counted, (expiry, held), key="证件有效期")
            return
        kept += 1
    if kept:
        yield report.satisfied("执法证件在有效期内。", f"核对{kept}份笔录", key="证件有效期")


def _copies(view: View) -> dict[str, Moment]:
    """Until when the certificates are valid of which copies lie in the file, by the officer's name. Of several periods
    of one officer the last: a new certificate lies beside the old one."""
    found: dict[str, Moment] = {}
    for paper in view.all("officer_certificate"):
        people = list(_HOLDER.finditer(paper.flat))
        for at, person in enumerate(people):
            stop = people[at + 1].start() if at + 1 < len(people) else len(paper.flat)
            for valid in _PERIOD.finditer(paper.flat, person.end(), stop):
                days = find_dates(paper.flat[valid.end() : min(valid.end() + 36, stop)])[:2]
                if not days or days[0].start > 2:
                    continue
                last = Moment(max(d.value for d in days), None, paper.place(valid), paper.seq, paper.title)
                if person["name"] not in found or found[person["name"]].day < last.day:
                    found[person["name"]] = last
    return found


def _held(paper: Paper) -> Moment | None:
    if paper.spans:
        span = paper.spans[0]
        return Moment(span.start.date(), span.start.time(), span.region, paper.seq, paper.title)
    return paper.moments[0] if paper.moments else None


def _stated_expiry(paper: Paper) -> Moment | None:
    match = paper.find(_VALID)
    found = find_dates(paper.flat[match.end() : match.end() + 16]) if match else ()
    if match is None or not found or found[0].start != 0:
        return None
    return Moment(found[0].value, None, paper.place(match), paper.seq, paper.title)
