"""Running text of a DOCX, on as many lines as on the PDF: where Word or LibreOffice would take a line more or less, its
letters stand closer or wider by as many twentieths of a point as it needs (forms.word_lines)."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from forms.fonts import Faces
from forms.typesetting.measures import PageSetup, Style, body_style, head_style, note_style
from forms.word import letter_space
from forms.word_lines import LIST, closer_by, own_space, split_codes

if TYPE_CHECKING:
    from docx.document import Document

_BLANKS = re.compile("\u3000{2,}")


def add_words(document: "Document", text: str, style: str, setup: PageSetup, faces: Faces) -> Any:
    """A paragraph of words in one of the styles of forms.word; a line feed begins a line."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = document.add_paragraph(style=style)
    closer = closer_by(text, _as_on_pdf(style, setup), setup.text_width, faces)
    for part, are_codes in split_codes(text):
        run = paragraph.add_run(part)
        if are_codes:
            run.font.no_proof = True
            language = OxmlElement("w:lang")
            language.set(qn("w:val"), LIST)
            run._r.get_or_add_rPr().append(language)
        if closer:
            letter_space(run, own_space(_as_on_pdf(style, setup)) - closer / 20)
    return paragraph


def unbroken(text: str) -> str:
    """Room left to be filled by hand stays with its words: 　　年　　月　　日 does not part at the end of a line."""
    return _BLANKS.sub(lambda blanks: "\u00a0" * (2 * len(blanks[0])), text)


def _as_on_pdf(style: str, setup: PageSetup) -> Style:
    match style:
        case "Heading 1":
            return head_style(1, setup)
        case "Heading 2":
            return head_style(2, setup)
        case "注":
            return note_style(setup)
        case "无缩进":
            return replace(body_style(setup), indent=0.0)
        case _:
            return body_style(setup)
