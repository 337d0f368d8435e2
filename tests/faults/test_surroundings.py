"""What a workspace stands in changes under it: its folder goes, the clock is put back, a crash left half a file."""

import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reviewer.intake.starting import current_campaign
from reviewer.storage import backup
from reviewer.storage.clock import SteppedClock
from reviewer.storage.errors import DiskIsFull, WorkspaceIsGone
from reviewer.storage.record import Author
from reviewer.storage.verification import verify
from reviewer.storage.workspace import Workspace, create_workspace
from scoring.acts import DoubtRaised, SessionSubmitted
from scoring.progress import Silent
from scoring.sheet import Doubt
from tests.reviewer.storage.support import add_case

AUTHOR = Author("person-1", "computer-1")
BEGIN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> SteppedClock:
    return SteppedClock(BEGIN)


@pytest.fixture
def workspace(tmp_path: Path, clock: SteppedClock) -> Iterator[Workspace]:
    made = create_workspace(tmp_path / "共享" / "评查库", clock)
    current_campaign(made)
    add_case(made)
    yield made
    made.close()


def begun(workspace: Workspace) -> str:
    campaign = current_campaign(workspace)
    return workspace.sessions.open(workspace.catalogue.case_ids()[0], campaign.id, campaign.rubric, AUTHOR).id


def doubt(workspace: Workspace, session: str, name: str) -> int:
    """Raise a doubt. How many there are."""
    criterion = workspace.editions.rubric(current_campaign(workspace).rubric).criteria()[0].id
    done = workspace.sessions.act(session, [DoubtRaised(Doubt(name, criterion, "？"))], AUTHOR)
    return len(done.content.sheet.doubts)


@pytest.mark.skipif(os.name == "nt", reason="Windows moves no folder with an open file")
def test_what_a_folder_that_is_gone_would_swallow_is_refused_and_goes_on_once_it_is_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    session = begun(workspace)
    assert doubt(workspace, session, "d1") == 1
    share, away = tmp_path / "共享", tmp_path / "别处"
    share.rename(away)
    share.mkdir()  # an empty place, as where a share of the network was
    workspace.folder.mkdir()
    with pytest.raises(WorkspaceIsGone, match="不在原来的位置"):
        doubt(workspace, session, "d2")
    with pytest.raises(WorkspaceIsGone):
        workspace.twin()
    assert list(workspace.folder.iterdir()) == []  # no empty workspace in its place
    workspace.folder.rmdir()
    share.rmdir()
    away.rename(share)
    assert doubt(workspace, session, "d2") == 2
    assert verify(workspace, Silent()) == []


def test_a_clock_that_was_put_back_mixes_up_no_sheet(workspace: Workspace, clock: SteppedClock) -> None:
    session = begun(workspace)
    doubt(workspace, session, "d1")
    clock.at -= timedelta(days=40)
    doubt(workspace, session, "d2")
    submitted = workspace.sessions.act(session, [SessionSubmitted()], AUTHOR)
    assert workspace.sessions.as_it_was(session, submitted.submitted_at) == submitted
    workspace.sessions.rebuild()
    assert workspace.sessions.get(session) == submitted
    assert verify(workspace, Silent()) == []


def test_a_copy_for_which_there_is_no_room_leaves_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_database: Path, part: Path, _progress: object) -> None:
        part.write_bytes(b"half")
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorname = "SQLITE_FULL"  # type: ignore[misc]
        raise error

    monkeypatch.setattr(backup, "copied", full)
    with pytest.raises(DiskIsFull):
        workspace.back_up()
    assert list((workspace.folder / "backups").iterdir()) == []


def test_what_a_crash_left_half_written_goes_after_a_day(workspace: Workspace, clock: SteppedClock) -> None:
    clock.at = datetime.now(UTC)
    folder = workspace.folder / "files" / "ab"
    folder.mkdir(parents=True)
    for name, age in (("old.pdf.part", 2), ("new.pdf.part", 0), ("old.pdf", 2)):
        (folder / name).write_bytes(b"%PDF")
        moment = clock.at.timestamp() - age * 86_400
        os.utime(folder / name, (moment, moment))
    workspace.back_up()
    assert sorted(path.name for path in folder.iterdir()) == ["new.pdf.part", "old.pdf"]
