"""From the start of the process to a painted, usable list of case files, beside a bare PySide6 window of three panes.

    python benchmarks/startup.py [--runs 9] [--files 0 5000]

Prints the medians in milliseconds, the ratio to the bare window measured in turn in the same run, and the growth from
the first to the last number of files; then the same in processor time, which other work disturbs less. Runs on whatever
platform QT_QPA_PLATFORM names (offscreen where nothing is set).
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.storage.workspace import Workspace

Spent = tuple[float, float]  # seconds on the clock, seconds of the processor
BARE = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QSplitter, QTextEdit, QTreeWidget
application = QApplication([])
window = QMainWindow()
panes = QSplitter()
for pane in (QTreeWidget(), QTextEdit(), QTreeWidget()):
    panes.addWidget(pane)
window.setCentralWidget(panes)
window.menuBar().addMenu("menu")
WATCH
"""
OURS = """
import os, sys, time
from pathlib import Path
from reviewer.__main__ import load_window
run = load_window()
from PySide6.QtCore import QEvent, QObject, QTimer
from reviewer.windows.main_window import MainWindow
show = MainWindow.show
def watched(window):
WATCH
MainWindow.show = watched
run(Path(sys.argv[1]), None, "")
"""
WATCH = """
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.tell)
        return False
    def tell(self):
        print(time.time() - float(os.environ["STARTED"]), time.process_time(), flush=True)
        os._exit(0)
watch = Watch(window)
window.installEventFilter(watch)  # the first paint event; the zero timer fires once the whole window is painted
SHOW
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--files", type=int, nargs="+", default=[0, 5000])
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bare = BARE.replace("WATCH", WATCH.replace("SHOW", "window.show()\napplication.exec()"))
    ours = OURS.replace("WATCH", indent(WATCH.replace("SHOW", "show(window)"), "    "))
    with tempfile.TemporaryDirectory() as folder:
        workspaces = {count: _workspace(Path(folder) / f"{count}", count) for count in options.files}
        times: dict[str, list[Spent]] = {"bare": [], **{str(count): [] for count in options.files}}
        for run in range(options.runs + 1):
            measured = {"bare": _measured(bare, "")}
            measured |= {str(count): _measured(ours, str(path)) for count, path in workspaces.items()}
            if run:  # the first only warms the disk cache
                for name, spent in measured.items():
                    times[name].append(spent)
    for number, name in enumerate(("on the clock", "of the processor")):
        print(name)
        _report({of: [each[number] for each in spent] for of, spent in times.items()}, options.files)


def _measured(script: str, workspace: str) -> Spent:
    environment = {**os.environ, "STARTED": str(time.time()), "XDG_CONFIG_HOME": f"{workspace}.settings"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # users keep compiled modules
    done = subprocess.run(
        [sys.executable, "-c", script, workspace],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    clock, processor = done.stdout.split()[-2:]
    return float(clock), float(processor)


def _workspace(folder: Path, count: int) -> Path:
    from reviewer.storage.workspace import create_workspace

    workspace = create_workspace(folder)
    fill(workspace, count)
    workspace.close()
    return folder


def fill(workspace: "Workspace", count: int) -> None:
    """So many case files without anything read of them."""
    from reviewer.intake.starting import current_campaign
    from reviewer.storage.catalogue import CaseDescription

    campaign = current_campaign(workspace).id
    with workspace.store.writing():
        for number in range(count):
            description = CaseDescription(
                title=f"临岑市第{number}商行擅自设置广告案",
                unit=f"第{number % 40}大队",
                cause="擅自设置广告",
                party="某商行",
                reference_number=f"临综执罚〔2025〕{number}号",
            )
            workspace.catalogue.add_case(campaign, description, f"{number}.pdf", f"hash-{number}", [], 40)


def _report(times: dict[str, list[float]], files: list[int]) -> None:
    print(f"{'':24}{'median ms':>10}{'min':>8}{'max':>8}{'ratio to bare':>16}")
    bare = times["bare"]
    for name, seconds in times.items():
        label = "bare three-pane window" if name == "bare" else f"case list, {name} files"
        ratio = statistics.median(s / b for s, b in zip(seconds, bare, strict=True))
        low, middle, high = (1000 * f(seconds) for f in (min, statistics.median, max))
        print(f"{label:24}{middle:10.0f}{low:8.0f}{high:8.0f}{ratio:16.2f}")
    if len(files) > 1:
        first, last = (statistics.median(times[str(count)]) for count in (files[0], files[-1]))
        print(f"growth from {files[0]} to {files[-1]} files: {100 * (last / first - 1):.0f} %")


if __name__ == "__main__":
    main()
