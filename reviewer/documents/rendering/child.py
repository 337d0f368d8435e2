"""The rendering child: parses untrusted files so that the window's process never does.

What draws is loaded in the child only: the window's process imports this module to say what the child is to run.
"""

import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.documents.rendering.drawing import Drawer, ScaledJpeg
    from reviewer.documents.rendering.wishes import Wish

Serve = Callable[[Connection, bool], None]
DAMAGED = "这一页已损坏，无法显示。"
GONE = "找不到原件，可能已被移走。请放回评查库的 files 文件夹；评查库在移动磁盘或者网络上的，请先接好。"
_REST = 1.0  # seconds without a wish after which there is time to tidy up


def serve(pipe: Connection, background: bool = False, scaled_jpeg: "ScaledJpeg | None" = None) -> None:
    """Draws what is asked, one wish after the other, until the other end closes. `scaled_jpeg`: see Drawer.

    Each message is a wish (None: memory is only to be made ready), the name of the block, and names of blocks to close.
    """
    if background:
        _give_way()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the terminal is the window's business
    from reviewer.documents.rendering.drawing import Drawer

    drawer = Drawer(scaled_jpeg)
    blocks: dict[str, SharedMemory] = {}
    _warm_up()
    try:
        while True:
            if not pipe.poll(_REST):
                drawer.rest()
            wish, name, gone = pipe.recv()
            for old in gone:
                if old in blocks:
                    blocks.pop(old).close()
            pipe.send(_answer(drawer, wish, name, blocks) if wish is not None else _touch(_block(name, blocks)))
    except (EOFError, OSError):
        return


def bounded(serving: Serve, memory_limit: int, pipe: Connection, background: bool) -> None:
    """The child's life, within its memory."""
    from reviewer.documents.process_limits import OUT_OF_MEMORY, bound_memory

    bound_memory(memory_limit)
    try:
        serving(pipe, background)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _answer(drawer: "Drawer", wish: "Wish", name: str, blocks: dict[str, SharedMemory]) -> tuple[str, bytes]:
    """("", pixels) or (message, b""); the pixels are empty where they went into shared memory."""
    from reviewer.documents.rendering.drawing import CannotDraw

    try:
        if not name:
            own = bytearray(wish.bytes)
            drawer.draw(wish, memoryview(own))
            return "", bytes(own)
        drawer.draw(wish, _block(name, blocks))
    except CannotDraw as error:
        return str(error), b""
    except FileNotFoundError:
        return GONE, b""
    except MemoryError:
        return "这一页占用内存过大，无法显示。", b""
    except Exception:  # noqa: BLE001  (a hostile file may raise anything; it costs one page)
        return DAMAGED, b""
    return "", b""


def _touch(memory: memoryview) -> tuple[str, bytes]:
    """Makes the system provide the memory now."""
    for at in range(0, len(memory), 4096):
        memory[at] = 0xFF
    return "", b""


def _block(name: str, blocks: dict[str, SharedMemory]) -> memoryview:
    block = blocks.get(name)
    if block is None:
        block = blocks[name] = SharedMemory(name)
    assert block.buf is not None
    return block.buf


def _give_way() -> None:
    """Lets the window and what is looked at go first; recognition in the background (5) comes after the next pages."""
    import psutil

    psutil.Process().nice(getattr(psutil, "BELOW_NORMAL_PRIORITY_CLASS", 2))  # the name exists on Windows only


def _warm_up() -> None:
    """Loads the libraries ahead of the first wish."""
    import PIL.Image
    import PIL.JpegImagePlugin
    import pypdfium2.raw

    assert PIL.Image
    assert PIL.JpegImagePlugin
    assert pypdfium2.raw
