"""行政强制法第四十四条：违法建筑应当公告限期自行拆除，当事人在法定期限内不复议、不诉讼又不拆除的，方可强制拆除。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "T18"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    record = next((p for p in view.all("enforcement_record") if "拆" in p.title or p.has("强制拆除")), None)
    done = view.date("demolition_date") or (record.moments[0] if record and record.moments else None)
    if record is None and done is None:
        return
    notice = view.first("enforcement_announcement") or next(
        (p for p in view.all("announcement") if p.has("拆除")), None
    )
    served = view.date("demolition_order_served_date") or view.date("decision_served_date")
    if notice is None and view.is_complete:
        yield report.violated("强制拆除前未见限期自行拆除的公告。", at=(done, record))
        return
    if done is None or served is None:
        yield report.lacking(
            {"demolition_date": done, "demolition_order_served_date": served}, "强制拆除的条件", at=(record,)
        )
        return
    if notice is None:
        yield report.unknown("卷内未见限期自行拆除的公告，案卷可能不全，强制拆除的条件无法核对。", at=(record,))
        return
    end = context.of(RULE).period.last_day(served.day, context.calendar)
    counted = f"决定送达{served}，起诉期限届满{end}，强制拆除{done}"
    if done.day > end:
        yield report.satisfied("复议、诉讼期限届满后实施强制拆除。", counted, (served, notice, done))
    else:
        yield report.violated("复议、诉讼期限未满即实施强制拆除。", counted, (served, notice, done))
