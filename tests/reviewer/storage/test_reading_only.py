"""A workspace that cannot be written to is looked at over a copy, which is whole even while somebody writes."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reviewer.storage import reading_only
from reviewer.storage.errors import WorkspaceIsDamaged, WorkspaceNotWritable
from reviewer.storage.reading_only import WorkspaceBusy, opened_for_reading
from reviewer.storage.verification import verify
from reviewer.storage.workspace import create_workspace
from scoring.progress import Silent
from tests.patience import PATIENCE
from tests.reviewer.storage.support import add_case


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a case file on a disk that takes nothing."""
    workspace = create_workspace(tmp_path / "评查库")
    add_case(workspace)
    workspace.close()

    def refused(folder: Path) -> None:
        raise WorkspaceNotWritable(folder, "只读")

    monkeypatch.setattr(reading_only, "open_workspace", refused)
    return tmp_path / "评查库"


@contextmanager
def _writer(folder: Path) -> Iterator[threading.Event]:
    """Writes pairs of rows that belong together, without pause, as another computer's program does."""
    ended, begun = threading.Event(), threading.Event()

    def write() -> None:
        connection = sqlite3.connect(folder / "review.db", isolation_level=None, timeout=PATIENCE)
        connection.execute("PRAGMA journal_mode=WAL")
        number = 0
        while not ended.is_set():
            number += 1
            connection.execute("BEGIN IMMEDIATE")
            for key in ("left", "right"):
                body = str(number) + "x" * 20_000
                connection.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?,?)", (key, body))
            connection.execute("COMMIT")
            begun.set()
        connection.close()

    thread = threading.Thread(target=write)
    thread.start()
    assert begun.wait(PATIENCE)
    try:
        yield begun
    finally:
        ended.set()
        thread.join()


def test_the_copy_is_whole_while_somebody_writes(folder: Path) -> None:
    with _writer(folder):
        for _ in range(15):
            with opened_for_reading(folder) as workspace:
                settings = {row[0]: row[1] for row in workspace.store.query("SELECT key, value FROM setting")}
                assert settings["left"] == settings["right"]
                assert len(workspace.catalogue.cases()) == 1
                assert verify(workspace, Silent()) == []


def test_files_that_sqlite_cannot_open_where_they_lie_are_copied_together(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_only, "_backed_up", lambda *_: False)
    open_elsewhere = sqlite3.connect(folder / "review.db")
    open_elsewhere.execute("PRAGMA journal_mode=WAL")
    open_elsewhere.execute("INSERT INTO setting (key, value) VALUES ('in the log', 'yes')")
    open_elsewhere.commit()
    with opened_for_reading(folder) as workspace:
        assert workspace.catalogue.setting("in the log") == "yes"
    open_elsewhere.close()


def test_files_that_never_rest_are_refused_and_no_half_state_is_shown(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_only, "_backed_up", lambda *_: False)
    monkeypatch.setattr(reading_only, "PAUSE", 0.0)
    numbers = iter(range(1000))
    monkeypatch.setattr(reading_only, "_states", lambda *_: ((next(numbers), 0),))
    with pytest.raises(WorkspaceBusy, match="正被其他程序写入"), opened_for_reading(folder):
        pytest.fail("a half state was shown")


def test_a_copy_that_does_not_fit_together_is_damaged(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_only, "PAUSE", 0.0)
    (folder / "review.db").write_bytes(b"SQLite format 3\0" + bytes(5000))
    with pytest.raises(WorkspaceIsDamaged), opened_for_reading(folder):
        pytest.fail("a damaged database was shown")
