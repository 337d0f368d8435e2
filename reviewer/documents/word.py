"""DOCX to blocks: paragraphs, tables, text boxes, pictures, notes, headers and footers, in reading order. In the child.

Read from the XML itself, because python-docx leaves out text boxes, notes, content controls and tracked insertions.
"""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element  # types only

from reviewer.documents.blocks import Block, PageBreak, Paragraph, Picture, Table, TableCell
from reviewer.documents.content import FileContent, Unreadable
from reviewer.documents.packages import Package
from reviewer.documents.word_styles import align, indent, number_of, style_sizes, value_of
from scoring.casefile import Problem

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_EMU = 12700.0
MAX_PICTURES = 300
_STAMP = re.compile(r"^[—\-－\s第]*(\d{1,4})(?:\s*[-—－–~至]\s*(\d{1,4}))?[—\-－\s页]*$")


def read_word(path: Path) -> FileContent:
    """The text of a Word file, set on pages for viewing."""
    from reviewer.documents.derived import write

    with Package(path) as package:
        body = package.xml("word/document.xml")
        if body is None:
            raise Unreadable(path.name, "Word 文件已损坏，打不开。")
        reader = _Reader(package)
        blocks = list(reader.document(body))
    stamped = _stamps(reader.footers)
    pdf, pages = write(blocks, path.stem, [str(n) for n in stamped])
    return FileContent(
        pages, (), pdf, True, stamped, tuple(Problem(path.name, text) for text in dict.fromkeys(reader.problems))
    )


def _stamps(footers: list[str]) -> tuple[int, ...]:
    """The page numbers a footer states for the file (`3`, `2-3`)."""
    for footer in footers:
        match = _STAMP.match(footer)
        if match:
            first = int(match[1])
            last = int(match[2]) if match[2] else first
            return tuple(range(first, last + 1)) if first <= last < first + 500 else (first,)
    return ()


class _Reader:
    """Walks one package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._links = _links(package, "word/document.xml")
        self._styles = style_sizes(package)
        self._pictures = 0
        self._notes: list[tuple[str, str]] = []
        self.footers: list[str] = []
        self.problems: list[str] = []

    def document(self, root: Element) -> Iterator[Block]:
        """Header, body, notes, footer."""
        body = root.find(f"{_W}body")
        if body is None:
            return
        yield from (Paragraph(text, 10.5) for text in self._margins(body, "header"))
        yield from self._blocks(body)
        yield from self._note_texts()
        self.footers = list(self._margins(body, "footer"))
        yield from (Paragraph(text, 10.5) for text in self.footers if not _STAMP.match(text))

    def _margins(self, body: Element, which: str) -> Iterator[str]:
        """The different texts of headers or footers; page-number fields have none of their own."""
        seen: set[str] = set()
        for reference in body.iter(f"{_W}{which}Reference"):
            part = self._links.get(reference.get(f"{_R}id", ""))
            root = self._package.xml(part) if part else None
            if root is None:
                continue
            for paragraph in root.iter(f"{_W}p"):
                text = self._text(paragraph).strip()
                if text and text not in seen:
                    seen.add(text)
                    yield text

    def _blocks(self, parent: Element) -> Iterator[Block]:
        for child in parent:
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)
            elif child.tag in (f"{_W}sdt", f"{_W}ins", f"{_W}smartTag", f"{_W}customXml"):
                content = child.find(f"{_W}sdtContent")
                yield from self._blocks(content if content is not None else child)

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        style = paragraph.find(f"{_W}pPr")
        if style is not None and style.find(f"{_W}pageBreakBefore") is not None:
            yield PageBreak()
        if any(b.get(f"{_W}type") == "page" for b in paragraph.iter(f"{_W}br")):
            yield PageBreak()
        text = self._text(paragraph)
        if text.strip():
            yield Paragraph(text.rstrip(), self._size(paragraph), align(style), self._is_bold(paragraph), indent(style))
        yield from self._attached(paragraph)
        if style is not None and style.find(f"{_W}sectPr") is not None:
            yield PageBreak()

    def _attached(self, paragraph: Element) -> Iterator[Block]:
        """Text boxes and pictures anchored in a paragraph."""
        for box in _once(paragraph, f"{_W}txbxContent"):
            yield from self._blocks(box)
        for drawing in _once(paragraph, f"{_A}blip"):
            data = self._picture(drawing.get(f"{_R}embed", ""))
            if data is not None:
                yield Picture(data, _width(paragraph))
        for image in _once(paragraph, f"{_V}imagedata"):
            data = self._picture(image.get(f"{_R}id", ""))
            if data is not None:
                yield Picture(data)

    def _picture(self, link: str) -> bytes | None:
        part = self._links.get(link)
        self._pictures += 1
        if part is None or self._pictures > MAX_PICTURES:
            return None
        data = self._package.read(part)
        if data is None:
            self.problems.append("文中有图片缺失，未能显示。")
        return data

    def _table(self, table: Element) -> Iterator[Block]:
        widths = [float(number_of(g.get(f"{_W}w"), 1)) or 1.0 for g in table.findall(f"{_W}tblGrid/{_W}gridCol")]
        rows: list[tuple[TableCell, ...]] = []
        inner: list[Block] = []
        for row in _rows(table):
            cells = []
            for cell in _cells(row):
                properties = cell.find(f"{_W}tcPr")
                span = number_of(value_of(properties, "gridSpan"), 1)
                merged = properties.find(f"{_W}vMerge") if properties is not None else None
                goes_on = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
                paragraphs = () if goes_on else tuple(self._cell_texts(cell, inner))
                cells.append(TableCell(paragraphs, max(1, min(span, 60))))
            if cells:
                rows.append(tuple(cells))
        if rows:
            columns = max(sum(c.span for c in row) for row in rows)
            yield Table(tuple(rows), tuple(widths) if len(widths) >= columns else (1.0,) * columns)
        yield from inner

    def _cell_texts(self, cell: Element, inner: list[Block]) -> Iterator[str]:
        """The paragraphs of a cell; a table or picture inside it follows the outer table."""
        for block in self._blocks(cell):
            if isinstance(block, Paragraph):
                yield block.text
            elif isinstance(block, Table):
                yield from ("\u3000".join(p for c in row for p in c.paragraphs) for row in block.rows)
            elif isinstance(block, Picture):
                inner.append(block)

    def _text(self, parent: Element) -> str:
        """The text of a paragraph's own runs; text boxes, deleted text and field codes are left out."""
        return "".join(self._pieces(parent))

    def _pieces(self, parent: Element) -> Iterator[str]:
        for child in parent:
            tag = child.tag
            if tag == f"{_W}t":
                yield child.text or ""
            elif tag in (f"{_W}tab", f"{_W}ptab"):
                yield "\t"
            elif tag in (f"{_W}br", f"{_W}cr"):
                yield "" if child.get(f"{_W}type") in ("page", "column") else "\n"
            elif tag == f"{_W}noBreakHyphen":
                yield "-"
            elif tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
                yield self._note(child)
            elif tag not in _SKIPPED:
                yield from self._pieces(child)

    def _note(self, reference: Element) -> str:
        kind = "footnotes" if "footnote" in reference.tag else "endnotes"
        self._notes.append((kind, reference.get(f"{_W}id", "")))
        return f"［注{len(self._notes)}］"

    def _note_texts(self) -> Iterator[Paragraph]:
        roots: dict[str, Element | None] = {}
        for number, (kind, identity) in enumerate(self._notes, 1):
            if kind not in roots:
                roots[kind] = self._package.xml(f"word/{kind}.xml")
            root = roots[kind]
            note = next((n for n in root if n.get(f"{_W}id") == identity), None) if root is not None else None
            if note is not None:
                text = " ".join(self._text(p).strip() for p in note.iter(f"{_W}p")).strip()
                yield Paragraph(f"［注{number}］{text}", 10.0)

    def _size(self, paragraph: Element) -> float:
        for size in paragraph.iterfind(f"{_W}r/{_W}rPr/{_W}sz"):
            return number_of(size.get(f"{_W}val"), 24) / 2
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return self._styles.get(style.get(f"{_W}val", "") if style is not None else "", self._styles.get("", 12.0))

    def _is_bold(self, paragraph: Element) -> bool:
        runs = [r for r in paragraph.iterfind(f"{_W}r") if r.find(f"{_W}t") is not None]
        bold = [r.find(f"{_W}rPr/{_W}b") for r in runs]
        return bool(runs) and all(b is not None and b.get(f"{_W}val") not in ("0", "false") for b in bold)


_SKIPPED = frozenset(
    {
        f"{_W}del",
        f"{_W}delText",
        f"{_W}instrText",
        f"{_W}pPr",
        f"{_W}rPr",
        f"{_W}txbxContent",
        f"{_W}pict",
        f"{_W}object",
        f"{_W}drawing",
        f"{_MC}AlternateContent",
        f"{_W}moveFrom",
    }
)


def _once(paragraph: Element, tag: str) -> Iterator[Element]:
    """Elements below a paragraph; of the two versions Word writes for old and new readers only the first."""
    stack = list(paragraph)[::-1]
    while stack:
        element = stack.pop()
        if element.tag == tag:
            yield element
        elif element.tag == f"{_MC}AlternateContent":
            stack += list(element)[:1]
        else:
            stack += list(element)[::-1]


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{_W}tr":
            yield child
        elif child.tag == f"{_W}sdt":
            content = child.find(f"{_W}sdtContent")
            yield from _rows(content) if content is not None else ()


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag == f"{_W}sdt":
            content = child.find(f"{_W}sdtContent")
            yield from _cells(content) if content is not None else ()


def _links(package: Package, part: str) -> dict[str, str]:
    """Relationship id → member of the package; links that lead outside are left out."""
    folder, name = posixpath.split(part)
    root = package.xml(f"{folder}/_rels/{name}.rels")
    out: dict[str, str] = {}
    for link in root.iter(_REL) if root is not None else ():
        if link.get("TargetMode") != "External":
            target = link.get("Target", "")
            out[link.get("Id", "")] = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    return out


def _width(paragraph: Element) -> float | None:
    extent = next(paragraph.iter(f"{_WP}extent"), None)
    wide = number_of(extent.get("cx"), 0) / _EMU if extent is not None else 0.0
    return wide if 8 < wide < 2000 else None
