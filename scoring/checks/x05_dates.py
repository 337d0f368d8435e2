"""案卷评查通用标准：同一事实在不同文书里的日期一致（写法不同不算）。"""

import re
from collections.abc import Iterator
from datetime import date

from scoring.casefile import CaseFile, Region
from scoring.checks.context import Context
from scoring.checks.papers import Moment, Paper
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.notation.dates import find_dates
from scoring.suspicions import Suspicion

RULE = "X05"
_RECORDS = ("inspection", "re_inspection", "seizure_record")
_NOTICE = r"(?:本机关|我局|本局)?(?:已|依法|直接)*(?:向[^。;,]{0,20})?送达[^。;,]{0,10}告知书"
_HEARING = r"(?:[0-9:时分]{0,6})?(?:本机关)?(?:依法)?(?:公开)?(?:举行|召开|组织)(?:了)?听证"
_FILED = r"(?:经[^。;,]{0,6}批准)?(?:依法)?(?:予以|对[^。;,]{0,30})?立案"
_ASKED = r"(?:依法)?(?:对[^。;,]{0,12})?询问(?:了)?(?:当事人|经营者|法定代表人|负责人)?"
_SEEN = r"(?:依法)?(?:对[^。;,]{0,12}(?:进行)?)?(?:现场)?(?:勘验|勘查|检查)"
_EVENTS: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("立案", _FILED, ("filing_date",), ()),
    ("告知书送达", _NOTICE, ("notice_served_date",), ()),
    ("举行听证", _HEARING, ("hearing_date",), ()),
    ("申请听证", r"(?:向[^。;,]{0,10})?(?:书面)?(?:申请|要求|提出)听证", ("hearing_request_date",), ()),
    (
        "先行登记保存",
        r"(?!解除|延长|处理|撤销|送达)[^。;,至]{0,4}(?<!解除)(?:实施)?先行登记保存",
        ("preservation_date",),
        (),
    ),
    ("缴款", r"(?:足额|全额)?(?:缴清|缴纳罚款|缴纳了罚款)", ("paid_date",), ("payment",)),
    (
        "责令改正文书签收",
        r"(?:你[^。;,]{0,4})?收到[^。;,]{0,8}责令[^。;,]{0,12}(?:通知|决定)书",
        (),
        ("rectification",),
    ),
    ("询问", _ASKED, (), ("interview",)),
    ("现场勘验检查", _SEEN, (), _RECORDS),
)
_CITING = (
    "report", "decision", "no_penalty_decision", "prior_notice", "hearing_notice", "penalty_approval", "closing",
    "cover", "hearing_report", "legal_review", "extension",
)  # fmt: skip
_MONTH = re.compile(
    r"(?:查明|查实|查|违法事实|事实|你|当事人)[^0-9。]{0,24}?(?:自|于|从|在)?(?P<month>20[0-9]{2}年[0-9]{1,2}月)(?![0-9])"
    r"|(?:^|[。;:一、])(?P<first>20[0-9]{2}年[0-9]{1,2}月)(?:[上中下]旬|初|底|末|间|份|起)?,(?:你|当事人)"
)
_ACT = re.compile(
    r"(?:查明|经查|查实|违法事实|事实)[^0-9二]{0,24}(?=[0-9二])|:(?:你|当事人)(?:单位|公司|店|户|厂)?[于自](?=[0-9二])"
)


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    compared = wrong = 0
    for paper in view.all(*_CITING):
        for name, day, region, known in _cited(view, paper):
            compared += 1
            if day in {m.day for m in known}:
                continue
            wrong += 1
            shown = "、".join(dict.fromkeys(str(m.day) for m in known))
            counted = f"{name}：{paper.title}写作{day}，原始文书为{shown}"
            yield _differs(report, paper, region, known[0], name, counted)
    acts = _acts(view)
    if len({m.day for m in acts}) > 1:
        wrong += 1
        counted = "；".join(f"{m.label}{m.day}" for m in acts)
        scanned = any(view.paper(m.document) and view.paper(m.document).is_recognised_image for m in acts)  # type: ignore[union-attr]
        say = report.unknown if scanned else report.violated
        yield say("违法行为日期在告知书、决定书间不一致。", counted, acts, key="行为日")
    if not acts:
        months = _months(view)
        if len({month for _, month, _ in months}) > 1:
            wrong += 1
            yield _month_differs(report, months)
    for moment, began in _on_the_spot(view):
        wrong += 1
        decided = view.paper(moment.document)
        if decided is not None and moment.region is not None:
            counted = f"{moment.label}写作{moment}，{began.label}为{began}"
            yield _differs(report, decided, moment.region, began, "违法行为", counted)
    if compared and not wrong:
        yield report.satisfied("各文书所记日期一致。", f"核对{compared}处", key="一致")


def _differs(report: Report, paper: Paper, region: Region, known: Moment, name: str, counted: str) -> Suspicion:
    places = ((paper, region), known)
    if paper.is_recognised_image:
        return report.unknown(f"{paper.title}所记{name}日期识别结果有出入，请核对原件。", counted, places, key=name)
    return report.violated(f"{paper.title}所记{name}日期与原始文书不一致。", counted, places, key=name)


def _on_the_spot(view: View) -> Iterator[tuple[Moment, Moment]]:
    """A decision made on the spot puts the act at the very minute at which the inspection began, but on another day."""
    decision = view.decision if view.is_on_spot else None
    began = [m for p in view.all(*_RECORDS) if (m := p.dated("[^:]{0,6}时间")) is not None and m.clock is not None]
    for moment in decision.moments if decision else ():
        alike = [m for m in began if m.clock == moment.clock]
        if alike and moment.day not in {m.day for m in alike}:
            yield moment, alike[0]


def _cited(view: View, paper: Paper) -> Iterator[tuple[str, date, Region, tuple[Moment, ...]]]:
    for number, line in enumerate(paper.lines):
        for mention in find_dates(line):
            after = re.sub(r"\s", "", line[mention.end : mention.end + 44])
            before = line[max(0, mention.start - 2) : mention.start]
            if before.endswith(("至", "前", "到")) or after.startswith(("前", "至", "起")):
                continue
            for name, words, keys, roles in _EVENTS:
                if not re.match(f"(?:,|上午|下午)?{words}(?!告知|通知|审批|表|书|机关|期限|笔录)", after):
                    continue
                known = _originals(view, paper, keys, roles)
                if known:
                    yield name, mention.value, paper.region_of_line(number), known
                break


def _originals(view: View, citing: Paper, keys: tuple[str, ...], roles: tuple[str, ...]) -> tuple[Moment, ...]:
    found = [m for k in keys if (m := view.date(k)) is not None]
    for paper in view.all(*roles):
        found.extend(paper.moments)
    return tuple(found)


def _months(view: View) -> list[tuple[Paper, str, Region]]:
    """The month of the act in report, notice and decision, where no day is given (2025年3月上旬)."""
    found = []
    for paper in (view.last("report"), view.last("prior_notice", "hearing_notice"), view.decision):
        match = _MONTH.search(paper.flat) if paper else None
        if paper is not None and match is not None:
            found.append((paper, match["month"] or match["first"], paper.place(match)))
    return found


def _month_differs(report: Report, months: list[tuple[Paper, str, Region]]) -> Suspicion:
    counted = "；".join(f"{paper.title}{month}" for paper, month, _ in months)
    say = report.unknown if any(p.is_recognised_image for p, _, _ in months) else report.violated
    places = [(paper, place) for paper, _, place in months]
    return say("违法行为时间在调查报告、告知书、决定书间不一致。", counted, places, key="行为月")


def _acts(view: View) -> tuple[Moment, ...]:
    """The first date of the facts found, in the notice and in the decision, where both put it the same way."""
    out: list[Moment] = []
    ways: list[tuple[str, str]] = []
    for paper in (view.last("prior_notice", "hearing_notice"), view.decision):
        match = paper.find(_ACT.pattern) if paper else None
        if paper is None or match is None:
            return ()
        dates = find_dates(paper.flat[match.end() : match.end() + 16])
        if not dates or dates[0].start != 0:
            return ()
        after = paper.flat[match.end() + dates[0].end :][:4]
        ways.append((paper.flat[match.end() - 1], after))
        out.append(Moment(dates[0].value, None, paper.place(match), paper.seq, paper.title))
    (lead, after), (other_lead, other_after) = ways
    same = (lead == other_lead and lead in "自于") or after == other_after
    return tuple(out) if same else ()
