"""Our desk in a window of its own, with a PDF's pages in it, for benchmarks/desk_peers.py to press keys into.

    python -m benchmarks.desk_window [--single] FILE

Prints where on the screen the middle of the page is and when the first page was painted, then stays until it is ended.
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def main() -> None:
    """Show the file."""
    from benchmarks.desk_driven import Desk
    from benchmarks.desk_files import origins_of

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        desk = Desk(Path(folder))
        if "--single" in sys.argv:
            from reviewer.windows.page_view.layout import Fit

            desk.view.set_continuous(False)
            desk.view.set_fit(Fit.PAGE)
        desk.place.move(0, 0)
        file = Path(sys.argv[-1])
        desk.stored.origins = origins_of(file)
        desk.open(file)
        view = desk.view.viewport()
        middle = view.mapToGlobal(view.rect().center())
        box = (middle.x() - 137, middle.y() - 225, middle.x() + 137, middle.y() + 225)
        desk.view.setFocus()
        print(*box, time.perf_counter(), flush=True)
        desk.app.exec()
        desk.close()


if __name__ == "__main__":
    main()
