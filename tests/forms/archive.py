"""Reads a PDF we wrote down to its objects, and its structure through PDFium, to test what PDF/A asks.

Not a validator: it tests the rules named in test_archive_quality. veraPDF tests all of them, by hand (docs/forms.md).
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as raw

_OBJECT = re.compile(rb"(?<![0-9])(\d+) 0 obj\n")
_FONT = re.compile(r"/(\S+) [\d.]+ Tf")
_SHOWN = re.compile(r"<([0-9A-F]+)> Tj")


@dataclass(frozen=True)
class Stream:
    entries: bytes
    data: bytes
    raw: bytes


@dataclass
class Archive:
    """The objects of a file by number; streams apart, inflated."""

    content: bytes
    objects: dict[int, bytes] = field(default_factory=dict)
    streams: dict[int, Stream] = field(default_factory=dict)

    def of_type(self, name: str) -> list[bytes]:
        pattern = re.compile(rb"/Type /%b\b" % name.encode())
        return [body for body in self.objects.values() if pattern.search(body)]

    def catalogue(self) -> bytes:
        (found,) = self.of_type("Catalog")
        return found

    def at(self, body: bytes, key: str) -> int:
        found = re.search(rb"/%b \[?(\d+) 0 R" % key.encode(), body)
        assert found is not None, key
        return int(found[1])

    def told(self) -> Iterator[tuple[int, int, int]]:
        """Every piece of content that an element of the structure holds: page, its number there, the element."""
        for number, body in self.objects.items():
            if not body.startswith(b"<</S /") or b"/Pg " not in body or b"/K [" not in body:
                continue
            page = self.at(body, "Pg")
            kids = body.split(b"/K [")[1].rstrip(b"]>")
            for elsewhere, mcid in re.findall(rb"<</Type /MCR /Pg (\d+) 0 R /MCID (\d+)>?>?", kids):
                yield int(elsewhere), int(mcid), number
            plain = re.sub(rb"<<[^>]*(>>|$)|\d+ 0 R", b"", kids)
            yield from ((page, int(mcid), number) for mcid in plain.split())

    def everything(self) -> bytes:
        """All that is in the file, inflated: where a name could hide."""
        return b"\n".join([self.content, *(s.data for s in self.streams.values()), *self.objects.values()])

    def words(self) -> str:
        """Every string a person may read: titles, bookmarks, descriptions of figures."""
        strings = re.findall(rb"<FEFF([0-9A-F]+)>", self.everything())
        return "\n".join(bytes.fromhex(text.decode()).decode("utf-16-be") for text in strings)


def read(content: bytes) -> Archive:
    archive = Archive(content)
    at = 0
    while (found := _OBJECT.search(content, at)) is not None:
        number, start = int(found[1]), found.end()
        end = content.index(b"\n", start)  # a stream's dictionary is written on one line
        if content[end + 1 : end + 8] != b"stream\n":
            at = content.index(b"\nendobj\n", start)
            archive.objects[number] = content[start:at]
            continue
        entries, length = content[start + 2 : end - 2].rsplit(b" /Length ", 1)
        first = end + 8
        at = first + int(length)
        assert content[at : at + 10] == b"\nendstream", number
        data = content[first:at]
        inflated = zlib.decompress(data) if b"/FlateDecode" in entries else data
        archive.streams[number] = Stream(entries, inflated, data)
    for stream in list(archive.streams.values()):
        if b"/ObjStm" in stream.entries:
            archive.objects.update(_unpacked(stream))
    return archive


def _unpacked(stream: Stream) -> Iterator[tuple[int, bytes]]:
    count, first = (int(re.search(rb"/%b (\d+)" % key, stream.entries)[1]) for key in (b"N", b"First"))  # type: ignore[index]
    head = [int(value) for value in stream.data[:first].split()]
    numbers, places = head[::2], [*head[1::2], len(stream.data) - first + 1]
    assert len(numbers) == count
    for at, number in enumerate(numbers):
        yield number, stream.data[first + places[at] : first + places[at + 1] - 1]


def shown_codes(page: bytes, archive: Archive) -> Iterator[tuple[str, str]]:
    """Font resource and code of everything a page prints."""
    font = ""
    content = archive.streams[archive.at(page, "Contents")].data.decode("ascii")
    for line in content.splitlines():
        font = found[1] if (found := _FONT.search(line)) else font
        if (shown := _SHOWN.search(line)) is not None:
            yield from ((font, shown[1][at : at + 4]) for at in range(0, len(shown[1]), 4))


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
