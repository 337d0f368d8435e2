"""处罚法第六十七条第三款：当事人应当自收到处罚决定书之日起十五日内缴纳罚款；第六十六条：经批准可以延期、分期。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import days_apart, is_by_announcement
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.notation.numerals import parse_numeral
from scoring.suspicions import Suspicion

RULE = "T07"
_GIVEN = (
    r"收到(?:本|此)?(?:处罚)?(?:决定书?|决定)?(?:之日)?起?(?P<days>[0-9一二三四五六七八九十]{1,3})(?:个)?(?P<work>工作)?(?:日"
    r"|天)(?:\([^)]*\))?(?:之)?内"
    r",?(?:将|持|到|至|向|凭|把|通过|在)?[^。;,]{0,30}?(?:缴纳|缴至|缴到|交至|缴清|缴款|缴入|将罚款|罚款)"
)


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    if not view.is_penalty or view.is_on_spot or not view.fine:
        return
    if is_by_announcement(view):
        yield from _stated(view, report)
        return
    yield from _stated(view, report)
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


def _stated(view: View, report: Report) -> Iterator[Suspicion]:
    """The period to pay that the decision itself gives: the law's is fifteen days."""
    decision = view.decision
    match = decision.find(_GIVEN) if decision else None
    days = parse_numeral(match["days"]) if match else None
    if decision is None or match is None or days is None or days == report.parameters.number_of_days or match["work"]:
        return
    counted, place = f"决定书给{days}日，法定{report.parameters.number_of_days}日", (decision, decision.place(match))
    if decision.is_recognised_image:
        yield report.unknown("决定书给的缴款期限识别结果与法定不同，请核对原件。", counted, (place,), key="限期")
    elif days < report.parameters.number_of_days:
        yield report.violated(f"决定书只给{days}日缴纳罚款，少于法定期限。", counted, (place,), key="限期")


def _after_payment(text: str) -> str:
    """Text that speaks of a surcharge actually imposed, not of the warning every decision carries."""
    return "加处罚款" if any(w in text for w in ("已加处罚款", "缴纳加处罚款", "加处罚款共计", "合计加处")) else ""
