"""Marks put together as elements of the document's structure: figures, the lines of a drawing."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Protocol

from forms.typesetting.marks import CLOSE, FIGURE, Mark, OpenMark, RuleMark, TextMark
from forms.typesetting.measures import GREY

FRAME = 0.5


class Keys(Protocol):
    """Gives names for new elements."""

    def key(self) -> int: ...


def figure(marks: Iterable[Mark], alt: str, keys: Keys) -> tuple[Mark, ...]:
    """The marks as one picture; `alt` says in words what it shows."""
    return (OpenMark(FIGURE, keys.key(), alt), *marks, CLOSE)


def frame(left: float, top: float, width: float, height: float) -> tuple[RuleMark, ...]:
    """A thin line around a picture, so that it is seen where a white page ends."""
    right, bottom = left + width, top + height
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
    return tuple(RuleMark(*one, *other, FRAME, GREY) for one, other in pairwise(corners))


def paragraphs(marks: Iterable[Mark], keys: Keys) -> Iterator[Mark]:
    """The marks of a drawing, each line of its text a paragraph; marks that open elements themselves stay as they
    are."""
    given = tuple(marks)
    if any(isinstance(mark, OpenMark) for mark in given):
        yield from given
        return
    line: float | None = None
    for mark in given:
        if isinstance(mark, TextMark) and (line is None or abs(line - mark.baseline) > 0.5):
            if line is not None:
                yield CLOSE
            line = mark.baseline
            yield OpenMark("P", keys.key())
        yield mark
    if line is not None:
        yield CLOSE
