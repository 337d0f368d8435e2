"""行政强制法第十八条、第十九条：强制措施实施前须报负责人批准；情况紧急当场实施的，二十四小时内报告并补办批准。"""

from collections.abc import Iterator
from datetime import timedelta

from scoring.casefile import CaseFile
from scoring.checks.common import before
from scoring.checks.context import Context
from scoring.checks.finders import approved
from scoring.checks.papers import Moment
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "T11"
_TIMES = ("measure_approved_date", "measure_start_date")


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    decision = view.first("seizure", "freeze")
    if decision is None:
        return
    form, done = view.first("measure_approval"), _carried_out(view)
    approval = view.date("measure_approved_date") or approved(form)
    if done is None:
        yield report.lacking({"measure_start_date": done}, "强制措施是否事先批准", at=(decision,))
        return
    if approval is None:
        said = decision.has("经.{0,12}负责人批准|经.{0,10}批准")
        if form is not None or said:
            places = (form or decision, done)
            yield report.unknown("强制措施批准的时间读不出，请人工核对。", at=places, missing=_TIMES[:1])
        else:
            yield report.violated("实施强制措施未见行政机关负责人批准。", f"实施{done}", (decision, done))
        return
    earlier = before(approval, done)
    counted = f"批准{approval}，实施{done}"
    if earlier:
        yield report.satisfied("强制措施经事先批准。", counted, (approval, done))
    elif earlier is None:
        untimed = "批准与实施在同一天，缺少时刻，先后无法核对。"
        yield report.unknown(untimed, counted, (approval, done), missing=_TIMES)
    else:
        yield _afterwards(view, report, approval, done, counted, context)


def _afterwards(
    view: View, report: Report, approval: Moment, done: Moment, counted: str, context: Context
) -> Suspicion:
    hours = context.of(RULE).number("hours")
    if not any(
        p.has("情况紧急|紧急情况|补办|24小时|二十四小时") for p in view.all("measure_approval", "seizure_record")
    ):
        return report.violated("强制措施实施后才批准，未见情况紧急的记载。", counted, (done, approval))
    if approval.at and done.at:
        late = approval.at - done.at > timedelta(hours=hours)
    elif (approval.day - done.day).days != 1:
        late = approval.day > done.day
    else:
        said = "情况紧急补办批准，缺少时刻，是否在二十四小时内无法核对。"
        return report.unknown(said, counted, (done, approval), missing=_TIMES)
    if late:
        return report.violated("情况紧急当场实施，超过二十四小时才补办批准。", counted, (done, approval))
    return report.satisfied("情况紧急当场实施，二十四小时内补办批准。", counted, (done, approval))


def _carried_out(view: View) -> Moment | None:
    """When the measure was carried out: as entered, else the start of its record, else the date of the decision."""
    if (entered := view.date("measure_start_date")) is not None:
        return entered
    for record in view.all("seizure_record"):
        if record.spans:
            start = record.spans[0]
            return Moment(start.start.date(), start.start.time(), start.region, record.seq, record.title)
    return view.date("seizure_date") or view.date("freeze_date")
