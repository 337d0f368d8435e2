"""The window while it imports and recognises in the background: does it answer, how large is it, what does it cost?

    python -m benchmarks.recognition_stalls FILE… [--seconds 60] [--pages 8]

The real window opens an empty workspace (offscreen where no platform is named), imports the files as it does for
everybody and recognises what has no text, while somebody reviews: a page turned every second on the desk, words looked
for every five. All the time the window's thread is asked for a sign of life every 10 ms. What it took each time is
divided: what that thread computed itself, what other threads of the process computed meanwhile, and the rest, which is
waiting for a turn on the processor or for the disk. Beside it, in a process of its own, runs an empty Qt window that
computes 20 ms once a second and is asked in the same way: on a busy machine it is late, too, and what it says is the
reference. The first file is there before the measuring begins, so that the desk stands: building it is measured by
benchmarks/desk.py. Memory is that of the window's process, its children apart.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.windows.application import Application
from reviewer.windows.collecting import ThreadBoundCollector
from reviewer.windows.composition import OpenWorkspace
from reviewer.windows.reading.reading_panes import ReadingPanes
from reviewer.windows.watchdog import Block, Watchdog

TURN, SEARCH_EVERY = 1000, 5  # milliseconds; turns
PULSE = 0.01
BURST = 0.02  # what the empty window computes a turn
LIMIT = 0.05
WORDS = ("当事人", "行政处罚决定书", "送达", "听证", "2025")


class Answer(NamedTuple):
    """How long the window's thread took to give a sign of life (seconds), and what was computed meanwhile: by itself,
    and by the other threads of its process."""

    took: float
    own: float
    others: float


class Pulse(QObject):
    """Asks the thread it was made on for a sign of life, again and again, from a thread of its own."""

    _asked = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.answers: list[Answer] = []
        self._answered, self._ending = threading.Event(), threading.Event()
        self._before = (time.thread_time(), time.process_time())
        self._asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._ask, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._ending.set()
        self._thread.join(2)

    def _ask(self) -> None:
        while not self._ending.wait(PULSE):
            self._answered.clear()
            self._asked.emit(time.perf_counter())
            while not self._answered.wait(0.2) and not self._ending.is_set():
                pass

    @Slot(float)
    def _answer(self, asked: float) -> None:
        took, now = time.perf_counter() - asked, (time.thread_time(), time.process_time())
        own, whole = now[0] - self._before[0], now[1] - self._before[1]
        self._before = now
        self.answers.append(Answer(took, min(own, took), min(max(whole - own, 0.0), took)))
        self._answered.set()


def spread(values: Iterable[float]) -> str:
    """Median, p99 and the longest in milliseconds."""
    ordered = sorted(1000 * value for value in values)
    return f"{ordered[len(ordered) // 2]:6.1f}{ordered[int(len(ordered) * 0.99)]:8.1f}{ordered[-1]:8.1f}"


def report(name: str, answers: Sequence[Answer]) -> None:
    """A line for the whole, and one for each part of it."""
    if not answers:
        return
    late = [a for a in answers if a.took > LIMIT]
    print(f"  {name:32}{spread(a.took for a in answers)}   {len(late)} of {len(answers)} over {1000 * LIMIT:.0f} ms")
    print(f"  {'  computed by that thread':32}{spread(a.own for a in answers)}")
    print(f"  {'  or by others of its process':32}{spread(min(a.own + a.others, a.took) for a in answers)}")


class _Bare:
    """An empty window in another process; what it answered, from one moment to the next."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "benchmarks.recognition_stalls", "--bare"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def answers(self) -> list[Answer]:
        """Since it was last asked."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("?\n")
        self._process.stdin.flush()
        return [Answer(*answer) for answer in json.loads(self._process.stdout.readline())]

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()


def bare() -> None:
    """The empty window's own life: answers on its standard output for each line on its standard input."""
    application = QApplication([])
    window = QWidget()
    window.show()
    pulse = Pulse(window)

    def serve() -> None:
        for _line in sys.stdin:
            answers, pulse.answers = pulse.answers, []
            print(json.dumps(answers), flush=True)

    def compute() -> None:
        until = time.thread_time() + BURST
        while time.thread_time() < until:
            pass

    clock = QTimer(window, interval=TURN)
    clock.timeout.connect(compute)
    clock.start()
    threading.Thread(target=serve, daemon=True).start()
    application.exec()


class _Reviewing(QObject):
    """Somebody at the desk, and the measuring beside: first while files come in, then while pages are recognised."""

    def __init__(self, application: QApplication, office: OpenWorkspace, end: Callable[[], bool]) -> None:
        super().__init__(application)
        import psutil

        self._office, self._end = office, end
        self._process, self.largest, self.turns = psutil.Process(), 0, 0
        self._pages = office.cases.rows[0].pages
        self._clock = QTimer(self, interval=TURN)
        self._clock.timeout.connect(self._turn)
        self._clock.start()

    @Slot()
    def _turn(self) -> None:
        self.turns += 1
        self.largest = max(self.largest, self._process.memory_info().rss)
        if self._end():
            self._clock.stop()
            QApplication.exit()  # `quit` would close the window, and the workspace with it
        elif self._office.desk is not None:
            place = self._office.desk.place
            place.view.go(1 + self.turns % self._pages)
            panes = place.findChild(ReadingPanes)
            if panes is not None and self.turns % SEARCH_EVERY == 0:
                panes.searching.look_for(WORDS[self.turns // SEARCH_EVERY % len(WORDS)])


class _Phase:
    """One part of the run: what both windows answered in it."""

    def __init__(self, pulse: Pulse, empty: _Bare) -> None:
        self._pulse, self._empty = pulse, empty
        empty.answers()
        pulse.answers = []
        self._began, self._computed = time.perf_counter(), time.process_time()

    def tell(self, what: str) -> None:
        spent, computed = time.perf_counter() - self._began, time.process_time() - self._computed
        print(f"{what}: {spent:.0f} s, the window's process computed {computed:.1f} s")
        print(f"  {'milliseconds until an answer':32}median     p99 longest")
        report("the window", self._pulse.answers)
        report("an empty window beside it", self._empty.answers())


def _until(application: QApplication, is_true: Callable[[], bool]) -> None:
    while not is_true():
        QTimer.singleShot(50, application.exit)
        application.exec()


def watched(files: Sequence[Path], folder: Path, seconds: float, pages: int) -> None:
    """Open the window, import, recognise so many pages, and print what was seen."""
    from reviewer.storage.workspace import create_workspace

    create_workspace(folder).close()
    application = QApplication([])
    ThreadBoundCollector(application)
    program = Application(application, QSettings(str(folder) + ".ini", QSettings.Format.IniFormat))
    program.begin(folder)
    office, blocks, empty = program.open, list[Block](), _Bare()
    assert office is not None
    pulse, dog = Pulse(application), Watchdog(blocks.append, LIMIT, application)
    QApplication.setQuitOnLastWindowClosed(False)
    _review_first(application, office, files[0])
    blocks.clear()
    while_importing = _imported(application, office, files, _Phase(pulse, empty))
    while_recognising = _recognised(application, office, pages, seconds, _Phase(pulse, empty))
    dog.stop()
    pulse.stop()
    empty.close()
    print(f"the longest of {len(blocks)} stalls over {1000 * LIMIT:.0f} ms, and where the window's thread was:")
    for block in sorted(blocks, key=lambda b: -b.seconds)[:8]:
        print(f"  {block}")
    print(f"memory of the window's process at most {max(while_importing, while_recognising) / 1e6:.0f} MB")
    office.close()


def _review_first(application: QApplication, office: OpenWorkspace, file: Path) -> None:
    """One case file on the desk, and what begins after the start has begun."""
    office.cases.import_paths([file])
    _until(application, lambda: bool(office.cases.rows) and not office.cases.is_busy)
    office.review(office.cases.rows[0].case_id)
    begun = time.perf_counter() + 3.0
    _until(application, lambda: time.perf_counter() > begun)


def _imported(application: QApplication, office: OpenWorkspace, files: Sequence[Path], phase: _Phase) -> int:
    """The most memory meanwhile, in bytes."""
    office.cases.import_paths(files)
    reviewing = _Reviewing(application, office, lambda: not office.cases.is_busy)
    application.exec()
    rows = office.workspace.catalogue.cases()
    phase.tell(f"import of {len(rows) - 1} case files, {sum(row.pages for row in rows[1:])} pages")
    return reviewing.largest


def _recognised(application: QApplication, office: OpenWorkspace, pages: int, seconds: float, phase: _Phase) -> int:
    """The most memory meanwhile, in bytes."""

    def left() -> int:
        return sum(row.unread_pages for row in office.workspace.catalogue.cases())

    first, began = left(), time.perf_counter()
    reviewing = _Reviewing(
        application,
        office,
        lambda: not left() or first - left() >= pages or time.perf_counter() - began > seconds,
    )
    application.exec()
    phase.tell(f"recognition of {first - left()} pages, {reviewing.turns} turned")
    return reviewing.largest


def main() -> None:
    """Import, open, watch."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--seconds", type=float, default=60, help="of recognition at most")
    parser.add_argument("--pages", type=int, default=8, help="stop once so many are recognised")
    parser.add_argument("--bare", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.bare:
        bare()
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        watched(options.files, Path(folder) / "workspace", options.seconds, options.pages)


if __name__ == "__main__":
    main()
