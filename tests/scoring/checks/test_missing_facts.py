"""An unknown result for want of a fact names the fact, and entering it lets the rule tell."""

from dataclasses import replace

import pytest

from reviewer.library.calendars import read_calendar
from reviewer.library.check_parameters import read_parameters
from reviewer.presenters.reading.fact_groups import LABELS as PANEL
from scoring.casefile import Fact, Source
from scoring.checks.context import Context
from scoring.checks.fact_keys import ENTERED, LABELS, LOCAL_RULES, READ, TIMED
from scoring.checks.register import RULES
from scoring.checks.running import run
from scoring.suspicions import Result, Suspicion
from tests.scoring.checks.examples import EXAMPLES

VALUES = {"fine_amount": "5000", "project_cost": "100000", "party_type": "法人", "tier": "一般", "cause": "倾倒垃圾"}
LACK_A_PAPER_TOO = {"T18"}  # its example has no announcement either, which no fact stands in for


def value(key: str) -> str:
    return VALUES.get(key, "2025-05-20T09:30" if key in TIMED else "2025-05-20")


def results(rule: str, *facts: Fact) -> list[Suspicion]:
    examples = EXAMPLES[rule]
    context = Context(read_calendar(), read_parameters(), examples.local, {}, examples.like_cases)
    case = replace(examples.unknown, facts=(*facts, *examples.unknown.facts))
    return list(run({rule: RULES[rule]}, case, context))


def lacking() -> list[str]:
    return [rule for rule in RULES if any(set(s.missing) - {LOCAL_RULES} for s in results(rule))]


def test_most_rules_with_dates_name_what_they_lack() -> None:
    assert len(lacking()) >= 20


@pytest.mark.parametrize("rule", lacking())
def test_the_message_names_the_facts_and_entering_them_lets_the_rule_tell(rule: str) -> None:
    wanted = {key for s in results(rule) for key in s.missing}
    for one in (s for s in results(rule) if s.message.startswith("缺少")):
        assert all(LABELS[key] in one.message for key in one.missing), one
    entered = [Fact(k, LABELS[k], value(k), None, None, 1.0, Source.PERSON) for k in wanted]
    after = results(rule, *entered)
    assert not wanted & {key for s in after for key in s.missing}
    told = [s for s in after if s.result is not Result.UNKNOWN]
    assert told or not after or rule in LACK_A_PAPER_TOO


def test_an_unknown_result_that_says_something_is_absent_offers_a_fact() -> None:
    for rule in RULES:
        for one in results(rule):
            if one.message.startswith("缺少"):
                assert one.missing, one.message


def test_facts_are_called_the_same_everywhere() -> None:
    assert not set(READ) & set(ENTERED)
    for key, label in READ.items():
        assert PANEL[key] == label


def test_where_the_office_has_set_no_rules_the_result_says_so() -> None:
    context = Context(read_calendar(), read_parameters())
    (found,) = run({"C06": RULES["C06"]}, EXAMPLES["C06"].violated, context)
    assert found.missing == (LOCAL_RULES,)
    assert "未设置当地听证标准" in found.message
