"""A drag over a page: what it began on, where it is now, and what it means."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QPoint, QPointF, QRectF

from reviewer.presenters.pages.marks import MarkKind, PageMark
from reviewer.windows.page_view.layout import Place, box_of, upright_box
from reviewer.windows.page_view.text import Picked, picked
from scoring.casefile import Box, TextLine

SMALLEST = 4  # pixels; less is a click


class DragKind(StrEnum):
    REGION = "region"
    TEXT = "text"
    PAN = "pan"


class Drag:
    """One drag, from press to release. Fractions are of the page as it shows (turned)."""

    def __init__(self, kind: DragKind, page: int, rect: QRectF, start: QPointF) -> None:
        self.kind, self.page = kind, page
        self._rect, self._start, self._now = rect, start, start

    def move(self, to: QPointF) -> QPointF:
        """Goes on to a point; how far from the last one."""
        moved = to - self._now
        self._now = to
        return moved

    @property
    def is_click(self) -> bool:
        """Whether it did not really move."""
        return (self._now - self._start).manhattanLength() < SMALLEST

    @property
    def box(self) -> Box:
        """The box drawn so far."""
        return box_of(self._fraction(self._start), self._fraction(self._now))

    @property
    def mark(self) -> PageMark:
        """How it is drawn meanwhile."""
        return PageMark(self.page, MarkKind.DRAFT, self.box)

    def picked(self, lines: Sequence[TextLine], turned: int) -> tuple[Picked, ...]:
        """The text between start and now."""
        start, now = (_upright(self._fraction(p), turned) for p in (self._start, self._now))
        return picked(lines, start, now)

    def _fraction(self, at: QPointF) -> tuple[float, float]:
        width, height = max(self._rect.width(), 1), max(self._rect.height(), 1)
        return (at.x() - self._rect.x()) / width, (at.y() - self._rect.y()) / height


def _upright(at: tuple[float, float], turned: int) -> tuple[float, float]:
    box = upright_box(Box(at[0], at[1], at[0], at[1]), turned)
    return box.left, box.top


def place_rect(place: Place, offset: QPoint) -> QRectF:
    """A page's rectangle in the viewport."""
    return QRectF(place.x - offset.x(), place.y - offset.y(), place.width, place.height)
