"""Letters and records as Word documents."""

from typing import TYPE_CHECKING

from forms.fonts import Faces, Role, shipped
from forms.imprint import imprint_block
from forms.letters.layout import (
    boxes_table,
    form_table,
    imprint_of,
    is_below_signature,
    lay_out,
    table_of,
)
from forms.letters.letter import FilledPart, Letter, Office
from forms.letters.red_head import after_head
from forms.letters.word_head import add_red_head
from forms.typesetting.measures import OFFICIAL, SAN, WIDE, PageSetup
from forms.typesetting.titles import title_lines
from forms.word import add_page_number, define_styles, fresh_document, packed, set_page
from forms.word_blocks import add_line, add_space, add_table, add_title, keep_with_next
from forms.word_imprint import add_imprint
from forms.word_paragraphs import add_words, unbroken

if TYPE_CHECKING:
    from docx.document import Document


def render_docx(letter: Letter, faces: Faces | None = None) -> bytes:
    """The letter as DOCX. Same letter, same bytes."""
    document = fresh_document(letter.title, letter.office.name)
    setup = WIDE if letter.template.wide else OFFICIAL
    set_page(document, setup)
    define_styles(document, setup)
    add_page_number(document)
    if letter.template.is_letter and letter.office.name:
        add_red_head(document, letter.office, setup, letter.template)
        add_space(document, setup.pitch * after_head(letter.template))
    add_title(document, title_lines(letter.title))
    add_space(document, setup.pitch * (1.0 if letter.template.is_letter else 0.5))
    before, faces = None, faces or shipped()
    for part in letter.parts:
        if part.kind == "imprint":
            _imprint(document, letter, part, setup, faces)
        elif is_below_signature(before, part):
            keep_with_next(document)
            add_words(document, unbroken(part.text), "Normal", setup, faces)
        else:
            _part(document, part, letter.office, setup, faces)
        before = part
    return packed(document)


def _imprint(document: "Document", letter: Letter, part: FilledPart, setup: PageSetup, faces: Faces) -> None:
    foot = imprint_of(part, letter.office)
    add_imprint(document, foot, imprint_block(foot, setup, faces).height, lay_out(letter, faces)[-1])


def _part(document: "Document", part: FilledPart, office: Office, setup: PageSetup, faces: Faces) -> None:
    text = unbroken(part.text)
    match part.kind:
        case "to":
            add_words(document, text, "无缩进", setup, faces)
        case "head":
            add_words(document, text, "Heading 1", setup, faces)
        case "note":
            add_words(document, text, "注", setup, faces)
        case "table":
            add_table(document, table_of(part.rows, setup.text_width), setup, faces)
        case "form":
            add_table(document, form_table(part.rows), setup, faces)
        case "boxes":
            add_table(document, boxes_table(part.rows), setup, faces)
        case "lines":
            for at in range(part.count):
                add_space(document, setup.pitch)
                document.paragraphs[-1].paragraph_format.keep_with_next = at < part.count - 1
        case "sign":
            _signature(document, office, setup)
        case _:
            add_words(document, text, "Normal", setup, faces)


def _signature(document: "Document", office: Office, setup: PageSetup) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    keep_with_next(document)
    date = office.date or "　　　　年　　月　　日"
    centred = 4.0 + (_cells(date) - _cells(office.name)) / 2
    for _ in range(2):
        add_space(document, setup.pitch)
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    for text, right in ((office.name, centred), (unbroken(date), 4.0)):
        if text:
            signed = add_line(document, text, Role.BODY, SAN, setup.pitch, alignment=WD_ALIGN_PARAGRAPH.RIGHT)
            signed.paragraph_format.right_indent = Pt(max(right, 2.0) * SAN)
            signed.paragraph_format.keep_with_next = text == office.name


def _cells(text: str) -> float:
    return sum(0.5 if character.isascii() else 1.0 for character in text)
