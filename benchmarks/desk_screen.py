"""A virtual screen whose pixels are read straight from its memory, and key presses into it. Linux with Xvfb only.

Xvfb keeps its picture in a file (`-fbdir`), so that a change is seen without asking the X server: the programs measured
are not slowed down by the measuring, and half a millisecond between looks is enough.
"""

import ctypes
import ctypes.util
import mmap
import os
import shutil
import struct
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

QUIET = 0.35  # seconds without a change after which a picture counts as finished
LOOK = 0.0005
MAXIMISED = """<openbox_config xmlns="http://openbox.org/3.4/rc"><applications>
<application class="*" type="normal"><maximized>yes</maximized></application></applications></openbox_config>"""
Box = tuple[int, int, int, int]  # left, top, right, bottom


class Screen:
    """An Xvfb with a window manager where there is one; keys through XTest."""

    def __init__(self, folder: Path, display: str, size: tuple[int, int]) -> None:
        self.size, self.display = size, display
        wide, high = size
        self._processes = [_started("Xvfb", display, "-screen", "0", f"{wide}x{high}x24", "-fbdir", str(folder))]
        memory = folder / "Xvfb_screen0"
        _until(lambda: memory.exists() and memory.stat().st_size > wide * high * 4)
        time.sleep(0.5)
        with memory.open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack(">25I", self._memory[:100])
        self._start, self._row = header[0] + 12 * header[19], header[12]
        self._keys = _Keys(display)
        if shutil.which("openbox"):
            rules = folder / "openbox.xml"
            rules.write_text(MAXIMISED)
            self._processes.append(_started("openbox", "--config-file", str(rules), display=display))
            time.sleep(0.5)

    def close(self) -> None:
        """Ends what was started here."""
        for process in reversed(self._processes):
            process.terminate()
            process.wait(10)

    def picture(self) -> "Image":
        """What the screen shows."""
        from PIL import Image

        wide, high = self.size
        data = self._memory[self._start : self._start + self._row * high]
        return Image.frombuffer("RGB", (wide, high), data, "raw", "BGRX", self._row, 1)

    def press(self, keys: str) -> None:
        """A chord such as "ctrl+G" or a single key by its X name."""
        self._keys.press(keys)

    def press_timed(self, keys: str, box: Box, limit: float = 5.0) -> float:
        """Milliseconds from the key press to the last change within the box; not a number where nothing changed."""
        before = self._look(box)
        start = time.perf_counter()
        self.press(keys)
        return self.settled(box, before, start, limit)

    def settled(self, box: Box, before: int, start: float, limit: float = 5.0) -> float:
        """Milliseconds from `start` to the last change before things are quiet."""
        seen, last = before, 0.0
        while (now := time.perf_counter()) - start < limit and (not last or now - last < QUIET):
            look = self._look(box)
            if look != seen:
                seen, last = look, time.perf_counter()
            time.sleep(LOOK)
        return (last - start) * 1000 if last else float("nan")

    def first_page(self, box: Box, start: float, limit: float = 30.0) -> float:
        """Milliseconds from `start` until the box shows a page (mostly light and not of one colour) for good."""
        seen, last = self._look(box), 0.0
        while (now := time.perf_counter()) - start < limit and (not last or now - last < 1.5):
            look = self._look(box)
            if look != seen:
                seen, last = look, time.perf_counter()
            time.sleep(LOOK)
        return (last - start) * 1000 if last else float("nan")

    def _look(self, box: Box) -> int:
        left, top, right, bottom = box
        rows = (self._start + y * self._row for y in range(top, bottom, 6))
        return hash(b"".join(self._memory[at + 4 * left : at + 4 * right] for at in rows))

    look = _look


class _Keys:
    """Key presses by XTest: no process is started for a key, and the program cannot tell them from real ones."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self._test = ctypes.CDLL(ctypes.util.find_library("Xtst") or "libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XStringToKeysym.restype = ctypes.c_ulong
        self._x.XKeysymToKeycode.restype = ctypes.c_ubyte
        self._display: Any = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))

    def press(self, keys: str) -> None:
        names = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L"}
        codes = [self._code(names.get(part, part)) for part in keys.split("+")]
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, code, 1, ctypes.c_ulong(0))
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, code, 0, ctypes.c_ulong(0))
        self._x.XFlush(self._display)

    def _code(self, name: str) -> int:
        symbol = ctypes.c_ulong(self._x.XStringToKeysym(name.encode()))
        return int(self._x.XKeysymToKeycode(self._display, symbol))


def free_display() -> str:
    """The name of a virtual screen that nobody has started."""
    return next(f":{n}" for n in range(97, 200) if not Path(f"/tmp/.X{n}-lock").exists())


def missing(programs: Sequence[str]) -> list[str]:
    """Which of these are not installed."""
    return [program for program in programs if shutil.which(program) is None]


def _started(*command: str, display: str = "") -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "DISPLAY": display} if display else None
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdout=quiet, stderr=quiet, env=environment)


def _until(is_so: Any, limit: float = 10.0) -> None:
    deadline = time.monotonic() + limit
    while not is_so():
        if time.monotonic() > deadline:
            raise SystemExit("the virtual screen did not start")
        time.sleep(0.05)
