"""Running the checks on a case file and keeping what they say."""

from functools import lru_cache

from reviewer.intake.starting import edition_for
from reviewer.storage.workspace import Workspace
from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.local_rules import LocalRules
from scoring.rubric import Rubric
from scoring.suspicions import Suspicion

LOCAL_RULES = "local-rules"
"""The setting that holds the office's own rules (thresholds, discretion benchmarks) as YAML."""


def check_case(workspace: Workspace, case: str) -> tuple[Suspicion, ...]:
    """Run every check on what is known of a case file now, and keep the result."""
    content = workspace.readings.case_file(case)
    suspicions = suspicions_of(workspace, content, edition_for(workspace, content.procedure))
    workspace.readings.save_suspicions(case, suspicions)
    return suspicions


def suspicions_of(workspace: Workspace, content: CaseFile, rubric: Rubric) -> tuple[Suspicion, ...]:
    """What the checks say of this content, each feeding the criteria of this edition that name its rule."""
    from scoring.checks import run_all

    return run_all(content, _context(workspace.catalogue.setting(LOCAL_RULES), rubric))


def _context(local_rules: str, rubric: Rubric) -> Context:
    from reviewer.library.calendars import read_calendar
    from reviewer.library.check_parameters import read_parameters

    criteria: dict[str, tuple[str, ...]] = {}
    for criterion in rubric.criteria():
        for rule in criterion.checks:
            criteria[rule] = (*criteria.get(rule, ()), criterion.id)
    local = _local_rules(local_rules) if local_rules else LocalRules()
    return Context(read_calendar(), read_parameters(), local, criteria)


@lru_cache(maxsize=4)
def _local_rules(text: str) -> LocalRules:
    from reviewer.library.local_rules import read_local_rules

    return read_local_rules(text)
