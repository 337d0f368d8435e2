"""What stands on a page of an OFD, block by block: drawn, and its text and lines kept. Runs in the child process."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from xml.etree.ElementTree import Element  # types only

from reviewer.documents.layout.ruling import Rule
from reviewer.documents.layout.runs import Run
from reviewer.documents.ofd.colours import Flat, Style, Tiles
from reviewer.documents.ofd.drawing import Drawing, Outline, flat, frame, straight_rules
from reviewer.documents.ofd.fonts import Faces, role_of
from reviewer.documents.ofd.paths import steps
from reviewer.documents.ofd.pictures import pixels, ready
from reviewer.documents.ofd.resources import FontEntry, Resources
from reviewer.documents.ofd.text import Glyph, columns, is_level, placed_glyphs, stretches
from reviewer.documents.ofd.values import (
    MM,
    Matrix,
    apply,
    area,
    child,
    children,
    is_on,
    is_sane,
    local,
    matrix,
    moved,
    number,
    numbers,
    placed,
    product,
    words,
)
from reviewer.documents.packages import Package

MAX_OBJECTS = 20_000
STEPS, SIGNS, PIXELS = 25, 2, 8_000
"""Steps of a figure, signs of a text and pixels of a picture that cost as much as an object."""
MAX_TILES = 400
LEAST = 0.1  # millimetres; smaller signs are not there to be read
_DEEPEST = 12
_SLANT: Matrix = (1.0, 0.0, -0.2, 1.0, 0.0, 0.0)
_PARTS_OF_UNITS = frozenset({"Actions", "Extension", "Extensions"})
_SAID = {"VideoObject": "视频", "CompositeObject": "组合图形", "MultiMedia": "多媒体"}


@dataclass(slots=True)
class Sheet:
    """A page that is being drawn, and what has been met on it."""

    drawing: Drawing
    runs: list[Run] = field(default_factory=list)
    columns: list[Run] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    has_picture: bool = False
    count: int = 0


@dataclass(slots=True)
class Shelf:
    """Pictures made ready, so that a letterhead on every page is decoded once."""

    package: Package
    faces: Faces
    _ready: dict[tuple[str, str], Any | None] = field(default_factory=dict)

    def has(self, part: str, mask: str) -> bool:
        """Whether it was made ready lately."""
        return (part, mask) in self._ready

    def effort(self, part: str) -> int:
        """What it costs to make ready, counted in objects."""
        data = self.package.read(part)
        if not data:
            return 1
        return 40 + pixels(data) // (5 * PIXELS if data.startswith(b"\xff\xd8\xff") else PIXELS)

    def picture(self, part: str, mask: str) -> Any | None:
        """The picture, None where it cannot be shown."""
        key = (part, mask)
        if key not in self._ready:
            if len(self._ready) >= 8:
                self._ready.pop(next(iter(self._ready)))
            data = self.package.read(part)
            self._ready[key] = ready(data, self.package.read(mask) if mask else None) if data else None
        return self._ready[key]


@dataclass(frozen=True, slots=True)
class Context:
    """What is inherited on the way down: coordinates, style, how much shows through; whether text is read too."""

    matrix: Matrix
    style: Style = Style()  # noqa: RUF009  (frozen)
    alpha: float = 1.0
    is_read: bool = True
    depth: int = 0

    def inside(self, new: Matrix, style: Style, alpha: float = 1.0) -> "Context":
        """One step further down."""
        return Context(new, style, self.alpha * alpha, self.is_read, self.depth + 1)


class Content:
    """Draws the blocks of one page with one document's resources."""

    def __init__(self, sheet: Sheet, resources: Resources, shelf: Shelf) -> None:
        self._sheet, self._resources, self._shelf = sheet, resources, shelf

    def draw(self, parent: Element, context: Context) -> None:
        """Draw everything in a layer, block or appearance."""
        self.draw_all(parent, context)

    def draw_all(self, items: Iterable[Element], context: Context) -> None:
        """Draw these."""
        if context.depth > _DEEPEST:
            self._sheet.left_out.add("层层嵌套的内容")
            return
        for item in items:
            if not self._afforded(1):
                return
            if is_on(item, "Visible", True) and is_sane(context.matrix):
                self._one(item, context)

    def _afforded(self, effort: int) -> bool:
        """Whether the page may hold this much more. A small file may draw the same thing again and again."""
        self._sheet.count += effort
        if self._sheet.count > MAX_OBJECTS:
            self._sheet.left_out.add("内容过多")
            return False
        return True

    def _one(self, item: Element, context: Context) -> None:
        name = local(item)
        style = self._resources.style(item, context.style)
        if name in ("Layer", "PageBlock", "Content"):
            self.draw(item, context.inside(context.matrix, style))
        elif name in ("TextObject", "PathObject", "ImageObject", "CompositeObject"):
            alpha = min(max(number(item.get("Alpha"), 255.0), 0.0), 255.0) / 255
            own = context.inside(context.matrix, style, alpha)
            with self._sheet.drawing.clipped(list(self._clips(item, context.matrix, name))):
                self._unit(name, item, own)
        elif name not in _PARTS_OF_UNITS:
            self._sheet.left_out.add(_SAID.get(name, "其他内容"))

    def _unit(self, name: str, item: Element, context: Context) -> None:
        if name == "TextObject":
            self._text(item, context)
        elif name == "PathObject":
            self._path(item, context)
        elif name == "ImageObject":
            self._image(item, context)
        else:
            self._composite(item, context)

    def _clips(self, item: Element, outer: Matrix, name: str) -> Iterator[Outline]:
        """The object's boundary (signs are never cut off by it), and its own clips."""
        box = area(item.get("Boundary"))
        if box is not None and name in ("ImageObject", "CompositeObject"):
            yield Outline(frame(box), outer)
        clips = child(item, "Clips")
        if clips is None:
            return
        left, top = [*numbers(item.get("Boundary")), 0.0, 0.0][:2]
        own = placed(item, outer) if is_on(clips, "TransFlag", True) else product(outer, moved(left, top))
        for clip in children(clips, "Clip"):
            for part in children(clip, "Area"):
                path = child(part, "Path")
                if path is None:
                    self._sheet.left_out.add("按文字裁剪")
                    continue
                inner = placed(path, product(own, matrix(part.get("CTM"))))
                outline = steps(words(child(path, "AbbreviatedData")))
                if outline:
                    yield Outline(outline, inner, path.get("Rule") == "Even-Odd")
                break

    def _path(self, item: Element, context: Context) -> None:
        own = placed(item, context.matrix)
        outline = Outline(steps(words(child(item, "AbbreviatedData"))), own, item.get("Rule") == "Even-Odd")
        if not outline.steps or not is_sane(own) or not self._afforded(len(outline.steps) // STEPS):
            return
        if context.is_read:
            self._sheet.rules += straight_rules(outline, self._sheet.drawing)
        fill = self._resources.paint(context.style.fill) if is_on(item, "Fill", False) else None
        stroke = None
        if is_on(item, "Stroke", True):
            stroke = self._resources.paint(context.style.stroke) or Flat((0.0, 0.0, 0.0))
        if isinstance(fill, Tiles) and self._tiles(fill, outline, context):
            fill = None
        self._sheet.drawing.figure(outline, fill, stroke, context.style, context.alpha)

    def _tiles(self, tiles: Tiles, outline: Outline, context: Context) -> bool:
        """Fill a figure with a repeated drawing. False where one colour must do."""
        pattern = tiles.pattern
        content = child(pattern, "CellContent")
        wide, high = number(pattern.get("Width"), 0.0), number(pattern.get("Height"), 0.0)
        across, down = abs(number(pattern.get("XStep"), wide)), abs(number(pattern.get("YStep"), high))
        points = [point for step in outline.steps for point in step.points]
        if content is None or wide <= 0 or high <= 0 or across <= 0 or down <= 0 or not points:
            return False
        right, bottom = max(x for x, _ in points), max(y for _, y in points)
        left, top = min(0.0, *(x for x, _ in points)), min(0.0, *(y for _, y in points))
        columns, rows = int((right - left) / across) + 1, int((bottom - top) / down) + 1
        if columns * rows > MAX_TILES:
            return False
        base = product(outline.matrix, matrix(pattern.get("CTM")))
        with self._sheet.drawing.clipped([outline]):
            for row in range(rows):
                for column in range(columns):
                    spot = product(base, moved(left + column * across, top + row * down))
                    self.draw(content, context.inside(spot, Style(), tiles.alpha))
        return True

    def _text(self, item: Element, context: Context) -> None:
        font = self._resources.fonts.get(item.get("Font") or "", FontEntry(""))
        glyphs = list(placed_glyphs(item, context.matrix))
        fill = flat(self._resources.paint(context.style.fill)) or Flat((0.0, 0.0, 0.0))
        role = role_of(font, number(item.get("Weight"), 400.0))
        if font.italic or is_on(item, "Italic", False):
            glyphs = [replace(glyph, matrix=product(glyph.matrix, _SLANT)) for glyph in glyphs]
        if not self._afforded(len(glyphs) // SIGNS):
            return
        if is_on(item, "Fill", True) or is_on(item, "Stroke", False):
            for glyph in glyphs:
                self._glyph(glyph, font, fill, role, context)
        if not context.is_read:
            return
        legible = [glyph for glyph in glyphs if glyph.size > LEAST and (glyph.is_upright or glyph.is_quarter_turned)]
        if is_level(legible):
            self._sheet.runs += [self._run(group) for group in stretches(legible)]
        else:
            self._sheet.columns += [self._column(group) for group in columns(legible)]

    def _glyph(self, glyph: Glyph, font: FontEntry, fill: Flat, role: Any, context: Context) -> None:
        if glyph.glyph is not None and glyph.glyph < 0 and font.part:
            return  # drawn by the sign before it
        outline = self._shelf.faces.outline(font, glyph.sign, glyph.glyph)
        if outline is None:
            self._sheet.drawing.sign(glyph, role, fill.rgb, fill.alpha * context.alpha)
        elif outline and is_sane(glyph.matrix) and self._afforded(len(outline) // STEPS):
            upwards = product(glyph.matrix, (1.0, 0.0, 0.0, -1.0, 0.0, 0.0))
            self._sheet.drawing.figure(Outline(outline, upwards), fill, None, context.style, context.alpha)

    def _run(self, group: list[Glyph]) -> Run:
        x, y = self._sheet.drawing.at(group[0].x, group[0].y)
        end, _ = self._sheet.drawing.at(group[-1].x + group[-1].natural, group[-1].y)
        size = group[0].size * MM
        return Run("".join(g.sign for g in group), x, y - size * 0.88, end, y + size * 0.12)

    def _column(self, group: list[Glyph]) -> Run:
        spots = [self._sheet.drawing.at(*apply(g.matrix, x, y)) for g in group for x, y in ((0.0, -0.88), (1.0, 0.12))]
        across, down = [x for x, _ in spots], [y for _, y in spots]
        return Run("".join(g.sign for g in group), min(across), min(down), max(across), max(down), joint="\n")

    def _image(self, item: Element, context: Context) -> None:
        media = self._resources.media
        part = media.get(item.get("ResourceID") or "") or media.get(item.get("Substitution") or "") or ""
        self._sheet.has_picture = self._sheet.has_picture or context.is_read
        box = area(item.get("Boundary"))
        own = placed(item, context.matrix)
        if not item.get("CTM") and box is not None:
            own = product(own, (box[2], 0.0, 0.0, box[3], 0.0, 0.0))
        mask = media.get(item.get("ImageMask") or "", "")
        is_shown = part and (self._shelf.has(part, mask) or self._afforded(self._shelf.effort(part)))
        prepared = self._shelf.picture(part, mask) if is_shown else None
        if prepared is not None:
            self._sheet.drawing.picture(prepared, own, context.alpha)
            return
        self._sheet.left_out.add("图片")
        if box is not None:
            self._sheet.drawing.missing(context.matrix, box, "图片无法显示")

    def _composite(self, item: Element, context: Context) -> None:
        unit = self._resources.composites.get(item.get("ResourceID") or "")
        content = child(unit, "Content")
        if content is None:
            self._sheet.left_out.add("组合图形")
            box = area(item.get("Boundary"))
            if box is not None:
                self._sheet.drawing.missing(context.matrix, box, "组合图形无法显示")
            return
        self.draw(content, context.inside(placed(item, context.matrix), context.style))
