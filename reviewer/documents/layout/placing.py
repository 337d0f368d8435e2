"""From a file's own coordinates to the upright page, and from runs to the lines that are stored. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from reviewer.documents.layout.lines import arrange
from reviewer.documents.layout.ruling import Grid
from reviewer.documents.layout.runs import Run
from scoring.casefile import Box, TextLine
from scoring.notation.text import normalise


@dataclass(frozen=True, slots=True)
class Placing:
    """Size of the upright page in points, and the affine map onto it (see pdf.text.affine)."""

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


_LEVEL = 0.02
"""Part of the height within which tops count as the same."""


def text_lines(runs: Iterable[Run], grid: Grid, width: float, height: float) -> tuple[TextLine, ...]:
    """Lines in reading order as they are stored; page number 0 until the page has its place in the case file."""
    return tuple(_line(run, width, height) for run in arrange(runs, grid))


def with_columns(
    lines: tuple[TextLine, ...], columns: Iterable[Run], width: float, height: float
) -> tuple[TextLine, ...]:
    """With texts that are not set from left to right: each before the first line below its top, the rightmost first."""
    out = list(lines)
    for column in sorted(columns, key=lambda run: (run.left, -run.top)):
        line = _line(column, width, height)
        tops = [one.box.top if one.box is not None else 0.0 for one in out]
        place = next(
            (n for n, top in enumerate(tops) if line.box is not None and top >= line.box.top - _LEVEL), len(out)
        )
        out.insert(place, line)
    return tuple(out)


def _line(run: Run, width: float, height: float) -> TextLine:
    box = Box(
        _fraction(run.left, width),
        _fraction(run.top, height),
        _fraction(run.right, width),
        _fraction(run.bottom, height),
    )
    return TextLine(normalise(run.text), 0, box, run.original or run.text, round(run.confidence, 4), run.joint)


def _fraction(value: float, whole: float) -> float:
    return round(min(max(value / whole, 0.0), 1.0), 5)
