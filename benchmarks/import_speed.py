"""How fast text PDFs are taken in, against the bare steps one after the other on the same files in the same run.

    python -m benchmarks.import_speed FILE… [--times N]

Bare steps, each alone in one process: hash, copy, text with boxes, documents and facts, JSON and full-text index in an
empty database. Whole import: `import_paths` into a workspace that stands and has its editions, with the child process
and its start, checks and durable commits. The checks are no bare step; what they cost is printed by itself.
Medians of three rounds; every step's share is printed.

What is imported for the measuring stands inside the functions: a child process imports the main module again, and the
program's own is light.
"""

import argparse
import os
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reviewer.documents.reading import Reading
    from reviewer.storage.workspace import Workspace

ROUNDS = 3


class Spent(NamedTuple):
    """Seconds on the clock; seconds of the processor, those of children too."""

    clock: float
    processor: float


def _seconds(work: Callable[[], object], before_each: Callable[[], object] = lambda: None) -> Spent:
    times = []
    for _ in range(ROUNDS):
        before_each()
        started, before = time.perf_counter(), _processor()
        work()
        times.append(Spent(time.perf_counter() - started, _processor() - before))
    return Spent(*(statistics.median(column) for column in zip(*times, strict=True)))


def _processor() -> float:
    """Seconds of this process, of its children that ended, and of those that live on."""
    import psutil

    living = psutil.Process().children(recursive=True)
    return sum(os.times()[:4]) + sum(sum(child.cpu_times()[:2]) for child in living)


def _copy(files: list[Path]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for number, file in enumerate(files):
            shutil.copyfile(file, Path(folder) / f"{number}.pdf")


def _store(readings: "list[Reading]") -> None:
    from reviewer.storage.codec import to_json
    from reviewer.storage.search import grams

    with tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(Path(folder) / "bare.db")
        database.execute("CREATE TABLE page (id INTEGER PRIMARY KEY, lines TEXT)")
        database.execute("CREATE VIRTUAL TABLE search USING fts5(grams, content='', detail='full')")
        for reading in readings:
            to_json(reading.case.facts)
            to_json(reading.case.documents)
            for page in reading.case.pages:
                row = database.execute("INSERT INTO page (lines) VALUES (?)", (to_json(page.lines),)).lastrowid
                text = grams("".join(line.text for line in page.lines))
                database.execute("INSERT INTO search (rowid, grams) VALUES (?,?)", (row, text))
        database.commit()
        database.close()


class _Whole:
    """Imports, each into a workspace made for it beforehand."""

    def __init__(self, files: list[Path], folder: Path) -> None:
        self._files, self._folder = files, folder
        self._waiting: list[Workspace] = []
        self._made = 0

    def make_ready(self) -> None:
        from reviewer.intake.starting import BY_PROCEDURE, current_campaign, edition_for
        from reviewer.storage.workspace import create_workspace

        self._made += 1
        workspace = create_workspace(self._folder / f"workspace-{self._made}")
        current_campaign(workspace)
        for procedure in BY_PROCEDURE:
            edition_for(workspace, procedure)
        self._waiting.append(workspace)

    def take_in(self) -> None:
        from reviewer.intake.importing import import_paths
        from reviewer.intake.starting import current_campaign
        from scoring.progress import Silent

        workspace = self._waiting.pop()
        try:
            report = import_paths(workspace, self._files, current_campaign(workspace).id, Silent())
            assert len(report.taken) == len(self._files), report.problems
        finally:
            workspace.close()

    def check(self, readings: "list[Reading]") -> None:
        from reviewer.intake.checking import suspicions_of
        from reviewer.intake.starting import edition_for

        for reading in readings:
            edition = edition_for(self._waiting[-1], reading.case.procedure)
            suspicions_of(self._waiting[-1], reading.case, edition)


def measure(files: list[Path], folder: Path) -> None:
    """Print the table."""
    from reviewer.documents.isolation import IsolatedReader
    from reviewer.documents.pdf.text import read_pdf
    from reviewer.documents.reading import read_case
    from reviewer.documents.sources import CaseSource
    from reviewer.documents.understanding import understand
    from reviewer.storage.originals import sha256_of
    from scoring.progress import Silent

    with IsolatedReader() as reader:
        readings = [read_case(CaseSource(file.stem, (file,)), reader=reader) for file in files]
    pages = sum(len(reading.case.pages) for reading in readings)
    steps = {
        "hash": _seconds(lambda: [sha256_of(file) for file in files]),
        "copy": _seconds(lambda: _copy(files)),
        "text": _seconds(lambda: [read_pdf(file, None, Silent()) for file in files]),
        "facts": _seconds(lambda: [understand(r.case.pages, r.structure, progress=Silent()) for r in readings]),
        "index": _seconds(lambda: _store(readings)),
    }
    imports = _Whole(files, folder)
    bare = Spent(*map(sum, zip(*steps.values(), strict=True)))
    whole = _seconds(imports.take_in, imports.make_ready)
    imports.make_ready()
    checks = _seconds(lambda: imports.check(readings))
    print(f"{len(files)} files, {pages} pages; milliseconds a page    of the processor")
    for name, spent in (*steps.items(), ("bare together", bare), ("checks", checks), ("import", whole)):
        print(f"  {name:14}{1000 * spent.clock / pages:8.2f}{1000 * spent.processor / pages:14.2f}")
    print(f"import {pages / whole.clock:.0f} pages/s, bare steps {pages / bare.clock:.0f} pages/s: ", end="")
    print(f"{bare.clock / whole.clock:.2f}; in processor time {bare.processor / whole.processor:.2f}")


def _copies(files: list[Path], times: int, folder: Path) -> list[Path]:
    """Copies with other bytes at the end, as the same file twice would be taken in once."""
    made = []
    for number in range(times):
        for file in files:
            made.append(folder / f"{number:03}-{file.name}")
            made[-1].write_bytes(file.read_bytes() + b"\n%% %d" % number)
    return made


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--times", type=int, default=1, metavar="N", help="N copies of each file, told apart by a byte")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(_copies(options.files, options.times, Path(folder)), Path(folder))


if __name__ == "__main__":
    main()
