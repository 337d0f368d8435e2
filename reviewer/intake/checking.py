"""Running the checks on a case file and keeping what they say."""

import hashlib
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.intake.starting import edition_for
from reviewer.storage.workspace import Workspace
from reviewer.version import program_version
from scoring.calendar import WorkCalendar
from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.local_rules import LocalRules
from scoring.progress import Progress
from scoring.rubric import Rubric
from scoring.suspicions import Suspicion

if TYPE_CHECKING:
    from scoring.checks.parameters import RuleParameters

LOCAL_RULES = "local-rules"
"""The setting that holds the office's own rules (thresholds, discretion benchmarks) as YAML."""
LOCAL_RULES_DRAFT = "local-rules-draft"
"""The setting that holds what was typed since and is not in force; empty where nothing was."""
RULE_CHOICES = "rule-choices"
"""The setting that holds which rules are off, and the office's own versions (reviewer.library.rule_choices)."""
OWN_CALENDAR = "own-calendar"
"""The setting that holds the years the office entered itself, as the text of a calendar file."""


def rules_now(workspace: Workspace) -> str:
    """What stands for the rules that hold now: other ones of the office or of the program, another stamp. Kept with
    what they say of each case file, so that none is passed over, whenever and from wherever it came in."""
    said = (workspace.catalogue.setting(key) for key in (LOCAL_RULES, RULE_CHOICES, OWN_CALENDAR))
    return hashlib.sha256("\0".join((program_version(), *said)).encode()).hexdigest()


def checks_are_due(workspace: Workspace) -> bool:
    """Whether case files were checked by other rules than those of the office and the program now."""
    return bool(workspace.readings.checked_otherwise(rules_now(workspace)))


def check_case(workspace: Workspace, case: str) -> tuple[Suspicion, ...]:
    """Run every check on what is known of a case file now, and keep the result."""
    rules, content = rules_now(workspace), workspace.readings.case_file(case)
    workspace.outcomes.keep(case, content)
    suspicions = suspicions_of(workspace, content, edition_for(workspace, content.procedure), case)
    workspace.readings.save_suspicions(case, suspicions, rules)
    return suspicions


def check_all(workspace: Workspace, progress: Progress) -> int:
    """Check every case file that was checked by other rules, so that a run which was cut short is gone on with; where
    there is none, all of them. Each is committed for itself; what people decided stays. Returns how many there are.
    """
    waiting = _waiting(workspace) or [(row.id, row.code) for row in workspace.catalogue.cases()]
    while waiting:
        _check(workspace, waiting, len(workspace.catalogue.case_ids()), progress)
        waiting = [case for case in _waiting(workspace) if case not in waiting]  # joined meanwhile
    count = len(workspace.catalogue.case_ids())
    progress.step(count, count)
    return count


def _waiting(workspace: Workspace) -> list[tuple[str, str]]:
    return workspace.readings.checked_otherwise(rules_now(workspace))


def _check(workspace: Workspace, cases: Sequence[tuple[str, str]], count: int, progress: Progress) -> None:
    """The last of so many case files."""
    from reviewer.intake.rules_apart import checked

    asked = _Asked(progress)
    with ThreadPoolExecutor(1) as apart:  # while the rules run on one case file, the next is read here
        begun: tuple[str, str, Future[tuple[Suspicion, ...]]] | None = None
        for done, (case, code) in enumerate(cases, max(0, count - len(cases))):
            asked.at(done, max(done, count), f"案卷 {code}")
            rules, content = rules_now(workspace), workspace.readings.case_file(case)
            workspace.outcomes.keep(case, content)
            context = _context(workspace, content, edition_for(workspace, content.procedure), case)
            following = (case, rules, apart.submit(checked, content, context, asked=asked))
            if begun is not None:
                _keep(workspace, *begun)
            begun = following
        if begun is not None:
            _keep(workspace, *begun)


class _Asked:
    """Where a run is; the rules at work on one case file only ask whether to go on."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self._at = progress, (0, 0, "")

    def at(self, done: int, total: int, stage: str) -> None:
        """The run came so far. Raises Cancelled."""
        self._at = done, total, stage
        self._progress.step(*self._at)

    def step(self, done: int, total: int, stage: str = "") -> None:
        self._progress.step(*self._at)


def _keep(workspace: Workspace, case: str, rules: str, suspicions: Future[tuple[Suspicion, ...]]) -> None:
    workspace.readings.save_suspicions(case, suspicions.result(), rules)


def suspicions_of(
    workspace: Workspace, content: CaseFile, rubric: Rubric, case: str = "", seconds: float | None = None
) -> tuple[Suspicion, ...]:
    """What the checks say of this content, each feeding the criteria of this edition that name its rule.

    `case` is its id where it is in the workspace already, so that it is not compared with itself. `seconds`: of work
    that they may take, where it is less than usual.
    """
    from reviewer.intake.rules_apart import CASE_LIMIT, checked

    return checked(content, _context(workspace, content, rubric, case), min(seconds or CASE_LIMIT, CASE_LIMIT))


def _context(workspace: Workspace, content: CaseFile, rubric: Rubric, case: str) -> Context:
    from reviewer.library.check_context import criteria_of

    office = office_rules(workspace)
    parameters = office.parameters(content)
    like = workspace.outcomes.like(content, case)
    return Context(office.calendar, parameters, office.local, criteria_of(rubric), like)


@dataclass(frozen=True, slots=True)
class OfficeRules:
    """What an office decided about checking: its own rules, the years it entered, which rules are on."""

    calendar: WorkCalendar
    local: LocalRules
    choices: str

    def parameters(self, content: CaseFile) -> "Mapping[str, RuleParameters]":
        """The parameters of every rule for this case file."""
        from reviewer.library.check_parameters import read_parameters

        if not self.choices:
            return read_parameters()
        from reviewer.library.rule_choices import chosen, read_choices

        return chosen(read_parameters(), read_choices(self.choices), _day_of(content), _cited(content))


def office_rules(workspace: Workspace) -> OfficeRules:
    """What holds in this workspace now. Raises ReviewError where it cannot be read."""
    from reviewer.library.calendars import read_calendar

    setting = workspace.catalogue.setting
    text = setting(LOCAL_RULES)
    local = _local_rules(text) if text else LocalRules()
    return OfficeRules(read_calendar(setting(OWN_CALENDAR) or None), local, setting(RULE_CHOICES))


def _cited(content: CaseFile) -> str:
    """The provisions the case file rests on."""
    keys = ("violated_provision", "penalty_provision", "doc_violated", "doc_basis")
    return "；".join(fact.value for fact in content.facts if fact.key in keys)


def _day_of(content: CaseFile) -> date | None:
    """The day by which the law in force is chosen."""
    from scoring.checks.view import view_of

    view = view_of(content)
    moments = (view.date(key) for key in ("decision_date", "filing_date", "found_date"))
    return next((moment.day for moment in moments if moment is not None), None)


@lru_cache(maxsize=4)
def _local_rules(text: str) -> LocalRules:
    from reviewer.library.local_rules.reading import read_local_rules

    return read_local_rules(text)
