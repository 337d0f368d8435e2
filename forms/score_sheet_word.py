"""案卷评查表 as a Word document, to be filled further by hand: the very blocks of the PDF."""

from forms.score_sheet import SheetSettings, blocks
from forms.typesetting.blocks import Paragraph
from forms.typesetting.measures import SHEET
from forms.typesetting.tables import Table
from forms.word import add_page_number, define_styles, fresh_document, packed, set_page
from forms.word_blocks import add_line, add_table
from scoring.reviewed import ReviewedCase


def render_score_sheet(case: ReviewedCase, settings: SheetSettings | None = None) -> bytes:
    """One sheet as DOCX. Same arguments, same bytes."""
    from docx.shared import Pt

    settings = settings or SheetSettings()
    document = fresh_document(settings.title, settings.organizer)
    set_page(document, SHEET)
    define_styles(document, SHEET)
    add_page_number(document)
    for number, block in enumerate(blocks(case, settings)):
        match block:
            case Table():
                add_table(document, block, SHEET)
            case Paragraph(runs=runs, style=style):
                words = "".join(run.text for run in runs)
                made = add_line(document, words, style.role, style.size, style.pitch, alignment=1, keep_with_next=True)
                made.paragraph_format.space_after = Pt(style.after)
                made.style = document.styles["Title" if number == 0 else "无缩进"]
    return packed(document)
