"""处罚法第五条、第三十四条：过罚相当，按照裁量基准行使裁量权。罚款应当在所认定的档次之内。"""

from collections.abc import Iterator
from decimal import Decimal

from scoring.casefile import CaseFile
from scoring.checks.common import percent, yuan
from scoring.checks.context import Context
from scoring.checks.discretion import benchmark_for, measure_of, stated_ranges, stated_rate, sum_named, tier_of
from scoring.checks.fact_keys import LOCAL_RULES
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.local_rules import Benchmark, Tier
from scoring.suspicions import Suspicion

RULE = "D01"
_MITIGATED = "减轻处罚|予以减轻|减轻行政处罚"


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    decision = view.decision
    if decision is None or not view.is_penalty or view.fine is None:
        return
    benchmark = benchmark_for(view, context.local)
    if benchmark is None:
        yield from _by_own_words(view, decision, report, bool(context.local.discretion))
        return
    tier = tier_of(view, benchmark)
    if tier is None:
        yield report.unknown(
            f"适用裁量基准“{benchmark.cause}”，认定的档次或者{benchmark.measure or '情节'}读不出，无法核对。",
            at=(decision,),
            missing=("tier", "measure") if benchmark.measure else ("tier",),
        )
        return
    amount = measure_of(view, benchmark) if tier.measured else None
    measured = f"{benchmark.measure}{amount:f}{benchmark.unit}，" if amount is not None else ""
    yield _in_tier(view, decision, report, benchmark, tier, measured)


def _in_tier(view: View, decision: Paper, report: Report, benchmark: Benchmark, tier: Tier, measured: str) -> Suspicion:
    assert view.fine is not None
    if tier.rate is not None:
        rate = stated_rate(decision)
        base = view.money("project_cost") or (sum_named(view, benchmark.base) if benchmark.base else None)
        if rate is not None:
            value, low, high = rate, *tier.rate
            counted = f"{measured}“{tier.name}”档{percent(low)}—{percent(high)}，适用{percent(rate)}"
        elif base is not None:
            value, low, high = view.fine, base * tier.rate[0], base * tier.rate[1]
            span = f"{percent(tier.rate[0])}—{percent(tier.rate[1])}"
            counted = f"{measured}“{tier.name}”档{yuan(base)}×{span}={yuan(low)}—{yuan(high)}，罚款{yuan(view.fine)}"
        else:
            told = f"裁量基准按{benchmark.base}的比例，基数或者比例读不出，无法核对。"
            return report.unknown(told, at=(decision,), missing=("project_cost",))
    elif tier.fine is not None:
        value, low, high = view.fine, *tier.fine
        counted = f"{measured}“{tier.name}”档{yuan(low)}—{yuan(high)}，罚款{yuan(view.fine)}"
    else:
        return report.unknown(f"裁量基准“{tier.name}”档没有设置罚款幅度。", at=(decision,))
    return _placed(decision, report, value, low, high, counted)


def _placed(decision: Paper, report: Report, value: Decimal, low: Decimal, high: Decimal, counted: str) -> Suspicion:
    place = (decision, decision.place(decision.find("罚款")))
    if low <= value <= high:
        return report.satisfied("罚款在裁量档次之内。", counted, (place,))
    if value < low and decision.has(_MITIGATED):
        return report.unknown("罚款低于档次下限，决定书认定减轻处罚，请人工判断。", counted, (place,))
    side = "高于档次上限" if value > high else "低于档次下限"
    return report.violated(f"罚款{side}。", counted, (place,))


def _by_own_words(view: View, decision: Paper, report: Report, has_rules: bool) -> Iterator[Suspicion]:
    """Without a benchmark the file's own statement of the tier is all there is."""
    assert view.fine is not None
    tiers = [r for r in stated_ranges(view) if r.is_tier and r.high is not None]
    if not tiers:
        if has_rules:
            told = "当地规则文件里没有与本案案由对应的裁量基准。"
            yield report.unknown(told, at=(decision,), missing=(LOCAL_RULES,))
        return
    fitting = [r for r in tiers if (r.low is None or view.fine >= r.low) and r.high is not None and view.fine <= r.high]
    stated = tiers[0]
    counted = f"{stated.paper.title}载明“{stated.text}”，罚款{yuan(view.fine)}"
    places = (stated.paper, (decision, decision.place(decision.find("罚款"))))
    if fitting:
        yield report.satisfied("罚款在文书载明的裁量幅度之内。", counted, places)
    elif decision.has(_MITIGATED):
        yield report.unknown("罚款低于载明的幅度，决定书认定减轻处罚，请人工判断。", counted, places)
    else:
        yield report.violated("罚款不在文书载明的裁量幅度之内。", counted, places)
