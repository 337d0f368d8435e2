"""The bookmarks of a PDF: a tree of titles, each with the place it leads to."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from forms.typesetting.pdf_objects import PdfFile, text_string


@dataclass(frozen=True, slots=True)
class Entry:
    """A bookmark: what it is called, how deep it stands, the page's object and the height above its foot."""

    title: str
    level: int
    page: int
    y: float


@dataclass(slots=True)
class _Node:
    entry: Entry
    number: int
    parent: int
    kids: "list[_Node]" = field(default_factory=list)


def write_outline(file: PdfFile, entries: Sequence[Entry]) -> int:
    """The number of the outline's root, 0 where there is no bookmark."""
    if not entries:
        return 0
    root = file.reserve()
    top: list[_Node] = []
    above: list[_Node] = []  # the open node of each level
    for entry in entries:
        del above[entry.level :]
        parent = above[-1] if above else None
        node = _Node(entry, file.reserve(), parent.number if parent else root)
        (parent.kids if parent else top).append(node)
        above.append(node)
    _write(file, top)
    return file.small(
        root,
        b"<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>" % (top[0].number, top[-1].number, len(top)),
    )


def _write(file: PdfFile, nodes: list[_Node]) -> None:
    """Nodes of one level with what is below them; closed, so that the list of titles stays short."""
    for at, node in enumerate(nodes):
        links = b" /Prev %d 0 R" % nodes[at - 1].number if at else b""
        links += b" /Next %d 0 R" % nodes[at + 1].number if at + 1 < len(nodes) else b""
        if node.kids:
            count = -len(node.kids)
            links += b" /First %d 0 R /Last %d 0 R /Count %d" % (node.kids[0].number, node.kids[-1].number, count)
        entry = node.entry
        place = f"{entry.page} 0 R /XYZ null {entry.y:.2f} null".encode()
        body = b"<</Title %b /Parent %d 0 R /Dest [%b]%b>>" % (text_string(entry.title), node.parent, place, links)
        file.small(node.number, body)
        _write(file, node.kids)
