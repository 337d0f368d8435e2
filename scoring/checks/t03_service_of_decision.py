"""处罚法第六十一条：当事人不在场的，应当在七日内送达（第八十五条：指工作日）。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import is_by_announcement, listed
from scoring.checks.context import Context
from scoring.checks.papers import Moment
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "T03"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    if view.decision is None or view.is_on_spot:
        return
    decided, received = view.date("decision_date"), view.date("decision_served_date")
    period = context.of(RULE).period
    announced = view.date("announcement_date") if is_by_announcement(view) else None
    if announced is not None:
        received = announced
    if decided is None or received is None:
        yield report.lacking(
            {"decision_date": decided, "decision_served_date": received}, "送达期限", at=(view.decision,)
        )
        return
    if received.day < decided.day:
        return  # the order of the two is O06's business
    end = period.last_day(decided.day, context.calendar)
    used = context.calendar.days_between(decided.day, received.day)
    what = "发出公告" if announced else "送达"
    counted = f"决定{decided}，{what}{received}，第{len(used)}个工作日（{listed(used)}）；届满{end}"
    if received.day <= end:
        yield report.satisfied(f"决定书在期限内{what}。", counted, (decided, received))
    elif (posted := _posted(view)) is not None and posted.day <= end:
        told = "决定书在期限内交邮，收件超过期限，请人工判断。"
        yield report.unknown(told, f"{counted}；交邮{posted}", (decided, posted, received))
    elif announced and view.all("service_record"):
        yield report.unknown(
            f"公告前曾以其他方式送达，公告发出超过{period}是否合理请人工判断。", counted, (decided, received)
        )
    else:
        yield report.violated(f"决定书{what}用时{len(used)}个工作日，超过{period}。", counted, (decided, received))


def _posted(view: View) -> Moment | None:
    """When the decision was handed to the post, where a paper says so."""
    for paper in view.all("service", "service_record", "evidence"):
        is_posted = paper.has("邮寄|邮政|特快|专递|挂号|快递") and paper.has("决定书")
        if is_posted and (moment := paper.dated("(?:交寄|寄出|邮寄|收寄|投递|寄件|发出)(?:日期|时间)")) is not None:
            return moment
    return None
