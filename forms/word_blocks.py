"""Tables, pictures, rules and drawings of a DOCX, of the same size as on the PDF."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from forms.fonts import OFFICE_NAMES, Faces, Role, shipped
from forms.pictures import pixel_size
from forms.typesetting.breaking import break_lines
from forms.typesetting.clusters import Run
from forms.typesetting.measures import Align, PageSetup, Style, small_style
from forms.typesetting.tables import DIVISIBLE, PADDING, Cell, Row, Table
from forms.word import set_face, set_pitch
from forms.word_lines import LIST, closer_by, split_codes

if TYPE_CHECKING:
    from docx.document import Document

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_JC = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}
_GREY = "EDEDED"
_ROW = 22.2  # points; a head of one line
_MERGED = {False: '<w:vMerge w:val="restart"/>', True: "<w:vMerge/>"}
_RULE = 0.5  # points; a cell's rules take their room from the padding


def add_table(document: "Document", table: Table, setup: PageSetup, faces: Faces | None = None) -> Any:
    """The table as set on the PDF: ruled cells, rows of the same height, a head repeated on every page."""
    from docx.oxml import parse_xml

    total = sum(column.weight for column in table.columns)
    widths = [column.weight / total * setup.text_width for column in table.columns]
    left = _pad(PADDING - _RULE / 2)
    rows = _Rows(table, widths, setup.text_height, faces or shipped())
    made = [rows.row(row, table.head_role, head=True) for row in table.head]
    if table.accompanied:
        keep_with_next(document)
    tail = range(0 if table.accompanied else max(len(table.rows) - table.tail, 1), len(table.rows) - 1)
    below = (*table.rows[1:], ())
    made += [rows.row(row, table.role, keeps=at in tail, below=below[at]) for at, row in enumerate(table.rows)]
    grid = "".join(f'<w:gridCol w:w="{_pad(size)}"/>' for size in widths)
    placed = parse_xml(
        f"<w:tbl {_W}><w:tblPr><w:tblStyle w:val={quoteattr(_style_id(document, 'Table Grid'))}/>"
        f'<w:tblW w:w="{_pad(setup.text_width)}" w:type="dxa"/><w:tblInd w:w="{left}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{_margins()}<w:tblLook w:val="04A0"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl>"
    )
    document.element.body.insert_element_before(placed, "w:sectPr")
    add_space(document, table.after)
    return placed


def _pad(points: float) -> int:
    return round(points * 20)


def _margins() -> str:
    size = _pad(PADDING - _RULE / 2)
    edges = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    return f"<w:tblCellMar>{edges}</w:tblCellMar>"


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one table. Each is as high as on the PDF, whatever its cells are in Word: no cell has more lines."""

    table: Table
    widths: Sequence[float]
    page: float  # the height of its text block
    faces: Faces

    def row(self, row: Row, role: Role, *, head: bool = False, keeps: bool = False, below: Row = ()) -> str:
        """A row; `keeps`: it stays with the next one, as does the head with what is below it."""
        cells, column, highest = [], 0, 0.0
        for at, content in enumerate(_going_on(row)):
            width = sum(self.widths[column : column + content.span])
            align = content.align or (Align.CENTRE if head else self.table.columns[column].align)
            style = small_style(self.table.size, content.role or role, align)
            lines = [break_lines(runs, style, width - 2 * PADDING, self.faces) for runs in content.paragraphs]
            highest = max(highest, sum(len(each) or 1 for each in lines) * style.pitch)
            merged = _MERGED[content.joined] if content.joined or any(c.joined for c in below[at : at + 1]) else ""
            cells.append(self._cell(content, style, width, merged, shaded=head or content.shaded, keeps=head or keeps))
            column += content.span
        height = max(highest + 2 * PADDING, self.table.smallest_row)
        exact = f'<w:cantSplit/><w:trHeight w:val="{_pad(height - _RULE)}" w:hRule="atLeast"/>'
        whole = "" if height > DIVISIBLE * (self.page - self._heads) else exact  # as on the PDF
        return f"<w:tr><w:trPr>{whole}{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(cells)}</w:tr>"

    @property
    def _heads(self) -> float:
        return sum(max(_ROW, self.table.smallest_row) for _ in self.table.head)

    def _cell(self, content: Cell, style: Style, width: float, merged: str, *, shaded: bool, keeps: bool) -> str:
        span = f'<w:gridSpan w:val="{content.span}"/>' if content.span > 1 else ""
        place = "top" if merged else "center"
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{_GREY}"/>' if shaded else ""
        pitch = f'<w:spacing w:line="{int(style.pitch * 20)}" w:lineRule="exact"/>'
        stays = "<w:keepNext/>" if keeps else ""
        form = f'<w:pPr><w:pStyle w:val="表格文字"/>{stays}{pitch}<w:jc w:val="{_JC[style.align]}"/></w:pPr>'
        said = "".join(
            f"<w:p>{form}{self._words(runs, style, width - 2 * PADDING)}</w:p>" for runs in content.paragraphs or ((),)
        )
        look = f'<w:tcW w:w="{_pad(width)}" w:type="dxa"/>{span}{merged}{fill}<w:vAlign w:val="{place}"/>'
        return f"<w:tc><w:tcPr>{look}</w:tcPr>{said}</w:tc>"

    def _words(self, runs: Sequence[Run], style: Style, width: float) -> str:
        text = "".join(run.text for run in runs)
        closer = closer_by(text, style, width, self.faces, at_most=True) if text else 0
        return "".join(_run(run.text, run.role or style.role, style.size, closer) for run in runs)


def _going_on(row: Row) -> Row:
    """The row without the words of cells that are part of those above them."""
    return tuple(replace(content, paragraphs=()) if content.joined else content for content in row)


def _run(text: str, role: Role, size: float, closer: int) -> str:
    face = quoteattr(OFFICE_NAMES[role])
    fonts = f"<w:rFonts w:ascii={face} w:hAnsi={face} w:eastAsia={face}/>"
    close = f'<w:spacing w:val="{-closer}"/>' if closer else ""
    printable = "".join(c for c in text if c >= " " or c == "\t")
    high = f'<w:sz w:val="{round(size * 2)}"/>'
    listed = f'{fonts}<w:noProof/>{close}{high}<w:lang w:val="{LIST}"/>'
    return "".join(
        f"<w:r><w:rPr>{listed if are_codes else fonts + close + high}</w:rPr>"
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


def bottom_border(paragraph: Any, colour: str, eighths: int, space: int = 3, kind: str = "single") -> None:
    """A rule under a paragraph."""
    from docx.oxml import parse_xml

    borders = parse_xml(
        f'<w:pBdr {_W}><w:bottom w:val="{kind}" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/></w:pBdr>'
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
