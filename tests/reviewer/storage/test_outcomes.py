"""Outcomes: like cases are found by cause or party, never the case itself."""

from datetime import date
from decimal import Decimal

from reviewer.storage.workspace import Workspace
from scoring.casefile import CaseFile, Fact
from tests.reviewer.storage.support import add_case


def _content(**facts: str) -> CaseFile:
    return CaseFile("普通程序", facts=tuple(Fact(key, key, value) for key, value in facts.items()))


def test_008_outcomes_like_cases_share_the_cause_or_the_party(workspace: Workspace) -> None:
    first, second, third = (add_case(workspace, title) for title in "甲乙丙")
    own = _content(party_name="甲公司", cause="擅自占道", fine_amount="500", act_date="2025-03-01")
    workspace.outcomes.keep(first, own)
    workspace.outcomes.keep(second, _content(party_name="乙公司", cause="擅自占道", fine_amount="800.50"))
    workspace.outcomes.keep(third, _content(party_name="丙公司", cause="乱倒垃圾"))
    (like,) = workspace.outcomes.like(own, first)
    assert (like.party, like.fine, like.act_date) == ("乙公司", Decimal("800.50"), None)
    assert [case.act_date for case in workspace.outcomes.like(own)] == [date(2025, 3, 1), None]


def test_nothing_is_like_a_case_of_which_nothing_is_known(workspace: Workspace) -> None:
    case = add_case(workspace)
    workspace.outcomes.keep(case, _content())
    assert workspace.outcomes.like(_content()) == ()


def test_the_last_reading_counts(workspace: Workspace) -> None:
    case = add_case(workspace)
    workspace.outcomes.keep(case, _content(cause="擅自占道", fine_amount="500"))
    workspace.outcomes.keep(case, _content(cause="擅自占道", fine_amount="600"))
    assert [like.fine for like in workspace.outcomes.like(_content(cause="擅自占道"))] == [Decimal(600)]
