"""The bulletin on paper: red masthead, text, tables and clippings, 版记 at the foot of the last page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from forms.bulletin.captions import captions
from forms.bulletin.charts import bar_charts
from forms.bulletin.settings import BulletinSettings
from forms.bulletin.tables import CHART, DataTable, bars, data_table
from forms.bulletin.text import BulletinText, Kind, Paragraph, Piece, Section
from forms.fonts import Faces, Role, shipped
from forms.imprint import Imprint, imprint_block, set_text
from forms.pictures import pixel_size
from forms.typesetting.blocks import Block, Drawing, PageBreak, Picture, Space
from forms.typesetting.blocks import Paragraph as Set
from forms.typesetting.clusters import Run
from forms.typesetting.flow import compose
from forms.typesetting.marks import FinishedPage, Mark, RuleMark
from forms.typesetting.measures import (
    MM,
    OFFICIAL,
    RED,
    SAN,
    SI,
    Align,
    PageSetup,
    Style,
    body_style,
    head_style,
    note_style,
    title_style,
)
from forms.typesetting.pdf import DocumentInfo, write_pdf
from forms.typesetting.tables import Cell, Column, Table
from forms.typesetting.titles import title_lines
from scoring.figures import CampaignFigures

Clippings = Mapping[str, Sequence[bytes]]
TABLE_TITLE = replace(title_style(), role=Role.HEI, size=SI, advance=SI, pitch=26.0, before=4.0, element="P")


def render_pdf(
    text: BulletinText,
    figures: CampaignFigures,
    settings: BulletinSettings,
    clippings: Clippings | None = None,
    faces: Faces | None = None,
) -> bytes:
    """The bulletin as PDF. Same arguments, same bytes. `clippings`: PNG bytes by finding id, already redacted."""
    return written(lay_out(text, figures, settings, clippings, faces), text, settings)


def written(pages: tuple[FinishedPage, ...], text: BulletinText, settings: BulletinSettings) -> bytes:
    """The finished pages as PDF."""
    issue = f"{settings.year}年第{settings.number}期" if settings.number else ""
    info = DocumentInfo(text.title, settings.publisher, f"{settings.masthead}{issue}", "案卷评查,简报")
    return write_pdf(pages, info)


def lay_out(
    text: BulletinText,
    figures: CampaignFigures,
    settings: BulletinSettings,
    clippings: Clippings | None = None,
    faces: Faces | None = None,
) -> tuple[FinishedPage, ...]:
    """The finished pages; forms.typesetting.marks.places tells where each live field stands on them."""
    faces = faces or shipped()
    blocks = list(_blocks(text, figures, settings, clippings or {}, faces))
    return compose(blocks, OFFICIAL, faces)


def _blocks(
    text: BulletinText, figures: CampaignFigures, settings: BulletinSettings, clippings: Clippings, faces: Faces
) -> Iterator[Block]:
    if settings.masthead:  # a hand-out has none
        yield _masthead(settings, OFFICIAL, faces)
        yield Space(OFFICIAL.pitch)
    yield Set((Run("\n".join(title_lines(text.title))),), title_style())
    yield Space(OFFICIAL.pitch)
    for paragraph in text.opening:
        yield from _paragraph(paragraph, figures, settings, clippings, faces)
    attachments = [section for section in text.sections if section.is_attachment]
    for number, section in enumerate(text.sections, 1):
        if attachments and section is attachments[0]:
            yield _attachment_note(attachments, faces)
        if section.is_attachment:
            yield from _attachment_head(section)
        else:
            head = section.heading(number)
            yield Set((Run(head),), head_style(1), bookmark=head)
        for paragraph in section.paragraphs:
            alone = section.is_attachment and len(section.paragraphs) == 1
            yield from _paragraph(paragraph, figures, settings, clippings, faces, titled=not alone)
    if settings.masthead:
        yield Space(12.0)
        yield imprint_block(imprint_of(settings), OFFICIAL, faces)


def _attachment_note(attachments: Sequence[Section], faces: Faces) -> Drawing:
    """附件：1.… one line below the text, the names under each other; with the text's last lines."""
    marks: list[Mark] = []
    y = OFFICIAL.pitch
    for number, section in enumerate(attachments, 1):
        name = section.head.split("：", 1)[1]
        text = f"{number}.{name}" if len(attachments) > 1 else name
        style = replace(body_style(), indent=0.0, align=Align.LEFT, left=OFFICIAL.cell * (2 if number == 1 else 5))
        more, height = set_text(f"附件：{text}" if number == 1 else text, style, OFFICIAL.text_width, faces, 0.0, y)
        marks += more
        y += height
    return Drawing(tuple(marks), y, accompanied=True)


def _attachment_head(section: Section) -> Iterator[Block]:
    """附件1 in 黑体 on the first line of a new page, its title in the middle on the third."""
    label, title = section.head.split("：", 1)
    yield PageBreak()
    yield Set((Run(label),), replace(head_style(1), indent=0.0, element="P"), bookmark=section.head)
    yield Space(OFFICIAL.pitch)
    yield Set((Run("\n".join(title_lines(title))),), title_style())
    yield Space(8.0)


def _paragraph(
    paragraph: Paragraph,
    figures: CampaignFigures,
    settings: BulletinSettings,
    clippings: Clippings,
    faces: Faces,
    *,
    titled: bool = True,
) -> Iterator[Block]:
    match paragraph.kind:
        case Kind.TABLE if paragraph.ref.endswith(CHART):
            title = paragraph.text or data_table(paragraph.ref, figures, settings).title.replace("表", "图")
            yield Set((Run(title),), TABLE_TITLE)
            yield from bar_charts(bars(paragraph.ref, figures, settings), OFFICIAL, faces)
        case Kind.TABLE:
            yield from table_blocks(data_table(paragraph.ref, figures, settings), paragraph.text, titled=titled)
        case Kind.PICTURE:
            shown = clippings.get(paragraph.ref, ())
            below = captions(paragraph.ref, shown, figures, settings, paragraph.text)
            for data, text in zip(shown, below, strict=True):
                yield Picture(data, pixel_size(data), 140 * MM, (Run(text),))
        case Kind.SUBHEAD:
            yield Set(runs(paragraph.pieces), head_style(2), bookmark=paragraph.text, bookmark_level=1)
        case Kind.NOTE:
            yield Set(runs(paragraph.pieces), note_style())
        case _:
            yield Set(runs(paragraph.pieces), body_style())


def table_blocks(table: DataTable, title: str = "", *, titled: bool = True) -> Iterator[Block]:
    """A table with its title above."""
    if titled or title:
        yield Set((Run(title or table.title),), TABLE_TITLE)
    columns = tuple(
        Column(weight, Align.LEFT if at in table.wordy else Align.CENTRE) for at, weight in enumerate(table.weights)
    )
    head = (tuple(Cell(((Run(text),),)) for text in table.head),)
    rows = tuple(tuple(Cell((runs(content),)) for content in row) for row in table.rows)
    yield Table(columns, rows, head, smallest_row=22.0)


def runs(pieces: Sequence[Piece]) -> tuple[Run, ...]:
    """Pieces of text as runs; the field's name is the tag."""
    return tuple(Run(piece.text, tag=piece.field) for piece in pieces)


def _masthead(settings: BulletinSettings, setup: PageSetup, faces: Faces) -> Drawing:
    """报头: 标注, the red name, number, publisher and date, red rule."""
    width = setup.text_width
    marks: list[Mark] = []
    if settings.classification:
        style = Style(Role.HEI, SAN, SAN, setup.pitch, Align.LEFT)
        marks += set_text(settings.classification, style, width, faces, 0.0, 0.0)[0]
    letters = max(len(settings.masthead), 1)
    size = min(54.0, width / letters * 0.86)
    advance = min(size * 1.25, width / letters)
    name = Style(Role.TITLE, size, advance, size * 1.3, Align.CENTRE, colour=RED)
    y = setup.pitch * 1.2
    marks += set_text(settings.masthead, name, width, faces, (advance - size) / 2, y)[0]
    y += size * 1.3 + 8.0
    if settings.number:
        total = f"（总第{settings.total_number}期）" if settings.total_number else ""
        centred = Style(Role.BODY, SAN, SAN, setup.pitch, Align.CENTRE)
        marks += set_text(f"{settings.year}年第{settings.number}期{total}", centred, width, faces, 0.0, y)[0]
        y += setup.pitch
    return _closed(settings, setup, faces, marks, y + 4.0)


def _closed(settings: BulletinSettings, setup: PageSetup, faces: Faces, marks: list[Mark], y: float) -> Drawing:
    """Publisher at the left, date at the right (on a line of its own where the name is long), the red rule."""
    width = setup.text_width
    left = Style(Role.BODY, SAN, SAN, setup.pitch, Align.LEFT, left=SAN)
    right = replace(left, align=Align.RIGHT, left=0.0, right=SAN)
    date_width = (len(settings.issued_on) + 1) * SAN
    is_long = (len(settings.publisher) + 1) * SAN > width - date_width
    publisher, height = set_text(settings.publisher, left, width - (SAN if is_long else date_width), faces, 0.0, y)
    marks += publisher
    y += height if is_long else max(height - setup.pitch, 0.0)
    marks += set_text(settings.issued_on, right, width, faces, 0.0, y)[0]
    y += setup.pitch + 3.0
    marks.append(RuleMark(0.0, y, width, y, 2.0, RED))
    return Drawing(tuple(marks), y + 2.0)


def imprint_of(settings: BulletinSettings) -> Imprint:
    """版记: 报、送、发; who made it; publisher and date."""
    addressed = (("报", settings.reported_to), ("送", settings.sent_to), ("发", settings.distributed_to))
    people = (("编辑", settings.editor), ("审核", settings.reviewer), ("签发", settings.signatory))
    return Imprint(
        tuple((label, names) for label, names in addressed if names),
        tuple(f"{label}：{name}" for label, name in people if name),
        f"共印{settings.copies}份" if settings.copies else "",
        settings.publisher,
        f"{settings.issued_on}印发" if settings.issued_on else "",
    )
