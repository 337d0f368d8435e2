"""评查库: one folder that anyone can copy.

review.db    the record, the catalogue, what was read
files/       originals by hash, read-only
cache/       can be deleted
exports/     what was printed
backups/     dated copies of review.db

The list of case files must stand on the screen at once, so only the catalogue is imported with this module; the other
parts come when they are first asked for.
"""

import sqlite3
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.storage.catalogue import Catalogue
from reviewer.storage.clock import Clock, SystemClock
from reviewer.storage.database import Store, connect, open_store, translated
from reviewer.storage.errors import NotAWorkspace, refused
from reviewer.storage.lock import WorkspaceLock
from scoring.progress import Progress

if TYPE_CHECKING:
    from reviewer.storage.bulletins import Bulletins
    from reviewer.storage.editions import Editions
    from reviewer.storage.memory import Memory
    from reviewer.storage.originals import Originals
    from reviewer.storage.outcomes import Outcomes
    from reviewer.storage.papers import Papers
    from reviewer.storage.readings import Readings
    from reviewer.storage.record import Record
    from reviewer.storage.rosters import Rosters
    from reviewer.storage.sessions import Sessions
    from reviewer.storage.steps import Steps
    from reviewer.storage.times import Times

DATABASE = "review.db"
DAY = 86_400  # seconds


class Workspace:
    """An open workspace. Belongs to the thread that opened it; other threads work on their own `twin()`."""

    def __init__(self, folder: Path, store: Store, clock: Clock, lock: WorkspaceLock | None) -> None:
        self.folder = folder
        self.store = store
        self.clock = clock
        self._lock = lock
        self.catalogue = Catalogue(store, clock)
        self.passwords: dict[str, str] = {}  # hash of an encrypted original → its password; never written anywhere

    @cached_property
    def record(self) -> "Record":
        """What people decided."""
        from reviewer.storage.record import Record

        return Record(self.store, self.clock)

    @cached_property
    def originals(self) -> "Originals":
        """The original files."""
        from reviewer.storage.originals import Originals

        return Originals(self.folder / "files", self.store)

    @cached_property
    def editions(self) -> "Editions":
        """The rubric editions in use."""
        from reviewer.storage.editions import Editions

        return Editions(self.store)

    @cached_property
    def readings(self) -> "Readings":
        """What was read from the originals."""
        from reviewer.storage.readings import Readings

        return Readings(self.store, self.record)

    @cached_property
    def outcomes(self) -> "Outcomes":
        """What each case file came to."""
        from reviewer.storage.outcomes import Outcomes

        return Outcomes(self.store)

    @cached_property
    def sessions(self) -> "Sessions":
        """The review sessions."""
        from reviewer.storage.sessions import Sessions

        return Sessions(self.store, self.record, self.editions, self.clock)

    @cached_property
    def bulletins(self) -> "Bulletins":
        """The bulletins."""
        from reviewer.storage.bulletins import Bulletins

        return Bulletins(self.store, self.record, self.originals, self.clock)

    @cached_property
    def times(self) -> "Times":
        """How long people worked on case files."""
        from reviewer.storage.times import Times

        return Times(self.store)

    @cached_property
    def steps(self) -> "Steps":
        """What can be taken back at the desk."""
        from reviewer.storage.steps import Steps

        return Steps(self.store)

    @cached_property
    def memory(self) -> "Memory":
        """What somebody left behind at the desk."""
        from reviewer.storage.memory import Memory

        return Memory(self.store)

    @cached_property
    def papers(self) -> "Papers":
        """Letters and records that went out."""
        from reviewer.storage.papers import Papers

        return Papers(self.store, self.record, self.originals, self.clock)

    @cached_property
    def rosters(self) -> "Rosters":
        """The lists of cases."""
        from reviewer.storage.rosters import Rosters

        return Rosters(self.store, self.record)

    @property
    def cache(self) -> Path:
        """A folder for what can be computed again."""
        return _made(self.folder / "cache")

    @property
    def exports(self) -> Path:
        """The folder for printed files."""
        return _made(self.folder / "exports")

    def keep_derived(self, sha256: str, pdf: bytes) -> None:
        """Keep the PDF made for viewing an original that has no pages of its own. Raises DiskIsFull,
        WorkspaceNotWritable, as on Windows where a page of another one is just drawn from there."""
        target = self._derived(sha256)
        part = target.with_suffix(".part")
        try:
            if target.exists() and target.read_bytes() == pdf:
                return
            target.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(pdf)
            part.replace(target)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise refused(error, target.parent) from error

    def page_file(self, sha256: str) -> Path:
        """The file to draw pages of this original from: the original, or the PDF derived from it."""
        derived = self._derived(sha256)
        return derived if derived.exists() else self.originals.path(sha256)

    def _derived(self, sha256: str) -> Path:
        return self.folder / "cache" / "derived" / f"{sha256}.pdf"

    def twin(self) -> "Workspace":
        """A further connection to the same workspace, for another thread to open and close."""
        twin = Workspace(self.folder, connect(self.folder / DATABASE), self.clock, None)
        twin.passwords = self.passwords  # one for all threads
        return twin

    def back_up(self, progress: Progress | None = None) -> Path | None:
        """Make a dated copy of the database. Raises DiskIsFull, WorkspaceNotWritable."""
        copy = _backed_up(self.folder / DATABASE, self.clock, progress)
        _sweep(self.folder, self.clock.now().timestamp() - DAY)
        return copy

    def close(self) -> None:
        """Close the connection and let others open the workspace."""
        self.store.close()
        if self._lock is not None:
            self._lock.release()


def is_workspace(folder: Path) -> bool:
    """Whether the folder holds a workspace."""
    return (folder / DATABASE).is_file()


def create_workspace(folder: Path, clock: Clock | None = None) -> Workspace:
    """Make a new workspace in a folder, or open the one that is there. Raises ReviewError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refused(error, folder) from error
    return _open(folder, clock or SystemClock())


def open_workspace(folder: Path, clock: Clock | None = None) -> Workspace:
    """Open an existing workspace for writing.

    Raises NotAWorkspace, WorkspaceInUse, WorkspaceIsNewer, WorkspaceIsDamaged, WorkspaceNotWritable, DiskIsFull.
    """
    if not is_workspace(folder):
        raise NotAWorkspace(folder)
    return _open(folder, clock or SystemClock())


def _open(folder: Path, clock: Clock) -> Workspace:
    lock = WorkspaceLock(folder)
    try:
        store = open_store(folder / DATABASE, lambda path: _backed_up(path, clock))
    except BaseException:
        lock.release()
        raise
    return Workspace(folder, store, clock, lock)


def _backed_up(database: Path, clock: Clock, progress: Progress | None = None) -> Path | None:
    from reviewer.storage.backup import back_up

    try:
        return back_up(database, database.parent / "backups", clock.now(), progress)
    except (sqlite3.OperationalError, OSError) as error:
        raise translated(error, database) from error


def _sweep(folder: Path, before: float) -> None:
    """Files whose writing a crash cut short: what is whole has another name. Nobody writes a whole day at one."""
    for place in ("files", "cache", "backups"):
        for part in (folder / place).rglob("*.part"):
            with suppress(OSError):
                if part.stat().st_mtime < before:
                    part.unlink()


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise refused(error, folder.parent) from error
    return folder
