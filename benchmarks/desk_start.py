"""The whole program from its start to the first page of a given case file, for benchmarks/desk_peers.py.

    python -m benchmarks.desk_start WORKSPACE

No command of ours opens a case file at once, so the first one of the workspace is put on the desk as soon as the
window has been made, as the peers do with the file they are given. Prints where the middle of the page is and when it
was painted, then stays until it is ended.
"""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def main() -> None:
    """Open, and tell when the page is there."""
    from PySide6.QtCore import QSettings, QTimer
    from PySide6.QtWidgets import QApplication

    from reviewer.windows.application import Application

    application = QApplication([])
    office = Application(application, QSettings(sys.argv[1] + ".ini", QSettings.Format.IniFormat))
    office.begin(Path(sys.argv[1]))
    assert office.open is not None
    office.open.review(office.open.workspace.catalogue.cases()[0].id)
    assert office.open.desk is not None
    view = office.open.desk.place.view

    def tell() -> None:
        if 1 in view.sharp:
            watch.stop()
            middle = view.viewport().mapToGlobal(view.viewport().rect().center())
            box = (middle.x() - 137, middle.y() - 200, middle.x() + 137, middle.y() + 200)
            print(*box, time.perf_counter(), flush=True)
            if os.environ.get("ONCE"):
                os._exit(0)

    watch = QTimer(application, interval=1)
    watch.timeout.connect(tell)
    watch.start()
    application.exec()


if __name__ == "__main__":
    main()
