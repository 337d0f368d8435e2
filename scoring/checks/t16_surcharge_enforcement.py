"""行政强制法第四十六条：加处罚款实施超过三十日，经催告仍不履行的，有强制执行权的行政机关可以强制执行。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import days_apart
from scoring.checks.context import Context
from scoring.checks.papers import Moment
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Suspicion

RULE = "T16"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    order = next((p for p in view.all("enforcement_decision") if "强制执行" in p.title), None)
    if order is None or not order.has("加处罚款|滞纳金"):
        return
    start, done = (
        view.date("surcharge_start_date") or _start(view),
        view.date("enforcement_decision_date") or order.signed_off,
    )
    if start is None or done is None:
        yield report.lacking(
            {"surcharge_start_date": start, "enforcement_decision_date": done},
            f"加处是否超过{report.parameters.period}",
            at=(order,),
        )
        return
    counted = f"加处起算{start}，强制执行决定{done}，相隔{days_apart(start, done)}日"
    if not view.all("demand"):
        yield report.violated("加处罚款后强制执行前未见催告书。", counted, (start, order))
    elif days_apart(start, done) > context.of(RULE).number_of_days:
        yield report.satisfied(f"加处罚款超过{report.parameters.period}并经催告后强制执行。", counted, (start, order))
    else:
        yield report.violated(f"加处罚款未超过{report.parameters.period}即决定强制执行。", counted, (start, order))


def _start(view: View) -> Moment | None:
    for paper in view.all("demand", "enforcement_decision"):
        match = paper.find("自(?=[0-9二])[^。]{8,20}起每日")
        if match:
            place = paper.place(match)
            return next((m for m in paper.moments if m.region == place), None)
    return None
