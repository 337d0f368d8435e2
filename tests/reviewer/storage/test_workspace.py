"""Opening a workspace: backups, locks, later versions, damage, places that cannot be written to."""

import os
import re
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reviewer.storage.backup import KEEP, back_up, dated_copies
from reviewer.storage.catalogue import _CASE_LIST
from reviewer.storage.clock import SteppedClock
from reviewer.storage.database import SCHEMA_VERSION
from reviewer.storage.errors import (
    DiskIsFull,
    NotAWorkspace,
    WorkspaceInUse,
    WorkspaceIsDamaged,
    WorkspaceIsNewer,
    WorkspaceNotWritable,
)
from reviewer.storage.migrations import migrations
from reviewer.storage.record import Author
from reviewer.storage.verification import verify
from reviewer.storage.workspace import Workspace, create_workspace, open_workspace
from scoring.errors import Cancelled
from scoring.progress import Silent
from scoring.roster_acts import RosterLine


def test_the_stated_schema_version_is_the_number_of_migrations() -> None:
    from sqlite_utils import Database

    assert len(list(migrations.pending(Database(memory=True)))) == SCHEMA_VERSION


def test_every_write_is_durable_write_ahead_with_full_synchronisation(workspace: Workspace) -> None:
    assert workspace.store.query("PRAGMA journal_mode")[0][0] == "wal"
    assert workspace.store.query("PRAGMA synchronous")[0][0] == 2


def test_a_workspace_opened_twice_is_refused_in_words_and_opens_again_once_closed(tmp_path: Path) -> None:
    first = create_workspace(tmp_path)
    with pytest.raises(WorkspaceInUse, match="已经在另一个"):
        open_workspace(tmp_path)
    first.close()
    open_workspace(tmp_path).close()


def test_a_later_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    create_workspace(tmp_path).close()
    connection = sqlite3.connect(tmp_path / "review.db")
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    connection.close()
    before = (tmp_path / "review.db").read_bytes()
    with pytest.raises(WorkspaceIsNewer, match="请升级"):
        open_workspace(tmp_path)
    assert (tmp_path / "review.db").read_bytes() == before


def test_lists_of_cases_and_times_are_added_to_a_workspace_made_before_them_and_nothing_is_lost(tmp_path: Path) -> None:
    first = create_workspace(tmp_path)
    with first.store.writing():
        first.catalogue.set_setting("organizer", "某市司法局")
    first.close()
    old = sqlite3.connect(tmp_path / "review.db")
    old.execute("DROP TABLE roster_line")
    old.execute("DROP TABLE work_time")
    old.execute("DELETE FROM _sqlite_migrations WHERE name IN ('009_roster', '010_work_time', '012_rosters_recorded')")
    old.execute("PRAGMA user_version=8")
    old.commit()
    old.close()
    again = open_workspace(tmp_path)
    assert again.store.query("PRAGMA user_version")[0][0] == SCHEMA_VERSION
    assert again.catalogue.setting("organizer") == "某市司法局"
    again.times.add("person", "case", 60)
    again.times.add("person", "case", 30)
    assert again.times.of("person") == {"case": 90}
    again.rosters.keep(
        "campaign", [RosterLine("目录.csv", 2, "", {"party_name": "张某"}, {})], "0" * 64, Author("", "")
    )
    assert [line.values for line in again.rosters.lines("campaign")] == [{"party_name": "张某"}]
    assert list((tmp_path / "backups").iterdir())
    again.close()


def test_a_folder_without_a_database_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkspace):
        open_workspace(tmp_path)


def test_a_damaged_database_says_how_to_go_back_to_a_copy(tmp_path: Path) -> None:
    (tmp_path / "review.db").write_bytes(b"this is no database at all " * 100)
    with pytest.raises(WorkspaceIsDamaged, match="列出备份"):
        open_workspace(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="an administrator may write anywhere")
def test_a_read_only_folder_is_refused_in_words(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(WorkspaceNotWritable, match="只读"):
        create_workspace(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "占位").write_text("x")
    with pytest.raises(WorkspaceNotWritable):
        create_workspace(tmp_path / "占位")


def test_a_full_disk_says_so_and_keeps_what_was_committed(workspace: Workspace) -> None:
    with workspace.store.writing():
        workspace.catalogue.set_setting("a", "kept")
    pages = workspace.store.query("PRAGMA page_count")[0][0]
    workspace.store.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(DiskIsFull, match="磁盘空间不足"), workspace.store.writing():
        workspace.catalogue.set_setting("b", "x" * 100_000)
    assert workspace.catalogue.setting("a") == "kept"
    assert workspace.catalogue.setting("b") == ""


def test_a_database_that_another_program_holds_is_refused_in_words_and_stays_whole(workspace: Workspace) -> None:
    workspace.store.execute("PRAGMA busy_timeout=0")  # in the program: ten seconds of patience
    other = sqlite3.connect(workspace.store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(WorkspaceInUse, match="请先关闭"), workspace.store.writing():
        pass
    other.execute("ROLLBACK")
    other.close()
    with workspace.store.writing():
        workspace.catalogue.set_setting("kept", "afterwards")
    assert workspace.catalogue.setting("kept") == "afterwards"


def test_a_backup_is_dated_whole_and_the_oldest_go(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path, SteppedClock(datetime(2026, 1, 1, tzinfo=UTC)))
    for _ in range(12):
        copy = workspace.back_up()
        assert copy is not None
        assert re.fullmatch(r"review-\d{8}-\d{6}\.db", copy.name)
    workspace.close()
    copies = sorted((tmp_path / "backups").iterdir())
    assert len(copies) == 10
    assert sqlite3.connect(copies[-1]).execute("SELECT count(*) FROM case_file").fetchone() == (0,)


def test_a_backup_says_how_far_it_is_and_leaves_nothing_when_stopped(tmp_path: Path) -> None:
    class Stopping:
        """Stops at the first step."""

        def __init__(self) -> None:
            self.steps: list[tuple[int, int]] = []

        def step(self, done: int, total: int, stage: str = "") -> None:
            self.steps.append((done, total))
            raise Cancelled

    workspace, stopping = create_workspace(tmp_path), Stopping()
    with pytest.raises(Cancelled):
        workspace.back_up(stopping)
    workspace.close()
    assert stopping.steps[0][1] > 0
    assert list((tmp_path / "backups").iterdir()) == []


def test_many_openings_of_one_day_push_out_no_earlier_day(tmp_path: Path) -> None:
    (tmp_path / "review.db").write_bytes(b"")
    sqlite3.connect(tmp_path / "review.db").execute("CREATE TABLE t (x)").connection.close()
    folder = tmp_path / "backups"
    for day in range(1, 15):
        for hour in range(12):
            assert back_up(tmp_path / "review.db", folder, datetime(2026, 3, day, 8 + hour, tzinfo=UTC)) is not None
    names = [copy.name for copy in sorted(folder.iterdir())]
    assert names[:10] == [f"review-202603{day:02}-190000.db" for day in range(4, 14)]
    assert names[10:] == [f"review-20260314-{hour:02}0000.db" for hour in range(10, 20)]


def test_a_copy_that_somebody_is_just_reading_stays_until_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_workspace(tmp_path).close()
    folder = tmp_path / "backups"
    made = [back_up(tmp_path / "review.db", folder, datetime(2026, 3, 1, 8, n, tzinfo=UTC)) for n in range(KEEP)]
    busy, delete = made[0], Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path == busy:
            raise PermissionError(13, "as Windows says of a file that is open")
        delete(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    assert back_up(tmp_path / "review.db", folder, datetime(2026, 3, 1, 9, 0, tzinfo=UTC)) is not None
    assert len(dated_copies(folder)) == KEEP + 1
    busy = None
    assert back_up(tmp_path / "review.db", folder, datetime(2026, 3, 1, 9, 1, tzinfo=UTC)) is not None
    assert len(dated_copies(folder)) == KEEP


def test_what_a_word_file_is_shown_as_is_not_replaced_while_a_page_is_drawn_from_it(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.keep_derived("f" * 64, b"%PDF first")

    def busy(_path: Path, _target: Path) -> None:
        raise PermissionError(13, "as Windows says of a file that is open")

    monkeypatch.setattr(Path, "replace", busy)
    workspace.keep_derived("f" * 64, b"%PDF first")
    with pytest.raises(WorkspaceNotWritable):
        workspace.keep_derived("f" * 64, b"%PDF second")
    assert [path.read_bytes() for path in (workspace.folder / "cache" / "derived").iterdir()] == [b"%PDF first"]


def test_a_missing_and_an_altered_original_are_named(workspace: Workspace, tmp_path: Path) -> None:
    for name in ("甲.pdf", "乙.pdf"):
        (tmp_path / name).write_bytes(name.encode())
    with workspace.store.writing():
        kept = [workspace.originals.keep(tmp_path / name) for name in ("甲.pdf", "乙.pdf")]
    assert verify(workspace, Silent()) == []
    workspace.originals.path(kept[0]).chmod(0o600)  # Windows deletes nothing that is read-only
    workspace.originals.path(kept[0]).unlink()
    altered = workspace.originals.path(kept[1])
    altered.chmod(0o600)
    altered.write_bytes(b"other")
    messages = " ".join(a.message for a in verify(workspace, Silent()))
    assert "不在了" in messages
    assert "被改动过" in messages


def test_006_list_indexes_spare_the_list_the_reading_of_every_page(workspace: Workspace) -> None:
    plan = workspace.store.query(f"EXPLAIN QUERY PLAN {_CASE_LIST}")
    steps = [str(row[3]) for row in plan]
    assert any("page USING" in step and "page_unread" in step for step in steps)
    assert any("suspicion_violated" in step for step in steps)
