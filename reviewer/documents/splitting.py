"""Where the documents of a case file begin (归目): by files, by bookmarks, by titles, by its list of contents. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from reviewer.documents.content import Bookmark
from reviewer.documents.contents_page import entries, is_contents_title, page_by_stamp
from reviewer.documents.kinds.recognising import UNKNOWN, recognise, title_on
from reviewer.documents.kinds.titles import Title, plain_title, title_of
from reviewer.documents.layout.joining import paragraphs
from reviewer.documents.layout.labels import with_colons
from reviewer.documents.page_numbers import edge_lines
from reviewer.library.document_kinds import DocumentKind
from scoring.casefile import Document, Page

Kinds = tuple[DocumentKind, ...] | None  # None: those that come with the program


@dataclass(frozen=True, slots=True)
class Structure:
    """What besides the text says where documents begin; kept, so that splitting can be done again after recognition.

    `bookmarks` count pages of the case file from 1. `files`: name (without suffix) and first page of each file;
    `whole`: the first pages of those files that are one document each; `loose`: of those that are single pictures.
    """

    bookmarks: tuple[Bookmark, ...] = ()
    files: tuple[tuple[str, int], ...] = ()
    whole: tuple[int, ...] = ()
    loose: tuple[int, ...] = ()


@dataclass(slots=True)
class _Starts:
    """The pages on which documents begin, with the best name known for each."""

    names: dict[int, str] = field(default_factory=dict)

    def add(self, page: int, name: str) -> None:
        if not self.names.get(page):
            self.names[page] = name


def split_documents(pages: Sequence[Page], structure: Structure, kinds: Kinds = None) -> tuple[Document, ...]:
    """The documents, in order; every page belongs to exactly one."""
    if not pages:
        return ()
    titles = {p.number: found for p in pages if (found := page_title(p, kinds)) is not None}
    structure = replace(structure, whole=_of_one_paper(structure, titles, kinds))
    starts = _Starts()
    _by_files(structure, titles, starts)
    marked = _by_bookmarks(structure, titles, starts)
    _by_titles(pages, structure, titles, marked, starts)
    _by_contents(pages, structure, titles, starts)
    starts.add(pages[0].number, _title_text(titles.get(pages[0].number)))
    return _documents(pages, starts, kinds)


def page_title(page: Page, kinds: Kinds = None) -> Title | None:
    """The title with which a page begins a document: one of the known names, or one that looks like a title."""
    stamps = edge_lines(page)
    known = title_on([line for line in page.lines if line not in stamps], kinds)
    looks = title_of(page)
    if known is None:
        return looks
    line = looks.line if looks is not None else page.lines[0]
    return Title(plain_title(known), line, True)


_BUNDLE = 3
"""From how many kinds of paper on a file that is one document by its format holds several."""


def _of_one_paper(structure: Structure, titles: dict[int, Title], kinds: Kinds) -> tuple[int, ...]:
    """Of the files that are one document by their format those that are: a Word file may hold the whole case, each
    paper on a page of its own."""
    several = set()
    for first, last in _file_ranges(structure) if structure.whole else ():
        found = {recognise(t.text, "", kinds)[0] for page, t in titles.items() if first <= page < last}
        if len(found - {UNKNOWN[0]}) >= _BUNDLE:
            several.add(first)
    return tuple(first for first in structure.whole if first not in several)


def _title_text(title: Title | None) -> str:
    return title.text if title is not None else ""


def _by_files(structure: Structure, titles: dict[int, Title], starts: _Starts) -> None:
    """A new file begins a new document, unless it is one picture of a series."""
    loose = set(structure.loose)
    several = len(structure.files) > 1
    for name, first in structure.files:
        if first in loose and not _names_a_paper(name):
            continue
        printed = _title_text(titles.get(first))
        starts.add(first, printed or (file_title(name) if several or first in structure.whole else ""))


def file_title(name: str) -> str:
    """The title a file's name gives: `03_现场勘验笔录` → 现场勘验笔录; "" where it gives none."""
    text = re.sub(r"^[\s\d_.、()（）-]+", "", name).strip("_- ")
    text = re.sub(r"[\s_-]*\d*$", "", text) or text
    text = re.sub(r"_([^_]{1,8})$", r"（\1）", text)
    return text if re.search(r"[\u4e00-\u9fff]{2}", text) else ""


def _names_a_paper(name: str) -> bool:
    """Whether a picture's name says which document it begins: `12送达回证-1` does, `IMG_0012` and `012` do not."""
    return bool(file_title(name)) and not re.search(r"[-_（(]\s*0*([2-9]|1\d)\s*[）)]?$", name)


_NO_NAME = re.compile(r"^(?:第?\s*\d+\s*页?|page\s*\d+|p\.?\s*\d+|bookmark.*|书签.*|untitled.*|[\W_]*)$", re.IGNORECASE)


def _by_bookmarks(structure: Structure, titles: dict[int, Title], starts: _Starts) -> set[int]:
    """Pages marked by an outline that names documents; returns those files' pages (by first page) it speaks for."""
    useful = [m for m in structure.bookmarks if not _NO_NAME.match(m.title)]
    spoken_for: set[int] = set()
    for first, last in _file_ranges(structure):
        here = [m for m in useful if first <= m.page < last]
        found = sum(1 for p, t in titles.items() if first <= p < last and t.is_sure)
        if len({m.page for m in here}) < 2:
            continue
        for mark in _deepest(here):
            starts.add(mark.page, _agreed(mark.title, titles.get(mark.page)))
        if len({m.page for m in here}) * 1.5 >= found:
            spoken_for.add(first)
    return spoken_for


def _deepest(marks: list[Bookmark]) -> list[Bookmark]:
    """Of several entries for one page the deepest one: it names the document, the others the volume or the part."""
    best: dict[int, Bookmark] = {}
    for mark in marks:
        if mark.page not in best or mark.level > best[mark.page].level:
            best[mark.page] = mark
    return [best[page] for page in sorted(best)]


def _agreed(bookmark: str, title: Title | None) -> str:
    """The printed title where there is one, otherwise the bookmark."""
    if title is not None and title.is_sure:
        return title.text
    return re.sub(r"^[\s\d.、_-]+(?=[\u4e00-\u9fff])", "", bookmark).strip()


def _file_ranges(structure: Structure) -> list[tuple[int, int]]:
    firsts = [first for _, first in structure.files] or [1]
    return list(pairwise([*firsts, 1_000_000_000]))


def _by_titles(
    pages: Sequence[Page], structure: Structure, titles: dict[int, Title], marked: set[int], starts: _Starts
) -> None:
    whole = set(structure.whole)
    ranges = _file_ranges(structure)
    for page in pages:
        first = next((a for a, b in ranges if a <= page.number < b), 1)
        title = titles.get(page.number)
        if title is None or first in marked or (first in whole and page.number != first):
            continue
        before = titles.get(page.number - 1)
        if before is not None and before.text == title.text and _is_sheet_of_same(page, title):
            continue
        starts.add(page.number, title.text)


_SECOND = re.compile(r"[（(]?第\s*([2-9]|[二三四五六七八九])\s*页")


def _is_sheet_of_same(page: Page, title: Title) -> bool:
    """The second sheet of a form that repeats its title on every sheet (第2页 共3页, 续)."""
    head = "".join(line.text for line in page.lines[:6])
    return bool(_SECOND.search(head)) or "续" in title.text or bool(re.search(r"[（(]续", head))


def _by_contents(pages: Sequence[Page], structure: Structure, titles: dict[int, Title], starts: _Starts) -> None:
    """Documents the list of contents names on a stamped page where nothing else showed a beginning."""
    listing = [p for p in pages if p.number in titles and is_contents_title(titles[p.number].text)]
    if not listing or structure.whole:
        return
    places = page_by_stamp(pages)
    by_number = {p.number: p for p in pages}
    for entry in entries(paragraphs(listing)):
        place = places.get(entry.first)
        if place is None or place in starts.names or place <= listing[0].number:
            continue
        if not _runs_on(by_number.get(place)):
            starts.add(place, entry.title)


def _runs_on(page: Page | None) -> bool:
    """A page that clearly goes on with running text although the list says a document begins there."""
    return page is not None and len(page.lines) > 12 and page_title(page) is None and page.source is not None


def _documents(pages: Sequence[Page], starts: _Starts, kinds: Kinds) -> tuple[Document, ...]:
    firsts = sorted(n for n in starts.names if pages[0].number <= n <= pages[-1].number)
    ends = [*(n - 1 for n in firsts[1:]), pages[-1].number]
    out = []
    for seq, (first, last) in enumerate(zip(firsts, ends, strict=True), 1):
        own = [p for p in pages if first <= p.number <= last]
        title = plain_title(starts.names[first])
        skipped = [line for p in own for line in edge_lines(p)]
        lines = with_colons(paragraphs(own, skipped))
        kind, label, _ = recognise(title, "\n".join(line.text for line in lines), kinds)
        out.append(Document(seq, kind, label, title or label, first, last, lines=lines))
    return tuple(out)
