"""The structure of a document for those who do not see the page: headings, paragraphs, tables and pictures as a tree
whose leaves are stretches of the pages' content."""

from dataclasses import dataclass, field

from forms.typesetting.marks import OpenMark
from forms.typesetting.pdf_objects import PdfFile, text_string

LANGUAGE = b"/Lang (zh-CN)"


@dataclass(slots=True)
class Element:
    """One element being collected. `kids`: what it holds, as written in the file."""

    number: int
    kind: str
    parent: int
    page: int
    attributes: bytes = b""
    kids: list[bytes] = field(default_factory=list)

    def body(self) -> bytes:
        """As written in the file."""
        holds = b" /K [%b]" % b" ".join(self.kids) if self.kids else b""
        own = b"<</S /%b /P %d 0 R /Pg %d 0 R%b%b>>"
        return own % (self.kind.encode(), self.parent, self.page, self.attributes, holds)


class StructureTree:
    """Collects the elements of one document of the file and writes them when it ends, so that a thousand printed
    together need no more room than one."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._root, self._document = file.reserve(), file.reserve()
        self._parts: list[bytes] = []
        self._kids: list[bytes] = []
        self._open: dict[int, Element] = {}
        self._page_parents: list[bytes] = []
        self._pages: list[int] = []

    def begin(self) -> None:
        """Another document begins: what came before is complete."""
        if self._open:
            self._close_part()

    def element(self, mark: OpenMark, parent: Element | None, page: int) -> Element:
        """The element this mark opens: a new one, or one that goes on from before."""
        known = self._open.get(mark.key)
        if known is not None:
            return known
        above = self._document if parent is None else parent.number
        made = Element(self._file.reserve(), mark.element, above, page, _attributes(mark))
        kids = self._kids if parent is None else parent.kids
        kids.append(b"%d 0 R" % made.number)
        self._open[mark.key] = made
        return made

    def content(self, element: Element, page: int) -> int:
        """A stretch of a page's content belongs to the element: its number on the page."""
        number = len(self._page_parents)
        self._page_parents.append(b"%d 0 R" % element.number)
        here = b"%d" % number
        element.kids.append(here if page == element.page else b"<</Type /MCR /Pg %d 0 R /MCID %d>>" % (page, number))
        return number

    def end_page(self) -> int:
        """The page is drawn: the number under which its elements are found."""
        self._pages.append(self._file.small(self._file.reserve(), b"[%b]" % b" ".join(self._page_parents)))
        self._page_parents.clear()
        return len(self._pages) - 1

    def finish(self) -> int:
        """Writes what is left; the number of the tree's root."""
        if self._parts and self._open:
            self._close_part()
        self._write_elements(self._document)
        kids = self._parts or self._kids
        self._file.small(self._document, _group(b"Document", self._root, kids))
        places = b" ".join(b"%d %d 0 R" % (at, number) for at, number in enumerate(self._pages))
        parents = self._file.small(self._file.reserve(), b"<</Nums [%b]>>" % places)
        return self._file.small(
            self._root,
            b"<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>"
            % (self._document, parents, len(self._pages)),
        )

    def _close_part(self) -> None:
        part = self._file.reserve()
        self._write_elements(part)
        self._file.small(part, _group(b"Part", self._document, self._kids))
        self._parts.append(b"%d 0 R" % part)
        self._kids = []

    def _write_elements(self, container: int) -> None:
        for element in self._open.values():
            element.parent = container if element.parent == self._document else element.parent
            self._file.small(element.number, element.body())
        self._open.clear()


def _group(kind: bytes, parent: int, kids: list[bytes]) -> bytes:
    return b"<</S /%b /P %d 0 R %b /K [%b]>>" % (kind, parent, LANGUAGE, b" ".join(kids))


def _attributes(mark: OpenMark) -> bytes:
    table = b""
    if mark.span > 1:
        table += b" /ColSpan %d" % mark.span
    if mark.scope:
        table += b" /Scope /%b" % mark.scope.encode()
    own = b" /A <</O /Table%b>>" % table if table else b""
    return own + (b" /Alt %b" % text_string(mark.alt) if mark.alt else b"")
