"""A journey through every screen: how long does the window's thread compute in one go, step by step?

    python -m benchmarks.window_stalls [--runs 3] [--over 50] [--files 2000]

The program opens a workspace with the examples and so many further case files, and a scripted reviewer goes through it:
lists, desk, findings, suspicions, the panes about the reading, the next files, undo, figures, bulletin, the windows,
the manual, a roster of 5,000 files, another look with little and with much open. Each step is taken in a fresh process,
once the desk was built ahead, and again later in the same one. What is printed is the processor time of the longest
stretch in which the window could not have answered, the least of the runs, so that other work on the computer does not
count; beside it, all that the thread computed until nothing more came of the step; and, over `--over` milliseconds,
what the thread did there most.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.window_stalls_steps import journey
from reviewer.windows.watchdog import place

QUIET = 0.4  # seconds in which nothing took longer than STIR
STIR = 3.0  # milliseconds
LOOK = 0.005  # seconds between looks at what is being done
LONGEST = 10.0  # seconds for one step


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--over", type=float, default=50)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.once:
        _journey(options.once)
        return
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        _fill(Path(folder) / "workspace", options.files)
        for run in range(options.runs):
            told = Path(folder) / f"{run}.json"
            command = [sys.executable, "-m", "benchmarks.window_stalls", "--once", str(told)]
            subprocess.run(command, check=True, env={**os.environ, "XDG_CONFIG_HOME": f"{folder}/{run}"}, timeout=300)
            runs.append(json.loads(told.read_text()))
    _report(runs, options.over)


def _report(runs: list[list[tuple[str, list[float], list[float], str, str]]], over: float) -> None:
    print(f"{'ms of processor, longest stretch / in all':44}{'first':>14}{'again':>14}")
    for number, (name, *_) in enumerate(runs[0]):
        least = [[min(run[number][at][part] for run in runs) for part in (0, 1)] for at in (1, 2)]
        wheres = [min(runs, key=lambda run: run[number][at][0])[number][at + 2] for at in (1, 2)]
        told = [f"{longest:.0f} / {whole:.0f}" for longest, whole in least]
        where = next((where for (longest, _), where in zip(least, wheres, strict=True) if longest > over), "")
        print(f"{name:44}{told[0]:>14}{told[1]:>14}  {where}")


def _fill(folder: Path, count: int) -> None:
    from benchmarks.startup import fill
    from reviewer.intake.examples import take_in_examples
    from reviewer.storage.workspace import create_workspace
    from scoring.progress import Silent

    workspace = create_workspace(folder)
    take_in_examples(workspace, Silent())
    fill(workspace, count)
    workspace.close()


def _journey(told: Path) -> None:
    from reviewer.__main__ import load_window

    load_window()
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from reviewer.windows.application import Application

    application = QApplication(["mingjuan", "-style", "fusion"])
    settings = QSettings(str(told.with_suffix(".ini")), QSettings.Format.IniFormat)
    program = Application(application, settings)
    pace = Pace()
    start = pace.taken("start", lambda: program.begin(told.parent / "workspace"))
    office = program.open
    assert office is not None
    ahead = pace.taken("what is built ahead", lambda: None, until=lambda: office.desk is not None)
    office.identity.be("评查人", "一大队")
    first = [pace.taken(*step) for step in journey(program, office)]
    again = [pace.taken(*step) for step in journey(program, office)]
    rows = zip((start, ahead, *first), (start, ahead, *again), strict=True)
    told.write_text(json.dumps([(name, times, later[1], where, later[2]) for (name, times, where), later in rows]))
    os._exit(0)


class Pace:
    """Takes steps and listens until nothing more comes of each."""

    def __init__(self) -> None:
        self._watched = threading.get_ident()
        self._seen: Counter[str] = Counter()
        threading.Thread(target=self._look, daemon=True).start()

    def taken(
        self, name: str, step: Callable[[], object], until: Callable[[], bool] = lambda: True
    ) -> tuple[str, tuple[float, float], str]:
        """The name; the longest stretch of this thread's computing, and all of it until nothing more came, in
        milliseconds; what it did most in the longest."""
        longest, where = self._spent(step)
        so_far = whole = longest
        began = last = time.monotonic()
        while (time.monotonic() - last < QUIET or not until()) and time.monotonic() - began < LONGEST:
            took, there = self._spent(_turn)
            so_far += took
            if took > STIR:
                last, whole = time.monotonic(), so_far
            if took > longest:
                longest, where = took, there
        return name, (longest, whole), where

    def _spent(self, work: Callable[[], object]) -> tuple[float, str]:
        self._seen = Counter()
        before = time.thread_time()
        work()
        spent = (time.thread_time() - before) * 1000
        seen = self._seen.copy()  # the other thread goes on counting
        return spent, max(seen, key=lambda place: seen[place], default="")

    def _look(self) -> None:
        with TemporaryFile("w+", encoding="utf-8", errors="replace") as scratch:
            while True:
                time.sleep(LOOK)
                self._seen[place(self._watched, scratch)] += 1


def _turn() -> None:
    """One turn of the event loop, as the program itself takes it; with a time given, Qt would take as many as go in."""
    from PySide6.QtCore import QCoreApplication

    QCoreApplication.processEvents()
    time.sleep(0.001)


if __name__ == "__main__":
    main()
