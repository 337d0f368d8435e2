"""Dated copies of review.db, made with SQLite's own backup so that a copy is whole even while others write."""

import sqlite3
from datetime import datetime
from pathlib import Path

KEEP = 10


def back_up(database: Path, folder: Path, now: datetime, keep: int = KEEP) -> Path | None:
    """Copy the database into `folder` under the date and time; the oldest beyond `keep` go.

    Returns the copy, or None where there is nothing to copy yet. Raises sqlite3.Error, OSError.
    """
    if not database.exists() or database.stat().st_size == 0:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"review-{now:%Y%m%d-%H%M%S}.db"
    part = target.with_suffix(".part")
    source = sqlite3.connect(database)
    copy = sqlite3.connect(part)
    try:
        source.backup(copy, pages=2000)
    finally:
        copy.close()
        source.close()
    part.replace(target)
    for old in sorted(folder.glob("review-*.db"))[:-keep]:
        old.unlink(missing_ok=True)
    return target
