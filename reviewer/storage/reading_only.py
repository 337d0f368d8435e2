"""A workspace that cannot be written to (a CD, a share without rights) can still be looked at and verified."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from reviewer.storage.clock import SystemClock
from reviewer.storage.database import open_store
from reviewer.storage.errors import NotAWorkspace, WorkspaceNotWritable
from reviewer.storage.workspace import DATABASE, Workspace, is_workspace, open_workspace


@contextmanager
def opened_for_reading(folder: Path) -> Iterator[Workspace]:
    """The workspace as it is; where nothing can be written beside it, over a passing copy of its database.

    A later version's migrations touch the copy only. Raises what `open_workspace` raises, except WorkspaceNotWritable.
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
    for name in (DATABASE, f"{DATABASE}-wal"):
        if (folder / name).exists():
            shutil.copyfile(folder / name, scratch / name)
    return Workspace(folder, open_store(scratch / DATABASE, lambda _path: None), SystemClock(), None)
