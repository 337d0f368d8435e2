"""处罚法第二十八条第一款：实施行政处罚时，应当责令当事人改正或者限期改正违法行为。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "C11"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    decision = view.decision
    if decision is None or not decision.is_read:
        return
    order = view.first("rectification")
    words = f"(?!停止执行)(?:{context.of(RULE).pattern('ordered')})"
    if order is not None:
        yield report.satisfied("已责令当事人改正。", at=(order,))
        return
    match = decision.find(words)
    if match:
        yield report.satisfied("决定书责令当事人改正。", match[0], ((decision, decision.place(match)),))
    elif any(p.has(f"{words}|消除违法|卸载") for p in view.papers):
        yield report.unknown("决定书没有责令改正的内容，其他文书提到改正，请人工核对。", at=(decision,))
    elif view.is_complete and not view.is_scanned:
        yield report.violated("未见责令当事人改正违法行为的文书或者内容。", at=(decision,))
    else:
        yield report.unknown("未见责令改正的内容，请人工核对。", at=(decision,))
