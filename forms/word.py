"""What every DOCX of ours shares: page, styles, East-Asian fonts, tables, equal bytes."""

import math
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from forms.fonts import OFFICE_NAMES, Role
from forms.typesetting.measures import MM, PageSetup

if TYPE_CHECKING:
    from docx.document import Document

_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def fresh_document(title: str, author: str) -> "Document":
    """An empty document whose properties say nothing about machine or time."""
    import docx

    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, author, ""
    properties.created = properties.modified = _EPOCH.replace(tzinfo=None)
    properties.comments, properties.language = "", "zh-CN"
    return document


def packed(document: "Document") -> bytes:
    """The file; the ZIP's clock is taken out."""
    stream = BytesIO()
    document.save(stream)
    result = BytesIO()
    with zipfile.ZipFile(stream) as made, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in sorted(made.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(entry, made.read(name))
    return result.getvalue()


def set_face(target: Any, face: str) -> None:
    """The face of a run or style, for Chinese and Latin text alike (w:rFonts)."""
    from docx.oxml.ns import qn

    target.font.name = face
    fonts = target.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]
    fonts.set(qn("w:eastAsia"), face)
    fonts.set(qn("w:hAnsi"), face)


def set_page(document: "Document", setup: PageSetup) -> None:
    """Paper, margins, and the grid of lines. Characters are set close by the styles: grids of characters are read
    differently by Word, WPS and LibreOffice."""
    from docx.enum.section import WD_ORIENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if setup.width > setup.height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(setup.width), Pt(setup.height)
    section.left_margin, section.right_margin = Pt(setup.left), Pt(setup.width - setup.right)
    section.top_margin, section.bottom_margin = Pt(setup.top), Pt(setup.height - setup.bottom)
    section.footer_distance = Pt(setup.height - setup.bottom - 7 * MM - 14)
    section.header_distance = Pt(15 * MM)
    document.settings.odd_and_even_pages_header_footer = True
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(setup.pitch * 20)))


def define_styles(document: "Document", setup: PageSetup) -> None:
    """Body, heads, title, notes and captions as GB/T 9704 has them."""
    _style(document, "Normal", Role.BODY, 16.0, setup.pitch, indent=2)
    _set_close(document, setup.cell - 16.0)
    _style(document, "Title", Role.TITLE, 22.0, 33.0, centred=True)
    _style(document, "Heading 1", Role.HEI, 16.0, setup.pitch, indent=2)
    _style(document, "Heading 2", Role.KAI, 16.0, setup.pitch, indent=2)
    _style(document, "Caption", Role.HEI, 14.0, 24.0, centred=True)
    _style(document, "注", Role.KAI, 14.0, 22.0, indent=2)
    _style(document, "无缩进", Role.BODY, 16.0, setup.pitch)


def _style(
    document: "Document", name: str, role: Role, size: float, pitch: float, indent: int = 0, *, centred: bool = False
) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    styles = document.styles
    known = name in [s.name for s in styles]
    style: Any = styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    set_face(style, OFFICE_NAMES[role])
    style.font.size, style.font.bold, style.font.italic = Pt(size), False, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = Pt(pitch)
    form.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.JUSTIFY
    form.widow_control = True
    form.keep_with_next = name.startswith("Heading") or name in ("Title", "Caption")
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
    form.first_line_indent = Pt(size * indent)
    properties.find(qn("w:ind")).set(qn("w:firstLineChars"), str(indent * 100))
    if not name.startswith(("Normal", "Heading")):
        free = OxmlElement("w:snapToGrid")
        free.set(qn("w:val"), "0")
        properties.insert_element_before(free, "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")


def _set_close(document: "Document", by: float) -> None:
    """28 characters of 16 points to the line; no extra space between Chinese and figures."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    normal: Any = document.styles["Normal"]
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(math.floor(by * 20)))
    normal.element.get_or_add_rPr().append(spacing)
    properties = normal.element.get_or_add_pPr()
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):
        off = OxmlElement(name)
        off.set(qn("w:val"), "0")
        properties.insert_element_before(off, "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc")


def letter_space(run: Any, points: float) -> None:
    """Space after every letter of a run."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(round(points * 20)))
    run._r.get_or_add_rPr().append(spacing)


def bottom_border(paragraph: Any, colour: str, eighths: int) -> None:
    """A rule under a paragraph."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "4"), ("color", colour)):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().append(borders)


def add_page_number(document: "Document") -> None:
    """— 1 — outside: right on odd pages, left on even ones."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    section = document.sections[0]
    sides = ((section.footer, WD_ALIGN_PARAGRAPH.RIGHT), (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT))
    for footer, alignment in sides:
        paragraph = footer.paragraphs[0]
        paragraph.alignment = alignment
        paragraph.paragraph_format.first_line_indent = 0
        _page_field(paragraph, "　— ", " —　")


def _page_field(paragraph: Any, before: str, after: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    def run(text: str = "") -> Any:
        made = paragraph.add_run(text)
        made.font.size = Pt(14)
        set_face(made, OFFICE_NAMES[Role.SONG])
        return made

    run(before)
    for kind in ("begin", "", "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = "PAGE"
        run()._r.append(element)
    run(after)


def add_table(
    document: "Document",
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    weights: Sequence[float],
    wordy: frozenset[int] = frozenset(),
    *,
    headed: bool = True,
) -> None:
    """A table with ruled cells, a head repeated on every page, rows that do not break.

    Not `headed`: the first column holds the labels.
    """
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    table = document.add_table(rows=0, cols=len(head), style="Table Grid")
    table.autofit = False
    section = document.sections[0]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    widths = [int(width * weight / sum(weights)) for weight in weights]
    for at, texts in enumerate((head, *rows)):
        row = table.add_row()
        properties = row._tr.get_or_add_trPr()
        for name in ("w:cantSplit", *(("w:tblHeader",) if headed and at == 0 else ())):
            mark = OxmlElement(name)
            mark.set(qn("w:val"), "true")
            properties.append(mark)
        for column, (content, text) in enumerate(zip(row.cells, texts, strict=True)):
            content.width = widths[column]
            label = at == 0 if headed else column == 0
            _fill(content, text, Role.HEI if label else Role.BODY, centred=label or column not in wordy)
    for column, size in zip(table.columns, widths, strict=True):
        column.width = size
    narrow_margins(table)
    document.add_paragraph(style="无缩进").paragraph_format.line_spacing = Pt(10)


def narrow_margins(table: Any) -> None:
    """3 points left and right in every cell."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "40")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)


def _fill(content: Any, text: str, role: Role, *, centred: bool) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = content.paragraphs[0]
    paragraph.style = content.part.document.styles["无缩进"]
    run = paragraph.add_run(text)
    run.font.size = Pt(12)
    set_face(run, OFFICE_NAMES[role])
    paragraph.paragraph_format.line_spacing = Pt(17)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    content.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def add_imprint(document: "Document", addressed: str, made: tuple[str, str], printed: tuple[str, str]) -> None:
    """版记 as a table of ruled rows."""
    rows = [(addressed, ""), *([made] if any(made) else []), printed]
    rows = [row for row in rows if any(row)]
    from docx.shared import Mm

    table = document.add_table(rows=0, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, (104, 52), strict=True):
        column.width = Mm(width)
    for left, right in rows:
        cells = table.add_row().cells
        for content, width in zip(cells, (104, 52), strict=True):
            content.width = Mm(width)
        holder = cells[0] if right else cells[0].merge(cells[1])
        _fill(holder, left, Role.BODY, centred=False)
        if right:
            _fill(cells[1], right, Role.BODY, centred=False)
            cells[1].paragraphs[0].alignment = 2
    _rule_rows(table)


def _rule_rows(table: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for name, size in (("top", "8"), ("bottom", "8"), ("insideH", "6")):
        edge = OxmlElement(f"w:{name}")
        for key, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", "000000")):
            edge.set(qn(f"w:{key}"), value)
        borders.append(edge)
    table._tbl.tblPr.append(borders)
