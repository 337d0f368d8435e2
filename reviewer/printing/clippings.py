"""Page clippings for print: the place of a finding cut out of its page, names and numbers painted over."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reviewer.printing.masking import hidden
from reviewer.storage.workspace import Workspace
from scoring.casefile import Box, Page, Region
from scoring.errors import ReviewError
from scoring.redaction import Names

if TYPE_CHECKING:
    from reviewer.documents.isolation import IsolatedReader

MARGIN = 0.012
SIDES = 0.05
LOWEST = 0.05
"""A clipping shows the whole width of the text and is at least this part of the page high."""


def clippings(
    workspace: Workspace,
    case: str,
    regions: Sequence[Region],
    names: Names,
    reader: "IsolatedReader",
    units: Sequence[str] = (),
) -> tuple[bytes, ...]:
    """PNG bytes of each place, one a page, in order. A place that is a whole page or cannot be drawn gives none.

    `units`: where offices are not named either, their names are covered too, and red ink, of which seals are made, is
    taken off.
    """
    from reviewer.documents.clipping import clip

    places = {place.number: place for place in workspace.readings.places(case)}
    pages = {page.number: page for page in workspace.readings.pages(case)}
    made: list[bytes] = []
    for number, box in places_of(regions):
        if number not in places:
            continue
        place = places[number]
        covered = covered_boxes(pages[number], names, units)
        path = workspace.page_file(place.sha256)
        try:
            what = (str(path), place.index, place.rotation, box, covered, workspace.passwords.get(place.sha256))
            made.append(reader.run(clip, *what, bool(units), file=f"第 {number} 页"))
        except ReviewError:
            continue
    return tuple(made)


def places_of(regions: Iterable[Region]) -> list[tuple[int, Box]]:
    """What is cut out: page and box, one a page, in order."""
    boxes: dict[int, Box] = {}
    for region in regions:
        if region.box is not None:
            before = boxes.get(region.page)
            boxes[region.page] = region.box if before is None else _around(before, region.box)
    return [(page, _widened(box)) for page, box in boxes.items()]


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
