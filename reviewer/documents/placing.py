"""From a file's own coordinates to the upright page, and from runs to the lines that are stored. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from reviewer.documents.layout import Run, arrange
from reviewer.documents.ruling import Grid
from scoring.casefile import Box, TextLine
from scoring.notation.text import normalise


@dataclass(frozen=True, slots=True)
class Placing:
    """Size of the upright page in points, and the affine map onto it (see pdf_text.affine)."""

    width: float
    height: float
    affine: tuple[float, ...]

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point on the upright page."""
        a, b, c, d, e, f = self.affine
        return a * x + c * y + e, b * x + d * y + f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """left, top, right, bottom of a rectangle given by two opposite corners."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def turned(placing: Placing, rotation: int) -> Placing:
    """The same page after turning it clockwise."""
    a, b, c, d, e, f = placing.affine
    w, h = placing.width, placing.height
    match rotation:
        case 90:
            return Placing(h, w, (-b, a, -d, c, h - f, e))
        case 180:
            return Placing(w, h, (-a, -b, -c, -d, w - e, h - f))
        case 270:
            return Placing(h, w, (b, -a, d, -c, f, w - e))
        case _:
            return placing


def text_lines(runs: Iterable[Run], grid: Grid, width: float, height: float) -> tuple[TextLine, ...]:
    """Lines in reading order as they are stored; page number 0 until the page has its place in the case file."""
    return tuple(
        TextLine(
            normalise(run.text),
            0,
            Box(
                _fraction(run.left, width),
                _fraction(run.top, height),
                _fraction(run.right, width),
                _fraction(run.bottom, height),
            ),
            run.original or run.text,
            round(run.confidence, 4),
            run.joint,
        )
        for run in arrange(runs, grid)
    )


def _fraction(value: float, whole: float) -> float:
    return round(min(max(value / whole, 0.0), 1.0), 5)
