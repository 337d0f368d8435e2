"""Checking every case file again: stopped half-way it is still due; what people decided stays."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.intake.checking import LOCAL_RULES, check_all, check_case, checks_are_due
from reviewer.intake.starting import current_campaign
from reviewer.storage.catalogue import CaseDescription
from reviewer.storage.removal import forget_case
from reviewer.storage.workspace import Workspace, create_workspace
from scoring.acts import SuspicionDismissed
from scoring.errors import Cancelled
from scoring.progress import Silent
from tests.scoring.checks.casebook import CASES, build

OLD = "00000000-0000-7000-8000-000000000000"
THRESHOLD = "hearing_threshold: {organization: 1, citizen: 1, individual_business: 1}"


class StopAfter:
    """Cancels at the step with this number."""

    def __init__(self, count: int) -> None:
        self.left, self.last = count, -1

    def step(self, done: int, total: int, stage: str = "") -> None:
        if done != self.last and self.left == 0:
            raise Cancelled
        self.left -= done != self.last
        self.last = done


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = create_workspace(tmp_path / "评查库")
    campaign = current_campaign(made).id
    with made.store.writing():
        for number, name in enumerate(CASES[:3]):
            content = build(name)
            row = made.catalogue.add_case(campaign, CaseDescription(name), name, str(number), (), 0)
            made.readings.save_documents(row, content)
    check_all(made, Silent())
    return made


def results(workspace: Workspace) -> list[tuple[str, ...]]:
    rows = workspace.catalogue.cases()
    return [tuple(f"{s.key} {s.result}" for s in workspace.readings.suspicions(row.id)) for row in rows]


def change_rules(workspace: Workspace) -> None:
    with workspace.store.writing():
        workspace.catalogue.set_setting(LOCAL_RULES, THRESHOLD)


def test_stopped_half_way_it_is_still_due_and_done_the_next_time(workspace: Workspace) -> None:
    before = results(workspace)
    change_rules(workspace)
    with pytest.raises(Cancelled):
        check_all(workspace, StopAfter(1))
    assert checks_are_due(workspace)
    assert results(workspace)[1] == before[1]
    assert check_all(workspace, Silent()) == 3
    assert not checks_are_due(workspace)


def test_a_later_version_of_the_program_checks_again_once(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not checks_are_due(workspace)
    monkeypatch.setattr("reviewer.intake.checking.program_version", lambda: "99.0")
    assert checks_are_due(workspace)
    assert check_all(workspace, Silent()) == 3
    assert not checks_are_due(workspace)


def test_each_case_file_says_by_which_version_it_was_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = create_workspace(tmp_path / "新库")
    campaign = current_campaign(workspace).id
    for number, name in enumerate(CASES[:2]):
        monkeypatch.setattr("reviewer.intake.checking.program_version", lambda number=number: f"{number}.0")
        with workspace.store.writing():
            row = workspace.catalogue.add_case(campaign, CaseDescription(name), name, str(number), (), 0)
            workspace.readings.save_documents(row, build(name))
        check_case(workspace, row)
    assert checks_are_due(workspace)  # the first is of the version before


class Told:
    """Remembers how far it was; at its second step something happens beside it."""

    def __init__(self, beside: Callable[[], object] = lambda: None) -> None:
        self.done: list[int] = []
        self.beside = beside

    def step(self, done: int, total: int, stage: str = "") -> None:
        if self.done[-1:] != [done]:  # else it is only asked whether to go on
            self.done.append(done)
            if len(self.done) == 2:
                self.beside()


def test_a_run_that_was_cut_short_goes_on_where_it_was(workspace: Workspace) -> None:
    change_rules(workspace)
    with pytest.raises(Cancelled):
        check_all(workspace, StopAfter(2))  # the first is kept while the second is checked
    half, told = results(workspace), Told()
    assert check_all(workspace, told) == 3
    assert told.done == [1, 2, 3]
    assert results(workspace)[0] == half[0]
    again = Told()
    check_all(workspace, again)
    assert again.done == [0, 1, 2, 3]  # nothing is left of the run before


def test_a_run_by_other_rules_begins_with_the_first_case_file(workspace: Workspace) -> None:
    change_rules(workspace)
    with pytest.raises(Cancelled):
        check_all(workspace, StopAfter(2))
    with workspace.store.writing():
        workspace.catalogue.set_setting(LOCAL_RULES, THRESHOLD.replace("organization: 1", "organization: 2"))
    told = Told()
    check_all(workspace, told)
    assert told.done == [0, 1, 2, 3]


def test_a_case_file_that_joins_meanwhile_is_checked_too_though_its_id_is_older(workspace: Workspace) -> None:
    def join() -> None:
        """As when another workspace is merged in, whose case files were checked by the rules there."""
        with workspace.store.writing():
            row = workspace.catalogue.add_case(campaign, CaseDescription("并入"), "并入", "并入", (), 0)
            workspace.readings.save_documents(row, build(CASES[3]))
            workspace.store.execute("UPDATE case_file SET id=?, checked_by='theirs' WHERE id=?", (OLD, row))
            workspace.store.execute("UPDATE reading SET case_file=? WHERE case_file=?", (OLD, row))

    campaign = current_campaign(workspace).id
    change_rules(workspace)
    told = Told(join)
    assert check_all(workspace, told) == 4
    assert told.done == [0, 1, 2, 3, 4]
    assert workspace.readings.suspicions(OLD)
    assert not checks_are_due(workspace)


def test_a_case_file_that_is_taken_out_meanwhile_leaves_nothing_behind(workspace: Workspace) -> None:
    change_rules(workspace)
    gone = workspace.catalogue.case_ids()[0]

    def take_out() -> None:
        with workspace.store.writing():
            forget_case(workspace, gone)

    assert check_all(workspace, Told(take_out)) == 2
    for table in ("suspicion", "outcome"):
        assert workspace.store.query(f"SELECT * FROM {table} WHERE case_file=?", (gone,)) == []


def test_what_a_reviewer_decided_about_a_suspicion_stays(workspace: Workspace) -> None:
    from reviewer.storage.record import Author

    row = workspace.catalogue.cases()[0]
    key = workspace.readings.suspicions(row.id)[0].key
    person = workspace.catalogue.add_person("沈知远")
    author = Author(person.id, "本机")
    campaign = current_campaign(workspace)
    session = workspace.sessions.open(row.id, campaign.id, campaign.rubric, author).id
    workspace.sessions.act(session, [SuspicionDismissed(key, "已核实")], author)
    change_rules(workspace)
    check_all(workspace, Silent())
    assert [d.suspicion for d in workspace.sessions.get(session).content.decisions] == [key]
    assert key in {s.key for s in workspace.readings.suspicions(row.id)}
