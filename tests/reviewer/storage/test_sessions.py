"""Sessions: what acts add up to, closed sheets, projections that can be made again."""

from decimal import Decimal

import pytest

from reviewer.storage.record import Author
from reviewer.storage.sessions import NotSubmitted, NotYourSession, SessionIsClosed
from reviewer.storage.workspace import Workspace
from scoring.acts import (
    DoubtRaised,
    DoubtSettled,
    FindingAdded,
    FindingWithdrawn,
    SessionReturned,
    SessionSubmitted,
    SuspicionAccepted,
)
from scoring.rubric import DeductionKind
from scoring.sheet import Doubt, Finding
from tests.reviewer.storage.conftest import AUTHOR
from tests.reviewer.storage.support import add_case


def _finding(workspace: Workspace, rubric_hash: str, finding_id: str = "f1") -> Finding:
    """A finding by the first deduction of the edition that has fixed points."""
    for criterion in workspace.editions.rubric(rubric_hash).criteria():
        for rule in criterion.deductions:
            if rule.kind is DeductionKind.FIXED:
                return Finding(finding_id, criterion.id, rule.id, remark="缺日期")
    raise AssertionError("the shipped edition has no fixed deduction")


def test_a_finding_lowers_the_total_and_withdrawing_it_restores_it(workspace: Workspace, rubric_hash: str) -> None:
    case = add_case(workspace)
    session = workspace.sessions.open(case, workspace.catalogue.campaigns()[0].id, rubric_hash, AUTHOR)
    full = workspace.sessions.score_of(session).total
    finding = _finding(workspace, rubric_hash)
    session = workspace.sessions.act(session.id, [FindingAdded(finding)], AUTHOR)
    lowered = workspace.sessions.score_of(session).total
    assert full is not None
    assert lowered is not None
    assert lowered < full
    session = workspace.sessions.act(session.id, [FindingWithdrawn(finding.id, "撤销")], AUTHOR)
    assert workspace.sessions.score_of(session).total == full
    assert len(workspace.record.of_stream(session.id)) == 3


def test_the_case_list_shows_state_total_grade_and_reviewer(workspace: Workspace, rubric_hash: str) -> None:
    case = add_case(workspace)
    assert workspace.catalogue.case(case).state == "new"
    session = workspace.sessions.open(case, workspace.catalogue.campaigns()[0].id, rubric_hash, AUTHOR)
    assert workspace.catalogue.case(case).state == "new"  # nothing was decided yet
    finding = _finding(workspace, rubric_hash)
    workspace.sessions.act(session.id, [FindingAdded(finding)], AUTHOR)
    assert workspace.catalogue.case(case).state == "open"
    workspace.sessions.act(session.id, [FindingWithdrawn(finding.id)], AUTHOR)
    row = workspace.catalogue.case(case)
    assert (row.state, row.total, row.grade) == ("new", "", "")
    workspace.sessions.act(session.id, [SessionSubmitted()], AUTHOR)
    row = workspace.catalogue.case(case)
    assert (row.state, Decimal(row.total), row.unit) == ("submitted", Decimal(100), "城东大队")
    assert row.grade == "优秀"


def test_a_submitted_sheet_takes_nothing_but_a_settlement(workspace: Workspace, rubric_hash: str) -> None:
    case = add_case(workspace)
    session = workspace.sessions.open(case, workspace.catalogue.campaigns()[0].id, rubric_hash, AUTHOR)
    doubt = Doubt("d1", _finding(workspace, rubric_hash).criterion, "是否属于情节轻微？")
    workspace.sessions.act(session.id, [DoubtRaised(doubt), SessionSubmitted()], AUTHOR)
    with pytest.raises(SessionIsClosed, match=r"已经提交.*点“退回…”"):
        workspace.sessions.act(session.id, [FindingAdded(_finding(workspace, rubric_hash))], AUTHOR)
    settled = workspace.sessions.act(session.id, [DoubtSettled("d1", "属于")], AUTHOR)
    assert settled.content.conclusions == {"d1": "属于"}


def test_a_returned_sheet_is_open_to_its_reviewer_again_and_counts_once_it_is_submitted_anew(
    workspace: Workspace, rubric_hash: str
) -> None:
    case = add_case(workspace)
    session = workspace.sessions.open(case, workspace.catalogue.campaigns()[0].id, rubric_hash, AUTHOR)
    workspace.sessions.act(session.id, [SessionSubmitted()], AUTHOR)
    supervisor = Author("supervisor", "computer-1")
    returned = workspace.sessions.act(session.id, [SessionReturned("漏评送达")], supervisor)
    assert (returned.is_closed, returned.submitted_at, returned.content.returned) == (False, "", "漏评送达")
    assert (workspace.catalogue.case(case).state, workspace.catalogue.submitted_ids()) == ("open", frozenset())
    with pytest.raises(NotYourSession):
        workspace.sessions.act(session.id, [FindingAdded(_finding(workspace, rubric_hash))], supervisor)
    finding = _finding(workspace, rubric_hash)
    again = workspace.sessions.act(session.id, [FindingAdded(finding), SessionSubmitted()], AUTHOR)
    assert again.is_closed
    assert again.submitted_at
    assert again.content.sheet.findings == (finding,)
    assert [event.kind for event in workspace.record.of_stream(session.id)][1:3] == [
        "session_submitted",
        "session_returned",
    ]
    workspace.sessions.rebuild()
    assert workspace.sessions.get(session.id) == again


def test_a_sheet_that_was_given_back_can_be_read_as_it_was_before(workspace: Workspace, rubric_hash: str) -> None:
    case = add_case(workspace)
    session = workspace.sessions.open(case, workspace.catalogue.campaigns()[0].id, rubric_hash, AUTHOR)
    finding = _finding(workspace, rubric_hash)
    session = workspace.sessions.act(session.id, [FindingAdded(finding), SessionSubmitted()], AUTHOR)
    issued = workspace.record.of_stream(session.id)[-1].at
    workspace.sessions.act(session.id, [SessionReturned("异议成立")], AUTHOR)
    now = workspace.sessions.act(session.id, [FindingWithdrawn(finding.id, "异议成立"), SessionSubmitted()], AUTHOR)
    then = workspace.sessions.as_it_was(session.id, issued)
    assert then.content == session.content
    assert now.content.sheet.findings == ()
    with pytest.raises(KeyError):
        workspace.sessions.as_it_was(session.id, "2000-01-01T00:00:00+00:00")


def test_only_a_submitted_sheet_can_be_returned(workspace: Workspace, rubric_hash: str) -> None:
    case = add_case(workspace)
    session = workspace.sessions.open(case, workspace.catalogue.campaigns()[0].id, rubric_hash, AUTHOR)
    with pytest.raises(NotSubmitted, match="没有提交"):
        workspace.sessions.act(session.id, [SessionReturned("误交")], AUTHOR)


def test_nobody_writes_on_another_reviewers_sheet(workspace: Workspace, rubric_hash: str) -> None:
    case = add_case(workspace)
    session = workspace.sessions.open(case, workspace.catalogue.campaigns()[0].id, rubric_hash, AUTHOR)
    with pytest.raises(NotYourSession, match="其他评查人"):
        workspace.sessions.act(
            session.id, [FindingAdded(_finding(workspace, rubric_hash))], Author("other", "computer-1")
        )
    assert workspace.sessions.get(session.id).content.sheet.findings == ()


def test_rebuilding_gives_the_same_projections(workspace: Workspace, rubric_hash: str) -> None:
    for number in range(3):
        case = add_case(workspace, f"案{number}")
        session = workspace.sessions.open(case, workspace.catalogue.campaigns()[0].id, rubric_hash, AUTHOR)
        finding = _finding(workspace, rubric_hash, f"f{number}")
        workspace.sessions.act(session.id, [FindingAdded(finding), SuspicionAccepted("T03:1", finding.id)], AUTHOR)
    before = [tuple(r) for t in ("session", "decision") for r in workspace.store.query(f"SELECT * FROM {t} ORDER BY 1")]
    assert workspace.sessions.rebuild() == 3
    after = [tuple(r) for t in ("session", "decision") for r in workspace.store.query(f"SELECT * FROM {t} ORDER BY 1")]
    assert after == before
    assert len(before) == 6
