"""Where the labels of marks stand: at the frame, where they hide no words of the page and no other label."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF

from reviewer.presenters.pages.marks import PageMark
from reviewer.windows import theme

TOUCH = 1.0  # pixels by which a label may reach into the box of a line: letters leave as much free


class Placed(NamedTuple):
    """A mark, its rectangle on the screen, and that of its label; empty where it has none."""

    mark: PageMark
    rect: QRectF
    tag: QRectF


def place_tags(
    marks: Iterable[tuple[PageMark, QRectF, QRectF]], paper: QRectF, words: Sequence[QRectF]
) -> list[Placed]:
    """Finds a place for each label. `marks` with the rectangle and the frame drawn around it; `words`: the lines of the
    page that shows at `paper`."""
    metrics = QFontMetricsF(theme.font(theme.SMALL, bold=True))
    taken: list[QRectF] = []
    placed = []
    for mark, rect, frame in marks:
        tag = QRectF()
        if mark.label:
            size = QSizeF(metrics.horizontalAdvance(mark.label) + 8, metrics.height() + 2)
            tag = _inside(frame, size, taken) if mark.box is None else _beside(frame, size, paper, words, taken)
            taken.append(tag)
        placed.append(Placed(mark, rect, tag))
    return placed


def _inside(frame: QRectF, size: QSizeF, taken: Sequence[QRectF]) -> QRectF:
    """In the corner of a page that is marked as a whole."""
    return _free(QRectF(frame.topLeft(), size), taken, QPointF(size.width() + 1, 0))


def _beside(frame: QRectF, size: QSizeF, paper: QRectF, words: Sequence[QRectF], taken: Sequence[QRectF]) -> QRectF:
    hidden = [line.adjusted(TOUCH, TOUCH, -TOUCH, -TOUCH) for line in words]
    corner = QPointF(max(paper.left(), frame.left()), max(paper.top(), frame.top() - size.height()))
    above = QRectF(corner, size)
    on, down = QPointF(size.width() + 1, 0), QPointF(0, size.height() + 1)
    for spot in _spots(frame, above, paper, words):
        at = _free(spot, taken, on if spot is above else down)
        if paper.contains(at) and not any(at.intersects(line) for line in hidden):
            return at
    return _free(above, taken, on)


def _spots(frame: QRectF, above: QRectF, paper: QRectF, words: Sequence[QRectF]) -> Iterator[QRectF]:
    """At the left of the frame, at its right, over it, in the margin at the left of the line it begins in."""
    size = above.size()
    yield QRectF(frame.topLeft() - QPointF(size.width(), 0), size)
    yield QRectF(frame.topRight(), size)
    yield above
    band = QRectF(paper.left(), frame.top(), paper.width(), size.height())
    margin = min((line.left() for line in words if line.intersects(band)), default=paper.left())
    yield QRectF(QPointF(margin - size.width(), frame.top()), size)


def _free(spot: QRectF, taken: Sequence[QRectF], step: QPointF) -> QRectF:
    """The next place in that direction where no label stands."""
    while any(spot.intersects(other) for other in taken):
        spot = spot.translated(step)
    return spot
