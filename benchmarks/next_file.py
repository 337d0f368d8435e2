"""From a key to the fully painted page of another case file: the next one, undo into another, 横评 from file to file.

    python -m benchmarks.next_file [--runs 5]

The program opens a workspace with the examples; a scripted reviewer goes from file to file by keys. Each run is a fresh
process. Told are the least, the middle and the most milliseconds of the runs until the page is painted as it will stay,
and the longest stretch in which the window's thread computed in one go, in processor time.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.windows.composition import OpenWorkspace

STEPS = (
    *(("next file", "Alt+PgDown"),) * 3,
    ("undo into another file", "Ctrl+Z"),
    ("the file after it", "."),
    *(("横评: one file on", "Return"),) * 2,
    *(("横评: one file back", ","),) * 2,
)
AFTER = {2: "0", 4: "Ctrl+H"}  # pressed after the step of this number, counted from 0
LONGEST, QUIET = 20.0, 1.2  # seconds to wait for a page, and to listen after it


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.once:
        _journey(options.once)
    from benchmarks.window_stalls import _fill

    with tempfile.TemporaryDirectory() as folder:
        _fill(Path(folder) / "workspace", 0)
        runs = []
        for run in range(options.runs):
            told = Path(folder) / f"{run}.json"
            command = [sys.executable, "-m", "benchmarks.next_file", "--once", str(told)]
            subprocess.run(command, check=True, env={**os.environ, "XDG_CONFIG_HOME": f"{folder}/{run}"}, timeout=300)
            runs.append(json.loads(told.read_text()))
    for step in zip(*runs, strict=True):
        name, walls, stretches = step[0][0], [run[1] for run in step], [run[2] for run in step]
        painted = f"{min(walls):6.0f} {median(walls):6.0f} {max(walls):6.0f}"
        print(f"{name:28} painted {painted}   longest stretch {min(stretches):4.0f} {max(stretches):4.0f}")


def _journey(told: Path) -> None:
    from reviewer.__main__ import load_window

    load_window()
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from reviewer.windows.application import Application

    application = QApplication(["mingjuan", "-style", "fusion"])
    program = Application(application, QSettings(str(told.with_suffix(".ini")), QSettings.Format.IniFormat))
    program.begin(told.parent / "workspace")
    office = program.open
    assert office is not None
    while office.desk is None:
        _listen(0.1)
    _listen(2.0)
    office.identity.be("评查人", "一大队")
    first = office.cases.rows[0].case_id
    rows = [("the first one", *_painted(office, lambda: office.review(first)))]
    for number, (name, keys) in enumerate(STEPS):
        rows.append((name, *_painted(office, lambda keys=keys: _press(office, keys))))  # type: ignore[misc]
        if number in AFTER:
            _press(office, AFTER[number])
            _listen(0.8)
            if AFTER[number] == "0":
                _painted(office, lambda: _press(office, "Alt+PgDown"))
    told.write_text(json.dumps(rows))
    os._exit(0)


def _press(office: "OpenWorkspace", keys: str) -> None:
    from PySide6.QtGui import QKeySequence
    from PySide6.QtTest import QTest

    assert office.desk is not None
    QTest.keySequence(office.desk.place.view, QKeySequence(keys))


def _painted(office: "OpenWorkspace", act: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds until the page of another file is painted sharp, and the longest stretch until all is quiet."""
    assert office.desk is not None
    desk, view = office.desk.place.desk, office.desk.place.view
    opened: list[object] = []

    def hear() -> None:
        opened.append(desk.file)
        view.sharp.clear()

    heard = desk.opened.connect(hear)
    start = time.perf_counter()
    longest = _spent(act)
    while not (opened and view.page in view.sharp):
        if time.perf_counter() - start > LONGEST:
            raise SystemExit("no other case file was shown")
        longest = max(longest, _turn())
    took = (time.perf_counter() - start) * 1000
    desk.opened.disconnect(heard)
    return took, max(longest, _listen(QUIET))


def _listen(seconds: float) -> float:
    until, longest = time.monotonic() + seconds, 0.0
    while time.monotonic() < until:
        longest = max(longest, _turn())
    return longest


def _turn() -> float:
    from PySide6.QtCore import QCoreApplication

    longest = _spent(QCoreApplication.processEvents)
    time.sleep(0.0005)
    return longest


def _spent(work: Callable[[], object]) -> float:
    before = time.thread_time()
    work()
    return (time.thread_time() - before) * 1000


if __name__ == "__main__":
    main()
