"""Head of the bulletin in Word, measured as on the PDF."""

from typing import TYPE_CHECKING

from forms.bulletin.settings import BulletinSettings
from forms.fonts import Role
from forms.typesetting.measures import OFFICIAL, SAN
from forms.word import letter_space
from forms.word_blocks import add_line, bottom_border

if TYPE_CHECKING:
    from docx.document import Document


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

    is_long = (len(settings.publisher) + len(settings.issued_on) + 2) * SAN > width
    line = settings.publisher if is_long else f"　{settings.publisher}\t{settings.issued_on}"
    foot = add_line(document, line, Role.BODY, SAN, pitch, alignment=WD_ALIGN_PARAGRAPH.LEFT)
    if is_long:
        foot.paragraph_format.left_indent = Pt(SAN)
        foot.paragraph_format.right_indent = Pt(SAN)
        foot = add_line(document, f"\t{settings.issued_on}", Role.BODY, SAN, pitch, alignment=WD_ALIGN_PARAGRAPH.LEFT)
    foot.paragraph_format.tab_stops.add_tab_stop(Pt(width - SAN), WD_TAB_ALIGNMENT.RIGHT)
    bottom_border(foot, "DE0000", eighths=16)
