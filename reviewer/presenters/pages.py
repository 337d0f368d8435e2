"""Pages as Qt pictures: a thin adapter between the rendering child and whatever shows pages."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from reviewer.documents.rendering.blocks import Rendered
from reviewer.documents.rendering.client import Renderer
from reviewer.documents.rendering.wishes import PageOrigin, Unreadable, Wish
from reviewer.presenters.pages_child import serve_with_qt

# A page passes from the window's thread to the renderer's and back; each may wait this long for Python's lock.
SWITCH = 0.001
FRONT_CACHE, BEHIND_CACHE = 64 << 20, 96 << 20
MAX_PIXELS = 24_000_000  # larger pages are drawn at this size and scaled up when painted


class PageSize(NamedTuple):
    """A page (from 1) at a size in device pixels, turned by the reader."""

    page: int
    width: int
    height: int
    turned: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture of a page. `rendered` owns the memory and must live as long as the picture is looked at."""

    image: QImage
    rendered: Rendered


def picture(rendered: Rendered) -> QImage:
    """A QImage over the drawn page, without a copy."""
    wish = rendered.wish
    return QImage(rendered.pixels, wish.width, wish.height, rendered.stride, QImage.Format.Format_RGB32)


class Pages(QObject):
    """The pages of the open case file. Says what is wanted, tells when it is there."""

    painted = Signal(int)  # a page that was wanted has a picture now
    unreadable = Signal(int, str)  # a page, and why it cannot be shown
    opened = Signal()
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._origins: tuple[PageOrigin, ...] = ()
        self._latest: dict[tuple[int, int], Wish] = {}
        self._numbers: dict[PageOrigin, list[int]] = {}
        self._likely: tuple[int, ...] = ()
        self._looked_at: list[Wish] = []
        self._ahead: list[Wish] = []
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._front = Renderer(self._arrived.emit, cache=FRONT_CACHE, child=serve_with_qt)
        self._behind = Renderer(self._arrived.emit, cache=BEHIND_CACHE, background=True, child=serve_with_qt)
        self._is_ahead = False  # whether the child that draws ahead runs
        self._closed = False

    def start(self) -> None:
        """Starts the child ahead of need."""
        if sys.getswitchinterval() > SWITCH:
            sys.setswitchinterval(SWITCH)
        self._front.start()

    def close(self) -> None:
        """Stops the children. Nothing is painted afterwards."""
        if not self._closed:
            self._closed = True
            self._front.close()
            if self._is_ahead:
                self._behind.close()

    @property
    def origins(self) -> tuple[PageOrigin, ...]:
        """Where the pages of the open file stand."""
        return self._origins

    @property
    def likely(self) -> tuple[int, ...]:
        """Pages that will probably be looked at next, so that whoever shows pages can ask for them ahead."""
        return self._likely

    def open(self, origins: Sequence[PageOrigin]) -> None:
        """Shows another case file from now on."""
        self._origins = tuple(origins)
        self._latest.clear()
        self._likely = ()
        self._looked_at, self._ahead = [], []
        self._numbers = {}
        for number, origin in enumerate(self._origins, 1):
            self._numbers.setdefault(origin, []).append(number)
        for renderer in (self._front, self._behind):
            renderer.ask(())
            renderer.try_again()
        self.opened.emit()

    def expect(self, pages: Sequence[int]) -> None:
        """Which pages the work will probably turn to next, most probable first."""
        self._likely = tuple(p for p in pages if 1 <= p <= len(self._origins))

    def want(self, sizes: Sequence[PageSize], ahead: Sequence[PageSize] = ()) -> None:
        """What is to be drawn now, and what will probably be wanted next; each most urgent first.

        Replaces what was wanted before. Two children draw, so that a page looked at never waits for one drawn ahead.
        """
        if ahead and not self._is_ahead:
            self._is_ahead = True
            self._behind.start()
        self._looked_at = [w for w in self._wishes(sizes) if self._behind.have(w) is None]
        self._ahead = self._wishes(ahead)
        self._front.ask(self._looked_at)
        self._behind.ask(())
        self._go_ahead()

    def _go_ahead(self) -> None:
        """Draws ahead once what is looked at is there: until then it would take its time on the processor."""
        if all(self._front.have(w) for w in self._looked_at):
            self._behind.ask([w for w in self._ahead if self._front.have(w) is None])

    def _wishes(self, sizes: Sequence[PageSize]) -> list[Wish]:
        return [w for s in sizes if (w := self._wish(s)).origin.has_picture]

    def _have(self, wish: Wish) -> Rendered | Unreadable | None:
        return self._front.have(wish) or self._behind.have(wish)

    def frame(self, size: PageSize) -> Frame | None:
        """The page at exactly this size, if it is drawn already."""
        return self._frame(self._wish(size))

    def near_frame(self, size: PageSize) -> Frame | None:
        """The page at the size it was last drawn in: what to show, scaled, until the right one is there."""
        latest = self._latest.get((size.page, size.turned))
        return self._frame(latest) if latest is not None else None

    def why_not(self, size: PageSize) -> str:
        """Why the page cannot be shown; empty where it can or is still being drawn."""
        if not self._origins[size.page - 1].has_picture:
            return self.tr("此文件没有版面图像，请看文字。")
        answer = self._have(self._wish(size))
        return answer.message if isinstance(answer, Unreadable) else ""

    def _wish(self, size: PageSize) -> Wish:
        shrink = min(1.0, (MAX_PIXELS / max(1, size.width * size.height)) ** 0.5)
        width, height = max(1, int(size.width * shrink)), max(1, int(size.height * shrink))
        return Wish(self._origins[size.page - 1], width, height, size.turned)

    def _frame(self, wish: Wish) -> Frame | None:
        answer = self._have(wish)
        return Frame(picture(answer), answer) if isinstance(answer, Rendered) else None

    @Slot(object)
    def _take(self, answer: Rendered | Unreadable) -> None:
        for number in self._numbers.get(answer.wish.origin, ()):
            if isinstance(answer, Unreadable):
                self.unreadable.emit(number, answer.message)
            else:
                self._latest[(number, answer.wish.turned)] = answer.wish
                self.painted.emit(number)
        if answer.wish in self._looked_at:
            QTimer.singleShot(0, self._go_ahead)  # after the painting


class PagePictures:
    """Single pages for whoever can wait (the teaching view, printing); `draw` may be called on any thread but ours."""

    def __init__(self) -> None:
        self._done = Event()
        self._answer: Rendered | Unreadable | None = None
        self._renderer = Renderer(self._take, cache=32 << 20)
        self._started = False

    def draw(self, origin: PageOrigin, width: int) -> QImage:
        """The upright page at this width; a null picture where it cannot be drawn."""
        if not self._started:
            self._renderer.start()
            self._started = True
        wish = Wish(origin, width, max(1, round(width * origin.height_pt / origin.width_pt)))
        answer = self._renderer.have(wish)
        if answer is None:
            self._done.clear()
            self._renderer.ask([wish])
            self._done.wait()
            answer = self._answer
        return picture(answer).copy() if isinstance(answer, Rendered) else QImage()

    def close(self) -> None:
        """Stops the child."""
        if self._started:
            self._renderer.close()

    def _take(self, answer: Rendered | Unreadable) -> None:
        self._answer = answer
        self._done.set()
