"""案卷评查通用标准：按程序和案情应有的文书齐全（应有而无）；依案情不需要的不算缺。"""

import re
from collections.abc import Iterator
from dataclasses import replace

from scoring.casefile import CaseFile
from scoring.checks.contents_rows import rows_of
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.people import opinions
from scoring.checks.report import Report
from scoring.checks.roles import role_of_title
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "F03"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    if view.decision is None:
        other = any(word in case.procedure for word in ("许可", "强制", "检查"))
        if view.all("filing_approval", "report", "closing") and not other:
            yield report.unknown("卷内未见处罚决定书，必备文书无法核对。")
        return
    unplaced = [p for p in view.papers if not p.role]
    missing = [(name, grave) for name, there, grave in _required(view) if not there]
    if not missing:
        yield report.satisfied("按本案程序和案情，必备文书齐全。", key="齐全")
    for name, grave in missing:
        if _is_listed(view, name):
            told = report.unknown(f"未认出{name}，目录列有，请人工核对。", at=(view.first("contents"),), key=name)
        elif unplaced or not view.is_complete:
            words = f"未见{name}，另有{len(unplaced)}份文书认不出种类，请人工核对。"
            told = report.unknown(words, at=unplaced, key=name)
        else:
            severity = "V" if grave else "M"
            told = report.violated(f"缺少{name}（应有而无）。", at=(view.decision,), key=name, severity=severity)
        yield replace(told, absent=name)


def _is_listed(view: View, name: str) -> bool:
    """Whether the file's list of contents names it: that it is missing is then F02's business, or it was misread."""
    contents, role = view.first("contents"), role_of_title(name)
    return contents is not None and bool(role) and any(role_of_title(row.name) == role for row in rows_of(contents))


def _required(view: View) -> Iterator[tuple[str, bool, bool]]:
    """Name, whether it is there, whether its absence may be a grave fault."""
    facts = bool(view.all("inspection", "interview", "evidence", "appraisal", "re_inspection", "sampling"))
    if view.is_on_spot:
        yield "证明违法事实的笔录或者证据", facts, False
        return
    yield "立案审批表", bool(view.all("filing_approval")), False
    yield "证明违法事实的笔录或者证据", facts, True
    yield "案件调查终结报告", bool(view.all("report")), False
    if not view.is_no_penalty:
        yield "行政处罚告知书", bool(view.all("prior_notice", "hearing_notice")), True
        if (notice := view.last("prior_notice", "hearing_notice")) is not None and notice.is_read:
            yield "行政处罚告知书的送达凭证", view.is_scanned or _told(view, notice), False
    yield "行政处罚决定审批表", bool(view.all("penalty_approval")) or _approved_elsewhere(view), False
    yield "决定书送达凭证", _served(view), False
    if view.fine and not view.is_no_penalty:
        paid = view.all("payment", "on_spot_receipt", "enforcement_application", "enforcement_decision", "court")
        yield "罚款缴纳凭证", bool(paid) or not view.all("closing"), False
    yield "结案审批表", bool(view.all("closing")), False


def _told(view: View, notice: Paper) -> bool:
    """Any trace that the notice reached the party: a receipt, its signature or answer, a day on which it was told."""
    if view.date("notice_served_date") is not None or view.all(
        "waiver", "hearing_waiver", "statement", "hearing_request"
    ):
        return True
    if view.all("hearing_record", "announcement") or any(
        p.has("告知书|通知书") for p in view.all("service", "service_record")
    ):
        return True
    told = r"[0-9]日[^。;]{0,24}(?:送达|告知|签收|收到)[^。;]{0,24}|(?:送达|告知|签收|收到)[^。;]{0,24}[0-9]日"
    return any(p.has(f"(?:{told})") and p.has("告知") for p in view.all("decision", "penalty_approval")) and any(
        re.search(told, sentence) and "告知" in sentence
        for p in view.all("decision", "penalty_approval")
        for sentence in re.split("[。;]", p.flat)
    )


def _served(view: View) -> bool:
    if view.all("announcement") or view.date("decision_served_date") is not None:
        return True
    return any(p.has("决定书") for p in view.all("service", "service_record"))


def _approved_elsewhere(view: View) -> bool:
    """In the report, or by the heads together (第五十七条第二款)."""
    if any(p.has("同意|一致|通过|(?:结论|决定)(?:意见)?:") for p in view.all("panel", "deliberation")):
        return True
    return any(any(o.level == 4 for o in opinions(p)) for p in view.all("report"))
