"""Page clippings for print: the place of a finding cut out of its page. Names and numbers are painted over, and so is
whatever no known text explains, until a person lets it be seen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from forms.bulletin.captions import picture_key
from reviewer.printing.clipping_choices import ClippingChoices, rounded
from reviewer.printing.masking import hidden
from reviewer.storage.places import PagePlace
from reviewer.storage.workspace import Workspace
from scoring.casefile import Box, Page, Region
from scoring.errors import ReviewError
from scoring.redaction import Names

if TYPE_CHECKING:
    from reviewer.documents.isolation import IsolatedReader

MARGIN = 0.012
SIDES = 0.05
EDGE = 0.003
LOWEST = 0.05
"""A clipping shows the whole width of the text and is at least this part of the page high."""
SURE = 0.85
"""Lines recognised with less confidence than this are covered: they may be handwriting, and a name."""


class Reason(Enum):
    """Why something on a clipping is covered."""

    NAME = "人名、单位名称、号码等"
    UNSURE = "没有认准的文字"
    STRANGE = "未识别的笔迹、印章或者图形"
    HAND = "手工遮盖"


@dataclass(frozen=True, slots=True)
class Cover:
    """A place on the page that is covered, or `shown` because a person let it be."""

    box: Box
    reason: Reason
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Clipping:
    """One clipping of a finding as it prints: the part of the page, what is covered on it, the picture."""

    finding: str
    page: int
    box: Box
    png: bytes
    covers: tuple[Cover, ...] = ()
    title: str = ""

    @property
    def key(self) -> str:
        return picture_key(self.png)

    @property
    def place(self) -> tuple[str, int]:
        return self.finding, self.page


@dataclass(frozen=True, slots=True)
class Wanted:
    """A finding whose places are cut out: of which file, who must not be seen on them, what a person decided.

    `units`: offices that are not named either."""

    finding: str
    case: str
    regions: Sequence[Region]
    names: Names
    units: Sequence[str] = ()
    choices: ClippingChoices = field(default_factory=ClippingChoices)
    titles: Mapping[int, str] = field(default_factory=dict)  # what each page is called


def clippings(workspace: Workspace, wanted: Wanted, reader: "IsolatedReader") -> tuple[Clipping, ...]:
    """The clippings of a finding, one a page, in order. A place that is a whole page or cannot be drawn gives none."""
    places = {place.number: place for place in workspace.readings.places(wanted.case)}
    pages = {page.number: page for page in workspace.readings.pages(wanted.case)}
    made = (
        _cut(workspace, wanted, places[number], pages[number], box, reader)
        for number, box in places_of(wanted.regions, pages)
        if number in places
    )
    return tuple(clipping for clipping in made if clipping is not None)


def _cut(
    workspace: Workspace, wanted: Wanted, place: PagePlace, page: Page, box: Box, reader: "IsolatedReader"
) -> Clipping | None:
    from reviewer.documents.clipping import clip

    at = (wanted.finding, page.number)
    by_hand, free = wanted.choices.covers.get(at, ()), wanted.choices.shown.get(at, ())
    names = covered_boxes(page, wanted.names, wanted.units)
    unsure = tuple(rounded(line.box) for line in page.lines if line.box is not None and line.confidence < SURE)
    explained = tuple(line.box for line in page.lines if line.box is not None)
    covered = (*names, *by_hand, *(one for one in unsure if one not in free))
    file = (str(workspace.page_file(place.sha256)), place.index, place.rotation)
    password = workspace.passwords.get(place.sha256)
    try:
        cut = reader.run(clip, *file, box, covered, password, explained, free, file=f"第 {page.number} 页")
    except ReviewError:
        return None
    found = (
        *(Cover(one, Reason.NAME) for one in names),
        *(Cover(one, Reason.UNSURE, one in free) for one in unsure),
        *(Cover(one, Reason.STRANGE, one in free) for one in map(rounded, cut.strange)),
        *(Cover(one, Reason.HAND) for one in by_hand),
    )
    inside = tuple(cover for cover in found if overlap(cover.box, box))
    return Clipping(wanted.finding, page.number, box, cut.png, inside, wanted.titles.get(page.number, ""))


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes have something in common."""
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def places_of(regions: Iterable[Region], pages: Mapping[int, Page]) -> list[tuple[int, Box]]:
    """What is cut out: page and box, one a page, in order; no line of text is cut through."""
    boxes: dict[int, Box] = {}
    for region in regions:
        if region.box is not None and region.page in pages:
            before = boxes.get(region.page)
            boxes[region.page] = region.box if before is None else _around(before, region.box)
    return [(number, _whole_lines(_widened(box), pages[number])) for number, box in sorted(boxes.items())]


def _whole_lines(box: Box, page: Page) -> Box:
    """The box with its edges between lines: what lies in it for the greater part is taken in, another line left out."""
    lines = [line.box for line in page.lines if line.box is not None and overlap(line.box, box)]
    top, bottom = box.top, box.bottom
    for line in lines:
        is_inside = min(line.bottom, box.bottom) - max(line.top, box.top) > (line.bottom - line.top) / 2
        if line.top < box.top:
            top = min(top, line.top - EDGE) if is_inside else max(top, line.bottom + EDGE)
        if line.bottom > box.bottom:
            bottom = max(bottom, line.bottom + EDGE) if is_inside else min(bottom, line.top - EDGE)
    return Box(box.left, max(0.0, top), box.right, min(1.0, bottom)) if top < bottom else box


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left), min(one.top, other.top), max(one.right, other.right), max(one.bottom, other.bottom)
    )


def _widened(box: Box) -> Box:
    missing = max(0.0, LOWEST - (box.bottom - box.top)) / 2
    return Box(
        min(SIDES, box.left),
        max(0.0, box.top - MARGIN - missing),
        max(1 - SIDES, box.right),
        min(1.0, box.bottom + MARGIN + missing),
    )


def covered_boxes(page: Page, names: Names, units: Sequence[str] = ()) -> tuple[Box, ...]:
    """Where names, identity numbers, addresses and the like stand on a page."""
    return tuple(box for thing in hidden(page, names, units) for box in thing.boxes)
