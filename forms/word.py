"""What every DOCX of ours shares: page, styles, East-Asian fonts, page numbers, equal bytes.

All heights are exact and the same as on the PDF, so that both break their pages at the same lines; running text is in
forms.word_paragraphs, tables and pictures in forms.word_blocks.
"""

import math
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from forms.fonts import OFFICE_NAMES, Role
from forms.typesetting.measures import MM, SAN, SI, PageSetup
from forms.word_lines import word_close

if TYPE_CHECKING:
    from docx.document import Document

_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
FOOT = 7 * MM + 9.5  # from the edge of the text block to the lower edge of the page number's line
SLACK = 0.6  # a table that fills the page on the PDF is as high here but for roundings
_OFF = ("w:overflowPunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:snapToGrid")
# What the order of the format puts after them.
_AFTER_OFF = ("w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:jc", "w:textAlignment", "w:outlineLvl")
_AFTER_SPACING = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:lang", "w:eastAsianLayout")


def fresh_document(title: str, author: str) -> "Document":
    """An empty document whose properties say nothing about machine or time."""
    import docx

    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, author, ""
    properties.created = properties.modified = _EPOCH.replace(tzinfo=None)
    properties.comments, properties.language = "", "zh-CN"
    _speak_chinese(document)
    return document


def _speak_chinese(document: "Document") -> None:
    """The language by which lines are broken, and punctuation that gives way as it does on the PDF."""
    from docx.oxml.ns import qn

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
        language.set(qn("w:val"), "en-US")  # LibreOffice breaks inside of numbers that are Chinese
    for element in document.settings.element:
        if element.tag == qn("w:themeFontLang"):
            element.set(qn("w:eastAsia"), "zh-CN")
        if element.tag == qn("w:characterSpacingControl"):
            element.set(qn("w:val"), "compressPunctuation")
        if element.tag == qn("w:zoom"):
            element.set(qn("w:percent"), "100")  # the schema asks for it


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
    """Paper, margins, and the grid of lines as the page set-up shows it. Heights are exact, not snapped to it."""
    from docx.enum.section import WD_ORIENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if setup.width > setup.height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(setup.width), Pt(setup.height)
    section.left_margin, section.right_margin = Pt(setup.left), Pt(setup.width - setup.right)
    section.top_margin, section.bottom_margin = Pt(setup.top), Pt(setup.height - setup.bottom - SLACK)
    section.footer_distance = Pt(setup.height - setup.bottom - FOOT)
    section.header_distance = Pt(15 * MM)
    document.settings.odd_and_even_pages_header_footer = True
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "lines")
    # LibreOffice puts half of what the grid leaves over above the text
    grid.set(qn("w:linePitch"), str(_twips((setup.text_height + SLACK) / setup.lines)))


def _twips(points: float) -> int:
    """Twentieths of a point, never more than asked: else the page holds a line less."""
    return math.floor(points * 20)


def define_styles(document: "Document", setup: PageSetup) -> None:
    """Body, heads, title, notes and what stands in tables, as GB/T 9704 has them."""
    pitch, close = setup.pitch, setup.cell - SAN
    _style(document, "Normal", Role.BODY, SAN, pitch, indent=2, close=close)
    _style(document, "Title", Role.TITLE, 22.0, 33.0, centred=True, keeps=True)
    _style(document, "Heading 1", Role.HEI, SAN, pitch, indent=2, close=close, keeps=True)
    _style(document, "Heading 2", Role.KAI, SAN, pitch, indent=2, close=close, keeps=True)
    _style(document, "Caption", Role.HEI, SI, 26.0, centred=True, keeps=True, before=4.0)
    _style(document, "Footer", Role.SONG, SI, 18.0)
    _style(document, "注", Role.KAI, SI, 22.0, indent=2)
    _style(document, "无缩进", Role.BODY, SAN, pitch, close=close)
    _style(document, "表格文字", Role.BODY, 12.0, 16.2)
    _style(document, "图注", Role.KAI, 12.0, 16.2, centred=True)
    _style(document, "版记", Role.BODY, SI, 22.0)


def _style(
    document: "Document",
    name: str,
    role: Role,
    size: float,
    pitch: float,
    *,
    indent: int = 0,
    close: float = 0.0,
    before: float = 0.0,
    centred: bool = False,
    keeps: bool = False,
) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    styles = document.styles
    known = name in [s.name for s in styles]
    style: Any = styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    set_face(style, OFFICE_NAMES[role])
    style.font.size, style.font.bold, style.font.italic = Pt(size), False, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(0)
    set_pitch(form, pitch)
    form.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.JUSTIFY
    form.widow_control, form.keep_with_next = True, keeps
    form.first_line_indent = Pt(size * indent)
    _set_asian(style, indent, close)


def set_pitch(form: Any, points: float) -> None:
    """An exact distance between lines."""
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Twips

    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Twips(_twips(points))


def _set_asian(style: Any, indent: int, close: float) -> None:
    """No grid, no extra space between Chinese and figures, no mark hanging over the edge; 28 characters to the line."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = style.element.get_or_add_pPr()
    for name in ("w:pBdr", "w:contextualSpacing"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    for name in _OFF:
        off = OxmlElement(name)
        off.set(qn("w:val"), "0")
        properties.insert_element_before(off, *_AFTER_OFF)
    properties.find(qn("w:ind")).set(qn("w:firstLineChars"), str(indent * 100))
    for name in ("w:spacing", "w:kern"):
        for old in style.element.rPr.findall(qn(name)):
            style.element.rPr.remove(old)
    letter_space(style, word_close(close))


def letter_space(target: Any, points: float) -> None:
    """Space after every letter of a run or style."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(round(points * 20)))
    target.element.get_or_add_rPr().insert_element_before(spacing, *_AFTER_SPACING)


def add_page_number(document: "Document") -> None:
    """— 1 — outside, one character in: right on odd pages, left on even ones."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    section = document.sections[0]
    sides = ((section.footer, WD_ALIGN_PARAGRAPH.RIGHT), (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT))
    for footer, alignment in sides:
        paragraph = footer.paragraphs[0]
        paragraph.style = document.styles["Footer"]
        paragraph.alignment = alignment
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(SI)
        _page_field(paragraph, "— ", " —")


def _page_field(paragraph: Any, before: str, after: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.add_run(before)
    for kind in ("begin", "", "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = "PAGE"
        paragraph.add_run()._r.append(element)
    paragraph.add_run(after)
