"""Going back to a dated copy of the database. What stood before is kept beside the copies, so that nothing is lost."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from reviewer.storage.backup import back_up, copied, copy_made_at, dated_copies
from reviewer.storage.clock import Clock, SystemClock
from reviewer.storage.database import SCHEMA_VERSION, translated, uri_of
from reviewer.storage.errors import NotAWorkspace, WorkspaceIsDamaged, WorkspaceIsNewer
from reviewer.storage.lock import WorkspaceLock
from reviewer.storage.workspace import DATABASE
from scoring.errors import ReviewError
from scoring.progress import Progress, Silent

LEFTOVERS = ("-wal", "-shm")  # what SQLite keeps beside a database


class NotABackup(ReviewError):
    """The file is no copy of a workspace's database, or no whole one."""

    def __init__(self, copy: Path) -> None:
        super().__init__(f"“{copy.name}”不是评查库的备份，或者已经损坏；评查库没有改动。", "请换一份备份。")


@dataclass(frozen=True, slots=True)
class Copy:
    """A dated copy, and how much is in it."""

    path: Path
    cases: int
    submitted: int


def copies(folder: Path) -> tuple[Copy, ...]:
    """The readable copies of the workspace in this folder, newest first. Raises NotAWorkspace."""
    _check_place(folder)
    found = []
    for path in dated_copies(folder / "backups"):
        try:
            found.append(described(path))
        except ReviewError:
            continue
    return tuple(found)


def described(copy: Path) -> Copy:
    """What is in a copy. Raises NotABackup, WorkspaceIsNewer."""
    try:
        with closing(_opened(copy)) as database:
            if database.execute("PRAGMA user_version").fetchone()[0] > SCHEMA_VERSION:
                raise WorkspaceIsNewer(copy)
            cases = database.execute("SELECT count(*) FROM case_file").fetchone()[0]
            submitted = database.execute("SELECT count(*) FROM session WHERE state='submitted'").fetchone()[0]
    except sqlite3.Error as error:
        raise NotABackup(copy) from error
    return Copy(copy, cases, submitted)


def restore(folder: Path, copy: Path, clock: Clock | None = None, progress: Progress | None = None) -> Path | None:
    """Put a copy in the place of the database of a workspace that nobody has open. Returns where what stood there is
    kept now; None where nothing did.

    Raises NotAWorkspace, NotABackup, WorkspaceIsNewer, WorkspaceInUse, DiskIsFull, WorkspaceNotWritable.
    """
    _check_place(folder)
    _check(copy)
    lock, database = WorkspaceLock(folder), folder / DATABASE
    part = database.with_suffix(".part")
    try:
        copied(copy, part, progress or Silent())
        kept = _put_away(database, clock or SystemClock())
        part.replace(database)
    except (sqlite3.Error, OSError) as error:
        raise translated(error, database) from error
    finally:
        part.unlink(missing_ok=True)
        lock.release()
    return kept


def _check_place(folder: Path) -> None:
    if not (folder / DATABASE).exists() and not (folder / "backups").is_dir():
        raise NotAWorkspace(folder)


def _check(copy: Path) -> None:
    described(copy)
    with closing(_opened(copy)) as database:
        if database.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise NotABackup(copy)


def _opened(copy: Path) -> sqlite3.Connection:
    """For reading, and nothing is made beside it."""
    return sqlite3.connect(f"{uri_of(copy.absolute())}?mode=ro&immutable=1", uri=True)


def _put_away(database: Path, clock: Clock) -> Path | None:
    """A copy of what stands there, whatever was on its way included; as it lies where it cannot be read."""
    now = clock.now()
    while copy_made_at(database.parent / "backups", now).exists():
        now += timedelta(seconds=1)  # the copy that is gone back to may have been made this second
    try:
        kept = back_up(database, database.parent / "backups", now)
        with closing(sqlite3.connect(database)) as old:
            old.execute("PRAGMA journal_mode=DELETE")  # nothing is left that would be taken for the copy's own
    except sqlite3.DatabaseError as error:
        if not isinstance(translated(error, database), WorkspaceIsDamaged):
            raise
        kept = database.parent / "backups" / f"damaged-{now:%Y%m%d-%H%M%S}.db"
        kept.parent.mkdir(exist_ok=True)
        for end in ("", *LEFTOVERS):
            lying = Path(f"{database}{end}")
            if lying.exists():
                lying.replace(f"{kept}{end}")
    return kept
