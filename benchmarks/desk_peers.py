"""Turning, jumping, holding a key down and starting: our desk beside Evince and Okular, in turn on one virtual screen.

    python -m benchmarks.desk_peers [--turns 60] [--jumps 20] [--pictures FOLDER]

Every figure runs from the key press to the last change of the pixels in the middle of the page, for all three programs
alike: page alone, fitted into the window, no side pane. Ours is measured a second time as it comes, continuous and as
wide as its pane, which is more pixels. Needs Xvfb and libXtst, and evince or okular; says so and ends where they are
missing. Under Xvfb nothing is shown by hardware, so that the ratios say more than the milliseconds.
"""

import argparse
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.desk_files import apart, scan_file
from benchmarks.desk_screen import Box, Screen, missing

SIZE = (1366, 768)
MIDDLE = (546, 190, 820, 640)  # of a page that stands in the middle of the screen
SCANS = (("200 dpi grey scan", "L", 200), ("300 dpi colour scan", "RGB", 300))
HELD = 0.033  # seconds between the presses of a key held down
OKULAR = (
    "[PageView]\nViewContinuous=false\nSmoothScrolling=false\n[Main View]\nShowLeftPanel=false\n[Zoom]\nZoomMode=2\n"
)


@dataclass(frozen=True)
class Program:
    """How a program is started and spoken to."""

    name: str
    command: tuple[str, ...]
    settings: tuple[str, ...] = ()  # keys once it is there
    onward: str = "Next"
    jump: str = "ctrl+l"
    files: dict[str, str] = field(default_factory=dict)  # below its configuration folder


START = (sys.executable, "-m", "benchmarks.desk_start")
OURS = (sys.executable, "-m", "benchmarks.desk_window")
PROGRAMS = (
    Program("Mingjuan, fit page", (*OURS, "--single"), jump="g"),
    Program("Mingjuan, as it comes", OURS, jump="g"),
    Program("Evince", ("evince",), ("c", "f"), onward="n"),
    Program("Okular", ("okular",), jump="ctrl+g", files={"okularpartrc": OKULAR}),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=60)
    parser.add_argument("--jumps", type=int, default=20)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--display", default=":97")
    parser.add_argument("--pictures", type=Path, help="where to put a picture of each program's window")
    options = parser.parse_args()
    if missing(["Xvfb"]):
        raise SystemExit("skipped: Xvfb is not installed")
    programs = [p for p in PROGRAMS if not missing(p.command[:1])]
    for peer in missing(["evince", "okular"]):
        print(f"{peer} is not installed and left out")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was started is ended
        screen = Screen(Path(folder), options.display, SIZE)
        try:
            for name, mode, dpi in SCANS:
                file = apart(scan_file, Path(folder) / f"{dpi}.pdf", options.turns + 22, mode, dpi)
                report(name, [(p, Session(p, screen, file, Path(folder), options)) for p in programs])
        finally:
            screen.close()


def report(name: str, measured: Sequence[tuple[Program, "Session"]]) -> None:
    """A line for each program and figure, with the ratio of medians to the first peer's."""
    for what in ("start to first page", "leafing", "far jump", "burst of ten"):
        reference = {p.name: statistics.median(s.times[what]) for p, s in measured}
        for program, session in measured:
            ordered = sorted(session.times[what])
            p50, p95 = (ordered[min(len(ordered) - 1, int(len(ordered) * q))] for q in (0.5, 0.95))
            beside = [
                f"{reference[program.name] / reference[peer]:.2f} x {peer}"
                for peer in ("Evince", "Okular")
                if peer in reference
            ]
            ratio = "   " + "  ".join(beside) if program.command[: len(OURS)] == OURS else ""
            print(f"{name}: {what:20} {program.name:22} p50 {p50:7.1f}   p95 {p95:7.1f} ms{ratio}", flush=True)


class Session:
    """One program with one file, from start to end; `times` by what was measured."""

    def __init__(self, program: Program, screen: Screen, file: Path, folder: Path, options: argparse.Namespace) -> None:
        self._program, self._screen, self._file = program, screen, file
        self._folder = folder / f"{program.name} {file.stem}"
        self._box: Box = MIDDLE
        self._chance = random.Random(5)
        self.times: dict[str, list[float]] = {}
        is_ours = program.command[: len(OURS)] == OURS
        start = (*START, str(_workspace(folder, file))) if is_ours else (*program.command, str(file))
        self.times["start to first page"] = [self._started(start) for _ in range(options.starts + 1)][1:]
        measures: dict[str, Callable[[], list[float]]] = {
            "leafing": lambda: self._leaf(options.turns),
            "far jump": lambda: self._jump(options.jumps, options.turns + 22),
            "burst of ten": lambda: self._bursts(5),
        }
        for what, measure in measures.items():  # each in a fresh process: what was met before may still be kept
            process = self._start((*program.command, str(file)))
            try:
                self._first_page(process)
                self._set_up()
                self.times[what] = measure()
                if options.pictures:
                    options.pictures.mkdir(parents=True, exist_ok=True)
                    screen.picture().save(options.pictures / f"{self._folder.name} {what}.png")
            finally:
                self._end(process)

    def _started(self, command: Sequence[str]) -> float:
        start = time.perf_counter()
        process = self._start(command)
        painted = self._first_page(process, start)
        self._end(process)
        return (painted - start) * 1000

    def _first_page(self, process: "subprocess.Popen[str]", start: float = 0.0) -> float:
        """When the first page was there; ours says so and where it is, of the others the screen is watched."""
        if process.stdout is None:
            start = start or time.perf_counter()
            return start + self._screen.first_page(MIDDLE, start) / 1000
        words = process.stdout.readline().split()
        self._box = (int(words[0]), int(words[1]), int(words[2]), int(words[3]))
        time.sleep(1.5)
        return float(words[4])

    def _start(self, command: Sequence[str]) -> "subprocess.Popen[str]":
        config = self._folder / "config"
        config.mkdir(parents=True, exist_ok=True)
        for name, text in self._program.files.items():
            (config / name).write_text(text)
        environment = os.environ | {
            "DISPLAY": self._screen.display,
            "HOME": str(self._folder),
            "XDG_CONFIG_HOME": str(config),
            "XDG_DATA_HOME": str(self._folder / "data"),
            "XDG_CACHE_HOME": str(self._folder / "cache"),
            "GSETTINGS_BACKEND": "memory",
            "QT_QPA_PLATFORM": "xcb",
            "NO_AT_BRIDGE": "1",
        }
        tells = command[: len(OURS) - 1] == OURS[:-1]
        output = subprocess.PIPE if tells else subprocess.DEVNULL
        return subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.DEVNULL, text=True)

    def _end(self, process: "subprocess.Popen[str]") -> None:
        process.terminate()
        process.wait(10)
        time.sleep(0.5)

    def _set_up(self) -> None:
        for keys in self._program.settings:
            self._screen.press(keys)
            time.sleep(1)

    def _leaf(self, turns: int) -> list[float]:
        return self._changes([self._screen.press_timed(self._program.onward, self._box) for _ in range(turns)])

    def _jump(self, jumps: int, pages: int) -> list[float]:
        times = []
        far_apart = range(6, pages, 4)  # no page next to one that was met
        for page in self._chance.sample(far_apart, min(jumps, len(far_apart))):
            self._screen.press(self._program.jump)
            time.sleep(0.5)
            for digit in str(page):
                self._screen.press(digit)
            time.sleep(0.3)
            times.append(self._screen.press_timed("Return", self._box))
        return self._changes(times)

    def _bursts(self, count: int) -> list[float]:
        times = []
        for number in range(count):
            self._screen.press(self._program.jump)
            time.sleep(0.5)
            for digit in str(2 + 14 * number):
                self._screen.press(digit)
            self._screen.press("Return")
            time.sleep(1.5)
            for _ in range(9):
                self._screen.press(self._program.onward)
                time.sleep(HELD)
            times.append(self._screen.press_timed(self._program.onward, self._box))
        return self._changes(times)

    def _changes(self, times: list[float]) -> list[float]:
        """Without key presses after which nothing changed; more than a few of them mean that nothing was measured."""
        seen = [t for t in times if t == t]
        if len(seen) < 0.8 * len(times):
            raise SystemExit(
                f"{self._program.name}: {len(times) - len(seen)} of {len(times)} key presses changed nothing"
            )
        return seen


def _workspace(folder: Path, file: Path) -> Path:
    """A workspace that holds the file, unread as it is."""
    workspace = folder / f"{file.stem} workspace"
    if not workspace.exists():
        command = [sys.executable, "-m", "reviewer", "import", "--no-ocr", str(workspace), str(file)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return workspace


if __name__ == "__main__":
    main()
