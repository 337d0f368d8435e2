"""What stands on a finished page: text, rules and pictures with their places. Origin top left, points, y down."""

from dataclasses import dataclass, field, replace

from forms.fonts import Typeface
from forms.typesetting.measures import BLACK, Colour


@dataclass(frozen=True, slots=True)
class TextMark:
    """A run of glyphs of one face on one baseline. `spacing` is added after each glyph."""

    x: float
    baseline: float
    text: str
    face: Typeface
    size: float
    width: float
    spacing: float = 0.0
    colour: Colour = BLACK
    tag: str = ""


@dataclass(frozen=True, slots=True)
class RuleMark:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float
    colour: Colour = BLACK


@dataclass(frozen=True, slots=True)
class FillMark:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class ImageMark:
    """A picture (PNG or JPEG bytes)."""

    x: float
    y: float
    width: float
    height: float
    data: bytes


@dataclass(frozen=True, slots=True)
class BookmarkMark:
    """An entry of the document outline."""

    title: str
    y: float
    level: int = 0


@dataclass(frozen=True, slots=True)
class OpenMark:
    """What follows, up to its CloseMark, is one element of the document's structure: P, H1, Table, TR, TH, TD, Figure …
    or Artifact, which is no part of what is said. An element that goes on elsewhere is opened again under its key."""

    element: str
    key: int = 0
    alt: str = ""
    span: int = 1
    scope: str = ""


@dataclass(frozen=True, slots=True)
class CloseMark:
    """The end of the element opened last."""


ARTIFACT = "Artifact"
FIGURE = "Figure"
CLOSE = CloseMark()
Mark = TextMark | RuleMark | FillMark | ImageMark | BookmarkMark | OpenMark | CloseMark


@dataclass(frozen=True, slots=True)
class Place:
    """Where a tagged piece of text was printed: page (from 1) and the rectangle in points."""

    tag: str
    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """`begins`: the first page of a document; several documents may stand in one file."""

    width: float
    height: float
    marks: tuple[Mark, ...] = field(default=())
    begins: bool = False


def places(pages: tuple[FinishedPage, ...]) -> tuple[Place, ...]:
    """Where every tagged piece of text stands, in reading order; a piece on two lines has two places."""
    found: list[Place] = []
    for number, page in enumerate(pages, 1):
        for mark in page.marks:
            if isinstance(mark, TextMark) and mark.tag:
                here = Place(mark.tag, number, mark.x, mark.baseline - mark.size * 0.88, mark.width, mark.size)
                if found and _touches(found[-1], here):
                    first = found.pop()
                    here = replace(first, width=here.x + here.width - first.x)
                found.append(here)
    return tuple(found)


def _touches(first: Place, second: Place) -> bool:
    same = (first.tag, first.page, first.y, first.height) == (second.tag, second.page, second.y, second.height)
    return same and abs(first.x + first.width - second.x) < 1.0


def moved(mark: Mark, dx: float, dy: float) -> Mark:
    """The same mark elsewhere."""
    match mark:
        case TextMark():
            return replace(mark, x=mark.x + dx, baseline=mark.baseline + dy)
        case RuleMark():
            return replace(mark, x1=mark.x1 + dx, x2=mark.x2 + dx, y1=mark.y1 + dy, y2=mark.y2 + dy)
        case FillMark() | ImageMark():
            return replace(mark, x=mark.x + dx, y=mark.y + dy)
        case BookmarkMark():
            return replace(mark, y=mark.y + dy)
        case _:
            return mark
