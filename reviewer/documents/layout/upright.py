"""Writing from top to bottom, as in the narrow label cells of forms and the margins of copies: characters below each
other are one text. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reviewer.documents.layout.runs import Run

_APART = 0.4
"""How far from straight below, in characters."""
_NEAREST, _FARTHEST = 0.6, 1.7
"""From one character to the next, in characters."""
_NEXT_COLUMN = 2.5
_TALL = 1.4
"""Height to width of two characters below each other."""
_SURE = 3
"""Characters below each other that are no table without lines."""


def in_columns(runs: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """These runs, in the order of the file, without what is written from top to bottom; and that, a column each."""
    level: list[Run] = []
    upright: list[Run] = []
    for column in _columns(runs):
        if len(column) >= _SURE:
            upright.append(_together([column]))
        else:
            level += column
    return level, upright


def whole_cell(runs: Sequence[Run]) -> "Run | None":
    """The text of a cell that holds nothing but columns of characters, the right one first; None for any other."""
    if len(runs) < 2:
        return None
    if any(len(run.text) != 1 for run in runs):
        return _recognised(runs)
    columns = list(_columns(runs))
    if max(map(len, columns)) < 2 or not all(_is_left_of(b[0], a) for a, b in pairwise(columns)):
        return None
    return _together(columns)


def _recognised(runs: Sequence[Run]) -> "Run | None":
    """The same where recognition gave each column as a whole: higher than wide."""
    tall = [run.bottom - run.top > _TALL * (run.right - run.left) for run in runs if len(run.text) > 1]
    if not all(tall):
        return None
    return _together([sorted(runs, key=lambda run: -run.left)])


def _columns(runs: Sequence[Run]) -> Iterator[list[Run]]:
    column: list[Run] = []
    for run in runs:
        if column and not _is_below(run, column[-1]):
            yield column
            column = []
        column.append(run)
    if column:
        yield column


def _size(run: Run) -> float:
    return max(run.right - run.left, 1.0)


def _is_below(run: Run, above: Run) -> bool:
    if len(run.text) != 1 or len(above.text) != 1 or run.text < "\u2e80" or above.text < "\u2e80":
        return False
    size = _size(above)
    straight = abs((run.left + run.right) - (above.left + above.right)) / 2 <= _APART * size
    return straight and _NEAREST * size <= run.middle - above.middle <= _FARTHEST * size


def _is_left_of(run: Run, column: Sequence[Run]) -> bool:
    """Whether a column that begins so goes on with the text of the one at its right."""
    size = _size(run)
    beside = -_APART * size <= column[-1].left - run.right <= _NEXT_COLUMN * size
    return beside and run.middle <= column[-1].middle + _APART * size


def _together(columns: Sequence[Sequence[Run]]) -> Run:
    runs = [run for column in columns for run in column]
    return replace(
        runs[0],
        text="".join(run.text for run in runs),
        left=min(run.left for run in runs),
        top=min(run.top for run in runs),
        right=max(run.right for run in runs),
        bottom=max(run.bottom for run in runs),
        confidence=sum(run.confidence for run in runs) / len(runs),
        upright=_size(runs[0]),
    )
