"""The desk over a real workspace: acts reach the record, in order, off our thread."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from queue import Queue
from typing import TypeVar

import pytest

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.entry import DeskEntry
from reviewer.presenters.desk.ports import DeskReader, OpenCase
from reviewer.presenters.desk.stored import StoredDesk
from reviewer.storage.places import PagePlace
from reviewer.storage.record import Author
from reviewer.storage.steps import Steps
from reviewer.storage.workspace import Workspace, create_workspace
from reviewer.storage.writing import Writer
from scoring.acts import ConditionSet, DoubtRaised, DoubtSettled, SessionOpened, SessionSubmitted
from scoring.casefile import CaseFile, Document, Page, Source
from scoring.errors import ReviewError
from scoring.sheet import Doubt
from tests.patience import PATIENCE
from tests.reviewer.documents.rendering.papers import text_pdf
from tests.reviewer.presenters.desk_support import suspicions
from tests.reviewer.presenters.writing_here import Here
from tests.reviewer.storage.support import add_case

T = TypeVar("T")
Stored = Callable[[Author | None], StoredDesk]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = create_workspace(tmp_path / "评查库")
    yield workspace
    workspace.close()


@pytest.fixture
def writer(workspace: Workspace) -> Iterator[Writer]:
    writer = Writer(workspace)
    yield writer
    writer.close()


@pytest.fixture
def author(workspace: Workspace) -> Author:
    with workspace.store.writing():
        return Author(workspace.catalogue.add_person("沈知远").id, "computer")


@pytest.fixture
def case(workspace: Workspace, tmp_path: Path) -> str:
    from reviewer.intake.starting import current_campaign

    current_campaign(workspace)
    name = add_case(workspace)
    sha = workspace.originals.keep(text_pdf(tmp_path / "甲.pdf", 3))
    documents = (
        Document(1, "filing_approval", "立案审批表", "立案审批表", 1, 1),
        Document(2, "decision", "行政处罚决定书", "行政处罚决定书", 2, 3),
    )
    pages = tuple(Page(n, (), Source.TEXT) for n in (1, 2, 3))
    places = [PagePlace(n, sha, n - 1, 595, 842, 90 if n == 3 else 0) for n in (1, 2, 3)]
    workspace.readings.save(name, CaseFile("普通程序", documents, (), pages), places)
    workspace.readings.save_suspicions(name, suspicions())
    return name


@pytest.fixture
def stored(workspace: Workspace, writer: Writer) -> Stored:
    """The store for whoever works here."""
    return lambda who: StoredDesk(workspace, writer, lambda: who, reader=Here(workspace))


@pytest.fixture
def store(stored: Stored, author: Author) -> StoredDesk:
    return stored(author)


def answer(store: StoredDesk, question: Callable[[DeskReader], T]) -> T:
    """Where nothing is being written."""
    answers: list[T] = []
    store.ask(question, answers.append, pytest.fail)
    return answers[0]


def read(store: StoredDesk, case: str) -> OpenCase:
    return answer(store, lambda reader: reader.open(case))


def not_kept(_steps: Steps, _author: Author) -> None:
    """Nothing that is taken back step by step."""


def committed(workspace: Workspace, writer: Writer) -> None:
    """Waits until everything handed to the writer is on the disk."""
    done: Queue[object] = Queue()
    writer.submit(lambda _: None, done.put, done.put)
    assert done.get(timeout=PATIENCE) is None


def test_opening_to_look_writes_nothing(store: StoredDesk, workspace: Workspace, case: str) -> None:
    opened = read(store, case)
    assert opened.session == ""
    assert workspace.sessions.of_case(case) == []
    assert [s.key for s in opened.suspicions] == [s.key for s in suspicions()]
    assert opened.kind_labels["decision"] == "行政处罚决定书"


def test_pages_are_found_where_the_originals_are_kept(store: StoredDesk, case: str) -> None:
    origins = read(store, case).origins
    assert [(o.index, o.rotation) for o in origins] == [(0, 0), (1, 0), (2, 90)]
    assert all(o.path.is_file() for o in origins)


def test_the_first_act_begins_the_session_with_the_case_facts(
    store: StoredDesk, workspace: Workspace, writer: Writer, author: Author, case: str
) -> None:
    desk = DeskPresenter(store)
    desk.open_case(case)
    shown = dict(desk.sheet.conditions)
    assert shown["hearing_held"] is False
    DeskEntry(desk, desk).no_problem()
    committed(workspace, writer)
    (session,) = workspace.sessions.of_case(case)
    assert session.reviewer == author.id
    acts = [event.act for event in workspace.record.of_stream(session.id)]
    assert isinstance(acts[0], SessionOpened)
    assert {a.condition for a in acts if isinstance(a, ConditionSet)} == set(shown)
    assert session.content.sheet == desk.sheet


def test_many_quick_acts_keep_their_order_in_one_session(
    store: StoredDesk, workspace: Workspace, writer: Writer, case: str
) -> None:
    desk = DeskPresenter(store)
    desk.open_case(case)
    entry = DeskEntry(desk, desk)
    for name in list(desk.statuses)[:8]:
        desk.choose_item(name, jump=False)
        entry.no_problem()
    desk.undo()
    committed(workspace, writer)
    (session,) = workspace.sessions.of_case(case)
    assert session.content.sheet == desk.sheet
    assert read(store, case).content.sheet == desk.sheet


def test_what_was_written_is_there_after_a_restart(
    stored: Stored, store: StoredDesk, workspace: Workspace, writer: Writer, author: Author, case: str
) -> None:
    desk = DeskPresenter(store)
    desk.open_case(case)
    leaf = next(c for c in desk.rubric.criteria() if c.deductions and not c.deductions[0].wants_reason)
    desk.choose_item(leaf.id, jump=False)
    DeskEntry(desk, desk).apply(1)
    desk.submit()
    committed(workspace, writer)
    again = DeskPresenter(stored(author))
    again.open_case(case)
    assert again.sheet == desk.sheet
    assert "已提交" in again.locked


def test_somebody_else_looks_and_cannot_write(
    stored: Stored, store: StoredDesk, workspace: Workspace, writer: Writer, case: str
) -> None:
    desk = DeskPresenter(store)
    desk.open_case(case)
    DeskEntry(desk, desk).no_problem()
    committed(workspace, writer)
    with workspace.store.writing():
        other = Author(workspace.catalogue.add_person("陆文舟").id, "computer")
    opened = read(stored(other), case)
    assert opened.locked == "本卷由沈知远评查，只能查看。"


def test_nobody_can_write_before_saying_who_they_are(
    stored: Stored, workspace: Workspace, writer: Writer, case: str
) -> None:
    store = stored(None)
    errors: list[Exception] = []
    moments: list[datetime] = []
    store.commit(read(store, case), [ConditionSet("court", True)], not_kept, moments.append, errors.append)
    assert isinstance(errors[0], ReviewError)
    assert "评查人" in str(errors[0])
    assert moments == []


def test_the_desk_knows_who_settled_a_doubt_and_when(
    store: StoredDesk, workspace: Workspace, writer: Writer, case: str
) -> None:
    doubt = Doubt("d1", "x", "能否授权？")
    store.commit(read(store, case), [DoubtRaised(doubt), SessionSubmitted()], not_kept, lambda _: None, lambda e: None)
    committed(workspace, writer)
    assert read(store, case).settled_by == {}
    with workspace.store.writing():
        head = Author(workspace.catalogue.add_person("周慎行").id, "computer")
    workspace.sessions.act(read(store, case).session, [DoubtSettled("d1", "可以。")], head)
    opened = read(store, case)
    assert opened.content.conclusions == {"d1": "可以。"}
    at = datetime.fromisoformat(workspace.record.of_stream(opened.session)[-1].at).astimezone()
    assert opened.settled_by == {"d1": f"周慎行 {at:%Y-%m-%d}"}


def quoted(store: StoredDesk, case: str) -> tuple[DeskPresenter, DeskEntry, str]:
    """A finding whose remark is a quotation; the key of its item and rule among the remarks."""
    desk = DeskPresenter(store)
    desk.open_case(case)
    entry = DeskEntry(desk, desk)
    leaf = next(c for c in desk.rubric.criteria() if c.deductions and not c.deductions[0].wants_reason)
    desk.choose_item(leaf.id, jump=False)
    entry.quote = "没有日期"
    entry.apply(1)
    return desk, entry, f"{leaf.id}/{leaf.deductions[0].id}"


def test_earlier_remarks_are_counted_by_item_and_rule(
    store: StoredDesk, workspace: Workspace, writer: Writer, case: str
) -> None:
    _, _, rule = quoted(store, case)
    committed(workspace, writer)
    assert store.remarks()[rule] == [("“没有日期”", 1)]


def test_remarks_of_the_record_are_known_and_those_withdrawn_are_not(
    stored: Stored, store: StoredDesk, workspace: Workspace, writer: Writer, author: Author, case: str
) -> None:
    desk, entry, rule = quoted(store, case)
    committed(workspace, writer)
    again = stored(author)
    read(again, case)
    committed(workspace, writer)
    assert again.remarks() == store.remarks() == {rule: [("“没有日期”", 1)]}
    entry.withdraw(desk.sheet.findings[0].id)
    assert store.remarks() == {}


def test_the_next_file_is_the_next_one_not_submitted(store: StoredDesk, workspace: Workspace, case: str) -> None:
    assert answer(store, lambda reader: reader.next_case(case)) == ""
    second = add_case(workspace, "乙公司案")
    assert answer(store, lambda reader: reader.next_case(case)) == second
    assert answer(store, lambda reader: reader.next_case(second)) == case


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
