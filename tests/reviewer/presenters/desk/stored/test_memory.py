"""Words begun and pages looked at over a real workspace: written on the writer's thread, there with the file again."""

import pytest

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.memory import DeskMemory
from reviewer.presenters.stored.memory import StoredMemory
from reviewer.storage.memory import Remembered
from reviewer.storage.record import Author
from reviewer.storage.workspace import Workspace
from reviewer.storage.writing import Writer
from tests.reviewer.presenters.desk.stored.asking import Stored, committed, read

FORM = "存疑：1.1 立案审批"
pytestmark = pytest.mark.usefixtures("qapp")


def test_both_are_there_after_a_restart_and_for_nobody_else(
    stored: Stored, workspace: Workspace, writer: Writer, author: Author, case: str
) -> None:
    desk = DeskPresenter(stored(author))
    memory = DeskMemory(desk, desk)
    memory.keep_in(StoredMemory(writer, lambda: author, pytest.fail))
    desk.open_case(case)
    memory.write(FORM, "见证人是否适格")
    desk.page_stood(2)
    memory.keep()
    committed(workspace, writer)
    assert workspace.sessions.of_case(case) == []  # looking and beginning to write are no review
    again = DeskPresenter(stored(author))
    later = DeskMemory(again, again)
    again.open_case(case)
    assert (later.draft(FORM), again.seen_pages()) == ("见证人是否适格", {2})
    other = Author("person-2", author.device)
    assert read(stored(other), case).remembered == Remembered()
    assert read(stored(None), case).remembered == Remembered()


def test_for_nobody_nothing_is_written(workspace: Workspace, writer: Writer, case: str) -> None:
    kept = StoredMemory(writer, lambda: None, pytest.fail).keep(case, Remembered({FORM: "见证人"}))
    committed(workspace, writer)
    assert not kept
    assert workspace.store.query("SELECT count(*) FROM desk_memory")[0][0] == 0
