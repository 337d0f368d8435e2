"""Going back to a dated copy: all of it comes back, what stood before is kept, and nothing changes where it fails."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
import pytest

from reviewer.storage.clock import SteppedClock
from reviewer.storage.errors import NotAWorkspace, WorkspaceInUse, WorkspaceIsDamaged, WorkspaceIsNewer
from reviewer.storage.restoring import NotABackup, copies, described, restore
from reviewer.storage.verification import verify
from reviewer.storage.workspace import create_workspace, open_workspace
from scoring.errors import Cancelled
from scoring.progress import Silent
from tests.reviewer.storage.support import add_case


def later(days: int = 1) -> SteppedClock:
    """So that no two copies are made in one second."""
    return SteppedClock(datetime.now(UTC).astimezone() + timedelta(days=days))


def titles(folder: Path) -> list[str]:
    workspace = open_workspace(folder)
    try:
        assert verify(workspace, Silent()) == []
        return [row.title for row in workspace.catalogue.cases()]
    finally:
        workspace.close()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy with one case file, of a workspace that has two by now."""
    workspace = create_workspace(tmp_path)
    add_case(workspace, "甲公司案")
    made = workspace.back_up()
    assert made is not None
    add_case(workspace, "乙公司案")
    workspace.close()
    return made


def test_the_copy_stands_in_the_place_of_the_database_and_what_stood_before_is_a_copy_now(
    tmp_path: Path, copy: Path
) -> None:
    assert [(c.path, c.cases, c.submitted) for c in copies(tmp_path)] == [(copy, 1, 0)]
    kept = restore(tmp_path, copy, later())
    assert kept is not None
    assert (described(kept).cases, described(copy).cases) == (2, 1)
    assert titles(tmp_path) == ["甲公司案"]
    restore(tmp_path, kept, later(2))
    assert titles(tmp_path) == ["甲公司案", "乙公司案"]
    assert not list(tmp_path.glob("*.part"))


def test_what_was_not_yet_in_the_database_itself_is_kept_too(tmp_path: Path, copy: Path) -> None:
    """A program that was killed leaves its last acts in a file beside the database."""
    with closing(sqlite3.connect(tmp_path / "review.db")) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("UPDATE case_file SET title='丙公司案' WHERE title='乙公司案'")
        database.commit()
        lying = {end: Path(f"{tmp_path}/review.db{end}").read_bytes() for end in ("", "-wal")}
    for end, content in lying.items():
        Path(f"{tmp_path}/review.db{end}").write_bytes(content)
    kept = restore(tmp_path, copy, later())
    assert kept is not None
    with closing(sqlite3.connect(kept)) as database:
        assert ("丙公司案",) in database.execute("SELECT title FROM case_file").fetchall()
    assert titles(tmp_path) == ["甲公司案"]


def test_a_damaged_database_is_put_aside_as_it_lies(tmp_path: Path, copy: Path) -> None:
    (tmp_path / "review.db").write_bytes(b"this is no database at all " * 100)
    with pytest.raises(WorkspaceIsDamaged):
        open_workspace(tmp_path)
    kept = restore(tmp_path, copy)
    assert kept is not None
    assert kept.name.startswith("damaged-")
    assert kept.read_bytes().startswith(b"this is no database")
    assert titles(tmp_path) == ["甲公司案"]


def test_a_damaged_database_is_left_open_by_nobody(tmp_path: Path, copy: Path) -> None:
    """Whoever is told of the damage still has the error in hand when the copy takes its place; Windows moves no file
    that is open."""
    (tmp_path / "review.db").write_bytes(b"this is no database at all " * 100)
    with pytest.raises(WorkspaceIsDamaged) as told:
        open_workspace(tmp_path)
    assert told.value.__cause__ is not None
    assert not [file.path for file in psutil.Process().open_files() if file.path.startswith(str(tmp_path))]


def test_a_database_that_is_gone_comes_back(tmp_path: Path, copy: Path) -> None:
    for left in tmp_path.glob("review.db*"):
        left.unlink()
    assert restore(tmp_path, copy) is None
    assert titles(tmp_path) == ["甲公司案"]


def _newer(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as database:
        database.execute("PRAGMA user_version=9999")


def _cut(copy: Path) -> None:
    os.truncate(copy, copy.stat().st_size // 2)


def _other(copy: Path) -> None:
    copy.unlink()
    with closing(sqlite3.connect(copy)) as database:
        database.execute("CREATE TABLE something (else_ TEXT)")


@pytest.mark.parametrize(
    ("spoil", "error"),
    [(_newer, WorkspaceIsNewer), (_cut, NotABackup), (_other, NotABackup), (Path.unlink, NotABackup)],
    ids=["written by a later version", "cut short", "another database", "gone"],
)
def test_what_is_no_whole_copy_changes_nothing(tmp_path: Path, copy: Path, spoil: object, error: type) -> None:
    assert callable(spoil)
    spoil(copy)
    with pytest.raises(error):
        restore(tmp_path, copy)
    assert titles(tmp_path) == ["甲公司案", "乙公司案"]


def test_an_open_workspace_and_a_folder_without_one_are_refused(tmp_path: Path, copy: Path) -> None:
    workspace = open_workspace(tmp_path)
    with pytest.raises(WorkspaceInUse):
        restore(tmp_path, copy)
    assert len(workspace.catalogue.cases()) == 2
    workspace.close()
    (tmp_path / "空").mkdir()
    for refused in (lambda: restore(tmp_path / "空", copy), lambda: copies(tmp_path / "空")):
        with pytest.raises(NotAWorkspace):
            refused()


def test_a_restore_that_is_stopped_changes_nothing(tmp_path: Path, copy: Path) -> None:
    class Stopping:
        def step(self, done: int, total: int, stage: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        restore(tmp_path, copy, progress=Stopping())
    assert titles(tmp_path) == ["甲公司案", "乙公司案"]
    assert not list(tmp_path.glob("*.part"))
