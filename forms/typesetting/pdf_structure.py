"""The structure of a document for those who do not see the page: headings, paragraphs, tables and pictures as a tree
whose leaves are stretches of the pages' content."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from forms.typesetting.marks import OpenMark

if TYPE_CHECKING:
    from forms.typesetting.pdf_canvas import TaggedCanvas

_LANGUAGE = b"/Lang (zh-CN)"


@dataclass(slots=True, eq=False)
class Element:
    """One element being collected. `kids`: numbers of elements it holds, stretches as (page, number on the page)."""

    kind: str
    number: int
    above: int  # the element's that holds it, 0 for the document or its part
    attributes: bytes = b""
    kids: list[int | tuple[int, int]] = field(default_factory=list)


class StructureTree:
    """Collects the elements of one document of the file and writes them when it ends."""

    def __init__(self, canvas: "TaggedCanvas") -> None:
        self._canvas = canvas
        self._root, self._document = canvas.reserve(), canvas.reserve()
        self._parts: list[int] = []
        self._top: list[int] = []
        self._open: dict[int, Element] = {}  # by key
        self._stretches: list[int] = []  # of the page being drawn: whose each is
        self._page_parents: list[int] = []
        self._pages: list[int] = []

    def begin(self) -> None:
        """Another document begins: what came before is complete."""
        if self._open:
            self._close_part()

    def element(self, mark: OpenMark, above: Element | None) -> Element:
        """The element this mark opens: a new one, or one that goes on from before."""
        known = self._open.get(mark.key)
        if known is not None:
            return known
        made = Element(mark.element, self._canvas.reserve(), above.number if above else 0, _attributes(mark))
        if above is None:
            self._top.append(made.number)
        else:
            above.kids.append(made.number)
        self._open[mark.key] = made
        return made

    def content(self, element: Element) -> str:
        """A stretch of the page's content that belongs to the element, as the page names it."""
        number = len(self._stretches)
        self._stretches.append(element.number)
        element.kids.append((len(self._pages), number))
        return f"/{element.kind} <</MCID {number}>>"

    def end_page(self, page: int) -> None:
        """The page is drawn and stands in the file under this number."""
        self._page_parents.append(self._canvas.write(self._canvas.reserve(), b"[%b]" % _references(self._stretches)))
        self._stretches.clear()
        self._pages.append(page)

    def finish(self) -> None:
        """Writes what is left and hangs the tree into the catalogue."""
        if self._parts and self._open:
            self._close_part()
        self._write_elements(self._document)
        write = self._canvas.write
        write(self._document, _group(b"Document", self._root, self._parts or self._top))
        places = b" ".join(b"%d %d 0 R" % (at, parent) for at, parent in enumerate(self._page_parents))
        parents = write(self._canvas.reserve(), b"<</Nums [%b]>>" % places)
        entries = self._document, parents, len(self._pages)
        write(self._root, b"<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>" % entries)
        self._canvas.catalogue(StructTreeRoot=b"%d 0 R" % self._root, MarkInfo=b"<</Marked true>>")

    def _close_part(self) -> None:
        part = self._canvas.reserve()
        self._write_elements(part)
        self._parts.append(self._canvas.write(part, _group(b"Part", self._document, self._top)))
        self._top = []

    def _write_elements(self, container: int) -> None:
        for element in self._open.values():
            entries = element.kind.encode(), element.above or container, element.attributes, self._content_of(element)
            self._canvas.write(element.number, b"<</S/%b/P %d 0 R%b%b>>" % entries)
        self._open.clear()

    def _content_of(self, element: Element) -> bytes:
        """What it holds; stretches of the page where it begins by their numbers alone."""
        if not element.kids:
            return b""
        first = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
        held = b" ".join(self._kid(kid, first) for kid in element.kids)
        where = b"" if first is None else b"/Pg %d 0 R" % self._pages[first]
        return where + (b"/K[%b]" % held if len(element.kids) > 1 else b"/K " + held)

    def _kid(self, kid: int | tuple[int, int], first: int | None) -> bytes:
        if isinstance(kid, int):
            return b"%d 0 R" % kid
        page, number = kid
        if page == first:
            return b"%d" % number
        return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (self._pages[page], number)


def _references(numbers: list[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _group(kind: bytes, above: int, kids: list[int]) -> bytes:
    return b"<</S /%b /P %d 0 R %b /K [%b]>>" % (kind, above, _LANGUAGE, _references(kids))


def _attributes(mark: OpenMark) -> bytes:
    from forms.typesetting.pdf_canvas import text_string

    table = b""
    if mark.span > 1:
        table += b"/ColSpan %d" % mark.span
    if mark.scope:
        table += b"/Scope/%b" % mark.scope.encode()
    own = b"/A<</O/Table%b>>" % table if table else b""
    return own + (b"/Alt %b" % text_string(mark.alt) if mark.alt else b"")
