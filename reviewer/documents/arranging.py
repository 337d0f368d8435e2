"""The documents of a case file as a person arranged them (归目). Pure."""

from collections.abc import Sequence
from itertools import pairwise

from reviewer.documents.copies import TITLE as COPIES
from reviewer.documents.kinds.recognising import recognise
from reviewer.documents.kinds.titles import plain_title
from reviewer.documents.layout.joining import paragraphs
from reviewer.documents.layout.labels import with_colons
from reviewer.documents.page_numbers import edge_lines
from reviewer.documents.splitting import page_title
from reviewer.library.document_kinds import DocumentKind, shipped_kinds
from scoring.acts import Arranged
from scoring.casefile import Document, Page


def arranged_documents(
    pages: Sequence[Page], arrangement: Sequence[Arranged], kinds: tuple[DocumentKind, ...] | None = None
) -> tuple[Document, ...]:
    """The documents in the order of the arrangement. Each ends before the next one begins; pages before the first
    belong to the first."""
    if not pages or not arrangement:
        return ()
    known = kinds or shipped_kinds()
    last_page = pages[-1].number
    firsts = sorted({max(one.first_page, pages[0].number) for one in arrangement if one.first_page <= last_page})
    firsts[0] = pages[0].number
    ends = {first: following - 1 for first, following in pairwise([*firsts, last_page + 1])}
    begun = {min(one.first_page for one in arrangement): firsts[0]}
    placed = ((one, begun.get(one.first_page, one.first_page)) for one in arrangement)
    return tuple(_document(one, pages, first, ends[first], known) for one, first in placed if first in ends)


def _document(one: Arranged, pages: Sequence[Page], first: int, last: int, kinds: tuple[DocumentKind, ...]) -> Document:
    own = [page for page in pages if first <= page.number <= last]
    if one.title == COPIES:
        return Document(one.seq, "unknown", "其他文书", COPIES, first, last)
    lines = with_colons(paragraphs(own, [line for page in own for line in edge_lines(page)]))
    found = page_title(own[0], kinds)
    title = one.title or (plain_title(found.text) if found is not None else "")
    chosen = next((kind for kind in kinds if kind.code == one.kind), None)
    if chosen is not None:
        return Document(one.seq, chosen.code, chosen.label, title or chosen.label, first, last, lines=lines)
    kind, label, _ = recognise(title, "\n".join(line.text for line in lines), kinds)
    return Document(one.seq, kind, label, title or label, first, last, lines=lines)
