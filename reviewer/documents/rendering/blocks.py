"""Shared memory between the window's process and the rendering child: the child draws, nobody copies."""

import logging
import shutil
import sys
import weakref
from dataclasses import dataclass, field
from multiprocessing.shared_memory import SharedMemory
from threading import RLock

from reviewer.documents.rendering.wishes import Wish

log = logging.getLogger(__name__)
_UNIT = 1 << 20  # capacities are whole mebibytes, so that blocks fit one another's pages


@dataclass(eq=False)
class Rendered:
    """A drawn page: BGRX pixels, four bytes each, no padding. The memory is free again once nobody holds this."""

    wish: Wish
    pixels: memoryview | bytes
    block: SharedMemory | None = field(default=None, repr=False)

    @property
    def stride(self) -> int:
        """Bytes a row."""
        return self.wish.size[0] * 4


class BlockPool:
    """Lends blocks of shared memory; at most `budget` bytes of them exist at once, `limit` while more must be lent."""

    def __init__(self, budget: int, limit: int = 0) -> None:
        free = _shared_memory_free() // 2
        self._budget, self._limit = min(budget, free), min(max(budget, limit), free)
        self._gone: list[str] = []
        self._lock = RLock()  # a picture may be let go, by the collector, while its own thread is in here
        self._free: list[SharedMemory] = []
        self._total = 0
        self._closed = False

    @property
    def total(self) -> int:
        """Bytes that exist now, lent or free."""
        return self._total

    def lend(self, size: int) -> SharedMemory | None:
        """A block of at least this size, or None where memory is short (the picture then comes through the pipe)."""
        with self._lock:
            while self._total > self._budget and self._free:
                self._drop(self._free.pop(0))
            fitting = [b for b in self._free if size <= b.size <= max(4 * size, 4 * _UNIT)]
            if fitting:
                block = min(fitting, key=lambda b: b.size)
                self._free.remove(block)
                return block
            capacity = -(-size // _UNIT) * _UNIT
            while self._total + capacity > self._budget and self._free:
                self._drop(self._free.pop(0))
            if self._total + capacity > self._limit:
                return None
            return self._create(capacity)

    def gone(self) -> list[str]:
        """Names of blocks given back to the system since this was asked last: who has opened them must close them."""
        with self._lock:
            names, self._gone = self._gone, []
            return names

    def rendered(self, wish: Wish, block: SharedMemory) -> Rendered:
        """The picture the child has drawn into a lent block; the block comes back by itself."""
        assert block.buf is not None
        result = Rendered(wish, block.buf[: wish.bytes], block)
        weakref.finalize(result, self.take_back, block)
        return result

    def take_back(self, block: SharedMemory) -> None:
        """A block nobody looks at any more."""
        with self._lock:
            if self._closed:
                self._drop(block)
            else:
                self._free.append(block)

    def close(self) -> None:
        """Gives all free memory back to the system; lent blocks follow when they come back."""
        with self._lock:
            self._closed = True
            while self._free:
                self._drop(self._free.pop())

    def _create(self, capacity: int) -> SharedMemory | None:
        try:
            block = SharedMemory(create=True, size=capacity)
        except OSError as error:
            log.warning("no shared memory of %d bytes: %s", capacity, error)
            return None
        self._total += block.size
        return block

    def _drop(self, block: SharedMemory) -> None:
        self._total -= block.size
        self._gone.append(block.name)
        block.unlink()
        try:
            block.close()
        except BufferError:  # a picture still points into it: the memory goes with the process
            _still_seen.append(block)


_still_seen: list[SharedMemory] = []


def _shared_memory_free() -> int:
    """How much shared memory may be filled. A container's /dev/shm may hold 64 MB, and more would kill us (SIGBUS)."""
    if sys.platform == "linux":
        try:
            return shutil.disk_usage("/dev/shm").free  # noqa: S108  (not a temporary file)
        except OSError:
            return 0
    return 1 << 30
