"""From a key in the bulletin's editor until the page in view is painted anew.

    python -m benchmarks.bulletin_preview [--keys 20]      (from the project folder)

Then how long issuing takes, and whether the window stays alive.

The real place with the real source, a bulletin of ten pages. Once alone, and once while every thread that other work
shares is taken and another process keeps a core busy, as recognition does. Milliseconds: median and the worst, and
what this process computed in that time, which survives a busy machine.
"""

import argparse
import multiprocessing
import os
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def place_over_reviews(application: Any, folder: Path) -> Any:
    """The place 简报 of a window over a workspace whose reviews are the ones of the tests."""
    from PySide6.QtCore import QSettings

    from reviewer.presenters.stored import drafting
    from reviewer.storage.workspace import create_workspace
    from reviewer.windows.composition import OpenWorkspace
    from tests.forms.campaign import SETTINGS, campaign

    workspace = create_workspace(folder / "work")
    office = OpenWorkspace(workspace, QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat))
    office.identity.be("沈知远")
    office.window.resize(1366, 768)
    office.start()
    made: Any = drafting  # ten pages without ten minutes of importing
    made.reviewed_cases = lambda *_values, **_more: campaign()
    made.cut_clippings = lambda _workspace, wanted: {one.finding: () for one in wanted}
    office.window.go("bulletin")
    place = office.bulletin_place
    assert place is not None
    _spin(application, 30, lambda: place.paper.page_count > 0)
    place._presenter.set_settings(SETTINGS.to_mapping())
    return office, place


def pressed(application: Any, place: Any, count: int) -> list[tuple[float, float]]:
    """Milliseconds from each key to the painted page, and computed ones."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    taken: list[tuple[float, float]] = []
    proved: list[bool] = []
    drawn: list[bool] = []
    place._presenter.proved.connect(lambda _proof: proved.append(True))
    place._preview.drawn.connect(lambda _pages: drawn.append(bool(proved)))
    for _ in range(count):
        _spin(application, 0.6)
        proved.clear()
        drawn.clear()
        begun, computed = time.perf_counter(), time.process_time()
        QTest.keyClick(place.editor, Qt.Key.Key_A)
        while not any(drawn) and time.perf_counter() - begun < 5:
            application.processEvents()
            time.sleep(0.001)
        place.paper.viewport().repaint()
        taken.append(((time.perf_counter() - begun) * 1000, (time.process_time() - computed) * 1000))
    return taken


def issued(application: Any, place: Any) -> tuple[float, float]:
    """Milliseconds from 定稿签发 until the issue is there, and the longest time that the window answered nothing. Its
    clippings are not cut here: a page each takes as long as it is drawn."""
    done: list[Any] = []
    presenter = place._presenter
    presenter.issued.connect(done.append)
    begun = last = time.perf_counter()
    presenter.issue()
    longest = 0.0
    while not done and last - begun < 60:
        application.processEvents()
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
        time.sleep(0.001)
    return (last - begun) * 1000, longest * 1000


def _spin(application: Any, seconds: float, until: Callable[[], bool] = lambda: False) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end and not until():
        application.processEvents()
        time.sleep(0.005)


def _busy(stop: Any) -> None:
    while not stop.is_set():
        sum(range(10_000))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--keys", type=int, default=20)
    count = parser.parse_args().keys
    from PySide6.QtCore import QThreadPool
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        office, place = place_over_reviews(application, Path(folder))
        _spin(application, 30, lambda: place.paper.page_count >= 8)
        _tell(f"{place.paper.page_count} pages, alone", pressed(application, place, count))
        release, stop = threading.Event(), multiprocessing.Event()
        pool = QThreadPool.globalInstance()
        for _ in range(pool.maxThreadCount()):
            pool.start(lambda: release.wait(120))
        other = multiprocessing.Process(target=_busy, args=(stop,), daemon=True)
        other.start()
        _tell("the same, other work under way", pressed(application, place, count))
        stop.set()
        release.set()
        other.join()
        print(
            "定稿签发{:23} {:5.0f} ms   longest pause of the window {:5.0f} ms".format("", *issued(application, place))
        )
        office.window.close()
        office.close()


def _tell(name: str, taken: list[tuple[float, float]]) -> None:
    waited, computed = zip(*taken, strict=True)
    print(
        f"{name:34} median {statistics.median(waited):5.0f} ms   worst {max(waited):5.0f} ms   "
        f"computed {statistics.median(computed):5.0f} ms"
    )


if __name__ == "__main__":
    main()
