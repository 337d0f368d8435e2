"""The desk over a real workspace: acts reach the record, in order, off our thread."""

from datetime import datetime

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.entry import DeskEntry
from reviewer.presenters.desk.stored import StoredDesk
from reviewer.storage.record import Author
from reviewer.storage.workspace import Workspace
from reviewer.storage.writing import Writer
from scoring.acts import ConditionSet, DoubtRaised, DoubtSettled, SessionOpened, SessionSubmitted
from scoring.errors import ReviewError
from scoring.sheet import Doubt
from tests.reviewer.presenters.desk.stored.asking import Stored, answer, committed, not_kept, read
from tests.reviewer.presenters.desk_support import suspicions
from tests.reviewer.storage.support import add_case


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
