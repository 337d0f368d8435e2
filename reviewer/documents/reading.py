"""Reading one case file: its files are opened one by one in a child process, then understood as a whole."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reviewer.documents.content import Bookmark
from reviewer.documents.isolation import IsolatedReader
from reviewer.documents.media import Recording
from reviewer.documents.sources import CaseSource
from scoring.casefile import CaseFile, Problem
from scoring.progress import Progress, Silent


@dataclass(frozen=True, slots=True)
class PageOrigin:
    """Where a page of the case file comes from: `index` (from 0) in file number `file` (from 0) of its source.

    `rotation`: degrees clockwise that turn the page, as its file displays it, upright. Sizes are of the upright page.
    """

    file: int
    index: int
    width_pt: float
    height_pt: float
    rotation: int = 0


@dataclass(frozen=True, slots=True)
class Derived:
    """A PDF made for viewing a file that has no pages of its own (Word, OFD, text)."""

    file: int
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Structure:
    """What besides the text says where documents begin; kept, so that splitting can be done again after recognition.

    `bookmarks` count pages of the case file from 1. `files`: name and first page of each file; `whole`: the first
    pages of those files that are one document each.
    """

    bookmarks: tuple[Bookmark, ...] = ()
    files: tuple[tuple[str, int], ...] = ()
    whole: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one CaseSource."""

    case: CaseFile
    page_origins: tuple[PageOrigin, ...]
    derived: tuple[Derived, ...] = ()
    structure: Structure = Structure()
    recordings: tuple[Recording, ...] = ()
    problems: tuple[Problem, ...] = ()


def ask_nobody(_path: Path) -> str | None:
    """The answer to "which password?" where nobody can be asked."""
    return None


def read_case(
    source: CaseSource,
    *,
    recognise: bool = False,
    password_for: Callable[[Path], str | None] = ask_nobody,
    progress: Progress | None = None,
    reader: IsolatedReader | None = None,
) -> Reading:
    """Read every file of the source. What cannot be read becomes a problem; the rest goes on."""
    progress = progress or Silent()
    if reader is None:
        with IsolatedReader() as own:
            return _read(source, recognise, password_for, progress, own)
    return _read(source, recognise, password_for, progress, reader)


def understand(pages: tuple["Page", ...], structure: Structure) -> CaseFile:
    """Split pages with their text into documents and read the facts. Pure; call it again when recognition adds text."""
    raise NotImplementedError
