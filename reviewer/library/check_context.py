"""Puts together what the checks need: calendar, parameters, local rules, and which criteria each rule feeds."""

from collections.abc import Iterable
from pathlib import Path

from reviewer.library.calendars import read_calendar
from reviewer.library.check_parameters import read_parameters
from reviewer.library.local_rules.reading import read_local_rules
from scoring.checks.context import Context, LikeCase
from scoring.local_rules import LocalRules
from scoring.rubric import Rubric


def read_context(
    rules: Path | None = None, rubric: Rubric | None = None, like_cases: Iterable[LikeCase] = ()
) -> Context:
    """The context for a case reviewed by this edition under these local rules."""
    local = read_local_rules(rules) if rules is not None else LocalRules()
    return Context(read_calendar(), read_parameters(), local, criteria_of(rubric), tuple(like_cases))


def criteria_of(rubric: Rubric | None) -> dict[str, tuple[str, ...]]:
    """A rule (C15) or a part of one (C15.教育) → ids of the criteria that name it."""
    found: dict[str, tuple[str, ...]] = {}
    for criterion in rubric.criteria() if rubric is not None else ():
        for rule in criterion.checks:
            found[rule] = (*found.get(rule, ()), criterion.id)
    return found
