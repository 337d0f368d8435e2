"""Writes the bulletin from the figures: the template's sentences with live numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from forms.bulletin.fields import FieldMaker, Fields
from forms.bulletin.pieces import Field, Row
from forms.bulletin.settings import BulletinSettings
from forms.bulletin.templates import BulletinTemplate, Part, SectionTemplate, filled, says_something, shipped_template
from forms.bulletin.text import BulletinText, Kind, Paragraph, Piece, Section, numeral
from scoring.figures import CampaignFigures


def compose(
    figures: CampaignFigures, settings: BulletinSettings, template: BulletinTemplate | None = None
) -> BulletinText:
    """The bulletin as the data say it, ready to be edited. Same arguments, same text."""
    return compose_fields(figures, settings, template or shipped_template())


def compose_fields(
    figures: CampaignFigures,
    settings: BulletinSettings,
    template: BulletinTemplate,
    scalars: Mapping[str, Field] = MappingProxyType({}),
    rows: Mapping[str, tuple[Row, ...]] = MappingProxyType({}),
) -> BulletinText:
    """The wording with the fields of the figures; `scalars` and `rows` are what else it may ask for."""
    made = FieldMaker(figures, settings).fields()
    fields = replace(made, scalars={**made.scalars, **scalars}, rows={**made.rows, **rows})
    title = settings.title or "".join(p.text for p in filled(template.title, fields.scalars))
    opening = tuple(p for part in template.opening for p in _paragraphs(part, fields, _Counter()))
    sections = (_section(section, fields) for section in template.sections)
    return BulletinText(title, opening, _renumbered([section for section in sections if section is not None]))


def _renumbered(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The attachments numbered as they are there; one alone has no number."""
    total = sum(section.is_attachment for section in sections)
    numbers = iter(range(1, total + 1)) if total > 1 else iter(("",))
    return tuple(
        replace(section, head=f"附件{next(numbers)}：{section.head.split('：', 1)[1]}")
        if section.is_attachment
        else section
        for section in sections
    )


class _Counter:
    """Numbers the （一） heads of one section."""

    def __init__(self) -> None:
        self.value = 0

    def next(self) -> str:
        self.value += 1
        return f"（{numeral(self.value)}）"


def _section(template: SectionTemplate, fields: Fields) -> Section | None:
    counter = _Counter()
    paragraphs = tuple(p for part in template.parts for p in _paragraphs(part, fields, counter))
    if template.optional and not paragraphs:
        return None
    return Section(template.key, template.head, paragraphs)


def _paragraphs(part: Part, fields: Fields, counter: _Counter) -> Iterator[Paragraph]:
    if not _wanted(part, fields):
        return
    if part.table:
        yield Paragraph((), Kind.TABLE, part.table)
    elif part.each and part.joined is not None:
        yield from _joined(part, part.joined, fields)
    elif part.each:
        for at, row in enumerate(fields.rows.get(part.each, ())):
            yield from _row(part, (row, fields.scalars), counter)
            if part.picture and at < len(fields.refs):
                yield Paragraph((), Kind.PICTURE, fields.refs[at], fields.shown[at])
    else:
        yield from _row(part, (fields.scalars,), counter)


def _wanted(part: Part, fields: Fields) -> bool:
    return all(_holds(fields, name) for name in part.when) and not any(_holds(fields, name) for name in part.unless)


def _holds(fields: Fields, name: str) -> bool:
    text = "".join(piece.text for piece in fields.scalars.get(name, ()))
    return text not in ("", "0")


def _row(part: Part, scopes: tuple[Row, ...], counter: _Counter) -> Iterator[Paragraph]:
    if part.subhead:
        head = filled(part.subhead, *scopes)
        yield Paragraph((Piece(counter.next()), *head), Kind.SUBHEAD)
    for text in part.texts:
        pieces = filled(text, *scopes)
        if pieces and (len(part.texts) == 1 or says_something(text, *scopes)):
            yield Paragraph(pieces, Kind.NOTE if part.note else Kind.BODY)


def _joined(part: Part, between: str, fields: Fields) -> Iterator[Paragraph]:
    rows = fields.rows.get(part.each, ())
    if not rows:
        return
    pieces: list[Piece] = list(filled(part.before, fields.scalars))
    for at, row in enumerate(rows):
        if at:
            pieces.append(Piece(between))
        pieces += filled("".join(part.texts), row, fields.scalars)
    pieces += filled(part.after, fields.scalars)
    yield Paragraph(tuple(p for p in pieces if p.text))
