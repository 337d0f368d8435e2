"""What was read from one case file: pages, documents, facts. Values only; nothing here was decided by a person
except facts whose source is PERSON."""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in fractions (0–1) of the page's width and height as displayed upright without user rotation;
    origin top left."""

    left: float
    top: float
    right: float
    bottom: float

    def __reduce__(self) -> tuple[type["Box"], tuple[float, ...]]:
        """Thousands a file pass between processes; the dataclass's own way takes five times as long."""
        return Box, (self.left, self.top, self.right, self.bottom)


@dataclass(frozen=True, slots=True)
class Region:
    """A place in the case file: a page (order in the file, from 1), and a box on it (None: the whole page)."""

    page: int
    box: Box | None = None


class Source(StrEnum):
    """Where a text or a fact comes from."""

    TEXT = "text"
    OCR = "ocr"
    ROSTER = "roster"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text. `text` is normalised (see scoring.notation.normalise), `original` is as read.

    `joint` is what stands between the line before (on the same page) and this one when the page is read aloud:
    a line break, "" where a paragraph or a table cell wraps, "：" between the label and the value of a form,
    "　" between cells of one row. `Page.lines` are lines as they stand on the sheet; `Document.lines` are already
    joined (a whole paragraph, or `label：value`, each) and all have the default.
    """

    text: str
    page: int
    box: Box | None = None
    original: str = ""
    confidence: float = 1.0
    joint: str = "\n"

    def __reduce__(self) -> tuple[type["TextLine"], tuple[str, int, Box | None, str, float, str]]:
        """As for Box."""
        return TextLine, (self.text, self.page, self.box, self.original, self.confidence, self.joint)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the case file, in file order from 1.

    `printed_number` is the page number stamped on the sheet, where one was found; `printed_last` the last one where
    it stands for several (a Word file whose footer says `8-9`).
    `source` is None while the page has no text yet (waiting for recognition).
    """

    number: int
    lines: tuple[TextLine, ...] = ()
    source: Source | None = None
    printed_number: int | None = None
    printed_last: int | None = None


UNKNOWN_KIND = "unknown"  # of a document that was not recognised


@dataclass(frozen=True, slots=True)
class DatedMention:
    """A date in a document and what it is the date of (ISO, as `2025-09-26`)."""

    label: str
    date: str
    page: int


@dataclass(frozen=True, slots=True)
class Document:
    """One document (文书) of the case file. Pages count from 1 in file order; both ends are included."""

    seq: int
    kind: str  # code from resources/document-kinds, UNKNOWN_KIND where not recognised
    kind_label: str
    title: str
    first_page: int
    last_page: int
    reference_number: str | None = None
    dates: tuple[DatedMention, ...] = ()
    lines: tuple[TextLine, ...] = ()

    @property
    def text(self) -> str:
        """The document's normalised text, one line of text a line."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Fact:
    """One value read from the file or given by a person.

    `key` as in docs/facts.md (decision_date, fine_amount …); `value`: dates ISO, times `HH:MM`, money in yuan as a
    plain decimal string. `document` is the seq of the document it stands in, None where it belongs to the whole file.
    Where two documents disagree both facts exist; the first of a key in CaseFile.facts is the preferred one.
    `read` of a person's fact is the value as read that it puts right; empty where nothing was read.
    """

    key: str
    label: str
    value: str
    region: Region | None = None
    document: int | None = None
    confidence: float = 1.0
    source: Source = Source.TEXT
    read: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read: which file, and a sentence that says what to do."""

    file: str
    message: str


@dataclass(frozen=True, slots=True)
class CaseFile:
    """All that is known of one case file. Empty facts mean *not known*, never *absent in law*."""

    procedure: str  # 普通程序 / 简易程序 / 不予处罚 …, "" where not recognised
    documents: tuple[Document, ...] = ()
    facts: tuple[Fact, ...] = ()
    pages: tuple[Page, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    def fact(self, key: str, document: int | None = None) -> Fact | None:
        """The preferred fact of this key (a person's before a machine's), or None."""
        return next(iter(self.all_facts(key, document)), None)

    def all_facts(self, key: str, document: int | None = None) -> tuple[Fact, ...]:
        """Every fact of this key, a person's first, otherwise in the order read."""
        found = [f for f in self.facts if f.key == key and document in (None, f.document)]
        return tuple(sorted(found, key=lambda f: f.source is not Source.PERSON))

    def of_kind(self, *kinds: str) -> tuple[Document, ...]:
        """The documents of these kinds, in file order."""
        return tuple(d for d in self.documents if d.kind in kinds)

    def document_on(self, page: int) -> Document | None:
        """The document that this page belongs to."""
        return next((d for d in self.documents if d.first_page <= page <= d.last_page), None)
