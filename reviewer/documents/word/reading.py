"""DOCX to blocks: paragraphs, tables, text boxes, pictures, notes, headers and footers, in reading order. In the child.

Read from the XML itself, because python-docx leaves out text boxes, notes, content controls and tracked insertions.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element  # types only

from reviewer.documents.blocks import Block, PageBreak, Paragraph, Picture, Table, TableCell
from reviewer.documents.content import FileContent, Unreadable
from reviewer.documents.packages import Package
from reviewer.documents.word.numbering import Numbering
from reviewer.documents.word.parts import WP, A, R, V, W, is_on, links, main_part, once, part
from reviewer.documents.word.runs import PAGE, PAGES, Runs
from reviewer.documents.word.styles import align, indent, number_of, style_sizes, value_of
from scoring.casefile import Problem
from scoring.progress import Progress

_EMU = 12700.0
MAX_PICTURES = 300
_STAMP = re.compile(r"^[—\-－\s第]*(\d{1,4})(?:\s*[-—－–~至]\s*(\d{1,4}))?[—\-－\s页]*$")
_COUNTED = re.compile(rf"[第共]?[\s—\-－/]*[{PAGE}{PAGES}][\s—\-－/]*页?[,，;；/]?")
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_SCHEME = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_WHOLE_FILE = (f"{W}altChunk", f"{W}subDoc")
NOT_SHOWN = "［此处的图片无法显示］"


def read_word(path: Path, progress: Progress) -> FileContent:
    """The text of a Word file, set on pages for viewing."""
    from reviewer.documents.derived import write

    with Package(path) as package:
        name = main_part(package)
        body = part(package, name)
        if body is None:
            raise Unreadable(path.name, "Word 文件已损坏，打不开。")
        reader = _Reader(package, name)
        blocks = list(reader.document(body))
        stamped = _stamps(reader.footers) or _counted_from(body, reader.footers, package)
    pdf, pages, cut = write(blocks, path.stem, stamped, progress)
    told = dict.fromkeys((*reader.problems, *cut))
    return FileContent(pages, (), pdf, True, stamped, tuple(Problem(path.name, text) for text in told))


def _stamps(footers: list[str]) -> tuple[int, ...]:
    """The page numbers a footer states for the file (`3`, `2-3`)."""
    for footer in footers:
        match = _STAMP.match(footer)
        if match:
            first = int(match[1])
            last = int(match[2]) if match[2] else first
            return tuple(range(first, last + 1)) if first <= last < first + 500 else (first,)
    return ()


def _counted_from(body: Element, footers: list[str], package: Package) -> tuple[int, ...]:
    """The numbers of a file whose page field was set to begin elsewhere than at 1; how many, Word itself says."""
    starts = [number_of(n.get(f"{W}start"), 1) for n in body.iter(f"{W}pgNumType")]
    root = package.xml("docProps/app.xml")
    said = next((e.text for e in root.iter() if e.tag.endswith("}Pages")), None) if root is not None else None
    if len(starts) != 1 or not 1 < starts[0] < 10_000 or said is None or not any(PAGE in text for text in footers):
        return ()
    return tuple(range(starts[0], starts[0] + max(1, min(number_of(said, 1), 500))))


class _Reader:
    """Walks one package."""

    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self._links = links(package, name)
        self._styles = style_sizes(package)
        self._numbering = Numbering(package)
        self._runs = Runs()
        self._pictures = 0
        self.footers: list[str] = []
        self.problems: list[str] = []

    def document(self, root: Element) -> Iterator[Block]:
        """Header, body, notes, footer."""
        body = root.find(f"{W}body")
        if body is None:
            return
        headers = [_COUNTED.sub("", text).strip() for text in self._margins(body, "header")]
        yield from (Paragraph(text, 10.5) for text in headers if text)
        yield from self._blocks(body)
        yield from self._note_texts()
        self.footers = list(self._margins(body, "footer"))
        shown = (_COUNTED.sub("", text).strip() for text in self.footers if not _STAMP.match(text))
        yield from (Paragraph(text, 10.5) for text in shown if text)

    def _margins(self, body: Element, which: str) -> Iterator[str]:
        """The different texts of headers or footers; fields that count pages stand in them as PAGE and PAGES."""
        seen: set[str] = set()
        for reference in body.iter(f"{W}{which}Reference"):
            name = self._links.get(reference.get(f"{R}id", ""))
            root = part(self._package, name) if name else None
            if root is None:
                continue
            for paragraph in once(root, f"{W}p"):
                text = self._runs.text(paragraph, in_margin=True).strip()
                if text and text not in seen:
                    seen.add(text)
                    yield text

    def _blocks(self, parent: Element) -> Iterator[Block]:
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag in _WHOLE_FILE:
                self.problems.append("文中嵌有另一个文件，其内容未读取；请用 Word 另存为 PDF 再导入。")
                yield Paragraph("［此处嵌有另一个文件，未读取］", 10.5)
            elif child.tag in (f"{W}sdt", f"{W}ins", f"{W}moveTo", f"{W}smartTag", f"{W}customXml"):
                content = child.find(f"{W}sdtContent")
                yield from self._blocks(content if content is not None else child)

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        style = paragraph.find(f"{W}pPr")
        if style is not None and style.find(f"{W}pageBreakBefore") is not None:
            yield PageBreak()
        if any(b.get(f"{W}type") == "page" for b in paragraph.iter(f"{W}br")):
            yield PageBreak()
        text = self._runs.text(paragraph)
        if text.strip():
            text = self._numbering.label(paragraph) + text
            yield Paragraph(text.rstrip(), self._size(paragraph), align(style), self._is_bold(paragraph), indent(style))
        yield from self._attached(paragraph)
        if style is not None and style.find(f"{W}sectPr") is not None:
            yield PageBreak()

    def _attached(self, paragraph: Element) -> Iterator[Block]:
        """Text boxes and pictures anchored in a paragraph."""
        for box in once(paragraph, f"{W}txbxContent"):
            yield from self._blocks(box)
        for picture in once(paragraph, f"{A}blip", f"{V}imagedata", _CHART, _SCHEME):
            is_drawing = picture.tag == f"{A}blip"
            data = self._picture(picture.get(f"{R}embed" if is_drawing else f"{R}id", ""), picture.tag)
            yield Picture(data, _width(paragraph) if is_drawing else None) if data else Paragraph(NOT_SHOWN, 10.5)

    def _picture(self, link: str, tag: str) -> bytes | None:
        name = self._links.get(link)
        self._pictures += 1
        if tag in (_CHART, _SCHEME):
            self.problems.append("文中有图表，未能显示；请用 Word 另存为 PDF 再导入。")
        elif self._pictures > MAX_PICTURES:
            self.problems.append(f"文中图片超过{MAX_PICTURES}幅，其余未显示；请用 Word 另存为 PDF 再导入。")
        else:
            data = self._package.read(name) if name else None
            if not data:
                self.problems.append("文中有图片缺失，未能显示；请用 Word 另存为 PDF 再导入。")
            return data
        return None

    def _table(self, table: Element) -> Iterator[Block]:
        widths = [float(number_of(g.get(f"{W}w"), 1)) or 1.0 for g in table.findall(f"{W}tblGrid/{W}gridCol")]
        rows: list[tuple[TableCell, ...]] = []
        inner: list[Block] = []
        for row in _parts_of(table, f"{W}tr"):
            cells = []
            for cell in _parts_of(row, f"{W}tc"):
                properties = cell.find(f"{W}tcPr")
                span = number_of(value_of(properties, "gridSpan"), 1)
                merged = properties.find(f"{W}vMerge") if properties is not None else None
                goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
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

    def _note_texts(self) -> Iterator[Paragraph]:
        roots: dict[str, Element | None] = {}
        for number, (kind, identity) in enumerate(self._runs.notes, 1):
            if kind not in roots:
                roots[kind] = part(self._package, f"word/{kind}.xml")
            root = roots[kind]
            note = next((n for n in root if n.get(f"{W}id") == identity), None) if root is not None else None
            if note is not None:
                text = " ".join(self._runs.text(p).strip() for p in note.iter(f"{W}p")).strip()
                yield Paragraph(f"［注{number}］{text}", 10.0)

    def _size(self, paragraph: Element) -> float:
        for size in paragraph.iterfind(f"{W}r/{W}rPr/{W}sz"):
            return number_of(size.get(f"{W}val"), 24) / 2
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._styles.get(style.get(f"{W}val", "") if style is not None else "", self._styles.get("", 12.0))

    def _is_bold(self, paragraph: Element) -> bool:
        runs = [r for r in paragraph.iterfind(f"{W}r") if r.find(f"{W}t") is not None]
        return bool(runs) and all(is_on(r.find(f"{W}rPr"), "b") for r in runs)


def _parts_of(parent: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those inside content controls; not those a tracked change took out."""
    for child in parent:
        if child.tag == tag:
            properties = child.find(f"{W}trPr" if tag == f"{W}tr" else f"{W}tcPr")
            if properties is None or (properties.find(f"{W}del") is None and properties.find(f"{W}cellDel") is None):
                yield child
        elif child.tag in (f"{W}sdt", f"{W}customXml"):
            content = child.find(f"{W}sdtContent")
            yield from _parts_of(content if content is not None else child, tag)


def _width(paragraph: Element) -> float | None:
    extent = next(paragraph.iter(f"{WP}extent"), None)
    wide = number_of(extent.get("cx"), 0) / _EMU if extent is not None else 0.0
    return wide if 8 < wide < 2000 else None
