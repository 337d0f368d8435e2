"""The reading desk: turning pages, jumping, the first page of a long file, and a finding from key to disk and screen.

    python benchmarks/desk.py [--turns 60] [--jumps 40] [--findings 200]

Every figure is taken through the real window (real key events, real rendering child, real SQLite file) and ends when
the page is painted at its right size. Beside it stands bare pdfium, opening and rendering the same page at the same
size in this process in the same run; ratios survive a busy machine, milliseconds do not.
"""

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.desk_driven import Desk
from benchmarks.desk_files import apart, bare_page, scan_file, text_file


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=60)
    parser.add_argument("--jumps", type=int, default=40)
    parser.add_argument("--findings", type=int, default=200)
    parser.add_argument("--memory", type=int, default=0, help="page turns on heavy scans before memory is read")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        desk = Desk(Path(folder))
        try:
            report(desk, Path(folder), options)
        finally:
            desk.close()


def report(desk: Desk, folder: Path, options: argparse.Namespace) -> None:
    """One line a figure."""
    files = {
        "text, 500 pages": text_file(folder / "text.pdf", 500),
        "200 dpi grey scan": apart(scan_file, folder / "grey.pdf", 60, "L", 200),
        "300 dpi colour scan": apart(scan_file, folder / "colour.pdf", 60, "RGB", 300),
    }
    if options.memory:  # first, for the bare pdfium of the figures below keeps what it has read in this process
        desk.open(files["300 dpi colour scan"])
        desk.turn(options.memory)
        for name, megabytes in desk.memory().items():
            print(f"{f'memory after {options.memory} turns, {name}':46} {megabytes:6.0f} MB")
    first_page(desk, folder, files["text, 500 pages"])
    for name, file in files.items():
        desk.open(file)
        line(f"{name}: leafing", desk.leaf(options.turns))
        jumps, bare = desk.jump(options.jumps, file)
        line(f"{name}: far jump", jumps, bare)
        line(f"{name}: burst of ten", desk.bursts(5))
    for name in ("300 dpi colour scan", "200 dpi grey scan"):
        desk.open(files[name])
        line(f"{name}: 20 thumbnails", desk.thumbnails())
    keys, painted = desk.find(options.findings)
    line("finding: key to painted", painted)
    line("finding: key to painted and committed", keys)


def first_page(desk: Desk, folder: Path, file: Path) -> None:
    """Opening a long file until its first page is painted, against bare pdfium on a copy of it."""
    ours, bare = [], []
    for number in range(7):
        copy = folder / f"copy {number}.pdf"
        copy.write_bytes(file.read_bytes())
        bare.append(bare_page(copy, 0, desk.page_size()))
        copy = folder / f"other copy {number}.pdf"
        copy.write_bytes(file.read_bytes())
        ours.append(desk.open(copy))
    line("first page of 500", ours, bare)


def line(name: str, times: Sequence[float], bare: Sequence[float] = ()) -> None:
    """Median, 95th and 99th percentile, and the ratio of medians to bare pdfium."""
    ordered = sorted(times)
    p50, p95, p99 = (ordered[min(len(ordered) - 1, int(len(ordered) * q))] for q in (0.5, 0.95, 0.99))
    beside = ""
    if bare:
        reference = statistics.median(bare)
        beside = f"   bare pdfium {reference:6.1f}   ratio {p50 / reference:4.2f}"
    print(f"{name:46} p50 {p50:6.1f}   p95 {p95:6.1f}   p99 {p99:6.1f} ms{beside}", flush=True)


if __name__ == "__main__":
    main()
