"""A fault planted into a file without any is reported by its rule, and by no other."""

import pytest

from scoring.checks.register import RULES
from scoring.suspicions import Result
from tests.scoring.checks.casebook import CASES, build, context, suspicions, violated
from tests.scoring.checks.faults import FAULTS, Fault
from tests.scoring.checks.variations import TEXTS, TITLES, varied

STYLES = ["dates with dots", "dates in characters", "labels of another bureau", "names with 、"]


@pytest.mark.parametrize("case", CASES)
def test_a_file_without_a_fault_is_not_suspected(case: str) -> None:
    assert violated(build(case), context(case)) == set()


@pytest.mark.parametrize(
    ("case", "style"), [(c, s) for n, s in enumerate(TEXTS) for m, c in enumerate(CASES) if (n + m) % 3 == 0]
)
def test_nor_is_it_when_another_bureau_writes_it(case: str, style: str) -> None:
    assert violated(varied(build(case), TEXTS[style]), context(case)) == set()


@pytest.mark.parametrize("case", CASES)
def test_nor_under_other_titles(case: str) -> None:
    assert violated(varied(build(case), str, TITLES), context(case)) == set()


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_exactly_the_broken_rule_reports(fault: Fault) -> None:
    found = violated(build(fault.case, *fault.changes), context(fault.case))
    assert fault.rule in found
    assert found <= {fault.rule, *fault.also}


@pytest.mark.parametrize("style", STYLES)
def test_faults_are_found_however_the_file_is_written(style: str) -> None:
    missed = []
    for fault in FAULTS[::3]:
        found = violated(varied(build(fault.case, *fault.changes), TEXTS[style]), context(fault.case))
        if fault.rule not in found or not found <= {fault.rule, *fault.also}:
            missed.append((str(fault), sorted(found)))
    assert missed == []


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_violation_says_where_and_which_criterion(fault: Fault) -> None:
    found = [s for s in suspicions(build(fault.case, *fault.changes), context(fault.case)) if s.rule == fault.rule]
    reported = [s for s in found if s.result is Result.VIOLATED]
    assert all(s.regions for s in reported)
    assert all(s.message.endswith("。") for s in reported)


def test_most_rules_have_a_planted_fault() -> None:
    assert len({f.rule for f in FAULTS}) >= 0.75 * len(RULES)
