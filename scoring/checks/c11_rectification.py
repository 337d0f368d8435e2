"""处罚法第二十八条第一款：实施行政处罚时，应当责令当事人改正或者限期改正违法行为。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "C11"
_LASTING = (
    "(?:至今|目前|现在|现)?(?:仍然?|尚|还|一直|至今)(?:未|没有|在|处于)[^。;]{0,8}(?:拆除|恢复|清理|清除|整改|治理|办理|取得|停止|占用|堆放|设置|经营|使用|施工|排放|生产)"
    "|(?:违法行为|违法状态)[^。;,]{0,6}(?:持续|继续|存续)|至今未|拒不(?:拆除|清理|停止)"
)
"""The act goes on, or its state does: only then does the missing order say something for certain. What is over (a
sale, a load once tipped) may leave nothing to put right."""


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
    elif view.is_complete and not view.is_scanned and (lasting := decision.find(_LASTING)):
        place = (decision, decision.place(lasting))
        yield report.violated("违法行为仍在持续，未见责令当事人改正的文书或者内容。", lasting[0], (place,))
    else:
        told = "未见责令改正的内容。违法行为是否已经终了、有无改正的必要，请人工核对。"
        yield report.unknown(told, at=(decision,))
