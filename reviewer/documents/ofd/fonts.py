"""The outlines of fonts embedded in an OFD, read in Python and drawn as plain figures: no font code runs on them.

Where a font is missing or damaged our own faces serve. Runs in the child process.
"""

import logging
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from forms.fonts import Role
from reviewer.documents.ofd.paths import Step
from reviewer.documents.ofd.resources import FontEntry
from reviewer.documents.packages import Package

log = logging.getLogger(__name__)
MAX_FONT = 40 * 1024 * 1024
MAX_STEPS = 5_000
Point = tuple[float, float]
_ROLES = (
    (("小标宋", "xbs", "dabiaosong"), Role.TITLE),
    (("仿宋", "fang", "fs_"), Role.BODY),
    (("楷", "kai"), Role.KAI),
    (("黑", "hei", "gothic", "sans", "arial", "calibri", "helvetica", "verdana", "微软"), Role.HEI),
)


def role_of(font: FontEntry, weight: float = 400) -> Role:
    """Our face that comes nearest."""
    name = font.name.lower()
    role = next((role for parts, role in _ROLES if any(part in name for part in parts)), Role.SONG)
    is_bold = font.bold or weight >= 600 or "bold" in name
    if is_bold and role in (Role.HEI, Role.SONG):
        return Role.HEI_BOLD if role is Role.HEI else Role.TITLE
    return role


class Face:
    """An embedded font."""

    def __init__(self, data: bytes) -> None:
        from fontTools.ttLib import TTFont

        if data[:4] in (b"OTTO", b"true", b"\x00\x01\x00\x00", b"ttcf"):
            font = TTFont(BytesIO(data), fontNumber=0, lazy=True)
            self._order: list[str] = font.getGlyphOrder()
            self._names: dict[int, str] = _best_cmap(font)
            self._glyphs: Any = font.getGlyphSet()
            self._unit = 1.0 / max(int(font["head"].unitsPerEm), 1)
        else:
            self._bare_cff(data)
        self._known: dict[str, tuple[Step, ...]] = {}

    def _bare_cff(self, data: bytes) -> None:
        from fontTools.cffLib import CFFFontSet

        fonts = CFFFontSet()
        fonts.decompile(BytesIO(data), None)
        top = fonts[fonts.fontNames[0]]
        self._order = list(top.charset)
        self._names = {}
        self._glyphs = top.CharStrings
        self._unit = abs(float(top.FontMatrix[0])) or 0.001

    def outline(self, sign: str, glyph: int | None) -> tuple[Step, ...] | None:
        """The figure of a sign in ems, upwards; None where the font has none."""
        if glyph is not None:
            name = self._order[glyph] if 0 <= glyph < len(self._order) else None
        else:
            name = self._names.get(ord(sign)) or self._names.get(0xF000 + ord(sign))
        if name is None or name == ".notdef":
            return None
        if name not in self._known:
            self._known[name] = self._drawn(name)
        return self._known[name]

    def _drawn(self, name: str) -> tuple[Step, ...]:
        from fontTools.pens.recordingPen import DecomposingRecordingPen

        pen = DecomposingRecordingPen(self._glyphs)
        self._glyphs[name].draw(pen)
        return tuple(_steps(pen.value, self._unit))


def _best_cmap(font: Any) -> dict[int, str]:
    if "cmap" not in font:
        return {}
    table = font["cmap"]
    best = table.getBestCmap()
    if best is None:
        best = next((sub.cmap for sub in table.tables if sub.isSymbol() or sub.platformID in (0, 1, 3)), {})
    return dict(best)


def _steps(recorded: Iterable[tuple[str, tuple[Any, ...]]], unit: float) -> Iterable[Step]:
    from fontTools.pens.basePen import decomposeQuadraticSegment

    here = (0.0, 0.0)
    out: list[Step] = []

    def spot(point: Point) -> Point:
        return point[0] * unit, point[1] * unit

    for name, points in recorded:
        if len(out) > MAX_STEPS:
            break
        match name:
            case "moveTo":
                out.append(Step("M", (spot(points[0]),)))
            case "lineTo":
                out.append(Step("L", (spot(points[0]),)))
            case "curveTo" if len(points) == 3:
                out.append(Step("B", tuple(map(spot, points))))
            case "qCurveTo" if points[-1] is None:  # a closed ring without a point on the curve
                ring = points[:-1]
                here = ((ring[-1][0] + ring[0][0]) / 2, (ring[-1][1] + ring[0][1]) / 2)
                out.append(Step("M", (spot(here),)))
                for by, to in decomposeQuadraticSegment((*ring, here)):
                    out.append(Step("B", tuple(map(spot, _cubic(here, by, to)))))
                    here = to
                continue
            case "qCurveTo":
                for by, to in decomposeQuadraticSegment(points):
                    out.append(Step("B", tuple(map(spot, _cubic(here, by, to)))))
                    here = to
            case "closePath":
                out.append(Step("C"))
                continue
        if points and points[-1] is not None:
            here = points[-1]
    return out


def _cubic(start: Point, by: Point, to: Point) -> tuple[Point, Point, Point]:
    """A curve with one point beside it as one with two."""
    first = (start[0] + 2 / 3 * (by[0] - start[0]), start[1] + 2 / 3 * (by[1] - start[1]))
    second = (to[0] + 2 / 3 * (by[0] - to[0]), to[1] + 2 / 3 * (by[1] - to[1]))
    return first, second, to


class Faces:
    """The embedded fonts of one package, each opened once."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._opened: dict[str, Face | None] = {}

    def outline(self, font: FontEntry, sign: str, glyph: int | None) -> tuple[Step, ...] | None:
        """The figure of a sign in the font the file carries; None where our own face must serve."""
        if not font.part:
            return None
        if font.part not in self._opened:
            self._opened[font.part] = self._open(font.part)
        face = self._opened[font.part]
        if face is None:
            return None
        try:
            return face.outline(sign, glyph)
        except Exception as error:  # noqa: BLE001  (a hostile font may raise anything; our own face serves instead)
            log.debug("a glyph of an embedded font is damaged: %s", type(error).__name__)
            return None

    def _open(self, part: str) -> Face | None:
        data = self._package.read(part, MAX_FONT)
        if not data:
            return None
        try:
            return Face(data)
        except Exception as error:  # noqa: BLE001  (as above)
            log.debug("an embedded font is damaged: %s", type(error).__name__)
            return None
