"""What the window of papers shows, as values, and what it needs from the rest of the program."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from reviewer.printing.paper_data import Subject
from reviewer.printing.papers import Given, Head


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """A kind of paper that can be made of the chosen case files, with the copies there would be."""

    id: str
    name: str
    scope: str
    is_letter: bool  # has fields; a 评查表 has none
    series: str  # as last used; empty where it has no number
    has_tables: bool
    subjects: tuple[Subject, ...]
    has_forms: bool = False  # whether it may have the head of 信函格式 or another
    has_words: bool = True  # whether it can be a Word document


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of a paper. `columns` where it is a table; `common`: the same on every copy, and remembered."""

    key: str
    required: bool
    columns: tuple[str, ...] = ()
    text: str = ""
    rows: tuple[Mapping[str, str], ...] = ()
    long: bool = False
    common: bool = False


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper that went out."""

    id: str
    kind: str
    label: str
    subject: str
    issued_on: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PapersOpened:
    """What the window begins with."""

    choices: tuple[PaperChoice, ...]
    issued: tuple[Issued, ...]
    head: Head
    remembered: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # kind → field → words


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """Copies of one kind to be made: for whom, under which head, with which words."""

    kind: str
    subjects: tuple[Subject, ...]
    head: Head
    given: Mapping[str, Given]  # by subject id


@dataclass(frozen=True, slots=True)
class Drawn:
    """One copy as it will print, and what must still be given."""

    pdf: bytes
    missing: tuple[str, ...] = ()


class PaperSource(Protocol):
    """The papers of a workspace. Everything here runs on a worker thread."""

    def open(self, cases: Sequence[str]) -> PapersOpened:
        """Read the data for papers about these case files."""
        ...

    def fields(self, kind: str, subject: Subject, given: Given) -> tuple[FieldView, ...]:
        """The fields of one copy: what the data say, with what was given over it."""
        ...

    def draw(self, order: PaperOrder) -> Drawn:
        """The first copy as a draft."""
        ...

    def issued_pdf(self, issued: Issued) -> bytes:
        """The frozen file."""
        ...

    def remember(self, kind: str, head: Head, common: Mapping[str, str]) -> None:
        """Keep the office's name, the series and the common words for the next time."""
