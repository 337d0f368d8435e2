"""Recordings of a case file: kept or referenced when it is taken in, found and compared when they are wanted."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.storage.recordings import KeptRecording, keep_recordings, recordings_of
from reviewer.storage.verification import Alteration
from reviewer.storage.workspace import Workspace
from scoring.casefile import Problem
from scoring.errors import ReviewError
from scoring.progress import Progress, Silent

if TYPE_CHECKING:
    from reviewer.documents.media import Recording
    from reviewer.documents.sources import CaseSource

KEPT_UP_TO = 200 * 1024 * 1024
"""A recording out of a ZIP is kept up to this size; a larger one is fetched from the ZIP when it is wanted."""
FETCHED = "recordings"
"""The folder below the cache for what was fetched from a ZIP."""


class RecordingGone(ReviewError):
    """A recording is not where it was, or is another file now."""


def kept_recordings(
    workspace: Workspace, source: "CaseSource", recordings: "Sequence[Recording]"
) -> tuple[KeptRecording, ...]:
    """The recordings of a case file that is being taken in; those the import unpacked are copied up to the limit."""
    found = []
    for recording in recordings:
        kept = KeptRecording(str(recording.path), recording.size, recording.sha256, recording.seconds)
        place = source.packed.get(recording.path)
        if place is not None and recording.size <= KEPT_UP_TO:
            workspace.originals.copy_in(recording.path, recording.sha256)
            kept = replace(kept, path=recording.path.name, is_kept=True)
        elif place is not None:
            kept = replace(kept, path=str(place.archive), inside=place.inside)
        found.append(kept)
    return tuple(found)


def register_recordings(workspace: Workspace, case: str, recordings: Sequence[KeptRecording]) -> None:
    """Enter them; inside the caller's transaction."""
    for kept in recordings:
        if kept.is_kept:
            workspace.originals.register(Path(kept.path), kept.sha256)
    keep_recordings(workspace.catalogue, case, recordings)


def is_there(workspace: Workspace, kept: KeptRecording) -> bool:
    """Whether a recording seems to be in its place; its content is not read."""
    path = workspace.originals.path(kept.sha256) if kept.is_kept else Path(kept.path)
    try:
        return path.is_file() and (bool(kept.inside) or path.stat().st_size == kept.size)
    except OSError:
        return False


def playable(workspace: Workspace, kept: KeptRecording, progress: Progress) -> Path:
    """The file to be played, compared with its hash. Raises RecordingGone."""
    path = Path(kept.path)
    if kept.is_kept:
        path = workspace.originals.path(kept.sha256)
    elif kept.inside:
        path = _fetched(workspace, kept, progress)
    _compare(path, kept, progress)
    return path


def refresh_recordings(workspace: Workspace, case: str) -> tuple[Problem, ...]:
    """Look at every recording of a case file again: its length as read now; what is gone or changed is told.

    Size and hash stay those of the day it was taken in: they are what it is compared with.
    """
    from reviewer.documents.media import duration

    found: list[KeptRecording] = []
    problems: list[Problem] = []
    for kept in recordings_of(workspace.catalogue, case):
        try:
            path = playable(workspace, kept, Silent())
            found.append(replace(kept, seconds=duration(path)))
        except RecordingGone as error:
            found.append(kept)
            problems.append(Problem(kept.name, f"录音录像{error.message.split('”', 1)[-1]}{error.hint}"))
    with workspace.store.writing():
        keep_recordings(workspace.catalogue, case, found)
    return tuple(problems)


def altered_recordings(workspace: Workspace, progress: Progress) -> Iterator[Alteration]:
    """Recordings outside the workspace that are gone or are other files now. Kept ones are originals like the rest."""
    for row in workspace.catalogue.cases():
        for kept in recordings_of(workspace.catalogue, row.id):
            try:
                if not kept.is_kept:
                    _compare_outside(kept, progress)
            except RecordingGone as error:
                yield Alteration(kept.sha256, f"案卷 {row.code} 的录音录像{error.message}{error.hint}")


def _compare_outside(kept: KeptRecording, progress: Progress) -> None:
    """Compare a recording outside the workspace; nothing is written in the workspace for it."""
    with tempfile.TemporaryDirectory(prefix="mingjuan-", ignore_cleanup_errors=True) as scratch:
        _compare(_unpacked(kept, Path(scratch)), kept, progress)


def _compare(path: Path, kept: KeptRecording, progress: Progress) -> None:
    if not path.is_file():
        raise _gone(kept)
    if not _is_same(path, kept, progress):
        raise RecordingGone(f"“{kept.name}”与导入时不一样了。", f"原来的位置：{kept.path}")


def _gone(kept: KeptRecording) -> RecordingGone:
    return RecordingGone(f"“{kept.name}”不在原处了。", f"原来的位置：{kept.path}")


def _is_same(path: Path, kept: KeptRecording, progress: Progress) -> bool:
    from reviewer.documents.media import sha256_of

    try:
        return path.stat().st_size == kept.size and sha256_of(path, progress) == kept.sha256
    except OSError:
        return False


def _fetched(workspace: Workspace, kept: KeptRecording, progress: Progress) -> Path:
    """The recording out of its ZIP, in the cache; unpacked once."""
    target = workspace.cache / FETCHED / f"{kept.sha256}{Path(kept.inside[-1]).suffix.lower()}"
    if not target.exists():
        with tempfile.TemporaryDirectory(prefix="mingjuan-", ignore_cleanup_errors=True) as scratch:
            unpacked = _unpacked(kept, Path(scratch))
            _compare(unpacked, kept, progress)  # only then its hash may name a file: it may be of another workspace
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(target.name + ".part")
            shutil.move(unpacked, part)
            part.replace(target)
    return target


def _unpacked(kept: KeptRecording, scratch: Path) -> Path:
    from reviewer.documents.archives import unpack_one

    archive = Path(kept.path)
    for depth, inside in enumerate(kept.inside):
        unpacked = scratch / str(depth)
        if not archive.is_file() or not unpack_one(archive, inside, unpacked):
            raise _gone(kept)
        archive = unpacked
    return archive
