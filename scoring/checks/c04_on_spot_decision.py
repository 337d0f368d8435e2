"""处罚法第五十二条：当场处罚决定书载明法定事项，编有号码，当场交付，执法人员签名；决定须报所属行政机关备案。"""

import re
from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.people import named_at_foot, officer_signatures
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.notation.references import find_reference_numbers
from scoring.suspicions import Suspicion

RULE = "C04"
_ITEMS = (
    ("违法事实", "经查|违反|违法"),
    ("处罚依据", "依据|根据|按照"),
    ("救济途径", "复议"),
    ("罚款数额或者处罚种类", "罚款|警告"),
)


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    paper = view.first("on_spot_decision")
    if paper is None or not paper.is_read:
        return
    missing = [name for name, words in _ITEMS if not paper.has(words)]
    if (
        not paper.document.reference_number
        and not find_reference_numbers(paper.flat)
        and not re.search("[0-9]{4,}号|(?:编号|No\\.?|№):?[0-9]", paper.flat)
    ):
        missing.append("编号")
    if not paper.is_recognised_image and not _is_signed(paper):
        missing.append("执法人员签名")
    if missing and paper.is_recognised_image:
        yield report.unknown(f"当场处罚决定书未识别到：{'、'.join(missing)}，请人工核对。", at=(paper,), key="要件")
    elif missing:
        yield report.violated(f"当场处罚决定书缺少：{'、'.join(missing)}。", at=(paper,), key="要件")
    else:
        yield report.satisfied("当场处罚决定书法定事项齐全。", at=(paper,), key="要件")
    yield _reported(view, paper, report, context)


def _is_signed(paper: Paper) -> bool:
    """Officers' names on a line to sign, or (forms leave out the word 签名) on their own line after the decision."""
    return any(s.names for s in officer_signatures(paper)) or bool(named_at_foot(paper))


def _reported(view: View, paper: Paper, report: Report, context: Context) -> Suspicion:
    decided, told = view.date("decision_date"), view.date("registered_date")
    limit = context.local.time_limit(RULE)
    if told is not None and decided is not None and limit is not None:
        from scoring.clock import Period

        end = Period(limit.length, limit.unit).last_day(decided.day, context.calendar)
        counted = f"决定{decided}，备案{told}；期限{end}（{limit.source}）"
        if told.day > end:
            return report.violated("当场处罚决定超过期限才备案。", counted, (decided, told), key="备案")
        return report.satisfied("当场处罚决定按期备案。", counted, (decided, told), key="备案")
    denied = next(
        (
            p
            for p in view.papers
            if p.has("(?:无|没有|未见?)[^。;]{0,12}备案|未(?:报|办理|进行)?备案|无其他登记、备查文书")
        ),
        None,
    )
    if (
        told is not None
        or view.all("filing_of_on_spot")
        or (denied is None and any(p.has("备案") for p in view.papers if p.role != "contents"))
    ):
        return report.satisfied("当场处罚决定已报备案。", at=(told or paper,), key="备案")
    if denied is not None or view.is_complete:
        return report.violated(
            "卷内没有当场处罚决定报所属行政机关备案的记录。",
            at=(paper, denied or view.last("backup", "cover", "contents")),
            key="备案",
        )
    return report.unknown("未见当场处罚决定的备案记录，案卷可能不全，请人工核对。", at=(paper,), key="备案")
