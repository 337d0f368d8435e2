"""The signs of an OFD's text objects and where each stands. Pure; whatever comes in ends."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element  # types only

from reviewer.documents.ofd.values import Matrix, apply, children, local, number, numbers, placed, product

MAX_SIGNS = 20_000
_TURNS: dict[int, Matrix] = {
    0: (1.0, 0.0, 0.0, 1.0, 0.0, 0.0),
    90: (0.0, 1.0, -1.0, 0.0, 0.0, 0.0),
    180: (-1.0, 0.0, 0.0, -1.0, 0.0, 0.0),
    270: (0.0, -1.0, 1.0, 0.0, 0.0, 0.0),
}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A sign; the matrix leads from the em square (downwards, baseline at 0) to the coordinates outside the object.

    `glyph` is its number in the embedded font where the file says so; -1 for one that another sign has drawn already.
    `room`: how many ems there are up to the next sign of the line, 0 where there is none.
    """

    sign: str
    matrix: Matrix
    glyph: int | None = None
    room: float = 0.0

    @property
    def x(self) -> float:
        """Left end of the baseline."""
        return self.matrix[4]

    @property
    def y(self) -> float:
        """The baseline."""
        return self.matrix[5]

    @property
    def size(self) -> float:
        """Height of the em square."""
        return math.hypot(self.matrix[2], self.matrix[3])

    @property
    def is_upright(self) -> bool:
        """Whether it reads from left to right."""
        a, b, c, d, _, _ = self.matrix
        return a > 0 and d > 0 and abs(b) < 0.05 * a and abs(c) < 0.4 * d

    @property
    def is_quarter_turned(self) -> bool:
        """Whether it lies on a side or stands on its head, and is not set askew like a watermark."""
        a, b, c, d, _, _ = self.matrix
        along, across = (abs(b), abs(a)) if abs(b) > abs(a) else (abs(a), abs(b))
        return not self.is_upright and across < 0.05 * along and a * d - b * c > 0

    @property
    def natural(self) -> float:
        """How far the next sign usually stands."""
        return math.hypot(self.matrix[0], self.matrix[1]) * _advance(self.sign)


def placed_glyphs(item: Element, outer: Matrix) -> Iterator[Glyph]:
    """The signs of a TextObject, in the coordinates of `outer`."""
    size = number(item.get("Size"), 3.5)
    wide = size * (number(item.get("HScale"), 1.0) or 1.0)
    own = placed(item, outer)
    turn = product(_TURNS[_direction(item, "CharDirection")], (wide, 0.0, 0.0, size, 0.0, 0.0))
    reading = _TURNS[_direction(item, "ReadDirection")]
    named = dict(_glyph_numbers(item))
    x = y = 0.0
    count = 0
    for code in item:
        if local(code) != "TextCode":
            continue
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        text = (code.text or "").strip("\r\n")
        steps = _Steps(code, len(text), wide, reading)
        here = (x, y)
        for place, sign in enumerate(text):
            if count >= MAX_SIGNS:
                return
            dx, dy = steps.after(place, sign)
            if not sign.isspace():
                spot: Matrix = (1.0, 0.0, 0.0, 1.0, *here)
                room = dx / wide if wide and not dy and place + 1 < len(text) else 0.0
                yield Glyph(sign, product(own, product(spot, turn)), named.get(count), room)
            count += 1
            here = (here[0] + dx, here[1] + dy)


class _Steps:
    """How far it is from each sign of a TextCode to the next."""

    def __init__(self, code: Element, count: int, wide: float, reading: Matrix) -> None:
        self._across = deltas(code.get("DeltaX"), count)
        self._down = deltas(code.get("DeltaY"), count)
        self._wide, self._reading = wide, reading

    def after(self, place: int, sign: str) -> tuple[float, float]:
        """How far it is from this sign to the next. A list that is too short goes on with its last number."""
        if not self._across and not self._down:
            return apply(self._reading, self._wide * _advance(sign), 0.0)
        return _at(self._across, place), _at(self._down, place)


def _at(found: Sequence[float], place: int) -> float:
    return found[min(place, len(found) - 1)] if found else 0.0


def deltas(text: str | None, count: int) -> list[float]:
    """`g 3 4.5 2` stands for 4.5 4.5 4.5 2."""
    out: list[float] = []
    found = (text or "").split()
    at = 0
    while at < len(found) and len(out) < count:
        if found[at] == "g" and at + 2 < len(found):
            times, step = numbers(found[at + 1]), numbers(found[at + 2])
            if times and step:
                out += [step[0]] * min(int(max(times[0], 0)), count - len(out))
            at += 3
        else:
            out += numbers(found[at])[:1]
            at += 1
    return out


def is_level(glyphs: Sequence[Glyph]) -> bool:
    """Whether the signs of a text object are upright and follow one another to the right, as nearly all do."""
    if not all(glyph.is_upright for glyph in glyphs):
        return False
    steps = [(two.x - one.x, two.y - one.y) for one, two in pairwise(glyphs)]
    return not steps or 2 * sum(dx > abs(dy) for dx, dy in steps) >= len(steps)


def columns(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Signs set downwards, leftwards or on their side, in the order in which the file has them: one text each."""
    group: list[Glyph] = []
    for glyph in glyphs:
        if group and math.dist((glyph.x, glyph.y), (group[-1].x, group[-1].y)) > 2.2 * glyph.size:
            yield group
            group = []
        group.append(glyph)
    if group:
        yield group


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


def _direction(item: Element, name: str) -> int:
    return int(number(item.get(name), 0.0)) % 360 // 90 * 90


def _advance(sign: str) -> float:
    return 1.0 if ord(sign) > 0x2E7F else 0.5


def _glyph_numbers(item: Element) -> Iterator[tuple[int, int]]:
    """CGTransform: which glyphs of the embedded font stand for which signs. Several signs may share one glyph."""
    for change in children(item, "CGTransform"):
        first = int(number(change.get("CodePosition"), 0.0))
        count = min(max(int(number(change.get("CodeCount"), 1.0)), 0), MAX_SIGNS)
        texts = [glyphs.text for glyphs in children(change, "Glyphs")]
        found = [int(n) for n in numbers(texts[0] if texts else "") if n >= 0][:MAX_SIGNS]
        for place in range(count if found else 0):
            yield first + place, found[place] if place < len(found) else -1
