"""版记 in Word, of the same size and at the same place as on the PDF."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from forms.imprint import Imprint, goes_beside
from forms.typesetting.marks import FillMark, FinishedPage, ImageMark, RuleMark, TextMark
from forms.typesetting.measures import OFFICIAL, SI
from forms.word_blocks import add_space, keep_with_next

if TYPE_CHECKING:
    from docx.document import Document

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_AIR = 24.0  # points that no empty height fills: a program that sets a little wider must not need another page
_THICK, _THIN = 8, 6  # eighths of a point


def add_imprint(document: "Document", imprint: Imprint, height: float, last: FinishedPage) -> None:
    """A table `height` points high at the lower edge of the last page's text block; `last` is that page of the PDF.

    Word and WPS put it there; LibreOffice 7 leaves it in the text, so empty height pushes it down.
    """
    from docx.oxml import parse_xml

    free = _free(last, OFFICIAL.bottom - height)
    rows = [[_hanging(label, names) for label, names in imprint.addressed]]
    rows += [_two(left, right) for left, right in imprint.pairs]
    cells = "".join(
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{_t(OFFICIAL.text_width)}" w:type="dxa"/>'
        f"</w:tcPr>{''.join(line.xml for line in row)}</w:tc></w:tr>"
        for row in rows
        if row
    )
    table = parse_xml(f"<w:tbl {_W}>{_table_form(OFFICIAL.bottom - height)}{cells}</w:tbl>")
    keep_with_next(document)
    if free > _AIR:
        add_space(document, free - _AIR)
        keep_with_next(document)
    document.element.body.insert_element_before(table, "w:sectPr")
    add_space(document, 1.0)


def _free(page: FinishedPage, top: float) -> float:
    """How much room there is on the last page of the PDF between the text and the 版记, which begins at `top`."""
    ends = [OFFICIAL.top]
    for mark in page.marks:
        match mark:
            case TextMark():
                ends.append(mark.baseline + mark.size / 2)
            case RuleMark():
                ends.append(max(mark.y1, mark.y2))
            case FillMark() | ImageMark():
                ends.append(mark.y + mark.height)
    return top - max((end for end in ends if end < top - 1.0), default=top)


def _table_form(top: float) -> str:
    """Where the table stands, its rules, the room in its rows."""
    width, left = _t(OFFICIAL.text_width), _t(OFFICIAL.left)
    edges = (("top", _THICK), ("bottom", _THICK), ("insideH", _THIN))
    ruled = "".join(f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>' for side, size in edges)
    sides = (("top", 55), ("left", 0), ("bottom", 55), ("right", 0))
    margins = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in sides)
    return (
        f'<w:tblPr><w:tblpPr w:leftFromText="180" w:rightFromText="180" w:vertAnchor="page" w:horzAnchor="page" '
        f'w:tblpX="{left}" w:tblpY="{_t(top)}"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{ruled}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph of the 版记: tabs and indents, and its runs."""

    form: str
    runs: str

    @property
    def xml(self) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="版记"/>{self.form}</w:pPr>{self.runs}</w:p>'


def _hanging(label: str, names: str) -> _Line:
    by = SI * (len(label) + 1)
    form = f'<w:ind w:left="{_t(SI + by)}" w:right="{_t(SI)}" w:hanging="{_t(by)}"/>'
    return _Line(form, _text(f"{label}：{names.rstrip('。')}。"))


def _two(left: str, right: str) -> list[_Line]:
    """Something at the left, something at the right, below it where there is no room beside."""
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{_t(OFFICIAL.text_width - SI)}"/></w:tabs>'
    form = f'{tab}<w:ind w:left="{_t(SI)}" w:right="{_t(SI)}"/><w:jc w:val="left"/>'
    after = f"<w:r><w:tab/></w:r>{_text(right)}" if right else ""
    if right and not goes_beside(left, right, OFFICIAL.text_width):
        return [_Line(form, _text(left)), _Line(form, after)]
    return [_Line(form, _text(left) + after)]


def _text(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _t(points: float) -> int:
    return round(points * 20)
