"""Where pages stand in the page view. Plain numbers in logical pixels; no painting here."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from scoring.casefile import Box

MARGIN = 8
PIXELS_PER_POINT = 96 / 72
WELL_READ = 1.0  # the zoom from which on print of the usual size is read without effort
JUST_READ = 0.8  # the zoom below which it is not
CLOSER = 1.6  # how much wider than the view a page is shown at least, where it could not be read otherwise
BESIDE = 0.04  # what is left in sight at either side of a part, as a share of the page


class Fit(StrEnum):
    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Place:
    """A page's rectangle in the whole scrolled area, in whole pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        return self.y + self.height


@dataclass(frozen=True)
class PageLayout:
    """All pages below one another, or one alone. `sizes` in points, upright; `turned` in degrees clockwise."""

    sizes: tuple[tuple[float, float], ...]
    viewport: tuple[int, int]
    fit: Fit = Fit.WIDTH
    zoom: float = 1.0  # of FREE: 1.0 is the sheet at its real size
    turned: int = 0
    single: int = 0  # the page that stands alone, 0: all of them

    def after(self, old: "PageLayout") -> "PageLayout":
        """The same, without working out anew what stands where, where only the height of the view has changed."""
        is_as_wide = self.viewport[0] == old.viewport[0]
        if is_as_wide and self.fit is not Fit.PAGE and not self.single and self == replace(old, viewport=self.viewport):
            known: dict[str, object] = {
                name: vars(old)[name] for name in ("places", "_tops", "extent") if name in vars(old)
            }
            vars(self).update(known)
        return self

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """One place a page. In single mode only that of the page shown is of use."""
        measured = [self._measured(*size) for size in self.sizes]
        if self.single:
            return tuple(Place(self._left(w), self._top(h), w, h) for w, h in measured)
        result, y = [], MARGIN
        for width, height in measured:
            result.append(Place(self._left(width), y, width, height))
            y += height + MARGIN
        return tuple(result)

    @cached_property
    def extent(self) -> tuple[int, int]:
        """Width and height of the scrolled area."""
        shown = self.places[self.single - 1 : self.single] if self.single else self.places
        if not shown:
            return 0, 0
        return max(p.width for p in shown) + 2 * MARGIN, shown[-1].bottom + MARGIN

    def between(self, top: int, bottom: int) -> range:
        """The numbers of the pages that show between two heights."""
        if not self.sizes:
            return range(0)
        if self.single:
            return range(self.single, self.single + 1)
        first = max(0, bisect_right(self._tops, top) - 1)
        if self.places[first].bottom < top and first + 1 < len(self.places):
            first += 1
        last = bisect_right(self._tops, bottom)
        return range(first + 1, max(first + 1, last) + 1)

    @cached_property
    def _tops(self) -> list[int]:
        return [p.y for p in self.places]

    def scale_of(self, page: int) -> float:
        """Logical pixels a point."""
        width = self.upright(*self.sizes[page - 1])[0]
        return self.places[page - 1].width / width

    def upright(self, width: float, height: float) -> tuple[float, float]:
        """A page's size as it shows."""
        return (height, width) if self.turned % 180 else (width, height)

    def _measured(self, width: float, height: float) -> tuple[int, int]:
        width, height = self.upright(max(width, 1), max(height, 1))
        wide, high = (max(side - 2 * MARGIN, 32) for side in self.viewport)
        if self.fit is Fit.FREE:
            scale = self.zoom * PIXELS_PER_POINT
        elif self.fit is Fit.WIDTH:
            scale = wide / width
        else:
            scale = min(wide / width, high / height)
        return max(1, round(width * scale)), max(1, round(height * scale))

    def _left(self, width: int) -> int:
        return max(MARGIN, (self.viewport[0] - width) // 2)

    def _top(self, height: int) -> int:
        return max(MARGIN, (self.viewport[1] - height) // 2)


def readable(layout: PageLayout, page: int, box: Box) -> tuple[Fit, float | None]:
    """How to show the page so that this part of it can be read: as wide as the view, but never smaller than that."""
    width = layout.upright(*layout.sizes[page - 1])[0]
    room = max(layout.viewport[0] - 2 * MARGIN, 32)
    fitted = room / (width * PIXELS_PER_POINT)
    if fitted >= WELL_READ:
        return Fit.WIDTH, None
    around = min(1.0, box.right - box.left + 2 * BESIDE)
    return Fit.FREE, round(min(WELL_READ, max(JUST_READ, fitted * max(CLOSER, 1 / around))), 2)


def turned_box(box: Box, turned: int) -> Box:
    """Where a box of the upright page shows after turning the page clockwise."""
    for _ in range(turned % 360 // 90):
        box = Box(1 - box.bottom, box.left, 1 - box.top, box.right)
    return box


def upright_box(box: Box, turned: int) -> Box:
    """The other way round: what was drawn on the turned page, on the upright one."""
    return turned_box(box, -turned % 360)


def box_of(one: tuple[float, float], other: tuple[float, float]) -> Box:
    """The box between two corners, kept on the page."""
    xs, ys = sorted((_kept(one[0]), _kept(other[0]))), sorted((_kept(one[1]), _kept(other[1])))
    return Box(round(xs[0], 4), round(ys[0], 4), round(xs[1], 4), round(ys[1], 4))


def _kept(value: float) -> float:
    return min(1.0, max(0.0, value))


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds these."""
    return Box(
        min(b.left for b in boxes),
        min(b.top for b in boxes),
        max(b.right for b in boxes),
        max(b.bottom for b in boxes),
    )
