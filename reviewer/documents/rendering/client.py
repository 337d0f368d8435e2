"""The window's end of rendering: says what is wanted, in what order, and keeps what came back. No Qt here."""

import contextlib
import logging
import multiprocessing
from collections import OrderedDict
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.shared_memory import SharedMemory
from threading import Condition, Thread

from reviewer.documents.process_limits import Stopwatch, lacked_memory
from reviewer.documents.rendering.blocks import BlockPool, Rendered
from reviewer.documents.rendering.child import Serve, bounded, serve
from reviewer.documents.rendering.wishes import Unreadable, Wish

log = logging.getLogger(__name__)
CACHE = 256 << 20
SMALL, SMALL_CACHE = 1 << 19, 32 << 20  # thumbnails: not worth a block of shared memory, and never pushed out by pages
FIRST_BLOCK = 8 << 20  # holds a page as wide as a usual window
TIME_LIMIT = 10.0  # seconds of work for one page, as Stopwatch counts them
MEMORY_LIMIT = 1500 << 20
_SOON = 0.1  # seconds without a wish after which memory for the next one is prepared
_LOOK_EVERY = 0.1  # seconds between looks at a child that is long about a page

CRASHED = "读取程序在这一页上意外停止，其他页不受影响。"
HUNG = "这一页读取超时，已放弃，其他页不受影响。"
SWOLLEN = "这一页占用内存过大，已放弃，其他页不受影响。"


Child = tuple[BaseProcess, Connection]
_ahead: dict[tuple[Serve, int, bool], Child] = {}


def start_ahead(serving: Serve) -> None:
    """Starts a child before there is a Renderer: the first one of this kind takes it."""
    _ahead[serving, MEMORY_LIMIT, False] = _started(serving, MEMORY_LIMIT, False)


def _started(serving: Serve, memory_limit: int, background: bool) -> Child:
    context = multiprocessing.get_context("spawn")
    pipe, other = context.Pipe()
    life = (serving, memory_limit, other, background)
    child = context.Process(target=bounded, args=life, name="mingjuan-rendering", daemon=True)
    child.start()
    other.close()
    return child, pipe


class Renderer:
    """Draws pages in a child process.

    `ask` replaces the list of wishes: first is most urgent, what is no longer in it is cancelled, what is in it is not
    pushed out of the cache. `on_done` is called on the renderer's own thread with each Rendered or Unreadable. A child
    that crashes, hangs or swells costs a page.
    In the `background` the child gives way to everything else on the computer.
    """

    def __init__(
        self,
        on_done: Callable[[Rendered | Unreadable], None],
        *,
        cache: int = CACHE,
        time_limit: float = TIME_LIMIT,
        memory_limit: int = MEMORY_LIMIT,
        child: Serve = serve,
        background: bool = False,
    ) -> None:
        self._on_done = on_done
        self._time_limit, self._memory_limit = time_limit, memory_limit
        self._cache_limit, self._serve, self._background = cache, child, background
        self._cache: OrderedDict[Wish, Rendered] = OrderedDict()
        self._small: OrderedDict[Wish, Rendered] = OrderedDict()
        self._asked: frozenset[Wish] = frozenset()
        self._failed: dict[Wish, Unreadable] = {}
        self._pool = BlockPool(cache + cache // 4, 2 * cache)
        self._wishes: list[Wish] = []
        self._drawing: Wish | None = None
        self._changed = Condition()
        self._closing = False
        self._usual, self._prepared = FIRST_BLOCK, 0  # bytes of a page now, and of the block made ready for one
        self._pipe: Connection | None = None
        self._child: BaseProcess | None = None
        self._thread = Thread(target=self._run, name="rendering", daemon=True)

    def start(self) -> None:
        """Starts the child ahead of need; returns at once."""
        self._thread.start()

    def ask(self, wishes: Sequence[Wish], keep: Sequence[Wish] = ()) -> None:
        """What is wanted from now on, most urgent first; what is to be kept is not drawn, but not lost either."""
        with self._changed:
            self._asked = frozenset((*wishes, *keep))
            self._wishes = [w for w in wishes if self._known(w) is None and w != self._drawing]
            if self._wishes:  # a thread woken for nothing would take Python's lock from the window
                self._changed.notify()

    def have(self, wish: Wish) -> Rendered | Unreadable | None:
        """What is already drawn, or known to be unreadable."""
        with self._changed:
            for shelf in (self._cache, self._small):
                if wish in shelf:
                    shelf.move_to_end(wish)
            return self._known(wish)

    def _known(self, wish: Wish) -> Rendered | Unreadable | None:
        return self._cache.get(wish) or self._small.get(wish) or self._failed.get(wish)

    @property
    def drawing(self) -> Wish | None:
        """What the child is about just now."""
        return self._drawing

    def try_again(self) -> None:
        """Forgets failures: the originals may be back."""
        with self._changed:
            self._failed.clear()

    def end(self) -> None:
        """Tells the child to stop, whatever it is about, and returns at once; `close` waits for it."""
        with self._changed:
            self._closing = True
            self._wishes = []
            self._changed.notify()
        child = self._child
        if child is not None:
            child.terminate()

    def close(self) -> None:
        """Stops the child and gives the memory back."""
        self.end()
        self._thread.join(timeout=5)
        self._stop_child()
        with self._changed:
            self._cache.clear()
            self._small.clear()
        self._pool.close()

    # On the renderer's thread

    def _run(self) -> None:
        self._start_child()
        while not self._closing:
            wish = self._next()
            if self._closing:
                return
            if wish is None:
                self._prepare()
                continue
            answer = self._draw(wish)
            with self._changed:
                if self._closing:
                    return
                self._remember(wish, answer)
            self._on_done(answer)

    def _next(self) -> Wish | None:
        """The most urgent wish; None when there has been none for a while."""
        with self._changed:
            while not self._wishes and not self._closing:
                if not self._changed.wait(_SOON if self._prepared < self._usual else None):
                    break
            self._drawing = self._wishes.pop(0) if self._wishes else None
            return self._drawing

    def _prepare(self) -> None:
        """Has the child touch a block for the next page: touching memory first costs half of drawing a page of text."""
        self._prepared = self._usual
        block = self._pool.lend(self._usual)
        if block is None:
            return
        try:
            self._from_child(None, block)
        except (OSError, EOFError):
            self._start_child()
        self._pool.take_back(block)

    def _remember(self, wish: Wish, answer: Rendered | Unreadable) -> None:
        self._drawing = None
        if isinstance(answer, Unreadable):
            self._failed[wish] = answer
            return
        shelf, _ = self._shelf(wish)
        shelf[wish] = answer

    def _shelf(self, wish: Wish) -> tuple[OrderedDict[Wish, Rendered], int]:
        """Where the picture is kept, and how much there may be there."""
        return (self._small, SMALL_CACHE) if wish.bytes <= SMALL else (self._cache, self._cache_limit)

    def _make_room(self, wish: Wish) -> None:
        """Lets go what was looked at longest ago, so that this picture fits and finds a free block."""
        shelf, limit = self._shelf(wish)
        size = wish.bytes + sum(w.bytes for w in shelf)
        for old in [w for w in shelf if w not in self._asked]:
            if size <= limit:
                break
            size -= old.bytes
            del shelf[old]

    def _draw(self, wish: Wish) -> Rendered | Unreadable:
        with self._changed:
            self._make_room(wish)
        block = None
        if wish.bytes > SMALL:
            block, self._usual, self._prepared = self._pool.lend(wish.bytes), wish.bytes, 0
        try:
            message, pixels = self._from_child(wish, block)
        except (OSError, EOFError) as error:
            if not self._closing:
                log.warning("the rendering child is gone: %s", error)
            message, pixels = SWOLLEN if lacked_memory(self._child) else CRASHED, b""
            self._start_child()
        if message:
            if block is not None:
                self._pool.take_back(block)
            return Unreadable(wish, message)
        return self._pool.rendered(wish, block) if block is not None else Rendered(wish, pixels)

    def _from_child(self, wish: Wish | None, block: SharedMemory | None) -> tuple[str, bytes]:
        assert self._pipe is not None
        self._pipe.send((wish, block.name if block is not None else "", self._pool.gone()))
        if self._pipe.poll(_LOOK_EVERY):  # as nearly always
            return self._answered()
        watch = Stopwatch((self._child and self._child.pid) or 0)
        while not self._pipe.poll(_LOOK_EVERY):
            if self._closing:
                return HUNG, b""
            reason = self._unbearable(watch)
            if reason:
                self._start_child()
                return reason, b""
        return self._answered()

    def _answered(self) -> tuple[str, bytes]:
        assert self._pipe is not None
        answer: tuple[str, bytes] = self._pipe.recv()
        return answer

    def _unbearable(self, watch: Stopwatch) -> str:
        """Why the child must be ended, "" while it may go on."""
        if watch.seconds() > self._time_limit:
            return HUNG
        assert self._child is not None
        import psutil

        with contextlib.suppress(psutil.Error):
            if psutil.Process(self._child.pid).memory_info().rss > self._memory_limit:
                return SWOLLEN
        return ""

    def _start_child(self) -> None:
        self._stop_child()
        if self._closing:
            return
        usual = (self._serve, self._memory_limit, self._background)
        child = _ahead.pop(usual, None) or _started(*usual)
        self._child, self._pipe = child

    def _stop_child(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        if self._child is not None:
            self._child.terminate()
            self._child.join(timeout=2)
            if self._child.is_alive():
                self._child.kill()
                self._child.join(timeout=2)
            self._child = None
