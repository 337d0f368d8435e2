"""The bulletin as a Word document: real styles, real tables, East-Asian fonts, the page of GB/T 9704."""

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from forms.bulletin.layout import Clippings
from forms.bulletin.settings import BulletinSettings
from forms.bulletin.tables import data_table
from forms.bulletin.text import BulletinText, Kind, Paragraph, Section
from forms.fonts import OFFICE_NAMES, Role
from forms.typesetting.measures import OFFICIAL
from forms.typesetting.titles import title_lines
from forms.word import (
    add_page_number,
    bottom_border,
    define_styles,
    fresh_document,
    letter_space,
    packed,
    set_face,
    set_page,
)
from scoring.figures import CampaignFigures

if TYPE_CHECKING:
    from docx.document import Document


def render_docx(
    text: BulletinText, figures: CampaignFigures, settings: BulletinSettings, clippings: Clippings | None = None
) -> bytes:
    """The bulletin as DOCX. Same arguments, same bytes."""
    document = fresh_document(text.title, settings.publisher)
    set_page(document, OFFICIAL)
    define_styles(document, OFFICIAL)
    add_page_number(document)
    _masthead(document, settings)
    for line in title_lines(text.title):
        document.add_paragraph(line, style="Title")
    document.add_paragraph()
    writer = _Writer(document, figures, settings, clippings or {})
    for paragraph in text.opening:
        writer.write(paragraph)
    for number, section in enumerate(text.sections, 1):
        writer.section(number, section)
    _imprint(document, settings)
    return packed(document)


class _Writer:
    def __init__(
        self, document: "Document", figures: CampaignFigures, settings: BulletinSettings, clippings: Clippings
    ) -> None:
        self.document, self.figures, self.settings, self.clippings = document, figures, settings, clippings

    def section(self, number: int, section: Section) -> None:
        head = self.document.add_paragraph(section.heading(number), style="Heading 1")
        head.paragraph_format.page_break_before = section.is_attachment
        for paragraph in section.paragraphs:
            self.write(paragraph)

    def write(self, paragraph: Paragraph) -> None:
        styles = {Kind.SUBHEAD: "Heading 2", Kind.NOTE: "注"}
        by_kind: dict[Kind, Callable[[Paragraph], None]] = {Kind.TABLE: self._table, Kind.PICTURE: self._pictures}
        if paragraph.kind in by_kind:
            by_kind[paragraph.kind](paragraph)
        else:
            self.document.add_paragraph(paragraph.text, style=styles.get(paragraph.kind, "Normal"))

    def _table(self, paragraph: Paragraph) -> None:
        from forms.word import add_table

        table = data_table(paragraph.ref, self.figures, self.settings)
        rows = [["".join(piece.text for piece in content) for content in row] for row in table.rows]
        self.document.add_paragraph(paragraph.text or table.title, style="Caption")
        add_table(self.document, table.head, rows, table.weights, table.wordy)

    def _pictures(self, paragraph: Paragraph) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Mm

        for data in self.clippings.get(paragraph.ref, ()):
            self.document.add_picture(BytesIO(data), width=Mm(140))
            holder = self.document.paragraphs[-1]
            holder.style = self.document.styles["Caption"]
            holder.alignment = WD_ALIGN_PARAGRAPH.CENTER
            holder.paragraph_format.line_spacing = 1.0  # an exact pitch would cut the picture off
        if paragraph.text:
            self.document.add_paragraph(paragraph.text, style="Caption")


def _plain(document: "Document", text: str, role: Role, size: float, **more: Any) -> Any:
    """A paragraph outside the body's styles, as masthead and imprint need."""
    from docx.shared import Pt

    paragraph = document.add_paragraph(style="无缩进")
    run = paragraph.add_run(text)
    set_face(run, OFFICE_NAMES[role])
    run.font.size = Pt(size)
    for name, value in more.items():
        setattr(paragraph.paragraph_format, name, value)
    return paragraph


def _masthead(document: "Document", settings: BulletinSettings) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
    from docx.shared import Mm, Pt, RGBColor

    if settings.classification:
        _plain(document, settings.classification, Role.HEI, 16.0)
    size = min(54.0, 442.0 / max(len(settings.masthead), 1) * 0.86)
    name = _plain(document, settings.masthead, Role.TITLE, size, alignment=WD_ALIGN_PARAGRAPH.CENTER)
    name.paragraph_format.line_spacing = Pt(size * 1.4)
    name.runs[0].font.color.rgb = RGBColor(0xDE, 0, 0)
    letter_space(name.runs[0], min(size * 0.25, 442.0 / max(len(settings.masthead), 1) - size))
    if settings.number:
        total = f"（总第{settings.total_number}期）" if settings.total_number else ""
        line = f"{settings.year}年第{settings.number}期{total}"
        _plain(document, line, Role.BODY, 16.0, alignment=WD_ALIGN_PARAGRAPH.CENTER)
    line = f"　{settings.publisher}\t{settings.issued_on}　"
    foot = _plain(document, line, Role.BODY, 16.0, space_after=Pt(29))
    foot.paragraph_format.tab_stops.add_tab_stop(Mm(156), WD_TAB_ALIGNMENT.RIGHT)
    bottom_border(foot, "DE0000", eighths=18)


def _imprint(document: "Document", settings: BulletinSettings) -> None:
    from forms.word import add_imprint

    rows = [
        f"{label}：{names.rstrip('。')}。"
        for label, names in (
            ("报", settings.reported_to),
            ("送", settings.sent_to),
            ("发", settings.distributed_to),
        )
        if names
    ]
    people = (("编辑", settings.editor), ("审核", settings.reviewer), ("签发", settings.signatory))
    made = "　　".join(f"{label}：{name}" for label, name in people if name)
    copies = f"共印{settings.copies}份" if settings.copies else ""
    date = f"{settings.issued_on}印发" if settings.issued_on else ""
    document.add_paragraph()
    add_imprint(document, "\n".join(rows), (made, copies), (settings.publisher, date))
