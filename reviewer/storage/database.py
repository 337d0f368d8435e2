"""Opening review.db: settings of SQLite, migrations, refusal of later versions, translation of its errors.

sqlite-utils takes a third of a second to import; a database that needs no migration is opened without it, so that the
list of case files stands on the screen at once.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from reviewer.storage.errors import (
    DiskIsFull,
    WorkspaceInUse,
    WorkspaceIsDamaged,
    WorkspaceIsGone,
    WorkspaceIsNewer,
    WorkspaceNotWritable,
    refused,
)

if TYPE_CHECKING:
    from reviewer.storage.tables import Database

SCHEMA_VERSION = 15  # the number of migrations; a test holds it against migrations.py


class Store:
    """One connection to review.db. It belongs to the thread that opened it."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    def query(self, sql: str, parameters: tuple[object, ...] = ()) -> list[sqlite3.Row]:
        """All rows of a reading statement."""
        return self.connection.execute(sql, parameters).fetchall()

    def execute(self, sql: str, parameters: tuple[object, ...] = ()) -> sqlite3.Cursor:
        """Run one statement inside the caller's `writing()` block."""
        return self.connection.execute(sql, parameters)

    @property
    def tables(self) -> "Database":
        """The same connection through sqlite-utils."""
        from reviewer.storage.tables import Database

        return Database(self.connection)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it is committed, or nothing. Raises DiskIsFull, WorkspaceInUse, WorkspaceIsGone,
        WorkspaceNotWritable."""
        if self.connection.in_transaction:
            yield
            return
        if not self.path.exists():  # an open file takes what is written to it though nobody will find it again
            raise WorkspaceIsGone(self.path.parent)
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield
            self.connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            self._roll_back()
            raise translated(error, self.path) from error
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()


def uri_of(path: PurePath) -> str:
    """An address as SQLite takes it: in a share of the network (Windows) the computer's name is part of the path."""
    uri = path.as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


def translated(error: sqlite3.Error | OSError, path: Path) -> Exception:
    """What SQLite or the operating system says of the surroundings of the database at this path, as something the user
    can act on; our own bugs stay as they are."""
    if isinstance(error, OSError):
        return refused(error, path.parent)
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_FULL"):
        return DiskIsFull()
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_IOERR")) and not path.exists():
        return WorkspaceIsGone(path.parent)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return WorkspaceNotWritable(path.parent, "文件夹只读或没有权限")
    if name.startswith("SQLITE_IOERR"):
        return WorkspaceNotWritable(path.parent, "磁盘读写出错")
    if name.startswith("SQLITE_BUSY"):
        return WorkspaceInUse(path.parent)
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return WorkspaceIsDamaged(path.parent)
    return error


def connect(path: Path, *, may_create: bool = False) -> Store:
    """A further connection to an existing, already migrated database: where it is gone, none is made in its place."""
    try:
        address = f"{uri_of(path.absolute())}?mode={'rwc' if may_create else 'rw'}"
        connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=10)
    except sqlite3.Error as error:
        raise translated(error, path) from error
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
    except sqlite3.Error as error:
        connection.close()  # Windows moves no open file, as a damaged one is when a copy takes its place
        raise translated(error, path) from error
    return Store(path, connection)


def open_store(path: Path, before_migration: Callable[[Path], object]) -> Store:
    """Open or create the database and bring it up to date.

    `before_migration` is called with the path of an existing database before anything in it is changed.
    Raises WorkspaceIsNewer, WorkspaceIsDamaged, WorkspaceNotWritable.
    """
    existed = path.exists() and path.stat().st_size > 0
    store = connect(path, may_create=not existed)
    try:
        version = store.query("PRAGMA user_version")[0][0]
        if version > SCHEMA_VERSION:
            raise WorkspaceIsNewer(path.parent)
        if version < SCHEMA_VERSION:
            if existed:
                before_migration(path)
            _migrate(store)
    except sqlite3.Error as error:
        store.close()
        raise translated(error, path) from error
    except BaseException:
        store.close()
        raise
    return store


def _migrate(store: Store) -> None:
    from reviewer.storage.migrations import migrations

    migrations.apply(store.tables)
    store.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
