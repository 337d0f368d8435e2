"""What 简报 shows, as values, and what it needs from the rest of the program."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reviewer.presenters.ports import BulletinDraft, IssuedBulletin
from reviewer.printing.bulletins import Masked
from reviewer.printing.clippings import Clipping

Settings = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LiveNumber:
    """A number in the text that comes from the data: where it stands and what is behind it.

    `line` counts the lines of the text from 0. `edited`: a person changed it; `expected` is what the data say.
    """

    line: int
    start: int
    length: int
    name: str
    cases: tuple[str, ...] = ()
    edited: bool = False
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the check found. `stops`: the bulletin cannot be issued so. `line` -1: no particular line. A remark on
    clippings names the finding they show."""

    message: str
    stops: bool
    line: int = -1
    clippings_of: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """One look at the draft: its live numbers, what the check says, and the page as it will print."""

    numbers: tuple[LiveNumber, ...]
    remarks: tuple[Remark, ...]
    pdf: bytes
    printed_at: tuple[tuple[int, float], ...] = ()  # each line of the text: page from 0, part of its height
    waits: bool = False  # for clippings that are being cut: the check has not seen them


@dataclass(frozen=True, slots=True)
class TypicalChoice:
    """A finding that can be dissected as a typical case."""

    finding: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """What the place begins with."""

    draft: BulletinDraft
    composed: str  # the text as the data say it now
    issues: tuple[IssuedBulletin, ...]


class BulletinSource(Protocol):
    """The bulletins of a workspace. Everything here runs on a worker thread, one call at a time."""

    def open(self) -> Opened:
        """The draft, composed from the data where none was begun, and what went out."""
        ...

    def compose(self, settings: Settings) -> BulletinDraft:
        """The text as the data say it now."""
        ...

    def correct(self, issue: IssuedBulletin) -> BulletinDraft:
        """The next issue as the correction of this one."""
        ...

    def begin(self) -> BulletinDraft:
        """The next issue from the beginning."""
        ...

    def copy_wording(self) -> Path:
        """Lay copies of the shipped wording where the office can edit them; the folder."""
        ...

    def cut_pictures(self, settings: Settings) -> bool:
        """Cut the pictures of the typical cases out of their pages. Whether there are new ones."""
        ...

    def clippings(self, settings: Settings) -> Sequence[Clipping]:
        """The pictures of the typical cases as they print under these settings, with what is covered on them."""
        ...

    def proof(self, draft: BulletinDraft) -> Proof:
        """Find the live numbers, check, render."""
        ...

    def rendered(self, draft: BulletinDraft, suffix: str) -> bytes:
        """The draft as the file that a name with this suffix promises: .pdf, .docx, or its tables as .xlsx."""
        ...

    def masked(self, draft: BulletinDraft) -> Sequence[Masked]:
        """What is kept out of the bulletin, and where."""
        ...

    def save(self, draft: BulletinDraft) -> None:
        """Keep the draft."""

    def choices(self, settings: Settings) -> Sequence[TypicalChoice]:
        """The findings that can be dissected, the chosen ones first."""
        ...

    def issue(self, draft: BulletinDraft) -> IssuedBulletin:
        """Freeze the draft under its number. Raises ReviewError where the check stops it."""
        ...

    def pdf_of(self, issue: IssuedBulletin) -> bytes:
        """The frozen file, checked against its hash."""
        ...

    def docx_of(self, issue: IssuedBulletin) -> bytes:
        """The frozen Word document, checked against its hash."""
        ...

    def numbers_of(self, issue: IssuedBulletin) -> tuple[LiveNumber, ...]:
        """The live numbers of its text, by the reviews it was made from."""
        ...

    def text_of(self, issue: IssuedBulletin) -> str:
        """The text it was printed from."""
        ...
