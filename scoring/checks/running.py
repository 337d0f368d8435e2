"""Runs every rule on a case file, always in the same order."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import ModuleType

from scoring.calendar import YearNotPublished
from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.checks.corrected import mended, noted, put_right
from scoring.checks.report import Report
from scoring.checks.view import view_of
from scoring.progress import Progress
from scoring.suspicions import Result, Suspicion

Check = Callable[[CaseFile, Context], Iterator[Suspicion]]


def run_all(
    case: CaseFile, context: Context, *, without: Collection[str] = (), progress: Progress | None = None
) -> tuple[Suspicion, ...]:
    """Every suspicion of every rule that is on, in the order of the register; no two with the same key.

    Rules `without` are left out. The progress is told the name of each rule before it runs.
    """
    from scoring.checks.register import RULES

    return run({rule: RULES[rule] for rule in RULES if rule not in without}, case, context, progress)


def run(
    rules: Mapping[str, ModuleType], case: CaseFile, context: Context, progress: Progress | None = None
) -> tuple[Suspicion, ...]:
    """As `run_all`, of these rules only."""
    found: list[Suspicion] = []
    case, context = mended(case), with_local_limits(context)
    for done, (rule, module) in enumerate(rules.items()):
        if rule in context.parameters and context.of(rule).enabled:
            if progress is not None:
                progress.step(done, len(rules), rule)
            found.extend(_results(rule, module.check, case, context))
    return _distinct(found)


def _results(rule: str, check: Check, case: CaseFile, context: Context) -> Iterator[Suspicion]:
    try:
        results = list(check(case, context))
    except YearNotPublished as unknown:
        message = f"{unknown.year}年的节假日安排尚未载入，工作日无法计算。"
        results = [Report(rule, context).unknown(message)]
    corrections = put_right(case)
    yield from (noted(_sourced(_in_force(result, case, context), context), corrections) for result in results)


def with_local_limits(context: Context) -> Context:
    """The parameters with the periods that the office's own rules put in their place."""
    limits = {limit.rule: limit for limit in context.local.time_limits}
    if not limits:
        return context
    parameters = {
        rule: replace(known, length=limits[rule].length, unit=limits[rule].unit)
        if rule in limits and known.length is not None
        else known
        for rule, known in context.parameters.items()
    }
    return replace(context, parameters=parameters)


def _sourced(found: Suspicion, context: Context) -> Suspicion:
    """Where the period comes from, when it is not the law's own."""
    limit = context.local.time_limit(found.rule)
    if limit is None or not found.computation or limit.source in found.computation:
        return found
    return replace(found, computation=f"{found.computation}；期限依据{limit.source}")


def _in_force(found: Suspicion, case: CaseFile, context: Context) -> Suspicion:
    """What an old file did is judged by the law then in force; where that was not verified, nobody can tell."""
    parameters, day = context.of(found.rule), _reference_day(case)
    if day is None or found.result is Result.UNKNOWN:
        return found
    early = parameters.valid_from is not None and day < parameters.valid_from
    late = parameters.valid_until is not None and day > parameters.valid_until
    if not early and not late:
        return found
    edge = f"自{parameters.valid_from}起施行" if early else f"施行至{parameters.valid_until}"
    message = f"本案发生于{day}，所依据的规定{edge}，当时的规定未经核对，无法核对。"
    return replace(found, result=Result.UNKNOWN, message=message)


def _reference_day(case: CaseFile) -> date | None:
    view = view_of(case)
    for key in ("decision_date", "filing_date", "found_date"):
        if (moment := view.date(key)) is not None:
            return moment.day
    return None


def _distinct(found: list[Suspicion]) -> tuple[Suspicion, ...]:
    """The same key twice gets a number, so that a decision made about one never sticks to the other."""
    seen: dict[str, int] = {}
    out: list[Suspicion] = []
    for one in found:
        seen[one.key] = seen.get(one.key, 0) + 1
        out.append(one if seen[one.key] == 1 else replace(one, key=f"{one.key}#{seen[one.key]}"))
    return tuple(out)
