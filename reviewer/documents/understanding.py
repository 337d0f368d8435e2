"""From pages with text to documents and facts. Runs in the child process: the text is as untrusted as the file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from reviewer.documents.arranging import arranged_documents
from reviewer.documents.copies import set_aside
from reviewer.documents.facts.extraction import extract
from reviewer.documents.facts.papers import Paper
from reviewer.documents.isolation import IsolatedReader
from reviewer.documents.page_numbers import find_stamp, numbers_papers, without_running_heads
from reviewer.documents.splitting import Structure, split_documents
from reviewer.documents.transport import packed, unpacked
from reviewer.library.document_kinds import DocumentKind
from scoring.acts import Arranged
from scoring.casefile import CaseFile, DatedMention, Document, Page, Problem
from scoring.notation.dates import find_dates
from scoring.progress import Progress


class Known(NamedTuple):
    """What documents and facts are found from."""

    pages: tuple[Page, ...]
    structure: Structure
    problems: tuple[Problem, ...] = ()
    arrangement: tuple[Arranged, ...] = ()


SECONDS, SECONDS_A_PAGE = 15.0, 0.03
"""Of work that this may take, and more for each page; usual are three thousandths of a second a page."""


def seconds_for(pages: int) -> float:
    """How long splitting so many pages and finding their facts may take."""
    return SECONDS + SECONDS_A_PAGE * pages


def understand_packed(known: bytes, kinds: tuple[DocumentKind, ...] | None = None, *, progress: Progress) -> bytes:
    """As understand, called from another process: `known` is the Known, the result a CaseFile."""
    return packed(understand(*unpacked(known, Known), kinds, progress=progress))


def understood_by(
    reader: IsolatedReader,
    known: Known,
    kinds: tuple[DocumentKind, ...] | None,
    file: str,
    limit: float,
    progress: Progress | None = None,
) -> CaseFile:
    """As understand, in the child of a reader. `file` names the case file to the user should it fail."""
    work = (understand_packed, packed(known), kinds)
    return unpacked(reader.run(*work, file=file, progress=progress, time_limit=limit), CaseFile)


def understand(
    pages: tuple[Page, ...],
    structure: Structure,
    problems: tuple[Problem, ...] = (),
    arrangement: tuple[Arranged, ...] = (),
    kinds: tuple[DocumentKind, ...] | None = None,
    *,
    progress: Progress | None = None,
) -> CaseFile:
    """Stamped numbers, documents, procedure and facts. Pure; called again whenever recognition has added text, or a
    person has arranged the documents. `kinds`: the shipped ones with an office's own."""
    numbered = _numbered(pages)
    sheets = without_running_heads(numbered)
    if arrangement:
        split = arranged_documents(sheets, arrangement, kinds)
    else:
        split = set_aside(split_documents(sheets, structure, kinds), structure.whole)
    documents = tuple(_described(document) for document in split)
    procedure, facts = extract(documents, numbered)
    return CaseFile(procedure, documents, facts, numbered, problems)


DOUBTFUL = 0.75


def _numbered(pages: Sequence[Page]) -> tuple[Page, ...]:
    """With their stamped numbers. One read with doubt counts only where it follows on a neighbour's: a misread stamp
    would look like a missing page."""
    worded = not numbers_papers(pages)
    found = [find_stamp(page.lines, worded=worded) for page in pages]
    numbers = [stamp[0] if stamp else page.printed_number for stamp, page in zip(found, pages, strict=True)]
    out = []
    for at, (page, stamp) in enumerate(zip(pages, found, strict=True)):
        number = numbers[at]
        if stamp is not None and stamp[1].confidence < DOUBTFUL and not _follows_on(numbers, at):
            number = None
        out.append(page if number == page.printed_number else replace(page, printed_number=number))
    return tuple(out)


def _follows_on(numbers: Sequence[int | None], at: int) -> bool:
    own = numbers[at] or 0
    before = next((n for n in reversed(numbers[max(at - 2, 0) : at]) if n is not None), None)
    after = next((n for n in numbers[at + 1 : at + 3] if n is not None), None)
    return (before is not None and 0 < own - before <= 2) or (after is not None and 0 < after - own <= 2)


def _described(document: Document) -> Document:
    """With its own reference number and its dates."""
    paper = Paper(document, {})
    number = paper.head_number
    return replace(document, reference_number=number[0] if number is not None else None, dates=tuple(_dates(paper)))


def _dates(paper: Paper) -> Iterator[DatedMention]:
    """The dates of labelled fields and signatures, and the date at the foot, each once."""
    seen: set[tuple[str, str]] = set()
    for field in paper.fields:
        if len(field.value) > 120:
            continue
        mention = next((m for m in find_dates(field.value) if not m.inferred), None)
        if mention is not None and (field.label, mention.value.isoformat()) not in seen:
            seen.add((field.label, mention.value.isoformat()))
            yield DatedMention(field.label, mention.value.isoformat(), field.line.page)
    if paper.foot_date is not None:
        mention, line = paper.foot_date
        yield DatedMention("落款日期", mention.value.isoformat(), line.page)
