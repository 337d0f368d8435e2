"""处罚法第四条、第五条：处罚法定、过罚相当。罚款不得超过法律、法规、规章规定的幅度。"""

from collections.abc import Iterator

from scoring.casefile import CaseFile
from scoring.checks.common import yuan
from scoring.checks.context import Context
from scoring.checks.discretion import benchmark_for, stated_ranges
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "D03"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    decision, fine = view.decision, view.fine
    if decision is None or not fine or not view.is_penalty:
        return
    place = (decision, decision.place(decision.find("罚款")))
    benchmark = benchmark_for(view, context.local)
    if benchmark is not None and benchmark.statutory is not None:
        low, high = benchmark.statutory
        counted = f"法定幅度{yuan(low)}—{yuan(high)}，罚款{yuan(fine)}"
        if fine > high:
            yield report.violated("罚款超过法定幅度上限。", counted, (place,))
        elif fine < low and not decision.has("减轻"):
            yield report.violated("罚款低于法定幅度下限，未认定减轻处罚。", counted, (place,))
        else:
            yield report.satisfied("罚款在法定幅度之内。", counted, (place,))
        return
    stated = [r for r in stated_ranges(view) if not r.is_tier and r.high is not None]
    if not stated and benchmark is None:
        return
    if not stated:
        yield report.unknown("裁量基准没有设置法定幅度，卷内也没有载明，无法核对。", f"罚款{yuan(fine)}", (place,))
        return
    top = max(stated, key=lambda r: r.high or 0)
    counted = f"{top.paper.title}载明“{top.text}”，罚款{yuan(fine)}"
    if top.high is not None and fine > top.high:
        yield report.violated("罚款超过文书载明的法定幅度上限。", counted, (top.paper, place))
    else:
        yield report.satisfied("罚款未超过文书载明的法定幅度。", counted, (top.paper, place))
