"""Turning, jumping, holding a key down and starting: our desk beside Evince and Okular, in turn on one virtual screen.

    python -m benchmarks.desk_peers [--scans grey colour text] [--what start leafing jump burst] [--as-it-comes]

Every figure runs from the key press to the last change of the pixels in the middle of the page, for all three programs
alike: page alone, fitted into the window, no side pane. Ours may be measured a second time as it comes, continuous and
as wide as its pane, which is more pixels. The start is that of `mingjuan WORKSPACE --open NUMBER`, one of each program
after the other and for the first file only; "Qt floor" is a bare window of Python and Qt that shows a picture of the
page, all in the same run. In brackets stands the ratio of the shortest times, which other work disturbs less. A figure
is printed once all programs were measured for it, so that a run that is cut short has told what it knows; all of them
take ten minutes. Needs Xvfb and libXtst, and evince or okular; says so and ends where they are missing. Under Xvfb
nothing is shown by hardware, so that the ratios say more than the milliseconds.
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

from benchmarks.desk_files import apart, scan_file, text_file
from benchmarks.desk_screen import Box, Screen, free_display, missing

SIZE = (1366, 768)
MIDDLE = (546, 190, 820, 640)  # of a page that stands in the middle of the screen
PAGES = 82
FILES: dict[str, tuple[str, Callable[..., Path], tuple[object, ...]]] = {
    "grey": ("200 dpi grey scan", scan_file, (PAGES, "L", 200)),
    "colour": ("300 dpi colour scan", scan_file, (PAGES, "RGB", 300)),
    "text": ("text", text_file, (PAGES,)),
}
WHAT = {"start": "start to first page", "leafing": "leafing", "jump": "far jump", "burst": "burst of ten"}
FLOOR = "Qt floor"
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
    Program(FLOOR, (*START, "--floor")),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=25)
    parser.add_argument("--jumps", type=int, default=10)
    parser.add_argument("--scans", nargs="+", choices=FILES, default=[*FILES])
    parser.add_argument("--what", nargs="+", choices=WHAT, default=[*WHAT])
    parser.add_argument("--starts", type=int, default=4)
    parser.add_argument("--as-it-comes", action="store_true", help="measure ours a second time, as it comes")
    parser.add_argument("--display", default=free_display())
    parser.add_argument("--pictures", type=Path, help="where to put a picture of each program's window")
    options = parser.parse_args()
    if missing(["Xvfb"]):
        raise SystemExit("skipped: Xvfb is not installed")
    programs = [p for p in PROGRAMS if not missing(p.command[:1])]
    if not options.as_it_comes:
        programs.remove(PROGRAMS[1])
    for peer in missing(["evince", "okular"]):
        print(f"{peer} is not installed and left out")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was started is ended
        screen = Screen(Path(folder), options.display, SIZE)
        try:
            for scan in options.scans:
                name, make, how = FILES[scan]
                file = apart(make, Path(folder) / f"{scan}.pdf", *how)
                sessions = {p.name: Session(p, screen, file, Path(folder), options) for p in programs}
                for what in options.what:
                    chosen = {n: s for n, s in sessions.items() if s.has(what)}
                    if what != "start":
                        report(f"{name}: {WHAT[what]:20}", {n: s.measured(what) for n, s in chosen.items()})
                    elif scan == options.scans[0]:
                        report(f"{name}: {WHAT[what]:20}", in_turn(chosen, options.starts))
        finally:
            screen.close()


def in_turn(sessions: "dict[str, Session]", starts: int) -> dict[str, list[float]]:
    """One start of each program after the other, so that other work on the computer slows none more than the others;
    the first of each is left out, it fills the caches of the disk."""
    rounds = [{name: session.started() for name, session in sessions.items()} for _ in range(starts + 1)][1:]
    return {name: [each[name] for each in rounds] for name in sessions}


def report(name: str, times: dict[str, list[float]]) -> None:
    """A line for each program, with the ratio of medians to the peers' and the floor's."""
    middle = {program: statistics.median(taken) for program, taken in times.items()}
    lowest = {program: min(taken) for program, taken in times.items()}
    for program, taken in times.items():
        ordered = sorted(taken)
        p50, p95 = (ordered[min(len(ordered) - 1, int(len(ordered) * q))] for q in (0.5, 0.95))
        others = [other for other in ("Evince", "Okular", FLOOR) if other in middle and program.startswith("Mingjuan")]
        ratio = "  ".join(
            f"{middle[program] / middle[other]:.2f} ({lowest[program] / lowest[other]:.2f}) x {other}"
            for other in others
        )
        print(f"{name} {program:22} min {ordered[0]:7.1f}  p50 {p50:7.1f}  p95 {p95:7.1f} ms   {ratio}", flush=True)


class Session:
    """One program with one file."""

    def __init__(self, program: Program, screen: Screen, file: Path, folder: Path, options: argparse.Namespace) -> None:
        self._program, self._screen, self._file = program, screen, file
        self._folder = folder / f"{program.name} {file.stem}"
        self._box: Box = MIDDLE
        self._chance = random.Random(5)
        self._options = options

    def has(self, what: str) -> bool:
        """Whether this quantity means anything for this program: the floor can only start, and ours starts one way."""
        if what == "start":
            return self._program.name != PROGRAMS[1].name
        return self._program.name != FLOOR

    def measured(self, what: str) -> list[float]:
        """Milliseconds; each quantity in fresh processes, for what was met before may still be kept."""
        options = self._options
        measures: dict[str, Callable[[], list[float]]] = {
            "leafing": lambda: self._leaf(options.turns),
            "jump": lambda: self._jump(options.jumps, PAGES),
            "burst": lambda: self._bursts(4),
        }
        process = self._start((*self._program.command, str(self._file)))
        try:
            self._first_page(process)
            self._set_up()
            times = measures[what]()
            if options.pictures:
                options.pictures.mkdir(parents=True, exist_ok=True)
                self._screen.picture().save(options.pictures / f"{self._folder.name} {what}.png")
        finally:
            self._end(process)
        return times

    def _start_command(self) -> Sequence[str]:
        if self._program.name == FLOOR:
            return (*self._program.command, str(_picture(self._file)))
        if self._program.command[: len(OURS)] == OURS:
            return (*START, str(_workspace(self._folder.parent, self._file)), "001")
        return (*self._program.command, str(self._file))

    def started(self) -> float:
        """Milliseconds from the start of a process to the first page."""
        command = self._start_command()
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
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # users keep compiled modules
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


def _picture(file: Path) -> Path:
    """The first page as large as it is shown, in the format that is read fastest."""
    import pypdfium2

    picture = file.with_suffix(".bmp")
    if not picture.exists():
        page = pypdfium2.PdfDocument(file)[0]
        page.render(scale=SIZE[1] / page.get_height()).to_pil().save(picture)
    return picture


def _workspace(folder: Path, file: Path) -> Path:
    """A workspace that holds the file, unread as it is."""
    workspace = folder / f"{file.stem} workspace"
    if not workspace.exists():
        command = [sys.executable, "-m", "reviewer", "import", "--no-ocr", str(workspace), str(file)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return workspace


if __name__ == "__main__":
    main()
