"""Recordings (录音录像) that belong to a case file: where they lie, how long and large they are, their hash. Files in a
folder are never copied; those in a ZIP are, up to a limit (docs/decisions/0014)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from reviewer.storage.catalogue import Catalogue
from reviewer.storage.codec import from_json, to_json

_KEY = "recordings:"


@dataclass(frozen=True, slots=True)
class KeptRecording:
    """One audio or video file. `seconds` is None where its length is not known.

    `path`: where it lies; with `inside`, the ZIP it lies in and its path in there (in turn for a ZIP inside a ZIP).
    `is_kept`: it is among the workspace's originals, and `path` is only its name.
    """

    path: str
    size: int
    sha256: str
    seconds: float | None = None
    inside: tuple[str, ...] = ()
    is_kept: bool = False

    @property
    def name(self) -> str:
        """The name of the file."""
        return PurePath(self.inside[-1] if self.inside else self.path).name


def keep_recordings(catalogue: Catalogue, case: str, recordings: Sequence[KeptRecording]) -> None:
    """Replace what is known of a case file's recordings; inside the caller's transaction."""
    if recordings:
        catalogue.set_setting(_KEY + case, to_json(tuple(recordings)))


def recordings_of(catalogue: Catalogue, case: str) -> tuple[KeptRecording, ...]:
    """The recordings of a case file, in the order of their names."""
    kept = catalogue.setting(_KEY + case)
    return from_json(kept, tuple[KeptRecording, ...]) if kept else ()
