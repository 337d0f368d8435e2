"""What was done before the program was started is taken back like everything else."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.entry import DeskEntry
from reviewer.presenters.desk.stored import StoredDesk
from reviewer.storage.record import Author
from reviewer.storage.workspace import Workspace, create_workspace
from scoring.acts import FileIneligible, FindingAdded, FindingChanged, FindingWithdrawn, SessionRestarted
from scoring.casefile import CaseFile
from scoring.errors import ReviewError
from scoring.sheet import Finding
from tests.reviewer.presenters.writing_here import Here
from tests.reviewer.storage.support import add_case


class Office:
    """One computer with two case files; `start` is the program started anew."""

    def __init__(self, workspace: Workspace) -> None:
        from reviewer.intake.starting import current_campaign

        current_campaign(workspace)
        self.workspace = workspace
        self.cases = [add_case(workspace, "甲案"), add_case(workspace, "乙案")]
        for case in self.cases:
            workspace.readings.save(case, CaseFile("普通程序"), [])
        with workspace.store.writing():
            self.persons = [Author(workspace.catalogue.add_person(n).id, "computer") for n in ("沈知远", "陆文舟")]

    def start(self, case: int = 0, person: int = 0) -> DeskPresenter:
        desk = DeskPresenter(StoredDesk(self.workspace, Here(self.workspace), lambda: self.persons[person]))
        desk.open_case(self.cases[case])
        return desk

    def findings(self, case: int) -> tuple[Finding, ...]:
        (session,) = self.workspace.sessions.of_case(self.cases[case])
        return session.content.sheet.findings


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    workspace = create_workspace(tmp_path / "评查库")
    yield Office(workspace)
    workspace.close()


def found(desk: DeskPresenter, number: int = 0) -> None:
    """A finding at the item of this number among those that deduct without asking."""
    leaves = [c for c in desk.rubric.criteria() if c.deductions and not c.deductions[0].wants_reason]
    desk.choose_item([leaf for leaf in leaves if leaf.deductions[0].kind == "fixed"][number].id, jump=False)
    DeskEntry(desk, desk).apply(1)


def test_what_was_done_before_the_restart_is_taken_back_in_words(office: Office) -> None:
    found(office.start())
    assert len(office.findings(0)) == 1
    desk = office.start()
    told: list[str] = []
    desk.taken_back.connect(told.append)
    words = desk.stack.undoText()
    desk.undo()
    assert words
    assert told == [words]
    assert office.findings(0) == ()


def test_it_goes_across_files_and_what_was_taken_back_is_done_again(office: Office) -> None:
    desk = office.start()
    found(desk)
    desk.open_case(office.cases[1])
    found(desk)
    desk.undo()
    desk = office.start()
    assert (desk.stack.count(), desk.stack.index()) == (2, 1)
    desk.redo()
    assert desk.file is not None
    assert desk.file.case_id == office.cases[1]
    assert [len(office.findings(n)) for n in (0, 1)] == [1, 1]
    desk.undo()
    desk.undo()
    assert desk.file.case_id == office.cases[0]
    assert [office.findings(n) for n in (0, 1)] == [(), ()]


def test_going_on_after_a_restart_leaves_the_same_steps_for_the_next_one(office: Office) -> None:
    found(office.start(), 0)
    desk = office.start()
    found(desk, 1)
    desk.undo()
    found(desk, 2)
    desk = office.start()
    assert (desk.stack.count(), desk.stack.index()) == (2, 2)
    desk.undo()
    desk.undo()
    assert office.findings(0) == ()


def test_nobody_takes_back_what_somebody_else_did(office: Office) -> None:
    found(office.start())
    desk = office.start(case=1, person=1)
    told: list[str] = []
    desk.no_step.connect(told.append)
    desk.undo()
    assert told == ["没有可以撤销的操作。"]
    desk.redo()
    assert told[1:] == ["没有可以重做的操作。"]
    assert len(office.findings(0)) == 1


def test_what_was_done_by_another_edition_is_not_taken_back_after_a_restart(office: Office) -> None:
    desk = office.start()
    found(desk, 0)
    content = desk.content
    assert content.opened is not None
    desk.do("改按另一版重评", [SessionRestarted(content.opened.rubric, content.sheet, content.decisions)])
    found(desk, 1)
    assert office.start().stack.count() == 1


def test_a_change_of_edition_taken_back_leaves_what_was_done_before_it(office: Office) -> None:
    desk = office.start()
    found(desk, 0)
    content = desk.content
    assert content.opened is not None
    desk.do("改按另一版重评", [SessionRestarted(content.opened.rubric, content.sheet, content.decisions)])
    found(desk, 1)
    desk.undo()
    desk.undo()
    desk = office.start()
    assert (desk.stack.count(), desk.stack.index()) == (1, 1)
    desk.redo()
    assert len(office.findings(0)) == 1, "what was done by the other edition is not done again"
    desk.undo()
    assert office.findings(0) == ()


def test_a_step_on_which_somebody_went_on_elsewhere_is_not_taken_back(office: Office) -> None:
    """The same person on another computer; their acts came in meanwhile."""
    found(office.start())
    (session,) = office.workspace.sessions.of_case(office.cases[0])
    (finding,) = office.findings(0)
    other = Author(office.persons[0].id, "another computer")
    said = replace(finding, remark="另一台电脑上写的")
    office.workspace.sessions.act(session.id, [FindingChanged(said), FindingWithdrawn(finding.id)], other)
    desk = office.start()
    refused: list[ReviewError] = []
    desk.refused.connect(refused.append)
    desk.undo()
    assert [error.message for error in refused] == [f"“{desk.stack.undoText()}”之后，这份评查表在别处改过，没有撤销。"]
    assert (desk.stack.index(), office.findings(0)) == (1, ())


def test_what_stands_already_is_not_recorded_twice_by_doing_it_again(office: Office) -> None:
    desk = office.start()
    found(desk)
    (finding,) = office.findings(0)
    desk.undo()
    (session,) = office.workspace.sessions.of_case(office.cases[0])
    office.workspace.sessions.act(session.id, [FindingAdded(finding)], Author(office.persons[0].id, "another computer"))
    desk = office.start()
    desk.redo()
    assert office.findings(0) == (finding,)
    assert desk.stack.index() == 0


def test_steps_go_back_and_forth_whatever_was_done(office: Office) -> None:
    """None of one's own is taken for somebody else's."""
    desk = office.start()
    entry = DeskEntry(desk, desk)
    found(desk, 0)
    entry.no_problem()
    found(desk, 1)
    entry.withdraw(desk.sheet.findings[0].id)
    condition = desk.rubric.conditions[0].id
    desk.set_condition(condition, True)
    desk.set_condition(condition, None)
    desk.do("不符合评查条件", [FileIneligible("案卷不全")])
    count, said = desk.stack.count(), desk.content
    for _ in range(count):
        desk.undo()
    assert desk.stack.index() == 0
    assert not desk.sheet.findings
    for _ in range(count):
        desk.redo()
    assert desk.stack.index() == count
    assert desk.content == said
