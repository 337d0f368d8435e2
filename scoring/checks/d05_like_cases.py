"""处罚法第五条第二款：过罚相当。与同案由、同档次案件明显偏离的，提示评查人比对，不作结论。"""

from collections.abc import Iterator
from statistics import median

from scoring.casefile import CaseFile
from scoring.checks.common import yuan
from scoring.checks.context import Context
from scoring.checks.discretion import benchmark_for, tier_of
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.suspicions import Suspicion

RULE = "D05"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    fine, cause = view.fine, view.cause
    if not context.like_cases or not fine or not cause or view.decision is None:
        return
    benchmark = benchmark_for(view, context.local)
    tier = tier_of(view, benchmark) if benchmark else None
    name = tier.name if tier else ""
    fines = [
        c.fine for c in context.like_cases if c.cause == cause and c.fine and (not name or not c.tier or c.tier == name)
    ]
    parameters = context.of(RULE)
    if len(fines) < parameters.number("fewest"):
        yield report.unknown(f"同类案件只有{len(fines)}件，不足以比较。", at=(view.decision,))
        return
    middle, times = median(fines), parameters.numbers["times"]
    spread = f"中位数{yuan(middle)}，最低{yuan(min(fines))}，最高{yuan(max(fines))}"
    counted = f"同案由{'同档次' if name else ''}{len(fines)}件，{spread}；本案{yuan(fine)}"
    if fine > middle * times or fine * times < middle:
        yield report.violated("罚款与同类案件相比明显偏离，请比对情节。", counted, (view.decision,))
    else:
        yield report.satisfied("罚款与同类案件相近。", counted, (view.decision,))
