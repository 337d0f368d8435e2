"""How fast case files are read: text pages against bare pdfium, recognition against bare RapidOCR, in the same run.

    python -m benchmarks.reading_speed FILE… [--ocr N]

Text: pages a second of (1) bare pdfium text, (2) our lines with boxes, (3) the whole reading with documents and facts,
through the child process; medians of three rounds. Recognition: seconds a page on the first N pages, each side in a
child of its own with one thread and the same priority. The bare engine gets the page drawn already and gives lines;
several of its settings are tried and the one that costs least is what we are held against. Ours draws the page, turns
it upright, fades stamps, finds lines, places of signs and cells. The two take turns page by page; the least of three
rounds counts, for both.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from reviewer.documents.isolation import IsolatedReader
from reviewer.documents.ocr.recognising import PAGE_TIME_LIMIT, Recogniser, available
from reviewer.documents.pdf.text import read_pdf
from reviewer.documents.reading import read_case
from reviewer.documents.sources import CaseSource
from scoring.progress import Progress, Silent

ROUNDS = 3
ROOM = 4 * 1024**3
"""Bytes that the bare engine may take: with six lines at once it takes more than ours is granted."""


def _seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def _bare_text(files: list[Path]) -> int:
    import pypdfium2 as pdfium

    pages = 0
    for file in files:
        document = pdfium.PdfDocument(file)
        for index in range(len(document)):
            document[index].get_textpage().get_text_bounded()
        pages += len(document)
        document.close()
    return pages


def text_speed(files: list[Path]) -> None:
    """Print pages a second."""
    pages = _bare_text(files)
    bare = pages / _seconds(lambda: _bare_text(files))
    lines = pages / _seconds(lambda: [read_pdf(file, None, Silent()) for file in files])
    with IsolatedReader() as reader:
        read_case(CaseSource("first", (files[0],)), reader=reader)
        whole = pages / _seconds(lambda: [read_case(CaseSource(f.stem, (f,)), reader=reader) for f in files])
    print(f"text, {pages} pages: bare pdfium {bare:.0f}/s, lines and boxes {lines:.0f}/s ({lines / bare:.2f}),")
    print(f"  documents and facts through the child {whole:.0f}/s ({whole / bare:.2f})")


class Spent(NamedTuple):
    """Seconds on the clock; seconds of the processor."""

    clock: float
    processor: float


@cache
def _bare_engine(batch: int, keeps_memory: bool) -> Any:
    from rapidocr import RapidOCR

    from reviewer.documents.ocr.rapid import SETTINGS

    lines, memory = "Rec.rec_batch_num", "EngineConfig.onnxruntime.enable_cpu_mem_arena"
    return RapidOCR(params={**SETTINGS, lines: batch, memory: keeps_memory})


def bare_page(picture: str, batch: int, keeps_memory: bool, *, progress: Progress) -> Spent:
    """One page, already drawn, through RapidOCR alone. Runs in a child of its own, as ours does."""
    import numpy as np

    from reviewer.documents.ocr.rapid import step_back

    step_back()
    engine, pixels = _bare_engine(batch, keeps_memory), np.load(picture)
    clock, processor = time.perf_counter(), time.process_time()
    engine(pixels, use_det=True, use_cls=False, use_rec=True)
    return Spent(time.perf_counter() - clock, time.process_time() - processor)


class _Sides:
    """The bare engine and our recogniser, each in a child of its own, on the same pages."""

    def __init__(self, bare: IsolatedReader, ours: IsolatedReader, folder: Path) -> None:
        self._bare, self._ours, self._folder = bare, ours, folder
        self._recogniser = Recogniser(ours)

    def bare(self, page: tuple[Path, int], setting: tuple[int, bool]) -> Spent:
        import numpy as np

        from reviewer.documents.ocr.sheet_image import load

        picture = self._folder / f"{page[0].stem}-{page[1]}.npy"
        if not picture.exists():
            np.save(picture, load(*page, None).pixels)
        return self._bare.run(bare_page, str(picture), *setting, file=picture.name, time_limit=PAGE_TIME_LIMIT)

    def ours(self, page: tuple[Path, int]) -> Spent:
        """Drawing the page, finding its lines and cells and sending them over is in it."""
        import psutil

        processor, clock = sum(psutil.Process(self._ours.process_id).cpu_times()[:2]), time.perf_counter()
        self._recogniser.recognise_page(*page, number=page[1] + 1)
        spent = time.perf_counter() - clock
        return Spent(spent, sum(psutil.Process(self._ours.process_id).cpu_times()[:2]) - processor)


def _least(spent: Iterable[Spent]) -> Spent:
    return Spent(*map(min, zip(*spent, strict=True)))


def _together(pages: Iterable[Spent]) -> Spent:
    columns = list(zip(*pages, strict=True))
    return Spent(*(sum(column) / len(column) for column in columns))


def ocr_speed(files: list[Path], count: int) -> None:
    """Print seconds a page: the least of each page's rounds, both sides in turn."""
    if not available():
        print("ocr: the extra is not installed")
        return
    pages = [(file, index) for file in files for index in range(_count(file))][:count]
    settings = {f"{batch} lines at once, memory {'kept' if kept else 'given back'}": (batch, kept)
                for batch in (1, 6) for kept in (False, True)}  # fmt: skip
    with TemporaryDirectory() as folder, IsolatedReader(ROOM) as bare, IsolatedReader() as ours:
        sides = _Sides(bare, ours, Path(folder))
        tried = {}
        for name, setting in settings.items():
            bare.close()  # the engines would crowd one another in one child
            sides.bare(pages[0], setting)  # loads the models
            tried[name] = _least(sides.bare(pages[0], setting) for _ in range(2))
            print(f"  bare engine, {name}: {tried[name].clock:.2f} s, of the processor {tried[name].processor:.2f} s")
        best = min(tried, key=lambda name: tried[name].processor)
        sides.ours(pages[0])
        bare.close()
        sides.bare(pages[0], settings[best])
        rounds = [[(sides.bare(page, settings[best]), sides.ours(page)) for page in pages] for _ in range(ROUNDS)]
    by_page = list(zip(*rounds, strict=True))
    alone = _together(_least(round_[0] for round_ in page) for page in by_page)
    whole = _together(_least(round_[1] for round_ in page) for page in by_page)
    print(f"ocr, {len(pages)} pages, bare engine with {best}")
    print(f"  on the clock: bare {alone.clock:.2f}, ours {whole.clock:.2f} s/page ({alone.clock / whole.clock:.2f})")
    shares = f"bare {alone.processor:.2f}, ours {whole.processor:.2f} s/page ({alone.processor / whole.processor:.2f})"
    print(f"  of the processor: {shares}")


def _count(file: Path) -> int:
    import pypdfium2 as pdfium

    if file.suffix.lower() != ".pdf":
        return 1
    document = pdfium.PdfDocument(file)
    count = len(document)
    document.close()
    return count


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--ocr", type=int, default=0, metavar="N", help="recognise the first N pages instead")
    options = parser.parse_args()
    if options.ocr:
        ocr_speed(options.files, options.ocr)
    else:
        text_speed(options.files)


if __name__ == "__main__":
    main()
