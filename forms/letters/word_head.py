"""The red head of letters in a DOCX, where the PDF has it (forms.letters.red_head)."""

from typing import TYPE_CHECKING, Any

from forms.fonts import OFFICE_NAMES, Role
from forms.letters.letter import Office
from forms.letters.red_head import (
    HEAD_DOWN,
    LETTER_DOWN,
    LETTER_RULE,
    LETTER_UP,
    LONGEST_NAME,
    NUMBER_DOWN,
    RULE_DOWN,
    name_style,
)
from forms.letters.templates import LetterTemplate
from forms.typesetting.measures import SAN, SI, PageSetup, Style
from forms.typesetting.titles import title_lines
from forms.word import FOOT, letter_space, set_face, set_pitch
from forms.word_blocks import add_line, add_space, bottom_border

if TYPE_CHECKING:
    from docx.document import Document

_RED = "DE0000"


def add_red_head(document: "Document", office: Office, setup: PageSetup, template: LetterTemplate) -> None:
    """发文机关标志, on several lines where the name is long, 发文字号, red rules."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    if template.is_correspondence:
        _add_correspondence(document, office, setup)
        return
    circular, name = template.is_circular, name_style(office.name, setup.text_width)
    centre = WD_ALIGN_PARAGRAPH.CENTER
    if circular:
        add_space(document, HEAD_DOWN - name.size * 0.2)
    text = "\n".join(title_lines(office.name, most=LONGEST_NAME))
    free = Pt(2 * setup.pitch if circular else 6.0)
    _red(add_line(document, text, Role.TITLE, name.size, name.pitch, alignment=centre, space_after=free), name)
    rule = add_line(document, office.number, Role.BODY, SAN, setup.pitch if office.number else 1.0, alignment=centre)
    bottom_border(rule, _RED, eighths=16, space=round(RULE_DOWN) if circular else 4)


def _add_correspondence(document: "Document", office: Office, setup: PageSetup) -> None:
    """信函格式: name and upper rules in the first page's head, the lower ones in its foot, which has no number."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt

    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header_distance = Pt(LETTER_DOWN)
    for grid in section._sectPr.findall(qn("w:docGrid")):  # LibreOffice would put half a line above the text
        section._sectPr.remove(grid)
    name = name_style(office.name, setup.text_width)
    head = section.first_page_header.paragraphs[0]
    head.style = document.styles["无缩进"]
    head.add_run("\n".join(title_lines(office.name, most=LONGEST_NAME)))
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for run in head.runs:
        set_face(run, OFFICE_NAMES[Role.TITLE])
        run.font.size = Pt(name.size)
    _red(head, name)
    set_pitch(head.paragraph_format, name.size)
    _over_the_edges(head, setup)
    bottom_border(head, _RED, eighths=36, space=round(RULE_DOWN), kind="thickThinSmallGap")
    _add_lower_rules(document, setup)
    number = add_line(document, office.number, Role.BODY, SAN, setup.pitch, alignment=WD_ALIGN_PARAGRAPH.RIGHT)
    number.paragraph_format.space_before = Pt(max(NUMBER_DOWN - (setup.pitch - SAN) / 2, 0.0))


def _add_lower_rules(document: "Document", setup: PageSetup) -> None:
    """20 mm above the page's lower edge; page numbers stay where they are."""
    from docx.shared import Pt

    section = document.sections[0]
    section.footer_distance = Pt(LETTER_UP)
    for footer in (section.footer, section.even_page_footer):
        footer.paragraphs[0].paragraph_format.space_after = Pt(setup.height - setup.bottom - FOOT - LETTER_UP)
    foot = section.first_page_footer.paragraphs[0]
    foot.style = document.styles["Footer"]
    set_pitch(foot.paragraph_format, SI)
    _over_the_edges(foot, setup)
    bottom_border(foot, _RED, eighths=36, space=1, kind="thinThickSmallGap")


def _over_the_edges(paragraph: Any, setup: PageSetup) -> None:
    """As long as the rules of 信函格式, which go beyond the text block."""
    from docx.shared import Pt

    edge = (setup.width - LETTER_RULE) / 2
    paragraph.paragraph_format.left_indent = Pt(edge - setup.left)
    paragraph.paragraph_format.right_indent = Pt(edge - (setup.width - setup.right))


def _red(paragraph: Any, name: Style) -> None:
    from docx.shared import RGBColor

    for run in paragraph.runs:
        run.font.color.rgb = RGBColor(0xDE, 0, 0)
        letter_space(run, name.advance - name.size - 0.05)
