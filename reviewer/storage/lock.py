"""One writer a workspace. SQLite's own file lock is used because it works the same on Windows and Linux and the
operating system lets go of it when the process dies, however it dies."""

import sqlite3
from contextlib import ExitStack
from pathlib import Path

from reviewer.storage.errors import WorkspaceInUse, WorkspaceNotWritable


class WorkspaceLock:
    """Held from opening to `release()`. Raises WorkspaceInUse when another process holds it."""

    def __init__(self, folder: Path) -> None:
        path = folder / "in-use.lock"
        with ExitStack() as on_failure:
            try:
                self._connection = sqlite3.connect(path, isolation_level=None, timeout=0, check_same_thread=False)
                on_failure.callback(self._connection.close)
                self._connection.execute("PRAGMA journal_mode=MEMORY")
                self._connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                if getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
                    raise WorkspaceInUse(folder) from error
                raise WorkspaceNotWritable(folder, "文件夹只读或没有权限") from error
            on_failure.pop_all()

    def release(self) -> None:
        """Let another process open the workspace."""
        self._connection.close()
