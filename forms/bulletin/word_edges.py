"""Head and foot of the bulletin in Word: masthead and 版记, measured as on the PDF."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from forms.bulletin.settings import BulletinSettings
from forms.fonts import Role
from forms.typesetting.measures import OFFICIAL, SAN, SI
from forms.word import letter_space
from forms.word_blocks import add_line, add_space, bottom_border

if TYPE_CHECKING:
    from docx.document import Document

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_AIR = 24.0  # points that no empty height fills: a program that sets a little wider must not need another page
_THICK, _THIN = 8, 6  # eighths of a point


def add_masthead(document: "Document", settings: BulletinSettings) -> None:
    """标注, the red name, number, publisher and date, red rule."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    width, pitch = OFFICIAL.text_width, OFFICIAL.pitch
    add_line(document, settings.classification, Role.HEI, SAN, pitch * 1.2)
    letters = max(len(settings.masthead), 1)
    size = min(54.0, width / letters * 0.86)
    centre = WD_ALIGN_PARAGRAPH.CENTER
    name = add_line(document, settings.masthead, Role.TITLE, size, size * 1.3, alignment=centre, space_after=Pt(8))
    name.runs[0].font.color.rgb = RGBColor(0xDE, 0, 0)
    letter_space(name.runs[0], min(size * 0.25, width / letters - size) - 0.05)
    if settings.number:
        total = f"（总第{settings.total_number}期）" if settings.total_number else ""
        line = f"{settings.year}年第{settings.number}期{total}"
        add_line(document, line, Role.BODY, SAN, pitch, alignment=centre, space_after=Pt(4))
    _publisher(document, settings, width, pitch)


def _publisher(document: "Document", settings: BulletinSettings, width: float, pitch: float) -> None:
    """At the left, the date at the right: on a line of its own where the name is long."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
    from docx.shared import Pt

    is_long = (len(settings.publisher) + len(settings.issued_on) + 3) * SAN > width
    line = settings.publisher if is_long else f"　{settings.publisher}\t{settings.issued_on}"
    foot = add_line(document, line, Role.BODY, SAN, pitch, alignment=WD_ALIGN_PARAGRAPH.LEFT)
    if is_long:
        foot.paragraph_format.left_indent = Pt(SAN)
        foot.paragraph_format.right_indent = Pt((len(settings.issued_on) + 1) * SAN)
        foot = add_line(document, f"\t{settings.issued_on}", Role.BODY, SAN, pitch, alignment=WD_ALIGN_PARAGRAPH.LEFT)
    foot.paragraph_format.tab_stops.add_tab_stop(Pt(width - SAN), WD_TAB_ALIGNMENT.RIGHT)
    bottom_border(foot, "DE0000", eighths=16)


def add_imprint(document: "Document", settings: BulletinSettings, height: float, free: float) -> None:
    """版记: a table `height` points high at the lower edge of the last page's text block, `free` points below the text.

    Word and WPS put it there; LibreOffice 7 leaves it in the text, so empty height pushes it down.
    """
    from docx.oxml import parse_xml

    people = (("编辑", settings.editor), ("审核", settings.reviewer), ("签发", settings.signatory))
    made = "　　".join(f"{label}：{name}" for label, name in people if name)
    copies = f"共印{settings.copies}份" if settings.copies else ""
    rows = [[_hanging(label + names) for label, names in _addressed(settings)]]
    rows += [
        [_two(made, copies)],
        [_two(settings.publisher, f"{settings.issued_on}印发" if settings.issued_on else "")],
    ]
    rows = [row for row in rows if row and (row != [_two("", "")])]
    cells = "".join(
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{_t(OFFICIAL.text_width)}" w:type="dxa"/>'
        f"</w:tcPr>{''.join(line.xml for line in row)}</w:tc></w:tr>"
        for row in rows
    )
    table = parse_xml(f"<w:tbl {_W}>{_table_form(OFFICIAL.bottom - height)}{cells}</w:tbl>")
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    if free > _AIR:
        add_space(document, free - _AIR)
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.element.body.insert_element_before(table, "w:sectPr")
    add_space(document, 1.0)


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


def _addressed(settings: BulletinSettings) -> list[tuple[str, str]]:
    rows = (("报", settings.reported_to), ("送", settings.sent_to), ("发", settings.distributed_to))
    return [(f"{label}：", names.rstrip("。") + "。") for label, names in rows if names]


def _hanging(text: str) -> _Line:
    return _Line(f'<w:ind w:left="{_t(SI * 3)}" w:right="{_t(SI)}" w:hanging="{_t(SI * 2)}"/>', _text(text))


def _two(left: str, right: str) -> _Line:
    """Something at the left, something at the right."""
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{_t(OFFICIAL.text_width - SI)}"/></w:tabs>'
    return _Line(
        f'{tab}<w:ind w:left="{_t(SI)}"/><w:jc w:val="left"/>', f"{_text(left)}<w:r><w:tab/></w:r>{_text(right)}"
    )


def _text(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _t(points: float) -> int:
    return round(points * 20)
