"""Colours, gradients and line styles of an OFD. Pure; whatever comes in ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element  # types only

from reviewer.documents.ofd.values import child, children, local, number, numbers

MAX_STOPS = 200
Rgb = tuple[float, float, float]
BLACK: Rgb = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Space:
    """A ColorSpace of the file's resources."""

    sort: str
    bits: int
    palette: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flat:
    """One colour; alpha from 0 (nothing to be seen) to 1."""

    rgb: Rgb
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Gradient:
    """Colours along a line, or outwards from a point where `radius` is given. In the object's coordinates."""

    start: tuple[float, float]
    end: tuple[float, float]
    stops: tuple[tuple[float, Rgb], ...]
    radius: float = 0.0
    extends: bool = True
    alpha: float = 1.0

    @property
    def rgb(self) -> Rgb:
        """One colour for all of it, where no more can be drawn."""
        return self.stops[len(self.stops) // 2][1]


@dataclass(frozen=True, slots=True)
class Tiles:
    """A drawing repeated over the area. `pattern` is the file's own element."""

    pattern: Element
    alpha: float = 1.0
    rgb: Rgb = (0.8, 0.8, 0.8)


Paint = Flat | Gradient | Tiles


@dataclass(frozen=True, slots=True)
class Style:
    """What a DrawParam says; a graphic unit may say otherwise."""

    width: float = 0.353
    fill: Element | None = None
    stroke: Element | None = None
    cap: int = 0
    join: int = 0
    miter: float = 4.234
    dashes: tuple[float, ...] = ()
    dash_offset: float = 0.0

    def over(self, item: Element) -> "Style":
        """This style with what a DrawParam or a graphic unit says of its own."""
        own = {"fill": child(item, "FillColor"), "stroke": child(item, "StrokeColor")}
        new = replace(self, **{name: colour for name, colour in own.items() if colour is not None})  # type: ignore[arg-type]
        caps = {"Butt": 0, "Round": 1, "Square": 2}
        joins = {"Miter": 0, "Round": 1, "Bevel": 2}
        dashes = item.get("DashPattern")
        return replace(
            new,
            width=abs(number(item.get("LineWidth"), self.width)),
            cap=caps.get(item.get("Cap") or "", self.cap),
            join=joins.get(item.get("Join") or "", self.join),
            miter=max(1.0, number(item.get("MiterLimit"), self.miter)),
            dashes=self.dashes if dashes is None else _dashes(dashes),
            dash_offset=number(item.get("DashOffset"), self.dash_offset),
        )


def _dashes(text: str) -> tuple[float, ...]:
    found = [abs(n) for n in numbers(text)][:16]
    return tuple(found) if sum(found) > 0.05 else ()


def paint(colour: Element | None, spaces: Mapping[str, Space], default_space: str = "") -> Paint | None:
    """What a FillColor or StrokeColor says; None where there is none."""
    if colour is None:
        return None
    alpha = min(max(number(colour.get("Alpha"), 255.0), 0.0), 255.0) / 255
    for inner in colour:
        match local(inner):
            case "AxialShd" | "RadialShd":
                return _gradient(inner, spaces, alpha)
            case "GouraudShd" | "LaGouraudShd":
                return Flat(_mean([_rgb(c, spaces) for p in inner for c in children(p, "Color")]), alpha)
            case "Pattern":
                return Tiles(inner, alpha)
    return Flat(_rgb(colour, spaces, default_space), alpha)


def _rgb(colour: Element | None, spaces: Mapping[str, Space], default_space: str = "") -> Rgb:
    if colour is None:
        return BLACK
    space = spaces.get(colour.get("ColorSpace") or default_space)
    text = colour.get("Value")
    index = colour.get("Index")
    if text is None and index is not None and space is not None:
        place = int(number(index, 0.0))
        text = space.palette[place] if 0 <= place < len(space.palette) else None
    parts = [_part(word) for word in (text or "").replace(",", " ").split()][:4]
    full = 2.0 ** (space.bits if space else 8) - 1
    return _mixed([min(max(p / full, 0.0), 1.0) for p in parts], space.sort if space else "")


def _part(word: str) -> float:
    """255, or #ff."""
    if word.startswith("#"):
        try:
            return float(int(word[1:9], 16))
        except ValueError:
            return 0.0
    return number(word, 0.0)


def _mixed(parts: Sequence[float], sort: str) -> Rgb:
    if len(parts) >= 4 and sort in ("CMYK", ""):
        c, m, y, k = parts[:4]
        return (1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k)
    if len(parts) >= 3:
        return parts[0], parts[1], parts[2]
    return (parts[0], parts[0], parts[0]) if parts else BLACK


def _mean(colours: Sequence[Rgb]) -> Rgb:
    if not colours:
        return 0.5, 0.5, 0.5
    r, g, b = (sum(part) / len(colours) for part in zip(*colours, strict=True))
    return r, g, b


def _gradient(shading: Element, spaces: Mapping[str, Space], alpha: float) -> Paint:
    segments = children(shading, "Segment")[:MAX_STOPS]
    colours = [_rgb(child(segment, "Color"), spaces) for segment in segments]
    if len(colours) < 2:
        return Flat(colours[0] if colours else (0.5, 0.5, 0.5), alpha)
    places = [number(s.get("Position"), n / (len(colours) - 1)) for n, s in enumerate(segments)]
    stops = sorted(zip((min(max(p, 0.0), 1.0) for p in places), colours, strict=True), key=lambda stop: stop[0])
    start = [*numbers(shading.get("StartPoint")), 0.0, 0.0][:2]
    end = [*numbers(shading.get("EndPoint")), 0.0, 0.0][:2]
    extends = int(number(shading.get("Extend"), 0.0))
    if local(shading) == "RadialShd":
        radius = number(shading.get("EndRadius"), 0.0)
        inner = min(max(number(shading.get("StartRadius"), 0.0), 0.0) / radius, 0.99) if radius > 0 else 0.0
        outwards = tuple((inner + (1 - inner) * place, colour) for place, colour in stops)
        return Gradient((end[0], end[1]), (end[0], end[1]), outwards, max(radius, 0.01), extends > 0, alpha)
    line = _repeated(shading, stops, (start[0], start[1]), (end[0], end[1]))
    return Gradient((start[0], start[1]), (end[0], end[1]), line, extends=extends > 0, alpha=alpha)


def _repeated(
    shading: Element, stops: Sequence[tuple[float, Rgb]], start: tuple[float, float], end: tuple[float, float]
) -> tuple[tuple[float, Rgb], ...]:
    """The stops again and again, as MapType and MapUnit say."""
    length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
    unit = number(shading.get("MapUnit"), length)
    sort = shading.get("MapType")
    if sort not in ("Repeat", "Reflect") or not 0 < unit < length:
        return tuple(stops)
    out: list[tuple[float, Rgb]] = []
    turn = 0
    while turn * unit < length and len(out) < MAX_STOPS:
        ways = [(1 - p, c) for p, c in reversed(stops)] if sort == "Reflect" and turn % 2 else stops
        out += [(min((turn + place) * unit / length, 1.0), colour) for place, colour in ways]
        turn += 1
    return tuple(out)


def spaces_of(resources: Element | None) -> dict[str, Space]:
    """The ColorSpaces of a resource file."""
    out = {}
    for group in children(resources, "ColorSpaces"):
        for space in children(group, "ColorSpace"):
            bits = min(max(int(number(space.get("BitsPerComponent"), 8.0)), 1), 16)
            palette = tuple(cv.text or "" for cv in children(child(space, "Palette"), "CV")[:4096])
            out[space.get("ID", "")] = Space((space.get("Type") or "").upper(), bits, palette)
    return out
