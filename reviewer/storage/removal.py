"""Taking a case file out again that was imported by mistake or twice, as long as nobody has begun to review it."""

import stat
from collections.abc import Iterable
from pathlib import Path

from reviewer.storage.record import Author
from reviewer.storage.workspace import Workspace
from scoring.errors import ReviewError
from scoring.workspace_acts import CaseRemoved

_OF_CASE = ("reading", "suspicion", "outcome", "work_time", "undo_step", "desk_memory", "case_original")


class ReviewHasBegun(ReviewError):
    """What somebody decided about a case file is never taken away."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"{code} 号案卷已经开始评查，不能移出。",
            "不该评的，打开后在“案情”里记为不符合评查条件，写明理由；已经提交的，先退回。",
        )


def remove_cases(workspace: Workspace, cases: Iterable[str], author: Author) -> None:
    """Forget case files and originals no other has, all or none; the record says who did. Raises ReviewHasBegun."""
    unused: list[Path] = []
    with workspace.store.writing():
        for case in cases:
            row = workspace.catalogue.case(case)
            if workspace.sessions.of_case(case):
                raise ReviewHasBegun(row.code)
            workspace.record.append(case, [CaseRemoved(row.code, row.title, row.reference_number)], author)
            unused += forget_case(workspace, case)
    delete_files(unused)


def forget_case(workspace: Workspace, case: str) -> list[Path]:
    """Take a case file out of every table; inside the caller's transaction. Returns the originals nobody has now."""
    store = workspace.store
    originals = {sha256 for sha256, _ in workspace.catalogue.originals_of(case)}
    workspace.readings.clear(case)
    for table in _OF_CASE:
        store.execute(f"DELETE FROM {table} WHERE case_file=?", (case,))
    store.execute("DELETE FROM setting WHERE key=?", (f"recordings:{case}",))
    store.execute("DELETE FROM case_file WHERE id=?", (case,))
    used = {row[0] for row in store.query("SELECT sha256 FROM case_original")}
    unused = sorted(originals - used)
    paths = [workspace.originals.path(sha256) for sha256 in unused]
    store.connection.executemany("DELETE FROM original WHERE sha256=?", [(sha256,) for sha256 in unused])
    return paths


def delete_files(paths: Iterable[Path]) -> None:
    """Once the database has forgotten them: originals are read-only, which not every system deletes. Windows deletes
    none that a page is still being drawn from: it stays, in nobody's way, and serves if the file is taken in again."""
    for path in paths:
        if path.exists():
            path.chmod(stat.S_IREAD | stat.S_IWRITE)
            try:
                path.unlink()
            except PermissionError:
                path.chmod(stat.S_IREAD | stat.S_IRGRP)
