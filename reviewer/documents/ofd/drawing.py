"""Figures, signs and pictures of an OFD page, drawn on a PDF canvas. Runs in the child process."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from forms.fonts import Role
from reviewer.documents.layout.ruling import Rule
from reviewer.documents.ofd.colours import BLACK, Flat, Gradient, Paint, Rgb, Style
from reviewer.documents.ofd.paths import Step
from reviewer.documents.ofd.text import Glyph
from reviewer.documents.ofd.values import MM, Area, Matrix, apply, is_sane, product, scale

_EVEN_ODD, _NON_ZERO = 0, 1
_MAX_RULES = 4000
_NOTE_SIZE = 8.0


@dataclass(frozen=True, slots=True)
class Outline:
    """A figure: its steps, and what leads from its coordinates to millimetres on the page."""

    steps: Sequence[Step]
    matrix: Matrix
    even_odd: bool = False


class Drawing:
    """A page of the PDF. Matrices lead to OFD's coordinates: millimetres, downwards from the top left."""

    def __init__(self, canvas: Any, area: Area) -> None:
        left, top, self.width, self.height = area
        self._canvas = canvas
        self._page: Matrix = (MM, 0.0, 0.0, -MM, -left * MM, (top + self.height) * MM)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point in points from the top left of the page."""
        across, up = apply(self._page, x, y)
        return across, self.height * MM - up

    @contextmanager
    def clipped(self, outlines: Sequence[Outline]) -> Iterator[None]:
        """What is drawn meanwhile shows only inside all of these."""
        if not outlines:
            yield
            return
        self._canvas.saveState()
        for outline in outlines:
            self._canvas.clipPath(self._shape(outline), stroke=0, fill=0, fillMode=_mode(outline))
        yield
        self._canvas.restoreState()

    def figure(self, outline: Outline, fill: Paint | None, stroke: Paint | None, style: Style, alpha: float) -> None:
        """Fill a figure and draw its line."""
        if isinstance(fill, Gradient):
            self._gradient(outline, fill, alpha)
            fill = None
        if fill is None and stroke is None:
            return
        self._canvas.saveState()
        if fill is not None:
            self._canvas.setFillColorRGB(*fill.rgb)
            self._canvas.setFillAlpha(fill.alpha * alpha)
        if stroke is not None:
            self._pen(stroke, style, scale(outline.matrix) * MM, alpha)
        shape = self._shape(outline)
        self._canvas.drawPath(
            shape, stroke=int(stroke is not None), fill=int(fill is not None), fillMode=_mode(outline)
        )
        self._canvas.restoreState()

    def sign(self, glyph: Glyph, role: Role, rgb: Rgb, alpha: float) -> None:
        """Draw a sign in our own face, made narrower where the next one stands nearer than our face is wide."""
        from reviewer.documents.setting import draw, measure

        sign = glyph.sign
        wide = measure(sign, 1, role)
        narrowed = max(glyph.room / wide, 0.5) if 0.2 < glyph.room < wide else 1.0
        whole = product(self._page, product(glyph.matrix, (narrowed, 0.0, 0.0, -1.0, 0.0, 0.0)))
        if not is_sane(whole):
            return
        a, b, c, d, x, y = whole
        plain = rgb == BLACK and alpha >= 1 and abs(b) + abs(c) < 1e-3 and abs(a - d) < 1e-3 * abs(a) and a > 0
        if plain:
            draw(self._canvas, sign, x, y, min(max(a, 0.5), 400.0), role)
            return
        self._canvas.saveState()
        self._canvas.setFillColorRGB(*rgb)
        self._canvas.setFillAlpha(alpha)
        self._canvas.transform(a, b, c, d, x, y)
        draw(self._canvas, sign, 0, 0, 1, role)
        self._canvas.restoreState()

    def picture(self, reader: Any, matrix: Matrix, alpha: float) -> None:
        """Draw a picture onto what the matrix makes of the unit square (its first row of pixels at the top)."""
        whole = product(self._page, product(matrix, (1.0, 0.0, 0.0, -1.0, 0.0, 1.0)))
        if not is_sane(whole) or scale(whole) < 1e-3:
            return
        self._canvas.saveState()
        self._canvas.setFillAlpha(alpha)
        self._canvas.transform(*whole)
        self._canvas.drawImage(reader, 0, 0, 1, 1, mask="auto")
        self._canvas.restoreState()

    def note(self, text: str) -> None:
        """A remark of ours in the top margin."""
        from reviewer.documents.setting import draw

        self._canvas.saveState()
        self._canvas.setFillGray(0.35)
        draw(self._canvas, f"［{text}］", 20, self.height * MM - 14, _NOTE_SIZE, Role.HEI)
        self._canvas.restoreState()

    def missing(self, matrix: Matrix, box: Area, text: str) -> None:
        """A dashed frame with a word of ours where something cannot be drawn."""
        from reviewer.documents.setting import draw

        outline = Outline(frame(box), matrix)
        if not is_sane(product(self._page, matrix)):
            return
        self._canvas.saveState()
        self._canvas.setStrokeGray(0.5)
        self._canvas.setFillGray(0.35)
        self._canvas.setLineWidth(0.5)
        self._canvas.setDash(3, 2)
        self._canvas.drawPath(self._shape(outline), stroke=1, fill=0)
        x, y = apply(product(self._page, matrix), box[0], box[1])
        draw(self._canvas, f"［{text}］", x + 2, y - _NOTE_SIZE - 1, _NOTE_SIZE, Role.HEI)
        self._canvas.restoreState()

    def _pen(self, stroke: Paint, style: Style, factor: float, alpha: float) -> None:
        self._canvas.setStrokeColorRGB(*stroke.rgb)
        self._canvas.setStrokeAlpha(stroke.alpha * alpha)
        self._canvas.setLineWidth(min(style.width * factor, 2000.0))
        self._canvas.setLineCap(style.cap)
        self._canvas.setLineJoin(style.join)
        self._canvas.setMiterLimit(min(style.miter, 1000.0))
        if style.dashes and sum(style.dashes) * factor > 0.1:
            self._canvas.setDash([d * factor for d in style.dashes], style.dash_offset * factor)

    def _gradient(self, outline: Outline, fill: Gradient, alpha: float) -> None:
        from reportlab.lib.colors import Color

        whole = product(self._page, outline.matrix)
        self._canvas.saveState()
        self._canvas.clipPath(self._shape(outline), stroke=0, fill=0, fillMode=_mode(outline))
        self._canvas.setFillAlpha(fill.alpha * alpha)
        colours = [Color(*rgb) for _, rgb in fill.stops]
        places = [place for place, _ in fill.stops]
        start, end = apply(whole, *fill.start), apply(whole, *fill.end)
        if fill.radius:
            self._canvas.radialGradient(*end, fill.radius * scale(whole), colours, places, extend=fill.extends)
        elif math.dist(start, end) > 1e-3:
            self._canvas.linearGradient(*start, *end, colours, places, extend=fill.extends)
        self._canvas.restoreState()

    def _shape(self, outline: Outline) -> Any:
        shape = self._canvas.beginPath()
        whole = product(self._page, outline.matrix)
        if not is_sane(whole):
            return shape
        for step in outline.steps:
            spots = [apply(whole, *point) for point in step.points]
            if step.name == "M":
                shape.moveTo(*spots[0])
            elif step.name == "L":
                shape.lineTo(*spots[0])
            elif step.name == "B":
                shape.curveTo(*spots[0], *spots[1], *spots[2])
            else:
                shape.close()
        return shape


def _mode(outline: Outline) -> int:
    return _EVEN_ODD if outline.even_odd else _NON_ZERO


def frame(box: Area) -> list[Step]:
    """A box as a figure."""
    left, top, width, height = box
    corners = [(left, top), (left + width, top), (left + width, top + height), (left, top + height)]
    return [Step("M", (corners[0],)), *(Step("L", (corner,)) for corner in corners[1:]), Step("C")]


def flat(paint: Paint | None) -> Flat | None:
    """A paint as one colour, for signs."""
    return paint if paint is None or isinstance(paint, Flat) else Flat(paint.rgb, paint.alpha)


def straight_rules(outline: Outline, drawing: Drawing) -> list[Rule]:
    """The level and upright lines of a figure, in points: borders of tables."""
    rules: list[Rule] = []
    here = start = (0.0, 0.0)
    for step in outline.steps:
        target = start if step.name == "C" else apply(outline.matrix, *step.points[-1])
        if step.name == "M":
            start = target
        elif step.name in ("L", "C"):
            (x0, y0), (x1, y1) = drawing.at(*here), drawing.at(*target)
            if (abs(x1 - x0) <= 1.5) != (abs(y1 - y0) <= 1.5):
                rules.append(Rule(x0, y0, x1, y1))
        here = target
        if len(rules) > _MAX_RULES:
            break
    return rules
