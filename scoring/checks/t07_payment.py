"""处罚法第六十七条第三款：当事人应当自收到处罚决定书之日起十五日内缴纳罚款；第六十六条：经批准可以延期、分期。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import days_apart, is_by_announcement
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "T07"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    if not view.is_penalty or view.is_on_spot or not view.fine or is_by_announcement(view):
        return
    received, paid = view.date("decision_served_date"), view.date("paid_date")
    if received is None or paid is None:
        if not view.all("demand", "enforcement_application", "enforcement_decision"):
            yield report.lacking({"decision_served_date": received, "paid_date": paid}, "缴款是否逾期")
        return
    if paid.day < received.day:
        return
    end = context.of(RULE).period.last_day(received.day, context.calendar)
    counted = f"送达{received}，缴款{paid}，第{days_apart(received, paid)}日；末日{end}（遇法定休假日已顺延）"
    if paid.day <= end:
        yield report.satisfied("罚款在期限内缴纳。", counted, (received, paid))
    elif view.all("demand", "enforcement_application", "enforcement_decision") or "加处罚款" in _after_payment(
        view.text
    ):
        yield report.satisfied("罚款逾期缴纳，已有催告、加处或者强制执行手续。", counted, (received, paid))
    elif any(w in view.text for w in ("延期缴纳", "分期缴纳", "暂缓缴纳", "延期缴款", "分期缴款")):
        yield report.unknown("罚款逾期缴纳，卷内提到延期、分期，请人工核对批准手续。", counted, (received, paid))
    else:
        yield report.violated("罚款逾期缴纳，未见延期、分期批准或者加处罚款的手续。", counted, (received, paid))


def _after_payment(text: str) -> str:
    """Text that speaks of a surcharge actually imposed, not of the warning every decision carries."""
    return "加处罚款" if any(w in text for w in ("已加处罚款", "缴纳加处罚款", "加处罚款共计", "合计加处")) else ""
