"""Original files, kept under their SHA-256, read-only, never rewritten."""

import hashlib
import os
import shutil
import stat
from pathlib import Path

from reviewer.storage.database import Store
from reviewer.storage.errors import refused


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class Originals:
    """`files/ab/<sha256><suffix>` below the workspace folder."""

    def __init__(self, folder: Path, store: Store) -> None:
        self._folder = folder
        self._store = store

    def copy_in(self, source: Path, sha256: str = "") -> str:
        """Copy a file in (once), without touching the database. Returns its SHA-256.

        Raises DiskIsFull, WorkspaceNotWritable.
        """
        sha256 = sha256 or sha256_of(source)
        target = self._target(sha256, source.suffix.lower())
        if not target.exists():
            _copy(source, target)
        return sha256

    def register(self, source: Path, sha256: str) -> None:
        """Enter a file that was copied in."""
        suffix = source.suffix.lower()
        self._store.execute(
            "INSERT OR IGNORE INTO original (sha256, size, suffix) VALUES (?,?,?)",
            (sha256, self._target(sha256, suffix).stat().st_size, suffix),
        )

    def keep(self, source: Path) -> str:
        """Copy a file in and enter it. Returns its SHA-256. Raises DiskIsFull, WorkspaceNotWritable."""
        sha256 = self.copy_in(source)
        with self._store.writing():
            self.register(source, sha256)
        return sha256

    def path(self, sha256: str) -> Path:
        """Where the file lies. Raises KeyError for a hash that was never kept."""
        rows = self._store.query("SELECT suffix FROM original WHERE sha256=?", (sha256,))
        if not rows:
            raise KeyError(sha256)
        return self._target(sha256, rows[0][0])

    def all(self) -> list[tuple[str, Path]]:
        """Every kept file: its hash and its place."""
        rows = self._store.query("SELECT sha256, suffix FROM original ORDER BY sha256")
        return [(row[0], self._target(row[0], row[1])) for row in rows]

    def _target(self, sha256: str, suffix: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}{suffix}"


def _copy(source: Path, target: Path) -> None:
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, part)
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())
        os.replace(part, target)
        target.chmod(stat.S_IREAD | stat.S_IRGRP)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise refused(error, target.parent) from error
