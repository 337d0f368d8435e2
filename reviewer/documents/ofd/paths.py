"""The outlines of an OFD: AbbreviatedData as moves, lines and curves. Pure; whatever comes in ends."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
MAX_STEPS = 60_000
_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_ARGUMENTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_LARGEST = 1e7


@dataclass(frozen=True, slots=True)
class Step:
    """M to a point, L to a point, B over two points to a third, C back to where the figure began."""

    name: str
    points: tuple[Point, ...] = ()


def steps(data: str | None) -> list[Step]:
    """The steps of a path; what is damaged is left out."""
    out: list[Step] = []
    here = start = (0.0, 0.0)
    for name, values in _commands(data or ""):
        if len(out) >= MAX_STEPS:
            break
        if name == "C":
            out += [Step("C")] if out else []  # nothing to close yet
            here = start
            continue
        if not out and name not in "SM":
            out.append(Step("M", (here,)))
        found = _step(name, values, here)
        out += found
        here = (values[-2], values[-1])
        if name in "SM":
            start = here
    return out


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each letter with as many numbers as it takes; a letter that has too few is passed over."""
    name, values = "", list[float]()
    for token in _TOKEN.findall(data[: 40 * MAX_STEPS]):
        if token.isalpha():
            name, values = token, []
        else:
            values.append(float(token))
        if name in _ARGUMENTS and len(values) == _ARGUMENTS[name]:
            if all(math.isfinite(v) and abs(v) < _LARGEST for v in values):
                yield name, values
            name, values = "", []


def _step(name: str, values: Sequence[float], here: Point) -> list[Step]:
    if name in "SM":
        return [Step("M", ((values[0], values[1]),))]
    if name == "L":
        return [Step("L", ((values[0], values[1]),))]
    if name == "B":
        return [Step("B", ((values[0], values[1]), (values[2], values[3]), (values[4], values[5])))]
    if name == "Q":
        return [_quadratic(here, (values[0], values[1]), (values[2], values[3]))]
    return list(_arc(here, values))


def _quadratic(here: Point, by: Point, to: Point) -> Step:
    first = (here[0] + 2 / 3 * (by[0] - here[0]), here[1] + 2 / 3 * (by[1] - here[1]))
    second = (to[0] + 2 / 3 * (by[0] - to[0]), to[1] + 2 / 3 * (by[1] - to[1]))
    return Step("B", (first, second, to))


def _arc(here: Point, values: Sequence[float]) -> Iterator[Step]:
    """An elliptical arc (radii, turn in degrees, large, clockwise, end) as curves of at most a quarter each."""
    rx, ry, to = abs(values[0]), abs(values[1]), (values[5], values[6])
    if rx < 1e-6 or ry < 1e-6 or math.dist(here, to) < 1e-9:
        yield Step("L", (to,))
        return
    turn = math.radians(values[2] % 360)
    cos, sin = math.cos(turn), math.sin(turn)
    half = ((here[0] - to[0]) / 2, (here[1] - to[1]) / 2)
    x, y = cos * half[0] + sin * half[1], -sin * half[0] + cos * half[1]
    grown = math.sqrt(max(1.0, (x / rx) ** 2 + (y / ry) ** 2))
    rx, ry = rx * grown, ry * grown
    rest = max(0.0, (rx * ry) ** 2 - (rx * y) ** 2 - (ry * x) ** 2)
    factor = math.sqrt(rest / ((rx * y) ** 2 + (ry * x) ** 2)) * (-1 if bool(values[3]) == bool(values[4]) else 1)
    cx, cy = factor * rx * y / ry, -factor * ry * x / rx
    begin = math.atan2((y - cy) / ry, (x - cx) / rx)
    sweep = (math.atan2((-y - cy) / ry, (-x - cx) / rx) - begin) % math.tau
    if not values[4]:
        sweep -= math.tau
    middle = ((here[0] + to[0]) / 2, (here[1] + to[1]) / 2)
    count = max(1, math.ceil(abs(sweep) / (math.pi / 2) - 1e-9))
    bend = 4 / 3 * math.tan(sweep / count / 4)

    def at(px: float, py: float) -> Point:
        px, py = rx * px + cx, ry * py + cy
        return cos * px - sin * py + middle[0], sin * px + cos * py + middle[1]

    for part in range(count):
        a, b = begin + sweep * part / count, begin + sweep * (part + 1) / count
        ca, sa, cb, sb = math.cos(a), math.sin(a), math.cos(b), math.sin(b)
        end = to if part == count - 1 else at(cb, sb)
        yield Step("B", (at(ca - bend * sa, sa + bend * ca), at(cb + bend * sb, sb - bend * cb), end))
