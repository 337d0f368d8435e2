"""Recordings (录音录像) that belong to a case file: where they lie, how long and large they are, their hash. The files
themselves are never copied."""

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.storage.catalogue import Catalogue
from reviewer.storage.codec import from_json, to_json

_KEY = "recordings:"


@dataclass(frozen=True, slots=True)
class KeptRecording:
    """One audio or video file outside the workspace. `seconds` is None where its length is not known."""

    path: str
    size: int
    sha256: str
    seconds: float | None = None


def keep_recordings(catalogue: Catalogue, case: str, recordings: Sequence[KeptRecording]) -> None:
    """Replace what is known of a case file's recordings; inside the caller's transaction."""
    if recordings:
        catalogue.set_setting(_KEY + case, to_json(tuple(recordings)))


def recordings_of(catalogue: Catalogue, case: str) -> tuple[KeptRecording, ...]:
    """The recordings of a case file, in the order of their names."""
    kept = catalogue.setting(_KEY + case)
    return from_json(kept, tuple[KeptRecording, ...]) if kept else ()
