"""Letters and records as Word documents."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from forms.fonts import OFFICE_NAMES, Role
from forms.letters.layout import column_widths
from forms.letters.letter import FilledPart, Letter, Office
from forms.typesetting.measures import OFFICIAL, SAN, WIDE
from forms.typesetting.titles import title_lines
from forms.word import (
    add_page_number,
    add_table,
    bottom_border,
    define_styles,
    fresh_document,
    packed,
    set_face,
    set_page,
)

if TYPE_CHECKING:
    from docx.document import Document


def render_docx(letter: Letter) -> bytes:
    """The letter as DOCX. Same letter, same bytes."""
    document = fresh_document(letter.title, letter.office.name)
    setup = WIDE if letter.template.wide else OFFICIAL
    set_page(document, setup)
    define_styles(document, setup)
    add_page_number(document)
    if letter.template.is_letter and letter.office.name:
        _red_head(document, letter.office)
    for line in title_lines(letter.title):
        document.add_paragraph(line, style="Title")
    document.add_paragraph()
    for part in letter.parts:
        _part(document, part, letter.office, setup.text_width)
    return packed(document)


def _part(document: "Document", part: FilledPart, office: Office, width: float) -> None:
    match part.kind:
        case "to":
            document.add_paragraph(part.text, style="无缩进")
        case "head":
            document.add_paragraph(part.text, style="Heading 1")
        case "note":
            document.add_paragraph(part.text, style="注")
        case "table":
            _table(document, part.rows, width)
        case "form" | "boxes":
            add_table(document, part.rows[0], part.rows[1:], (1.0, 4.0), frozenset({1}), headed=False)
        case "lines":
            for _ in range(part.count):
                document.add_paragraph()
        case "sign":
            _signature(document, office)
        case _:
            document.add_paragraph(part.text)


def _table(document: "Document", rows: Sequence[tuple[str, ...]], width: float) -> None:
    widths = column_widths(rows, width)
    wordy = frozenset(at for at, (_, words) in enumerate(widths) if words)
    body = rows[1:] or [("",) * len(rows[0])]
    add_table(document, rows[0], body, [weight for weight, _ in widths], wordy)


def _line(document: "Document", text: str, role: Role, size: float, alignment: Any) -> Any:
    from docx.shared import Pt

    paragraph = document.add_paragraph(style="无缩进")
    paragraph.alignment = alignment
    run = paragraph.add_run(text)
    set_face(run, OFFICE_NAMES[role])
    run.font.size = Pt(size)
    return paragraph


def _red_head(document: "Document", office: Office) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    centre = WD_ALIGN_PARAGRAPH.CENTER
    size = min(42.0, 442.0 / max(len(office.name), 1) * 0.92)
    name = _line(document, office.name, Role.TITLE, size, centre)
    name.paragraph_format.line_spacing = Pt(size * 1.4)
    name.runs[0].font.color.rgb = RGBColor(0xDE, 0, 0)
    rule = _line(document, office.number, Role.BODY, SAN, centre)
    rule.paragraph_format.space_after = Pt(29)
    bottom_border(rule, "DE0000", eighths=18)


def _signature(document: "Document", office: Office) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    _keep_words_with_what_follows(document)
    date = office.date or "　　　　年　　月　　日"
    centred = 4.0 + (_cells(date) - _cells(office.name)) / 2
    for _ in range(2):
        document.add_paragraph().paragraph_format.keep_with_next = True
    for text, right in ((office.name, centred), (date, 4.0)):
        paragraph = _line(document, text, Role.BODY, SAN, WD_ALIGN_PARAGRAPH.RIGHT)
        paragraph.paragraph_format.right_indent = Pt(max(right, 2.0) * SAN)
        paragraph.paragraph_format.keep_with_next = text == office.name


def _keep_words_with_what_follows(document: "Document") -> None:
    """The seal never stands on a page without words: the last ones before it stay with it."""
    last = document.paragraphs[-1]
    follows = last._p.getnext()
    if follows is None or follows.tag.endswith("}sectPr"):  # no table between
        last.paragraph_format.keep_with_next = True


def _cells(text: str) -> float:
    return sum(0.5 if character.isascii() else 1.0 for character in text)
