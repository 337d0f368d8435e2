"""The whole program from its start to the first page of a given case file, for benchmarks/desk_peers.py.

    python -m benchmarks.desk_start WORKSPACE NUMBER
    python -m benchmarks.desk_start --floor PICTURE

The first is `mingjuan WORKSPACE --open NUMBER`. The second is the least that Python and Qt need for the like: a window
that shows one picture, with nothing of ours. Each prints where the middle of the page is and when it was painted, then
stays until it is ended.
"""

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reviewer.windows.composition import OpenWorkspace


def main() -> None:
    """Open, and tell when the page is there."""
    if sys.argv[1] == "--floor":
        _floor(sys.argv[2])
        return
    from reviewer import __main__ as program

    loading = program.load_window

    def load() -> object:
        run = loading()
        from reviewer.windows.composition import OpenWorkspace

        start = OpenWorkspace.start

        def started(office: "OpenWorkspace", number: str) -> None:
            start(office, number)
            _watch(office)

        OpenWorkspace.start = started  # type: ignore[method-assign,assignment]
        return run

    program.load_window = load  # type: ignore[assignment]
    program.main([sys.argv[1], "--open", sys.argv[2]])


def _watch(office: "OpenWorkspace") -> None:
    from PySide6.QtCore import QTimer

    from reviewer.windows.page_view.view import PageView

    view = office.window.findChild(PageView)
    assert isinstance(view, PageView)

    def look() -> None:
        if 1 in view.sharp:
            watch.stop()
            tell(view.viewport())

    watch = QTimer(view, interval=1)
    watch.timeout.connect(look)
    watch.start()


def tell(view: "QWidget") -> None:
    """Where the page's middle is, and when it was there."""
    middle = view.mapToGlobal(view.rect().center())
    box = (middle.x() - 137, middle.y() - 200, middle.x() + 137, middle.y() + 200)
    print(*box, time.perf_counter(), flush=True)
    if os.environ.get("ONCE"):
        os._exit(0)


def _floor(picture: str) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
    from PySide6.QtWidgets import QApplication, QWidget

    class Page(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            QPainter(self).drawPixmap(0, 0, QPixmap(picture))
            QTimer.singleShot(0, lambda: tell(self))

    application = QApplication([])
    page = Page()
    page.showMaximized()
    application.exec()


if __name__ == "__main__":
    main()
