"""Tables, pictures, rules and drawings of a DOCX, of the same size as on the PDF."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from forms.fonts import OFFICE_NAMES, Role
from forms.pictures import pixel_size
from forms.typesetting.measures import OFFICIAL, Align
from forms.typesetting.tables import DIVISIBLE, PADDING, Cell, Row, Table
from forms.word import set_face, set_pitch
from forms.word_paragraphs import split_codes

if TYPE_CHECKING:
    from docx.document import Document

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_JC = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}
_GREY, _CHINESE = "EDEDED", '<w:lang w:val="zh-CN"/>'
LINE = 1.35  # of the size: the pitch of lines in cells
_RULE = 0.5  # points; a row's upper rule takes its room from the padding


def add_table(document: "Document", table: Table, width: float) -> Any:
    """The table as set on the PDF: ruled cells, rows of the same height, a head repeated on every page."""
    from docx.oxml import parse_xml

    total = sum(column.weight for column in table.columns)
    widths = [round(column.weight / total * width * 20) for column in table.columns]
    rows = [_row(row, table, widths, table.head_role, head=True) for row in table.head]
    if table.accompanied:
        keep_with_next(document)
    tail = range(0 if table.accompanied else max(len(table.rows) - table.tail, 1), len(table.rows) - 1)
    rows += [_row(row, table, widths, table.role, keeps=at in tail) for at, row in enumerate(table.rows)]
    grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in widths)
    made = parse_xml(
        f"<w:tbl {_W}><w:tblPr><w:tblStyle w:val={quoteattr(_style_id(document, 'Table Grid'))}/>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{_pad(PADDING)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{_margins()}<w:tblLook w:val="04A0"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    document.element.body.insert_element_before(made, "w:sectPr")
    add_space(document, table.after)
    return made


def _pad(points: float) -> int:
    return round(points * 20)


def _margins() -> str:
    upright = _pad(PADDING - _RULE / 2)
    sides = (("top", upright), ("left", _pad(PADDING)), ("bottom", upright), ("right", _pad(PADDING)))
    edges = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in sides)
    return f"<w:tblCellMar>{edges}</w:tblCellMar>"


def _row(row: Row, table: Table, widths: Sequence[int], role: Role, *, head: bool = False, keeps: bool = False) -> str:
    """A row; `keeps`: it stays with the next one, as does the head with what is below it."""
    cells, column, longest = [], 0, 1
    for content in row:
        width = sum(widths[column : column + content.span])
        align = content.align or (Align.CENTRE if head else table.columns[column].align)
        longest = max(longest, _lines(content, width / 20 - 2 * PADDING, table.size))
        shaded = head or content.shaded
        cells.append(_cell(content, table, width, content.role or role, align, shaded, keeps=head or keeps))
        column += content.span
    divisible = longest * LINE * table.size > DIVISIBLE * OFFICIAL.text_height  # as on the PDF
    whole = "" if divisible else "<w:cantSplit/>"
    height = f'<w:trHeight w:val="{_pad(table.smallest_row - _RULE)}" w:hRule="atLeast"/>' if table.smallest_row else ""
    return f"<w:tr><w:trPr>{whole}{height}{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(cells)}</w:tr>"


def _lines(content: Cell, width: float, size: float) -> int:
    """About how many lines a cell takes."""
    texts = ["".join(run.text for run in runs) for runs in content.paragraphs]
    return sum(max(1, -int(-1.15 * sum(0.5 if c.isascii() else 1.0 for c in text) * size // width)) for text in texts)


def _cell(content: Cell, table: Table, width: int, role: Role, align: Align, shaded: bool, *, keeps: bool) -> str:
    span = f'<w:gridSpan w:val="{content.span}"/>' if content.span > 1 else ""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{_GREY}"/>' if shaded else ""
    pitch = int(round(table.size * LINE, 2) * 20)
    form = (
        f'<w:pPr><w:pStyle w:val="表格文字"/>{"<w:keepNext/>" if keeps else ""}'
        f'<w:spacing w:line="{pitch}" w:lineRule="exact"/><w:jc w:val="{_JC[align]}"/></w:pPr>'
    )
    said = "".join(
        f"<w:p>{form}{''.join(_run(run.text, run.role or role, table.size) for run in runs)}</w:p>"
        for runs in content.paragraphs or ((),)
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{fill}<w:vAlign w:val="center"/></w:tcPr>{said}</w:tc>'
    )


def _run(text: str, role: Role, size: float) -> str:
    face = quoteattr(OFFICE_NAMES[role])
    fonts = f"<w:rFonts w:ascii={face} w:hAnsi={face} w:eastAsia={face}/>"
    printable = "".join(c for c in text if c >= " " or c == "\t")
    return "".join(
        f'<w:r><w:rPr>{fonts}<w:sz w:val="{round(size * 2)}"/>{_CHINESE if are_codes else ""}</w:rPr>'
        f'<w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
        for part, are_codes in split_codes(printable)
    )


def _style_id(document: "Document", name: str) -> str:
    return str(document.styles[name].style_id)


def keep_with_next(document: "Document") -> None:
    """What was written last stays on the page of what comes next: a paragraph, or a table's last row before it."""
    from docx.oxml.ns import qn

    last = document.paragraphs[-1]
    last.paragraph_format.keep_with_next = True
    before = last._p.getprevious()
    if before is not None and before.tag == qn("w:tbl") and not last.text:
        for paragraph in before.findall(qn("w:tr"))[-1].iter(qn("w:p")):
            paragraph.get_or_add_pPr().get_or_add_keepNext()


def add_space(document: "Document", height: float) -> None:
    """Empty height."""
    set_pitch(document.add_paragraph(style="无缩进").paragraph_format, max(height, 1.0))


def add_line(document: "Document", text: str, role: Role, size: float, pitch: float, **more: Any) -> Any:
    """A paragraph outside the body's styles, as head and foot of a paper need; `more` sets its format."""
    from docx.shared import Pt

    paragraph = document.add_paragraph(style="无缩进")
    run = paragraph.add_run(text)
    set_face(run, OFFICE_NAMES[role])
    run.font.size = Pt(size)
    set_pitch(paragraph.paragraph_format, pitch)
    for name, value in more.items():
        setattr(paragraph.paragraph_format, name, value)
    return paragraph


def add_title(document: "Document", lines: Sequence[str]) -> None:
    """The title on these lines, one paragraph."""
    document.add_paragraph("\n".join(lines), style="Title")


def bottom_border(paragraph: Any, colour: str, eighths: int, space: int = 3) -> None:
    """A rule under a paragraph."""
    from docx.oxml import parse_xml

    borders = parse_xml(
        f'<w:pBdr {_W}><w:bottom w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/></w:pBdr>'
    )
    after = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr")
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *after)


def add_picture(
    document: "Document", data: bytes, width: float, highest: float, words: str, *, framed: bool = True
) -> None:
    """A picture in the middle, at most so wide and high, with room above and below; `words` say what it shows."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn
    from docx.shared import Pt

    across, down = pixel_size(data)
    scale = min(width / across, highest / down)
    paragraph = document.add_paragraph(style="图注")
    run = paragraph.add_run()
    run.font.size = Pt(1)  # else the letters' depth comes below the picture
    shape = run.add_picture(BytesIO(data), Pt(across * scale), Pt(down * scale))
    shape._inline.docPr.set("descr", words)
    if framed:
        line = f'<a:ln {nsdecls("a")} w="6350"><a:solidFill><a:srgbClr val="595959"/></a:solidFill></a:ln>'
        shape._inline.find(f".//{qn('pic:spPr')}").append(parse_xml(line))
    form = paragraph.paragraph_format
    form.line_spacing = 1.0  # an exact pitch would cut the picture off
    form.space_before = form.space_after = Pt(6)
    form.keep_with_next = framed
