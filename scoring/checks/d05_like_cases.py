"""处罚法第五条第二款：过罚相当。与同案由、同档次案件明显偏离的，提示评查人比对，不作结论。"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from statistics import median

from scoring.casefile import CaseFile
from scoring.checks.common import yuan
from scoring.checks.context import Context, LikeCase
from scoring.checks.discretion import benchmark_for, tier_of
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.suspicions import Like, Suspicion

RULE = "D05"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    fine, cause = view.fine, view.cause
    if not context.like_cases or not fine or not cause or view.decision is None:
        return
    parameters, name = context.of(RULE), _tier_name(view, context)
    others, are_of_tier = comparable(context.like_cases, cause, name, parameters.number("fewest"))
    likes = (Like(view.word("decision_number"), fine), *others)
    fines = [other.amount for other in others]
    if len(fines) < parameters.number("fewest"):
        told = f"同类案件只有{len(fines)}件，不足以比较。"
        yield replace(report.unknown(told, at=(view.decision,)), likes=likes if fines else ())
        return
    middle, times = median(fines), parameters.numbers["times"]
    spread = f"中位数{yuan(middle)}，最低{yuan(min(fines))}，最高{yuan(max(fines))}"
    what = f"同案由、同档次（{name}）" if are_of_tier else "同案由（未区分档次）"
    place = f"第{sum(f < fine for f in fines) + 1}位（由低到高，共{len(fines) + 1}件）"
    counted = f"{what}{len(fines)}件，{spread}；本案{yuan(fine)}，排{place}"
    if fine > middle * times or fine * times < middle:
        told = "罚款与同类案件相比明显偏离，请比对情节。"
        yield replace(report.violated(told, counted, (view.decision,)), likes=likes)
    else:
        yield replace(report.satisfied("罚款与同类案件相近。", counted, (view.decision,)), likes=likes)


def comparable(cases: Iterable[LikeCase], cause: str, tier: str, fewest: int) -> tuple[tuple[Like, ...], bool]:
    """The fines of cases of this cause and tier, lowest first; of the cause alone where too few tell their tier.
    Whether they are of the tier."""
    fined = [c for c in cases if c.cause == cause and c.fine]
    same = [c for c in fined if tier and c.tier == tier]
    are_of_tier = len(same) >= fewest
    chosen = same if are_of_tier else [c for c in fined if not tier or not c.tier or c.tier == tier]
    found = (Like(c.decision_number, c.fine) for c in chosen if c.fine)
    return tuple(sorted(found, key=lambda like: (like.amount, like.number))), are_of_tier


def _tier_name(view: View, context: Context) -> str:
    benchmark = benchmark_for(view, context.local)
    tier = tier_of(view, benchmark) if benchmark else None
    return tier.name if tier else view.word("tier") or view.word("discretion_tier")
