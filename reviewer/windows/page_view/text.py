"""Selecting text on a page from the boxes of its lines. Fractions of the upright page throughout."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scoring.casefile import Box, TextLine

BESIDE = 0.25  # of its height a line may stand higher or lower and still be beside another


@dataclass(frozen=True, slots=True)
class Picked:
    """A part of a line: its text and where it stands."""

    text: str
    box: Box


def picked(lines: Sequence[TextLine], start: tuple[float, float], end: tuple[float, float]) -> tuple[Picked, ...]:
    """What lies between two points (x, y), in the order in which the lines were read."""
    placed = [line for line in lines if line.box is not None and line.text]
    first, last = _nearest(placed, start), _nearest(placed, end)
    if first is None or last is None:
        return ()
    if (last, end[0]) < (first, start[0]):
        first, last, start, end = last, first, end, start
    return tuple(_parts(placed, first, last, start[0], end[0]))


def text_of(parts: Sequence[Picked]) -> str:
    """The selected text, one line a line."""
    return "\n".join(part.text for part in parts)


def around(boxes: Sequence[Box]) -> Box:
    """The box that holds all of them."""
    lefts, tops, rights, bottoms = zip(*((b.left, b.top, b.right, b.bottom) for b in boxes), strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def _nearest(lines: Sequence[TextLine], at: tuple[float, float]) -> int | None:
    """The line at the height of a point, of several beside one another the closest: a drag past the end of a short line
    does not jump to a long one further down."""

    def distance(number: int) -> tuple[float, float]:
        box = lines[number].box
        assert box is not None
        dx = max(box.left - at[0], 0.0, at[0] - box.right)
        dy = max(box.top - at[1], 0.0, at[1] - box.bottom)
        return max(0.0, dy - BESIDE * (box.bottom - box.top)), dx + dy

    return min(range(len(lines)), key=distance, default=None)


def _parts(lines: Sequence[TextLine], first: int, last: int, left: float, right: float) -> Iterator[Picked]:
    for number in range(first, last + 1):
        yield from _cut(lines[number], left if number == first else 0.0, right if number == last else 1.0)


def _cut(line: TextLine, left: float, right: float) -> Iterator[Picked]:
    """The characters of a line between two x. Widths are shared out: a half-width character counts one, others two."""
    box = line.box
    assert box is not None
    shown = line.original or line.text
    units = [1 if ord(c) < 0x2000 else 2 for c in shown]
    step = (box.right - box.left) / sum(units)
    x, text = box.left, ""
    ends: list[float] = []
    for character, unit in zip(shown, units, strict=True):
        middle = x + unit * step / 2
        if left <= middle <= right:
            text += character
            ends.extend((x, x + unit * step))
        x += unit * step
    if text:
        yield Picked(text, Box(ends[0], box.top, ends[-1], box.bottom))
