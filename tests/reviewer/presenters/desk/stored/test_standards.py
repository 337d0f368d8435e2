"""By which standard a case file is reviewed, where what it is becomes known only later."""

from dataclasses import replace

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.entry import DeskEntry
from reviewer.presenters.desk.stored import StoredDesk
from reviewer.storage.workspace import Workspace
from reviewer.storage.writing import Writer
from tests.reviewer.presenters.desk.stored.asking import committed


def known_as(workspace: Workspace, case: str, procedure: str) -> None:
    """The papers are read by now: this is the procedure of the case."""
    readings = workspace.readings
    readings.save(case, replace(readings.case_file(case), procedure=procedure), readings.places(case))


def test_a_file_nobody_began_is_reviewed_by_the_standard_of_what_was_recognised_meanwhile(
    store: StoredDesk, workspace: Workspace, writer: Writer, case: str
) -> None:
    known_as(workspace, case, "")
    desk = DeskPresenter(store)
    desk.open_case(case)
    assert desk.rubric.id == "penalty-ordinary"
    known_as(workspace, case, "普通程序（不予处罚）")
    told: list[str] = []
    desk.edition_changed.connect(lambda: told.append(desk.item))
    desk.look_again()
    assert desk.rubric.id == "no-penalty"
    assert told == [next(iter(desk.statuses))]
    DeskEntry(desk, desk).no_problem()
    committed(workspace, writer)
    (session,) = workspace.sessions.of_case(case)
    assert session.rubric == desk.rubric.hash
    assert session.content.sheet == desk.sheet


def test_a_review_begun_by_another_standard_begins_anew_by_the_right_one_and_comes_back_at_undo(
    store: StoredDesk, workspace: Workspace, writer: Writer, case: str
) -> None:
    desk = DeskPresenter(store)
    desk.open_case(case)
    DeskEntry(desk, desk).no_problem()
    committed(workspace, writer)
    before, ordinary = desk.sheet, desk.rubric.hash
    assert desk.fitting is None
    desk.restart()
    assert desk.sheet == before
    known_as(workspace, case, "普通程序（不予处罚）")
    desk.look_again()
    assert (desk.rubric.hash, desk.sheet) == (ordinary, before)  # nothing happens unasked
    desk.restart()
    fresh = desk.sheet
    assert (desk.rubric.id, fresh.marks, desk.fitting) == ("no-penalty", (), None)
    assert set(fresh.conditions) <= {condition.id for condition in desk.rubric.conditions}
    for act, rubric, sheet in (
        (lambda: None, desk.rubric.hash, fresh),
        (desk.undo, ordinary, before),
        (desk.redo, desk.rubric.hash, fresh),
    ):
        act()
        committed(workspace, writer)
        (session,) = workspace.sessions.of_case(case)
        assert (desk.rubric.hash, desk.sheet) == (session.rubric, session.content.sheet) == (rubric, sheet)
    workspace.sessions.rebuild()
    assert workspace.sessions.of_case(case) == [session]


def test_a_submitted_sheet_is_not_offered_another_standard(
    store: StoredDesk, workspace: Workspace, writer: Writer, case: str
) -> None:
    desk = DeskPresenter(store)
    desk.open_case(case)
    DeskEntry(desk, desk).no_problem()
    desk.submit()
    committed(workspace, writer)
    known_as(workspace, case, "简易程序")
    desk.look_again()
    assert desk.fitting is None
    desk.give_back("标准用错")
    assert desk.fitting is not None
