"""What the several views of one file want of its pages, and in which order all of it is drawn."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, zip_longest
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from reviewer.documents.rendering.wishes import Part, Wish


class PageSize(NamedTuple):
    """A page (from 1) at a size in device pixels, turned by the reader; or a part of it at that size."""

    page: int
    width: int
    height: int
    turned: int = 0
    part: Part | None = None


class PageWants(QObject):
    """What one view wants. Made by Pages.view()."""

    painted = Signal(int)  # a page this view wanted has a picture now
    unreadable = Signal(int, str)  # a page this view wanted, and why it cannot be shown

    def __init__(self, changed: Callable[["PageWants"], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changed = changed
        self.sizes: tuple[PageSize, ...] = ()
        self.ahead: tuple[PageSize, ...] = ()
        self.small: tuple[PageSize, ...] = ()

    def want(self, sizes: Sequence[PageSize], ahead: Sequence[PageSize] = (), small: Sequence[PageSize] = ()) -> None:
        """What is looked at now, what will probably be looked at next, and thumbnails; each most urgent first.

        Replaces what this view wanted before and leaves what other views want. Thumbnails come last of all.
        """
        self.sizes, self.ahead, self.small = tuple(sizes), tuple(ahead), tuple(small)
        self._changed(self)

    def stop(self) -> None:
        """Wants nothing any more, until `want` is called again."""
        self.want(())

    def all_of(self, page: int) -> list[PageSize]:
        """Everything this view wants of a page."""
        return [s for s in (*self.sizes, *self.ahead, *self.small) if s.page == page]


def in_turn(lists: Iterable[Sequence[Wish]]) -> list[Wish]:
    """The most urgent wish of each view, then the second of each, and so on; each wish once."""
    rounds = zip_longest(*lists)
    return list(dict.fromkeys(w for w in chain.from_iterable(rounds) if w is not None))


def within(wishes: Iterable[Wish], budget: int) -> list[Wish]:
    """As many of the wishes, from the first, as fit into that many bytes together."""
    fitting = []
    for wish in wishes:
        budget -= wish.bytes
        if budget < 0:
            break
        fitting.append(wish)
    return fitting
