"""How fast case files are read: text pages against bare pdfium, recognition against bare RapidOCR, in the same run.

    python benchmarks/reading_speed.py FILE… [--ocr N]

Text: pages a second of (1) bare pdfium text, (2) our lines with boxes, (3) the whole reading with documents and facts,
through the child process. OCR: seconds a page of the bare engine at its best setting and of our recogniser, on the
first N pages without text. Medians of three rounds.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from reviewer.documents.isolation import IsolatedReader
from reviewer.documents.ocr import Recogniser, available
from reviewer.documents.pdf_text import read_pdf
from reviewer.documents.reading import read_case
from reviewer.documents.sources import CaseSource
from scoring.progress import Silent

ROUNDS = 3


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


def ocr_speed(files: list[Path], count: int) -> None:
    """Print seconds a page."""
    if not available():
        print("ocr: the extra is not installed")
        return
    import psutil

    from reviewer.documents.ocr_engine import _engine
    from reviewer.documents.sheet_image import load

    pages = [(file, index) for file in files for index in range(_count(file))][:count]
    images = [load(file, index, None).pixels for file, index in pages]
    engine = _engine()
    engine(images[0], use_det=True, use_cls=False, use_rec=True)
    computed = time.process_time()
    bare = _seconds(lambda: [engine(i, use_det=True, use_cls=False, use_rec=True) for i in images], 1) / len(pages)
    bare_computed = (time.process_time() - computed) / len(pages)
    with IsolatedReader() as child:
        recogniser = Recogniser(child)
        recogniser.recognise_page(*pages[0], number=1)
        process = psutil.Process(child.process_id)
        computed = sum(process.cpu_times()[:2])
        ours = _seconds(lambda: [recogniser.recognise_page(f, i, number=i + 1) for f, i in pages], 1) / len(pages)
        ours_computed = (sum(process.cpu_times()[:2]) - computed) / len(pages)
    print(f"ocr, {len(pages)} pages: bare engine {bare:.2f} s/page, ours {ours:.2f} s/page ({bare / ours:.2f})")
    print(
        f"  of the processor: {bare_computed:.2f} and {ours_computed:.2f} s/page ({bare_computed / ours_computed:.2f})"
    )


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
