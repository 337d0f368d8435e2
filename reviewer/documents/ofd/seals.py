"""Electronic seals on the pages of an OFD: where they stand and what they look like. Nothing is verified.

A seal (GM/T 0031, GB/T 38540) is DER: somewhere in it a sequence of type, picture, width and height. The type is
"png", "jpg", "bmp", "gif", or "ofd" for a small OFD. Runs in the child process; whatever comes in ends.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element  # types only

from reviewer.documents.ofd.values import Area, area, child, children, join, words
from reviewer.documents.packages import Package

MAX_STAMPS = 500
_MAX_SEAL = 30 * 1024 * 1024
_MAX_ELEMENTS = 20_000
_DEEPEST = 24
_OCTETS, _INTEGER, _TEXTS = 0x04, 0x02, (0x16, 0x0C, 0x13)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A seal on a page (the page's ID); `clip` is what of it shows, in the stamp's own millimetres."""

    page: str
    boundary: Area
    clip: Area | None
    picture: bytes | None


@dataclass(frozen=True, slots=True)
class Signed:
    """The stamps of a document body, and how many signatures there are."""

    stamps: tuple[Stamp, ...]
    signatures: int


def signed(package: Package, body: Element, folder: str) -> Signed:
    """What stands under a DocBody's Signatures."""
    place = words(child(body, "Signatures"))
    part = next((p for p in (join("", place), join(folder, place)) if place and package.has(p)), "")
    root = package.xml(part) if part else None
    stamps: list[Stamp] = []
    count = 0
    for entry in children(root, "Signature"):
        count += 1
        own = _part(package, posixpath.dirname(part), entry.get("BaseLoc") or "")
        description = package.xml(own)
        if description is not None and len(stamps) < MAX_STAMPS:
            stamps += _stamps(package, description, posixpath.dirname(own))
    return Signed(tuple(stamps[:MAX_STAMPS]), count)


def _part(package: Package, folder: str, place: str) -> str:
    """Writers give places from the root, from the file or from the folder above."""
    for base in (folder, "", posixpath.dirname(folder)):
        if place and package.has(join(base, place)):
            return join(base, place)
    return join(folder, place)


def _stamps(package: Package, description: Element, folder: str) -> Iterator[Stamp]:
    info = child(description, "SignedInfo")
    annotations = children(info, "StampAnnot")
    if not annotations:
        return
    picture = _picture(package, description, info, folder)
    for annotation in annotations:
        boundary = area(annotation.get("Boundary"))
        if boundary is not None:
            yield Stamp(annotation.get("PageRef") or "", boundary, area(annotation.get("Clip")), picture)


def _picture(package: Package, description: Element, info: Element | None, folder: str) -> bytes | None:
    """Out of the seal's file, or out of the signed value that repeats it."""
    places = [words(child(child(info, "Seal"), "BaseLoc")), words(child(description, "SignedValue"))]
    for place in places:
        data = package.read(_part(package, folder, place), _MAX_SEAL) if place else None
        found = seal_picture(data) if data else None
        if found is not None:
            return found
    return None


def seal_picture(data: bytes) -> bytes | None:
    """The picture inside a seal's DER."""
    for members in _sequences(data):
        tags = [tag for tag, _ in members[:4]]
        if len(tags) == 4 and tags[0] in _TEXTS and tags[1:] == [_OCTETS, _INTEGER, _INTEGER]:
            return bytes(members[1][1])
    return None


def _sequences(data: bytes) -> Iterator[list[tuple[int, memoryview]]]:
    """Every sequence, the outer before the inner; octet strings are not looked into."""
    waiting = [(memoryview(data), 0)]
    seen = 0
    while waiting:
        body, depth = waiting.pop(0)
        members = []
        for tag, inner in _members(body):
            seen += 1
            if seen > _MAX_ELEMENTS:
                return
            members.append((tag, inner))
            if tag & 0x20 and depth < _DEEPEST:
                waiting.append((inner, depth + 1))
        yield members


def _members(data: memoryview) -> Iterator[tuple[int, memoryview]]:
    """The DER elements that follow one another in these bytes, as far as they are whole."""
    at = 0
    while at + 2 <= len(data):
        tag, length = data[at], data[at + 1]
        at += 2
        if length & 0x80:
            size = length & 0x7F
            if not 0 < size <= 4 or at + size > len(data):
                return
            length = int.from_bytes(data[at : at + size], "big")
            at += size
        if at + length > len(data):
            return
        yield tag, data[at : at + length]
        at += length
