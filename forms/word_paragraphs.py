"""Running text of a DOCX, on as many lines as on the PDF.

The PDF squeezes marks where a line needs it. Word does so less, LibreOffice hardly: there such a paragraph would take a
line more, and the page break move. Its letters stand closer by as many twentieths of a point as it needs.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from forms.fonts import Faces
from forms.typesetting.breaking import break_lines
from forms.typesetting.clusters import Cluster, Run, clusters
from forms.typesetting.measures import PageSetup, Style, body_style, head_style, note_style
from forms.word import letter_space, word_close

if TYPE_CHECKING:
    from docx.document import Document

CLOSEST = 16  # twentieths of a point; 5 % of a letter of the text
ROUNDINGS = 0.6  # points by which a line may come out wider elsewhere; two blanks and 26 letters still stand on it
_CODES = re.compile("([0-9]{2,}(?:、[0-9]{2,})+)")
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
            language = OxmlElement("w:lang")
            language.set(qn("w:val"), "zh-CN")
            run._r.get_or_add_rPr().append(language)
        if closer:
            letter_space(run, _apart(_as_on_pdf(style, setup)) - closer / 20)
    return paragraph


def split_codes(text: str) -> list[tuple[str, bool]]:
    """The text in parts, and which of them are lists of codes (002、004). These are marked as Chinese, else LibreOffice
    takes each list for one English word."""
    return [(part, at % 2 == 1) for at, part in enumerate(_CODES.split(text)) if part]


def unbroken(text: str) -> str:
    """Room left to be filled by hand stays with its words: 　　年　　月　　日 does not part at the end of a line."""
    return _BLANKS.sub(lambda blanks: "\u00a0" * (2 * len(blanks[0])), text)


def closer_by(text: str, style: Style, width: float, faces: Faces) -> int:
    """By how many twentieths of a point the letters stand closer, so that the paragraph has no more lines than on the
    PDF though no mark is squeezed. 0 where it has no more anyway, or where no bearable number would do."""
    wanted = len(break_lines((Run(text),), style, width, faces))
    parts = [clusters((Run(part),), style.role, faces, compressed=False) for part in text.split("\n")]
    return next((less for less in range(CLOSEST + 1) if _lines(parts, style, width, less) <= wanted), 0)


def _lines(parts: Sequence[Sequence[Cluster]], style: Style, width: float, less: int) -> int:
    return sum(_plain_lines(part, style, width, _apart(style) - less / 20) for part in parts)


def _plain_lines(pieces: Sequence[Cluster], style: Style, width: float, apart: float) -> int:
    """Lines where nothing gives way: each piece as wide as the face has it, and the space after its letters."""
    count, filled = 1, style.indent * style.size
    for piece in pieces:
        own = sum(glyph.width * style.size + apart for glyph in piece.glyphs)
        if filled and filled + own > width - ROUNDINGS:
            count, filled = count + 1, 0.0
        filled += own
    return count


def _apart(style: Style) -> float:
    """The space after a letter that the style has in the DOCX."""
    return word_close(style.advance - style.size)


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
