"""The rendering child: parses untrusted files so that the window's process never does."""

import signal
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory

from reviewer.documents.rendering.drawing import CannotDraw, Drawer, ScaledJpeg
from reviewer.documents.rendering.wishes import Wish

DAMAGED = "这一页已损坏，无法显示。"
GONE = "找不到原件，可能已被移走。"
_REST = 1.0  # seconds without a wish after which there is time to tidy up


def serve(pipe: Connection, background: bool = False, scaled_jpeg: ScaledJpeg | None = None) -> None:
    """Draws what is asked, one wish after the other, until the other end closes. `scaled_jpeg`: see Drawer.

    Each message is a wish (None: memory is only to be made ready), the name of the block, and names of blocks to close.
    """
    if background:
        _give_way()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the terminal is the window's business
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


def _answer(drawer: Drawer, wish: Wish, name: str, blocks: dict[str, SharedMemory]) -> tuple[str, bytes]:
    """("", pixels) or (message, b""); the pixels are empty where they went into shared memory."""
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
        return "内存不足，无法显示这一页。", b""
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
