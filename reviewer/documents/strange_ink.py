"""Ink on a page that no known line of text explains: seals, handwriting, pictures. Numpy only."""

from collections.abc import Iterator, Sequence
from typing import Any

from scoring.casefile import Box

DARK = 140  # of 255: ink is darker
CELL = 1 / 200  # of the page's width: how finely ink is gathered, about a millimetre
FEWEST = 5  # dark pixels that make a cell an inked one, where the page is 1,650 pixels wide
RULE_ACROSS, RULE_DOWN = 0.06, 0.03  # of the width, the height: straight runs at least this long are ruled lines
SMALLEST = 3  # cells: less is a speck or the edge of a character
AROUND_TEXT = 0.3  # of a line's height: strokes that reach beyond its box
PAD = 0.004


def strange_ink(pixels: Any, part: Box, explained: Sequence[Box]) -> tuple[Box, ...]:
    """Where in `part` of the upright page ink stands outside the `explained` boxes; all as fractions of the page.

    `pixels`: the page in grey. Ruled lines and specks are no ink of this kind.
    """
    import numpy as np

    height, width = pixels.shape
    left, top, right, bottom = _within(part, width, height)
    ink = pixels < DARK
    for box in explained:
        slack = (box.bottom - box.top) * AROUND_TEXT * height
        x0, y0, x1, y1 = _within(box, width, height)
        ink[max(0, int(y0 - slack)) : int(y1 + slack), max(0, int(x0 - slack)) : int(x1 + slack)] = False
    ruled = _runs(ink, max(8, round(RULE_ACROSS * width))) | _runs(ink.T, max(8, round(RULE_DOWN * height))).T
    ink = (ink & ~ruled)[top:bottom, left:right]
    cell = max(2, round(CELL * width))
    few = max(2, round(FEWEST * (width / 1650) ** 2))
    inked = np.argwhere(_gathered(ink, cell) >= few)
    return tuple(
        Box(
            max(0.0, (left + x0 * cell) / width - PAD),
            max(0.0, (top + y0 * cell) / height - PAD),
            min(1.0, (left + x1 * cell) / width + PAD),
            min(1.0, (top + y1 * cell) / height + PAD),
        )
        for x0, y0, x1, y1 in _joined([(int(x), int(y)) for y, x in inked])
    )


def _within(box: Box, width: int, height: int) -> tuple[int, int, int, int]:
    return (
        max(0, int(box.left * width)),
        max(0, int(box.top * height)),
        min(width, round(box.right * width)),
        min(height, round(box.bottom * height)),
    )


def _runs(ink: Any, length: int) -> Any:
    """The parts of every row that lie in an unbroken run of at least this length."""
    import numpy as np

    rows, columns = ink.shape
    found = np.zeros((rows, columns), bool)
    if columns < length:
        return found
    sums = np.zeros((rows, columns + 1), np.int32)
    np.cumsum(ink, axis=1, out=sums[:, 1:])
    begins = sums[:, length:] - sums[:, :-length] == length
    edges = np.zeros((rows, columns + 1), np.int32)
    edges[:, : begins.shape[1]] += begins
    edges[:, length:] -= begins
    found[:] = np.cumsum(edges, axis=1)[:, :columns] > 0
    return found


def _gathered(ink: Any, cell: int) -> Any:
    """Dark pixels in each square of `cell` pixels."""
    import numpy as np

    rows, columns = -(-ink.shape[0] // cell), -(-ink.shape[1] // cell)
    whole = np.zeros((rows * cell, columns * cell), np.int32)
    whole[: ink.shape[0], : ink.shape[1]] = ink
    return whole.reshape(rows, cell, columns, cell).sum(axis=(1, 3))


def _joined(cells: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """The bounds of what hangs together, across gaps of one cell; specks left out."""
    left = set(cells)
    for first in cells:
        if first not in left:
            continue
        left.discard(first)
        group, waiting = [first], [first]
        while waiting:
            x, y = waiting.pop()
            near = {(x + i, y + j) for i in range(-2, 3) for j in range(-2, 3)} & left
            left -= near
            group += near
            waiting += near
        xs, ys = [x for x, _ in group], [y for _, y in group]
        if len(group) >= SMALLEST:
            yield min(xs), min(ys), max(xs) + 1, max(ys) + 1
