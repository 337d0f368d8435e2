"""The record: appended only, chained, and it says so when somebody meddled."""

import sqlite3

import pytest

from reviewer.storage.record import Author
from reviewer.storage.verification import verify
from reviewer.storage.workspace import Workspace
from scoring.acts import FactCorrected, FactRestored
from scoring.progress import Silent
from tests.reviewer.storage.conftest import AUTHOR


def test_an_act_comes_back_as_it_was_recorded(workspace: Workspace) -> None:
    act = FactCorrected("cause", "案由", "擅自占道", page=3)
    with workspace.store.writing():
        workspace.record.append("case-1", [act], AUTHOR)
    (event,) = workspace.record.of_stream("case-1")
    assert event.act == act
    assert (event.author, event.kind) == ("person-1", "fact_corrected")


def test_each_act_carries_the_hash_of_its_authors_act_before(workspace: Workspace) -> None:
    other = Author("person-2", "computer-1")
    with workspace.store.writing():
        first, second = workspace.record.append("case-1", [FactRestored("a"), FactRestored("b")], AUTHOR)
        (others,) = workspace.record.append("case-1", [FactRestored("c")], other)
        (third,) = workspace.record.append("case-1", [FactRestored("d")], AUTHOR)
    assert (first.previous, second.previous, third.previous) == ("", first.hash, second.hash)
    assert others.previous == ""


def test_the_database_itself_refuses_to_change_or_delete_an_act(workspace: Workspace) -> None:
    with workspace.store.writing():
        workspace.record.append("case-1", [FactRestored("a")], AUTHOR)
    for statement in ("UPDATE event SET body='{}'", "DELETE FROM event"):
        with pytest.raises(sqlite3.IntegrityError, match="只能追加"):
            workspace.store.execute(statement)


def test_verification_names_an_altered_act_and_a_removed_one(workspace: Workspace) -> None:
    with workspace.store.writing():
        workspace.record.append("case-1", [FactRestored(key) for key in "abcd"], AUTHOR)
    assert verify(workspace, Silent()) == []
    for name in ("event_no_update", "event_no_delete"):
        workspace.store.execute(f"DROP TRIGGER {name}")
    workspace.store.execute('UPDATE event SET body=\'{"key":"z","document":0}\' WHERE seq=2')
    workspace.store.execute("DELETE FROM event WHERE seq=3")
    messages = [a.message for a in verify(workspace, Silent())]
    assert len(messages) == 2
    assert "第2条" in messages[0]
    assert "内容被改动过" in messages[0]
    assert "接不上" in messages[1]


def test_a_failed_block_leaves_no_act_behind(workspace: Workspace) -> None:
    class PlugPulled(Exception):
        pass

    def write_and_stop() -> None:
        with workspace.store.writing():
            workspace.record.append("case-1", [FactRestored("a")], AUTHOR)
            raise PlugPulled

    with pytest.raises(PlugPulled):
        write_and_stop()
    assert workspace.record.of_stream("case-1") == ()
