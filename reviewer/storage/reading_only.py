"""A workspace that cannot be written to (a CD, a share without rights) can still be looked at and verified."""

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from reviewer.storage.clock import SystemClock
from reviewer.storage.database import open_store, uri_of
from reviewer.storage.errors import NotAWorkspace, WorkspaceIsDamaged, WorkspaceNotWritable
from reviewer.storage.workspace import DATABASE, Workspace, is_workspace, open_workspace
from scoring.errors import ReviewError

TRIES, PAUSE = 10, 0.2


class WorkspaceBusy(ReviewError):
    """Somebody writes without pause, and nothing but the files themselves can be copied."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"评查库“{folder.name}”正被其他程序写入，读不到完整的内容。", "请等对方写完或者关闭后再试。")


@contextmanager
def opened_for_reading(folder: Path) -> Iterator[Workspace]:
    """The workspace as it is; where nothing can be written beside it, over a passing copy of its database.

    A later version's migrations touch the copy only. Raises what `open_workspace` raises, except WorkspaceNotWritable,
    and WorkspaceBusy.
    """
    if not is_workspace(folder):
        raise NotAWorkspace(folder)
    try:
        workspace = open_workspace(folder)
    except WorkspaceNotWritable:
        with (
            tempfile.TemporaryDirectory(prefix="mingjuan-", ignore_cleanup_errors=True) as scratch,
            closing(_over_copy(folder, Path(scratch))) as copied,
        ):
            yield copied
        return
    with closing(workspace):
        yield workspace


def _over_copy(folder: Path, scratch: Path) -> Workspace:
    copy = scratch / DATABASE
    in_use = (folder / f"{DATABASE}-shm").exists()  # opening a database at rest would leave this file beside it
    if not (in_use and _backed_up(folder / DATABASE, copy)):
        _copied_at_rest(folder, scratch)
    return Workspace(folder, open_store(copy, lambda _path: None), SystemClock(), None)


def _backed_up(database: Path, copy: Path) -> bool:
    """SQLite's own copy, whole even while somebody writes. False where it cannot open a database that lies so."""
    try:
        with (
            closing(sqlite3.connect(f"{uri_of(database.absolute())}?mode=ro", uri=True, timeout=10)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
    except sqlite3.OperationalError:
        copy.unlink(missing_ok=True)
        return False
    except sqlite3.DatabaseError:
        raise WorkspaceIsDamaged(database.parent) from None
    return True


def _copied_at_rest(folder: Path, scratch: Path) -> None:
    """The files as they lie; taken again where one changed meanwhile or they do not fit together."""
    names = (DATABASE, f"{DATABASE}-wal")
    for _ in range(TRIES):
        before = _states(folder, names)
        for name in names:
            (scratch / name).unlink(missing_ok=True)
            with suppress(FileNotFoundError):
                shutil.copyfile(folder / name, scratch / name)
        if _states(folder, names) == before and _is_whole(scratch / DATABASE):
            return
        time.sleep(PAUSE)
    if _states(folder, names) == before:
        raise WorkspaceIsDamaged(folder)
    raise WorkspaceBusy(folder)


def _states(folder: Path, names: Sequence[str]) -> tuple[tuple[int, int] | None, ...]:
    found: list[tuple[int, int] | None] = []
    for name in names:
        try:
            about = (folder / name).stat()
            found.append((about.st_size, about.st_mtime_ns))
        except FileNotFoundError:
            found.append(None)
    return tuple(found)


def _is_whole(database: Path) -> bool:
    try:
        with closing(sqlite3.connect(database)) as copy:
            return bool(copy.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False
