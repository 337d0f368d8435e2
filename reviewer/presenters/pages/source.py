"""Pages as Qt pictures: a thin adapter between the rendering child and whatever shows pages."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from reviewer.documents.rendering.blocks import Rendered
from reviewer.documents.rendering.client import Renderer
from reviewer.documents.rendering.wishes import PageOrigin, Unreadable, Wish
from reviewer.presenters.pages.child import serve_with_qt
from reviewer.presenters.pages.wants import PageSize as PageSize
from reviewer.presenters.pages.wants import PageWants as PageWants
from reviewer.presenters.pages.wants import in_turn, within

# A page passes from the window's thread to the renderer's and back; each may wait this long for Python's lock.
SWITCH = 0.001
FRONT_CACHE, BEHIND_CACHE = 48 << 20, 64 << 20
SIZES_KNOWN = 6  # sizes of one page that near_frame chooses among
MAX_PIXELS = 24_000_000  # larger pages are drawn at this size and scaled up when painted


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture of a page. `rendered` owns the memory and must live as long as the picture is looked at."""

    image: QImage
    rendered: Rendered


def picture(rendered: Rendered) -> QImage:
    """A QImage over the drawn page, without a copy."""
    return QImage(rendered.pixels, *rendered.wish.size, rendered.stride, QImage.Format.Format_RGB32)


class Pages(QObject):
    """The pages of the open case file. Says what is wanted, tells when it is there.

    Each view of the file takes a handle of its own from `view()`; `want` is for whoever is the only view.
    """

    painted = Signal(int)  # a page that was wanted, other than as a thumbnail, has a picture now
    unreadable = Signal(int, str)  # a page, and why it cannot be shown
    opened = Signal()
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._origins: tuple[PageOrigin, ...] = ()
        self._width = 0  # of the upright page looked at last
        self._drawn: dict[tuple[int, int], list[Wish]] = {}  # by page and turn, latest first
        self._numbers: dict[PageOrigin, list[int]] = {}
        self._likely: tuple[int, ...] = ()
        self._looked_at: list[Wish] = []
        self._ahead: list[Wish] = []
        self._small: list[Wish] = []
        self._views: list[PageWants] = []  # the one that asked last first
        self._only = self.view()
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
            running = (self._front, self._behind) if self._is_ahead else (self._front,)
            for renderer in running:
                renderer.end()
            for renderer in running:
                renderer.close()

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
        self._ask_for_first()
        self._drawn.clear()
        self._likely = ()
        self._looked_at, self._ahead, self._small = [], [], []
        for view in self._views:
            view.sizes = view.ahead = view.small = ()
        self._numbers = {}
        for number, origin in enumerate(self._origins, 1):
            self._numbers.setdefault(origin, []).append(number)
        self.opened.emit()

    def _ask_for_first(self) -> None:
        """Has the first page drawn in the width pages had until now, before anybody has laid out the new file."""
        first: list[Wish] = []
        if self._width and self._origins:
            origin = self._origins[0]
            first = self._wishes([PageSize(1, self._width, round(self._width * origin.height_pt / origin.width_pt))])
        for renderer in (self._front, self._behind):
            renderer.try_again()
            renderer.ask(first if renderer is self._front else ())

    def expect(self, pages: Sequence[int]) -> None:
        """Which pages the work will probably turn to next, most probable first."""
        self._likely = tuple(p for p in pages if 1 <= p <= len(self._origins))

    def view(self, owner: QObject | None = None) -> PageWants:
        """A handle for one more view of the file; it ends with its owner."""
        view = PageWants(self._ask, owner or self)
        self._views.append(view)
        view.destroyed.connect(lambda: self._forget(view))
        return view

    def want(self, sizes: Sequence[PageSize], ahead: Sequence[PageSize] = ()) -> None:
        """PageWants.want for whoever has no handle."""
        self._only.want(sizes, ahead)

    def _ask(self, view: PageWants) -> None:
        """Two children draw, so that a page looked at never waits for one drawn ahead."""
        if view not in self._views:
            return
        self._views.remove(view)
        self._views.insert(0, view)
        self._width = next((s.width for s in view.sizes if not s.turned and s.part is None), self._width)
        ahead = in_turn([self._wishes(v.ahead) for v in self._views])
        small = in_turn([self._wishes(v.small) for v in self._views])
        self._looked_at = in_turn([self._wishes(v.sizes) for v in self._views])
        self._ahead, self._small = within(ahead, BEHIND_CACHE), small
        self._behind.ask((), keep=(*self._looked_at, *self._ahead))
        self._go_ahead()

    def _forget(self, view: PageWants) -> None:
        if view in self._views:
            self._views.remove(view)

    def _go_ahead(self) -> None:
        """Draws ahead once what is looked at is there: until then it would take its time on the processor.

        Thumbnails are drawn from both ends of their list, by whichever child has nothing better to do.
        """
        looked_at = [w for w in self._looked_at if self._behind.have(w) is None]
        if not all(self._front.have(w) for w in looked_at):
            self._front.ask(looked_at)
            return
        if (self._ahead or self._small) and not self._is_ahead:
            self._is_ahead = True  # only now, for its start would take its time on the processor, too
            self._behind.start()
        small = [w for w in self._small if self._have(w) is None]
        ahead = [w for w in self._ahead if self._front.have(w) is None]
        alone = len(small) == 1 and self._behind.drawing != small[0]
        first, last = (small, []) if alone else (small[:-1], small[1:])  # never the same one at either end
        self._front.ask((*looked_at, *first))
        self._behind.ask((*ahead, *reversed(last)), keep=self._looked_at)

    def _wishes(self, sizes: Sequence[PageSize]) -> list[Wish]:
        return [w for s in sizes if (w := self._wish(s)).origin.has_picture]

    def _have(self, wish: Wish) -> Rendered | Unreadable | None:
        return self._front.have(wish) or self._behind.have(wish)

    def frame(self, size: PageSize) -> Frame | None:
        """The page at exactly this size, if it is drawn already."""
        return self._frame(self._wish(size))

    def near_frame(self, size: PageSize) -> Frame | None:
        """The page at a size near this one: what to show, scaled, until the right one is there."""
        drawn = [w for w in self._drawn.get((size.page, size.turned), ()) if isinstance(self._have(w), Rendered)]
        enough = [w for w in drawn if w.width >= size.width]
        best = min(enough, key=lambda w: w.width) if enough else max(drawn, key=lambda w: w.width, default=None)
        return self._frame(best) if best is not None else None

    def why_not(self, size: PageSize) -> str:
        """Why the page cannot be shown; empty where it can or is still being drawn."""
        if not self._origins[size.page - 1].has_picture:
            return self.tr("此文件只有文字，没有版面，这里不能显示。请打印或者另存为 PDF 后重新导入。")
        answer = self._have(self._wish(size))
        return answer.message if isinstance(answer, Unreadable) else ""

    def _wish(self, size: PageSize) -> Wish:
        if size.part is not None:
            return Wish(self._origins[size.page - 1], size.width, size.height, size.turned, size.part)
        shrink = min(1.0, (MAX_PIXELS / max(1, size.width * size.height)) ** 0.5)
        width, height = max(1, int(size.width * shrink)), max(1, int(size.height * shrink))
        return Wish(self._origins[size.page - 1], width, height, size.turned)

    def _frame(self, wish: Wish) -> Frame | None:
        answer = self._have(wish)
        return Frame(picture(answer), answer) if isinstance(answer, Rendered) else None

    @Slot(object)
    def _take(self, answer: Rendered | Unreadable) -> None:
        wish = answer.wish
        for number in self._numbers.get(wish.origin, ()):
            if wish.part is None and isinstance(answer, Rendered):
                known = self._drawn.setdefault((number, wish.turned), [])
                known[:] = [wish, *(w for w in known if w != wish)][:SIZES_KNOWN]
            self._tell(self, number, answer, wish not in self._small)
            for view in self._views:
                self._tell(view, number, answer, any(self._wish(s) == wish for s in view.all_of(number)))
        if wish in self._small:
            self._go_ahead()
        elif wish in self._looked_at:
            QTimer.singleShot(0, self._go_ahead)  # after the painting

    @staticmethod
    def _tell(whom: "Pages | PageWants", page: int, answer: Rendered | Unreadable, concerned: bool) -> None:
        if not concerned:
            return
        if isinstance(answer, Unreadable):
            whom.unreadable.emit(page, answer.message)
        else:
            whom.painted.emit(page)


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
