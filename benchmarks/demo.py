"""The whole main job as one command: `mingjuan demo` on the shipped examples, with and without text recognition.

    python benchmarks/demo.py [--runs 3] [--ocr]

Each run is a fresh process writing to a fresh folder. The reference of the same run is a process that only imports the
program's libraries and ends, so the ratio says how much of the time is work.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REFERENCE = "import reportlab.pdfgen.canvas, pypdfium2, sqlite_utils, pydantic, yaml, msgspec"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--ocr", action="store_true", help="also with text recognition of the scanned example")
    options = parser.parse_args()
    bare = [_seconds("-c", REFERENCE) for _ in range(options.runs)]
    print(f"{'imports alone':34}{statistics.median(bare):8.2f} s")
    for label, more in (("demo, text only", ["--no-ocr"]), ("demo with recognition", [])):
        if more or options.ocr:
            taken = [_demo(more) for _ in range(options.runs)]
            ratio = statistics.median(t / b for t, b in zip(taken, bare, strict=True))
            print(f"{label:34}{statistics.median(taken):8.2f} s{ratio:10.1f} × imports alone")


def _demo(more: list[str]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        return _seconds("-m", "reviewer", "demo", "--out", folder, *more)


def _seconds(*arguments: str) -> float:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    root = Path(__file__).parent.parent
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, cwd=root, env=environment)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
