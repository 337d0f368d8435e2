"""处罚法第五十七条、第五十八条：调查终结后审查；应当法制审核的，未经审核或者审核未通过不得作出决定；负责人审批后决定。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import days_apart
from scoring.checks.context import Context
from scoring.checks.papers import Moment
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "O02"
_STEPS = (
    ("investigation_closed_date", "调查终结报告", "report"),
    ("legal_review_date", "法制审核", "legal_review"),
    ("approval_date", "负责人审批", "penalty_approval"),
)


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    decided = view.date("decision_date")
    if view.decision is None or view.is_on_spot:
        return
    if decided is None:
        yield report.lacking({"decision_date": None}, "审核、审批与决定的先后", at=(view.decision,))
        return
    for key, name, role in _STEPS:
        step, paper = view.date(key), view.first(role)
        if step is not None:
            yield _compared(report, step, decided, name, key)
        elif paper is not None:
            yield report.unknown(f"{name}日期读不出，与决定的先后无法核对。", at=(paper, decided), key=key)
    yield from _refused(view, report)
    yield from _report_before_notice(view, report)


def _compared(report: Report, step: Moment, decided: Moment, name: str, key: str) -> Suspicion:
    counted = f"{name}{step}，决定{decided}"
    if step.day > decided.day:
        late = days_apart(decided, step)
        return report.violated(f"{name}晚于处罚决定{late}日。", f"{counted}，晚{late}日", (step, decided), key=key)
    return report.satisfied(f"{name}不晚于处罚决定。", counted, (step, decided), key=key)


def _refused(view: View, report: Report) -> Iterator[Suspicion]:
    """A review that did not pass."""
    for paper in view.all("legal_review"):
        match = paper.find("审核意见:?(?:不同意|不予通过|审核不通过|退回|建议补充)")
        if match:
            yield report.violated("法制审核未通过即作出决定。", match[0], ((paper, paper.place(match)),), key="未通过")


def _report_before_notice(view: View, report: Report) -> Iterator[Suspicion]:
    closed, told = view.date("investigation_closed_date"), view.date("notice_date") or view.date("notice_served_date")
    if closed is None or told is None or closed.day <= told.day:
        return
    decided = view.date("decision_date")
    if decided is not None and closed.day > decided.day:
        return  # already said
    yield report.violated("调查尚未终结即告知拟处罚内容。", f"告知{told}，调查终结{closed}", (told, closed), key="告知")
