"""Checking every case file again: stopped half-way it is still due; what people decided stays."""

from pathlib import Path

import pytest

from reviewer.intake.checking import CHECKS_DUE, LOCAL_RULES, check_all, check_case, checks_are_due
from reviewer.intake.starting import current_campaign
from reviewer.storage.catalogue import CaseDescription
from reviewer.storage.workspace import Workspace, create_workspace
from scoring.acts import SuspicionDismissed
from scoring.errors import Cancelled
from scoring.progress import Silent
from tests.scoring.checks.casebook import CASES, build

THRESHOLD = "hearing_threshold: {organization: 1, citizen: 1, individual_business: 1}"


class StopAfter:
    """Cancels at the step with this number."""

    def __init__(self, count: int) -> None:
        self.left = count

    def step(self, done: int, total: int, stage: str = "") -> None:
        if self.left == 0:
            raise Cancelled
        self.left -= 1


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
        workspace.catalogue.set_setting(CHECKS_DUE, "1")


def test_stopped_half_way_it_is_still_due_and_done_the_next_time(workspace: Workspace) -> None:
    before = results(workspace)
    change_rules(workspace)
    with pytest.raises(Cancelled):
        check_all(workspace, StopAfter(1))
    assert workspace.catalogue.setting(CHECKS_DUE) == "1"
    assert results(workspace)[1] == before[1]
    assert check_all(workspace, Silent()) == 3
    assert workspace.catalogue.setting(CHECKS_DUE) == ""


def test_a_later_version_of_the_program_checks_again_once(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not checks_are_due(workspace)
    monkeypatch.setattr("reviewer.intake.checking.program_version", lambda: "99.0")
    assert checks_are_due(workspace)
    assert check_all(workspace, Silent()) == 3
    assert not checks_are_due(workspace)


def test_the_first_case_file_says_by_which_version_it_was_checked_and_the_others_do_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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
    """Remembers how far it was."""

    def __init__(self) -> None:
        self.done: list[int] = []

    def step(self, done: int, total: int, stage: str = "") -> None:
        self.done.append(done)


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
