"""The window while it recognises scans in the background: does it answer, how large is it, what does it cost?

    python -m benchmarks.recognition_stalls FILE… [--seconds 60] [--pages 8]

Scans are imported into a workspace of their own, the real window opens it (offscreen where no platform is named) and
recognises them as it does for everybody, while a reader turns pages on the desk, a turn a second. A watchdog reports
every time the window did not answer for 50 ms; beside each stands how long our thread computed in it, for on a busy
machine the rest is waiting for a turn on the processor. Memory is that of the window's process, its children apart.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

TURN = 1000  # milliseconds
LIMIT = 0.05


def taken_in(files: Sequence[Path], folder: Path) -> Path:
    """A workspace with these case files, not yet recognised."""
    from reviewer.intake.importing import import_paths
    from reviewer.intake.starting import current_campaign
    from reviewer.storage.workspace import create_workspace
    from scoring.progress import Silent

    workspace = create_workspace(folder)
    import_paths(workspace, files, current_campaign(workspace).id, Silent())
    workspace.close()
    return folder


def watched(folder: Path, seconds: float, pages: int) -> None:
    """Open the window, let it recognise so many pages, and print what the watchdog saw."""
    import psutil
    from PySide6.QtCore import QSettings, QTimer
    from PySide6.QtWidgets import QApplication

    from reviewer.windows.application import Application
    from reviewer.windows.collecting import ThreadBoundCollector
    from reviewer.windows.watchdog import Block, Watchdog

    application = QApplication([])
    ThreadBoundCollector(application)
    office = Application(application, QSettings(str(folder) + ".ini", QSettings.Format.IniFormat))
    office.begin(folder)
    opened = office.open
    assert opened is not None
    case = opened.workspace.catalogue.cases()[0].id
    opened.review(case)
    assert opened.desk is not None
    place, blocks, sizes, process = opened.desk.place, list[Block](), [0], psutil.Process()
    first = sum(row.unread_pages for row in opened.workspace.catalogue.cases())
    begun, turns = [0.0, 0.0], [0]

    def turn() -> None:
        turns[0] += 1
        place.view.go(1 + turns[0] % len(opened.workspace.readings.places(case)))
        sizes.append(process.memory_info().rss)
        left = sum(row.unread_pages for row in opened.workspace.catalogue.cases())
        if first - left >= pages or not left or time.perf_counter() - begun[0] > seconds:
            clock.stop()
            application.exit()  # `quit` would close the window, and the workspace with it

    def begin() -> None:
        begun[:] = time.perf_counter(), time.process_time()
        application.watchdog = Watchdog(blocks.append, LIMIT, application)  # type: ignore[attr-defined]
        clock.start()

    clock = QTimer(application, interval=TURN)
    clock.timeout.connect(turn)
    QTimer.singleShot(3000, begin)  # once the desk stands and what begins after the start has begun
    QApplication.setQuitOnLastWindowClosed(False)
    application.exec()
    application.watchdog.stop()  # type: ignore[attr-defined]
    spent, computed = time.perf_counter() - begun[0], time.process_time() - begun[1]
    done = first - sum(row.unread_pages for row in opened.workspace.catalogue.cases())
    print(
        f"{done} pages recognised, {turns[0]} turned in {spent:.0f} s; the window's process computed {computed:.1f} s"
    )
    print(f"stalls over {LIMIT * 1000:.0f} ms: {len(blocks)}, of our own work: {sum(b.busy > LIMIT for b in blocks)}")
    for block in sorted(blocks, key=lambda b: -b.seconds)[:8]:
        print(f"  {block}")
    print(f"memory of the window's process at most {max(sizes) / 1e6:.0f} MB")
    opened.close()


def main() -> None:
    """Import, open, watch."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pages", type=int, default=8, help="stop once so many are recognised")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        watched(taken_in(options.files, Path(folder) / "workspace"), options.seconds, options.pages)


if __name__ == "__main__":
    main()
