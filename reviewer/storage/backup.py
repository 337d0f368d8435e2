"""Dated copies of review.db, made with SQLite's own backup so that a copy is whole even while others write."""

import sqlite3
import threading
from contextlib import closing, suppress
from datetime import datetime
from itertools import groupby
from pathlib import Path

from scoring.progress import Progress, Silent

KEEP = 10
_DAY = slice(len("review-"), len("review-20260101"))


def back_up(database: Path, folder: Path, now: datetime, progress: Progress | None = None) -> Path | None:
    """Copy the database into `folder` under the date and time. The last ten of one day stay, and the last one of each
    of the ten days before, so that ten openings in a morning do not push out last week.

    Returns the copy, or None where there is nothing to copy yet. Raises sqlite3.Error, OSError.
    """
    if not database.exists() or database.stat().st_size == 0:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    target = copy_made_at(folder, now)
    part = target.with_suffix(f".{threading.get_ident()}.part")  # two may be asked for in one second
    try:
        copied(database, part, progress or Silent())
    except BaseException:  # cancelled, or no room
        part.unlink(missing_ok=True)
        raise
    part.replace(target)
    for old in _superfluous(dated_copies(folder)[::-1]):
        with suppress(PermissionError):  # Windows deletes none that somebody has open: next time
            old.unlink(missing_ok=True)
    return target


def dated_copies(folder: Path) -> list[Path]:
    """The copies in a folder, newest first."""
    return sorted(folder.glob("review-*.db"), reverse=True)


def copy_made_at(folder: Path, now: datetime) -> Path:
    """The name of a copy says when it was made, to the second."""
    return folder / f"review-{now:%Y%m%d-%H%M%S}.db"


def copied(database: Path, part: Path, progress: Progress) -> None:
    """A whole copy of a database, page by page, whoever writes to it meanwhile. Raises sqlite3.Error, Cancelled."""

    def tell(_status: int, left: int, total: int) -> None:
        progress.step(total - left, total)

    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(part)) as copy:
        source.backup(copy, pages=2000, progress=tell)


def _superfluous(copies: list[Path]) -> list[Path]:
    """Which copies go, of all in order of time."""
    days = [list(of_day) for _, of_day in groupby(copies, key=lambda copy: copy.name[_DAY])]
    kept = {*days[-1][-KEEP:], *(day[-1] for day in days[-KEEP - 1 : -1])}
    return [copy for copy in copies if copy not in kept]
