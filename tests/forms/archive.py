"""A PDF taken apart with pikepdf, and its structure as PDFium tells it, to test what PDF/A asks.

Not a validator: it tests the rules named in test_archive_quality. veraPDF tests all of them, by hand (docs/forms.md).
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pikepdf
import pypdfium2
import pypdfium2.raw as raw

PAINTING = frozenset({"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"})


@dataclass(frozen=True)
class Shown:
    """An operator of a page with its operands, and the operands of the marked content it stands in, if any."""

    operator: str
    operands: tuple[pikepdf.Object, ...]
    within: tuple[pikepdf.Object, ...] | None


@dataclass(frozen=True)
class Told:
    """An element of the structure tree with what it holds: further elements, and content as (page, number there)."""

    own: pikepdf.Dictionary
    kids: "tuple[Told, ...]"
    contents: tuple[tuple[tuple[int, int], int], ...]

    @property
    def kind(self) -> str:
        return str(self.own.S)[1:]

    def walk(self) -> "Iterator[Told]":
        yield self
        for kid in self.kids:
            yield from kid.walk()


class Archive:
    """One file. It is opened without repair: a wrong table of objects is an error."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.pdf = pikepdf.open(io.BytesIO(content), attempt_recovery=False)

    @cached_property
    def objects(self) -> list[pikepdf.Object]:
        return list(self.pdf.objects)

    @property
    def streams(self) -> list[pikepdf.Stream]:
        return [one for one in self.objects if isinstance(one, pikepdf.Stream)]

    @property
    def pictures(self) -> list[pikepdf.Stream]:
        return [one for one in self.streams if one.get("/Subtype") == "/Image"]

    def packet(self) -> bytes:
        """The properties as XMP."""
        return bytes(self.pdf.Root.Metadata.read_bytes())

    def shown(self, page: pikepdf.Page) -> Iterator[Shown]:
        """What the page does, in order. Marked content must not lie within other marked content."""
        within = None
        for operands, operator in pikepdf.parse_content_stream(page):
            name, given = str(operator), tuple(operands)
            if name == "BDC":
                assert within is None
                within = given
            yield Shown(name, given, within)
            if name == "EMC":
                assert within is not None
                within = None
        assert within is None

    def tree(self) -> Told:
        """The structure from its root element down; each element must lead back to the one that holds it."""
        root = self.pdf.Root.StructTreeRoot
        return _told(root.K, root)

    def parts(self) -> Iterator[pikepdf.Object]:
        """Everything in the file down to names, strings and numbers."""
        for one in (*self.objects, self.pdf.trailer):
            yield from _parts(one)

    def names(self) -> set[str]:
        """Every name in the file outside of streams: keys and values."""
        return {str(one) for one in self.parts() if isinstance(one, pikepdf.Name)}

    def words(self) -> str:
        """Every string a person may read: titles, bookmarks, descriptions of figures."""
        return "\n".join(str(one) for one in self.parts() if isinstance(one, pikepdf.String))

    def everything(self) -> bytes:
        """All that is in the file, unpacked: where a name could hide."""
        unpacked = [one.read_bytes(pikepdf.StreamDecodeLevel.generalized) for one in self.streams]
        strings = [bytes(one) for one in self.parts() if isinstance(one, pikepdf.String)]
        return b"\n".join([self.content, *unpacked, *strings])


def read(content: bytes) -> Archive:
    return Archive(content)


def _parts(one: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """What it is made of, without what it refers to."""
    yield one
    if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        yield from (pikepdf.Name(key) for key in one)  # type: ignore[union-attr]
        inner = [one[key] for key in one]  # type: ignore[union-attr]
    else:
        inner = list(one) if isinstance(one, pikepdf.Array) else []
    for part in inner:
        if not getattr(part, "is_indirect", False):
            yield from _parts(part)


def _told(own: pikepdf.Dictionary, above: pikepdf.Object) -> Told:
    assert own.P.objgen == above.objgen
    kids, contents = [], []
    held = own.get("/K", pikepdf.Array())
    for kid in held if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
            contents.append((kid.Pg.objgen, int(kid.MCID)))
        elif isinstance(kid, pikepdf.Dictionary):
            kids.append(_told(kid, own))
        else:
            contents.append((own.Pg.objgen, int(kid)))
    return Told(own, tuple(kids), tuple(contents))


@dataclass(frozen=True)
class Element:
    """An element of the structure as PDFium sees it on one page."""

    kind: str
    alt: str
    contents: tuple[int, ...]
    kids: "tuple[Element, ...]"

    def walk(self) -> "Iterator[Element]":
        yield self
        for kid in self.kids:
            yield from kid.walk()


def structure(content: bytes, page: int) -> list[Element]:
    """The elements that have content on this page, outermost first."""
    document = pypdfium2.PdfDocument(content)
    own = document[page]  # held until the tree is closed
    tree = raw.FPDF_StructTree_GetForPage(own.raw)
    try:
        count = raw.FPDF_StructTree_CountChildren(tree)
        return [_element(raw.FPDF_StructTree_GetChildAtIndex(tree, at)) for at in range(count)]
    finally:
        raw.FPDF_StructTree_Close(tree)
        own.close()


def _element(own: object) -> Element:
    count = raw.FPDF_StructElement_CountChildren(own)
    kids = (raw.FPDF_StructElement_GetChildAtIndex(own, at) for at in range(count))
    numbers = (raw.FPDF_StructElement_GetMarkedContentIdAtIndex(own, at) for at in range(count))
    return Element(
        _text(raw.FPDF_StructElement_GetType, own),
        _text(raw.FPDF_StructElement_GetAltText, own),
        tuple(number for number in numbers if number >= 0),
        tuple(_element(kid) for kid in kids if kid),
    )


def _text(ask: object, own: object) -> str:
    import ctypes

    size = ask(own, None, 0)  # type: ignore[operator]
    buffer = ctypes.create_string_buffer(max(size, 2))
    ask(own, buffer, size)  # type: ignore[operator]
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le")
