"""Outlines of the shipped faces: cubic ones become quadratic, signs that no Chinese face has are drawn."""

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph


def to_quadratic(font: TTFont) -> None:
    """Turns CFF outlines into glyf outlines (at most one unit in a thousand away)."""
    order = font.getGlyphOrder()
    glyphs = font.getGlyphSet()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
        drawn[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, drawn
    del font["CFF "]
    for name in order:
        glyph = drawn[name]
        glyph.recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    _true_type_profile(font)


def _true_type_profile(font: TTFont) -> None:
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements"):
        setattr(maxp, field, 0)
    maxp.maxZones, maxp.maxSizeOfInstructions, maxp.maxComponentElements = 1, 0, 0
    maxp.maxComponentDepth = 0
    maxp.recalc(font)
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\x00\x01\x00\x00"


def _polygon(pen: TTGlyphPen, points: list[tuple[int, int]]) -> None:
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def _frame(pen: TTGlyphPen) -> None:
    _polygon(pen, [(90, -30), (90, 790), (910, 790), (910, -30)])
    _polygon(pen, [(150, 30), (850, 30), (850, 730), (150, 730)])


TICK = [(230, 390), (420, 190), (790, 590), (745, 635), (420, 285), (275, 440)]
CROSS = (
    [(270, 195), (685, 610), (730, 565), (315, 150)],
    [(270, 565), (315, 610), (730, 195), (685, 150)],
)
# No Chinese face has these; the printed forms tick boxes. — is drawn the full width so that —— joins.
DRAWN: dict[str, tuple[bool, tuple[list[tuple[int, int]], ...]]] = {
    "☐": (True, ()),
    "☑": (True, (TICK,)),
    "☒": (True, CROSS),
    "✓": (False, (TICK,)),
    "✗": (False, CROSS),
}


def draw_missing(font: TTFont, bar: tuple[int, int]) -> None:
    """Adds ☐ ☑ ☒ ✓ ✗ where the face lacks them, and makes — fill its cell; our own drawing."""
    shapes = {c: shape for c, shape in DRAWN.items() if ord(c) not in font.getBestCmap()}
    dash = [(0, bar[0]), (0, bar[1]), (1000, bar[1]), (1000, bar[0])]
    for character, (framed, polygons) in (*shapes.items(), ("—", (False, (dash,)))):
        pen = TTGlyphPen(None)
        if framed:
            _frame(pen)
        for polygon in polygons:
            _polygon(pen, polygon)
        _put(font, ord(character), pen.glyph())
    _true_type_profile(font)


def _put(font: TTFont, code: int, glyph: Glyph) -> None:
    name = font.getBestCmap().get(code)
    if name is None:
        name = f"uni{code:04X}"
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name
    glyph.recalcBounds(font["glyf"])
    font["glyf"][name] = glyph
    font.setGlyphOrder(font["glyf"].glyphOrder)
    font["hmtx"][name] = (1000, glyph.xMin)
