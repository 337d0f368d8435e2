"""Letters and records on paper: red head, title, text, tables, the place of the seal."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from forms.fonts import Faces, Role, shipped
from forms.imprint import Imprint, imprint_block, set_text
from forms.letters.letter import FilledPart, Letter, Office
from forms.letters.red_head import after_head, red_head
from forms.typesetting.blocks import Block, Drawing, Paragraph, Space
from forms.typesetting.breaking import break_lines, marks_of
from forms.typesetting.clusters import Run
from forms.typesetting.flow import compose
from forms.typesetting.marks import FinishedPage, Mark
from forms.typesetting.measures import (
    OFFICIAL,
    SAN,
    WIDE,
    Align,
    PageSetup,
    Style,
    body_style,
    head_style,
    note_style,
    title_style,
)
from forms.typesetting.pdf import DocumentInfo, write_pdf
from forms.typesetting.tables import Cell, Column, Row, Table, cell
from forms.typesetting.titles import title_lines
from scoring.progress import Progress, stepped

TABLE_SIZE = 12.0
HAND = 8  # characters of room in a column to be filled by hand
ONE_LINE = 7  # characters of a label beside a place to sign
SHORT = 4  # characters that stay on one line
JOINED = ("案卷", "单位", "送卷单位")  # columns whose cells are one where they say the same


def render_pdf(letters: Sequence[Letter], faces: Faces | None = None, progress: Progress | None = None) -> bytes:
    """These letters as one PDF, a bookmark each; pages are numbered per letter. Same letters, same bytes."""
    pages = (page for letter in stepped(letters, progress) for page in lay_out(letter, faces))
    first = letters[0] if letters else None
    title = first.title if first else ""
    return write_pdf(pages, DocumentInfo(title, first.office.name if first else "", "案卷评查"))


def lay_out(letter: Letter, faces: Faces | None = None) -> tuple[FinishedPage, ...]:
    """The pages of one letter."""
    setup = WIDE if letter.template.wide else OFFICIAL
    blocks = list(_blocks(letter, setup, faces or shipped()))
    return compose(blocks, setup, faces or shipped(), first_numbered=not is_correspondence(letter))


def is_correspondence(letter: Letter) -> bool:
    """Whether it has the head of 信函格式; its first page has no number then."""
    return letter.template.is_correspondence and bool(letter.office.name)


def _blocks(letter: Letter, setup: PageSetup, faces: Faces) -> Iterator[Block]:
    if letter.template.is_letter and letter.office.name:
        yield red_head(letter.office, setup, faces, letter.template)
        yield Space(setup.pitch * after_head(letter.template))
    yield Paragraph((Run("\n".join(title_lines(letter.title))),), title_style(setup), bookmark=letter.title)
    yield Space(setup.pitch * (1.0 if letter.template.is_letter else 0.5))
    before = None
    for part, following in pairwise((*letter.parts, None)):
        if part is not None and not is_below_signature(before, part):
            yield from _part(part, following, letter.office, setup, faces)
        before = part


def is_below_signature(before: FilledPart | None, part: FilledPart) -> bool:
    """Whether it is the 附注, which stands right below the date and is set with it."""
    return before is not None and before.kind == "sign" and part.kind == "note"


def _part(
    part: FilledPart, following: FilledPart | None, office: Office, setup: PageSetup, faces: Faces
) -> Iterator[Block]:
    """A signature never stands on a page without text: the paragraph before it goes along."""
    body = replace(body_style(setup), keep_with_next=following is not None and following.kind == "sign")
    match part.kind:
        case "to":
            yield Paragraph((Run(part.text),), replace(body, indent=0.0))
        case "head":
            yield Paragraph((Run(part.text),), head_style(1, setup))
        case "table":
            yield table_of(part.rows, setup.text_width)
        case "form":
            yield form_table(part.rows)
        case "boxes":
            yield boxes_table(part.rows)
        case "lines":
            yield Drawing((), setup.pitch * part.count)  # whole: a place to write in
        case "note":
            yield Paragraph((Run(part.text),), replace(note_style(setup), keep_with_next=body.keep_with_next))
        case "sign":
            note_below = following.text if following is not None and following.kind == "note" else ""
            yield signature(office, setup, faces, note_below)
        case "imprint":
            yield imprint_block(imprint_of(part, office), setup, faces)
        case _:
            yield Paragraph((Run(part.text),), body)


def imprint_of(part: FilledPart, office: Office) -> Imprint:
    """抄送 where somebody gets a copy; who printed it and when."""
    addressed = (("抄送", part.text),) if part.text else ()
    return Imprint(addressed, publisher=office.name, printed=f"{office.date or '　　　　年　　月　　日'}印发")


def signature(office: Office, setup: PageSetup, faces: Faces, note: str = "") -> Drawing:
    """落款: two free lines for the seal, the office centred over the date, the date four characters in; 附注 below."""
    width, pitch = setup.text_width, setup.pitch
    style = Style(Role.BODY, SAN, setup.cell, pitch, Align.LEFT)
    date = office.date or "　　　　年　　月　　日"
    marks: list[Mark] = []
    (date_line, *_) = break_lines((Run(date),), style, width, faces)
    date_width = date_line.width * setup.cell
    right = width - 4 * setup.cell
    y = 2 * pitch
    for line in break_lines((Run(office.name),), style, width - 2 * setup.cell, faces) if office.name else ():
        own = line.width * setup.cell
        centre = right - date_width / 2
        left = max(min(centre - own / 2, width - 2 * setup.cell - own), 0.0)
        marks += marks_of(line, style, left, y, width)
        y += pitch
    marks += marks_of(date_line, style, right - date_width, y, width)
    more, height = (
        set_text(note, replace(style, left=2 * setup.cell), width, faces, 0.0, y + pitch) if note else ([], 0)
    )
    return Drawing((*marks, *more), y + pitch + height, accompanied=True)


def table_of(rows: Sequence[Sequence[str]], width: float = OFFICIAL.text_width) -> Table:
    """A table whose columns are as wide as what stands in them; the first row is the head."""
    head, body = rows[0], rows[1:] or (("",) * len(rows[0]),)
    columns = tuple(
        Column(weight, Align.LEFT if wordy else Align.CENTRE) for weight, wordy in column_widths(rows, width)
    )
    above = (head, *body)
    filled = tuple(
        tuple(replace(cell(text), joined=_is_joined(above, at, column)) for column, text in enumerate(row))
        for at, row in enumerate(body)
    )
    lowest = 32.0 if any(_is_free(rows, at) for at in range(len(head))) else 24.0
    return Table(columns, filled, (tuple(cell(text) for text in head),), size=TABLE_SIZE, smallest_row=lowest)


def _is_joined(rows: Sequence[Sequence[str]], above: int, column: int) -> bool:
    """Whether a file or a unit is named in the row above already."""
    return rows[0][column] in JOINED and above > 0 and "" != rows[above][column] == rows[above + 1][column]


def _is_free(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Whether nothing stands in the column: it is to be filled by hand."""
    return not any(row[at] for row in rows[1:])


def column_widths(rows: Sequence[Sequence[str]], width: float) -> list[tuple[float, bool]]:
    """For each column its width and whether it holds words: the head on one line where that can be, the rest shared."""
    longest = [max(_cells(row[at]) for row in rows) for at in range(len(rows[0]))]
    longest = [HAND if _is_free(rows, at) and rows[0][at] != "序号" else most for at, most in enumerate(longest)]
    short = [most if most <= SHORT else 0 for most in longest]  # on one line, too
    needed = [max(len(name), most) * TABLE_SIZE + 8.0 for name, most in zip(rows[0], short, strict=True)]
    wished = [max(min(most, 20) * TABLE_SIZE + 8.0 - need, 0.0) for most, need in zip(longest, needed, strict=True)]
    free, wishes = max(width - sum(needed), 0.0), sum(wished)
    share = [free * wish / wishes if wishes else free / len(needed) for wish in wished]
    return [(need + more, most > 8) for need, more, most in zip(needed, share, longest, strict=True)]


def _cells(text: str) -> int:
    """How many characters of Chinese are as wide."""
    return -(-sum(1 if character.isascii() else 2 for character in text) // 2)


def _label(text: str) -> Cell:
    return replace(cell(text, role=Role.HEI), shaded=True)


def form_table(rows: Sequence[Sequence[str]]) -> Table:
    """Labels at the left, what is filled in beside them."""
    filled: tuple[Row, ...] = tuple((_label(label), cell(value, align=Align.LEFT)) for label, value in rows)
    return Table((Column(1.0), Column(4.0)), filled, size=TABLE_SIZE, smallest_row=28.0)


def boxes_table(rows: Sequence[Sequence[str]]) -> Table:
    """Places to sign, two in a row."""
    labels = [row[0].replace("（签名）", "\n（签名）") if len(row[0]) > ONE_LINE else row[0] for row in rows]
    pairs = [labels[at : at + 2] for at in range(0, len(labels), 2)]
    filled = tuple(_boxes(*pair) for pair in pairs)
    columns = (Column(1.6), Column(1.9), Column(1.6), Column(1.9))
    return Table(columns, filled, size=TABLE_SIZE, smallest_row=36.0, tail=len(filled), accompanied=True)


def _boxes(first: str, second: str = "") -> Row:
    """A place to sign or two; one alone takes the whole row."""
    if not second:
        return _label(first), cell("", span=3)
    return _label(first), cell(""), _label(second), cell("")
