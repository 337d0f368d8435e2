"""The bulletin as a Word document: real styles, real tables, East-Asian fonts, the page of GB/T 9704."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.bulletin.captions import captions
from forms.bulletin.charts import bar_charts
from forms.bulletin.layout import Clippings, imprint_of, lay_out, table_blocks
from forms.bulletin.settings import BulletinSettings
from forms.bulletin.tables import CHART, bars, data_table
from forms.bulletin.text import BulletinText, Kind, Paragraph, Section
from forms.bulletin.word_edges import add_masthead
from forms.fonts import Faces, Role, shipped
from forms.imprint import imprint_block
from forms.typesetting.drawn import drawn
from forms.typesetting.measures import MM, OFFICIAL, SAN
from forms.typesetting.tables import Table
from forms.typesetting.titles import title_lines
from forms.word import add_page_number, define_styles, fresh_document, packed, set_page
from forms.word_blocks import add_line, add_picture, add_space, add_table, add_title, keep_with_next
from forms.word_imprint import add_imprint
from forms.word_paragraphs import add_words
from scoring.figures import CampaignFigures

if TYPE_CHECKING:
    from docx.document import Document


def render_docx(
    text: BulletinText,
    figures: CampaignFigures,
    settings: BulletinSettings,
    clippings: Clippings | None = None,
    faces: Faces | None = None,
) -> bytes:
    """The bulletin as DOCX. Same arguments, same bytes."""
    document = fresh_document(text.title, settings.publisher)
    set_page(document, OFFICIAL)
    define_styles(document, OFFICIAL)
    add_page_number(document)
    if settings.masthead:  # a hand-out has none
        add_masthead(document, settings)
        add_space(document, OFFICIAL.pitch)
    add_title(document, title_lines(text.title))
    add_space(document, OFFICIAL.pitch)
    writer = _Writer(document, figures, settings, clippings or {}, faces or shipped())
    for paragraph in text.opening:
        writer.write(paragraph)
    attachments = [section for section in text.sections if section.is_attachment]
    for number, section in enumerate(text.sections, 1):
        if attachments and section is attachments[0]:
            _attachment_note(document, attachments)
        writer.section(number, section)
    if settings.masthead:
        foot = imprint_of(settings)
        height = imprint_block(foot, OFFICIAL, faces or shipped()).height
        add_imprint(document, foot, height, lay_out(text, figures, settings, clippings, faces)[-1])
    return packed(document)


@dataclass(frozen=True, slots=True)
class _Writer:
    document: "Document"
    figures: CampaignFigures
    settings: BulletinSettings
    clippings: Clippings
    faces: Faces

    def section(self, number: int, section: Section) -> None:
        if section.is_attachment:
            _attachment_head(self.document, section)
        else:
            self._words(section.heading(number), "Heading 1")
        alone = section.is_attachment and len(section.paragraphs) == 1
        for paragraph in section.paragraphs:
            self.write(paragraph, titled=not alone)

    def write(self, paragraph: Paragraph, *, titled: bool = True) -> None:
        match paragraph.kind:
            case Kind.TABLE if paragraph.ref.endswith(CHART):
                self._chart(paragraph)
            case Kind.TABLE:
                self._table(paragraph, titled=titled)
            case Kind.PICTURE:
                self._pictures(paragraph)
            case Kind.SUBHEAD:
                self._words(paragraph.text, "Heading 2")
            case Kind.NOTE:
                self._words(paragraph.text, "注")
            case _:
                self._words(paragraph.text)

    def _words(self, text: str, style: str = "Normal") -> None:
        add_words(self.document, text, style, OFFICIAL, self.faces)

    def _table(self, paragraph: Paragraph, *, titled: bool) -> None:
        table = data_table(paragraph.ref, self.figures, self.settings)
        if titled or paragraph.text:
            self.document.add_paragraph(paragraph.text or table.title, style="Caption")
        for block in table_blocks(table, titled=False):
            if isinstance(block, Table):
                add_table(self.document, block, OFFICIAL, self.faces)

    def _chart(self, paragraph: Paragraph) -> None:
        """The chart of the PDF as a picture; its numbers are said in its description."""
        title = paragraph.text or data_table(paragraph.ref, self.figures, self.settings).title.replace("表", "图")
        self.document.add_paragraph(title, style="Caption")
        for chart in bar_charts(bars(paragraph.ref, self.figures, self.settings), OFFICIAL, self.faces):
            picture = drawn(chart.marks, OFFICIAL.text_width, chart.height - 6.0)
            add_picture(self.document, picture, OFFICIAL.text_width, chart.height, chart.alt, framed=False)

    def _pictures(self, paragraph: Paragraph) -> None:
        shown = self.clippings.get(paragraph.ref, ())
        below = captions(paragraph.ref, shown, self.figures, self.settings, paragraph.text)
        for data, words in zip(shown, below, strict=True):
            add_picture(self.document, data, 140 * MM, 110 * MM, words)
            self.document.add_paragraph(words, style="图注").paragraph_format.space_after = 76200


def _attachment_note(document: "Document", attachments: Sequence[Section]) -> None:
    """附件：1.… below the text, the names under each other."""
    from docx.shared import Pt

    keep_with_next(document)
    add_space(document, OFFICIAL.pitch)
    for number, section in enumerate(attachments, 1):
        keep_with_next(document)
        name = section.head.split("：", 1)[1]
        text = f"{number}.{name}" if len(attachments) > 1 else name
        line = document.add_paragraph(f"附件：{text}" if number == 1 else text, style="无缩进")
        line.paragraph_format.first_line_indent = Pt(SAN * (2 if number == 1 else 5))


def _attachment_head(document: "Document", section: Section) -> None:
    """附件1 in 黑体 on the first line of a new page, its title in the middle on the third."""
    from docx.shared import Pt

    label, title = section.head.split("：", 1)
    add_line(document, label, Role.HEI, SAN, OFFICIAL.pitch, page_break_before=True, keep_with_next=True)
    add_space(document, OFFICIAL.pitch)
    add_title(document, title_lines(title))
    document.paragraphs[-1].paragraph_format.space_after = Pt(8)
