"""Text, paths and pictures of an OFD page, drawn on a PDF canvas. Runs in the child process."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element  # types only

from reviewer.documents.ruling import Rule

MM = 72 / 25.4
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
MAX_SIGNS = 20_000
_ARGUMENTS = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A sign with the left end of its baseline and its size, in millimetres on the page."""

    sign: str
    x: float
    y: float
    size: float

    @property
    def natural(self) -> float:
        """How far the next sign usually stands."""
        return self.size * (1.0 if ord(self.sign) > 0x2E7F else 0.5)


def numbers(text: str | None) -> list[float]:
    """The numbers of an attribute; what overflows is left out."""
    found = (float(n) for n in _NUMBER.findall(text or "")[:200_000])
    return [n for n in found if math.isfinite(n) and abs(n) < 1e7]


def placed_glyphs(item: Element) -> Iterator[Glyph]:
    """The signs of a TextObject."""
    left, top = [*numbers(item.get("Boundary")), 0.0, 0.0][:2]
    matrix = _matrix(item)
    size = next(iter(numbers(item.get("Size"))), 3.5)
    scale = math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])) or 1.0
    x = y = 0.0
    count = 0
    for code in item:
        if not str(code.tag).endswith("TextCode"):
            continue
        x = next(iter(numbers(code.get("X"))), x)
        y = next(iter(numbers(code.get("Y"))), y)
        text = (code.text or "").strip("\r\n")
        across, down = _deltas(code.get("DeltaX"), len(text)), _deltas(code.get("DeltaY"), len(text))
        here = (x, y)
        for number, sign in enumerate(text):
            count += 1
            if count > MAX_SIGNS:
                return
            px, py = _apply(matrix, *here)
            if not sign.isspace():
                yield Glyph(sign, left + px, top + py, size * scale)
            natural = size * (1.0 if ord(sign) > 0x2E7F else 0.5)
            moved_down = down[number] if number < len(down) else 0.0
            moved = across[number] if number < len(across) else 0.0 if down else natural
            here = (here[0] + moved, here[1] + moved_down)


def stretches(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Signs that follow one another on a line, however far they are spaced out within reason."""
    group: list[Glyph] = []
    for glyph in glyphs:
        if group:
            gap = glyph.x - (group[-1].x + group[-1].natural)
            if abs(glyph.y - group[-1].y) > 0.3 * glyph.size or not -0.6 * glyph.size < gap < 0.9 * glyph.size:
                yield group
                group = []
        group.append(glyph)
    if group:
        yield group


def _deltas(text: str | None, count: int) -> list[float]:
    """`g 3 4.5 2` stands for 4.5 4.5 4.5 2."""
    out: list[float] = []
    words = (text or "").split()
    at = 0
    while at < len(words) and len(out) < count:
        if words[at] == "g" and at + 2 < len(words):
            times, step = numbers(words[at + 1]), numbers(words[at + 2])
            if times and step:
                out += [step[0]] * min(int(max(times[0], 0)), count - len(out))
            at += 3
        else:
            out += numbers(words[at])[:1]
            at += 1
    return out


def _matrix(item: Element) -> tuple[float, ...]:
    values = numbers(item.get("CTM"))
    return tuple(values) if len(values) == 6 else _IDENTITY


def _apply(m: Sequence[float], x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


class Drawing:
    """A page of the PDF, in OFD's coordinates: millimetres, downwards from the top left."""

    def __init__(self, canvas: Any, left: float, top: float, height: float) -> None:
        self._canvas = canvas
        self._left = left
        self._top = top
        self._height = height

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point in points from the top left of the page."""
        return (x - self._left) * MM, (y - self._top) * MM

    def _up(self, x: float, y: float) -> tuple[float, float]:
        across, down = self.at(x, y)
        return across, self._height * MM - down

    def glyphs(self, glyphs: Sequence[Glyph]) -> None:
        """Draw signs in our own faces: the file's fonts are as untrusted as the file, and often not embedded."""
        from forms.fonts import Role
        from reviewer.documents.derived import draw

        for glyph in glyphs:
            x, y = self._up(glyph.x, glyph.y)
            draw(self._canvas, glyph.sign, x, y, min(max(glyph.size * MM, 1.0), 200.0), Role.SONG)

    def note(self, text: str) -> None:
        """A remark of ours in the top margin."""
        from forms.fonts import Role
        from reviewer.documents.derived import draw

        self._canvas.saveState()
        self._canvas.setFillGray(0.35)
        draw(self._canvas, f"［{text}］", 20, self._height * MM - 14, 8, Role.HEI)
        self._canvas.restoreState()

    def path(self, item: Element) -> bool:
        """Draw a path's lines. False where it holds what is not understood."""
        steps = list(_steps(item))
        if not steps:
            return False
        shape = self._canvas.beginPath()
        for name, points in steps:
            spots = [self._up(*p) for p in points]
            if name == "M":
                shape.moveTo(*spots[0])
            elif name == "L":
                shape.lineTo(*spots[0])
            elif name == "B":
                shape.curveTo(*spots[0], *spots[1], *spots[2])
            elif name == "C":
                shape.close()
        fills = item.get("Fill", "false") == "true"
        strokes = item.get("Stroke", "true") == "true"
        self._canvas.setLineWidth(min(next(iter(numbers(item.get("LineWidth"))), 0.353) * MM, 20.0))
        self._canvas.saveState()
        self._canvas.setFillGray(0.25 if _is_thin(steps) else 0.92)
        self._canvas.drawPath(shape, stroke=int(strokes), fill=int(fills))
        self._canvas.restoreState()
        return True

    def picture(self, item: Element, data: bytes) -> bool:
        """Draw a picture into its boundary. False where it cannot be shown."""
        from reportlab.lib.utils import ImageReader

        from reviewer.documents.pictures import for_print

        box = numbers(item.get("Boundary"))
        prepared = for_print(data)
        if prepared is None or len(box) != 4 or box[2] <= 0 or box[3] <= 0:
            return False
        x, y = self._up(box[0], box[1] + box[3])
        self._canvas.drawImage(ImageReader(prepared), x, y, box[2] * MM, box[3] * MM)
        return True


def _steps(item: Element) -> Iterator[tuple[str, list[tuple[float, float]]]]:
    """The drawing steps of a PathObject on the page, in millimetres; arcs and quadratic curves as straight lines."""
    data = next((c.text or "" for c in item if str(c.tag).endswith("AbbreviatedData")), "")
    left, top = [*numbers(item.get("Boundary")), 0.0, 0.0][:2]
    matrix = _matrix(item)
    words = data.split()[:60_000]
    at = 0
    while at < len(words):
        name = words[at]
        count = _ARGUMENTS.get(name)
        values = numbers(" ".join(words[at + 1 : at + 1 + (count or 0)]))
        if count is None or len(values) != count:
            at += 1
            continue
        at += 1 + count
        pairs = values[-2:] if name in ("A", "Q") else values
        points = [_apply(matrix, pairs[k], pairs[k + 1]) for k in range(0, len(pairs), 2)]
        yield {"S": "M", "A": "L", "Q": "L"}.get(name, name), [(left + x, top + y) for x, y in points]


def _is_thin(steps: Sequence[tuple[str, list[tuple[float, float]]]]) -> bool:
    points = [p for _, ps in steps for p in ps]
    wide = max(p[0] for p in points) - min(p[0] for p in points) if points else 0.0
    high = max(p[1] for p in points) - min(p[1] for p in points) if points else 0.0
    return min(wide, high) < 1.2


def straight_rules(item: Element, drawing: Drawing) -> list[Rule]:
    """The level and upright lines of a path, in points: borders of tables."""
    rules: list[Rule] = []
    here = start = (0.0, 0.0)
    for name, points in _steps(item):
        target = start if name == "C" else points[-1]
        if name == "M":
            start = target
        elif name in ("L", "C"):
            (x0, y0), (x1, y1) = drawing.at(*here), drawing.at(*target)
            if (abs(x1 - x0) <= 1.5) != (abs(y1 - y0) <= 1.5):
                rules.append(Rule(x0, y0, x1, y1))
        here = target
        if len(rules) > 4000:
            break
    return rules
