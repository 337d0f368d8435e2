"""Pages of our own PDFs as pictures: for the preview beside the editor and for printers. What comes from outside is
drawn in the rendering child instead."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QTransform

from scoring.progress import Progress, Silent

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

POINTS_PER_INCH = 72
_turn = Lock()  # pdfium knows one thread at a time


def pictures(pdf: bytes, width: int, progress: Progress | None = None) -> tuple[QImage, ...]:
    """Every page at this width in pixels; on a worker thread."""
    return tuple(_pages(pdf, width, progress or Silent()))


def pictures_from(pdf: bytes, width: int, first: int) -> Iterator[tuple[int, int, QImage]]:
    """Every page with its number and how many there are: page `first` first (counted from 0), on to the end, then those
    before it."""
    count = page_count(pdf)
    begin = min(max(first, 0), max(count - 1, 0))
    import pypdfium2

    with _turn:
        document = pypdfium2.PdfDocument(pdf)
    try:
        for number in (*range(begin, count), *range(begin)):
            with _turn:
                page = document[number]
                image = _drawn(page, width / page.get_width())
            yield number, count, image
    finally:
        with _turn:
            document.close()


def page_count(pdf: bytes) -> int:
    """How many pages it has."""
    import pypdfium2

    with _turn:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def pages_of(pdf: bytes, wanted: Sequence[int]) -> bytes:
    """These pages (counted from 0) as a file of their own; the file itself where they are all there are."""
    if len(wanted) == page_count(pdf):
        return pdf
    import pypdfium2

    written = BytesIO()
    with _turn, closing(pypdfium2.PdfDocument(pdf)) as whole, closing(pypdfium2.PdfDocument.new()) as part:
        part.import_pages(whole, list(wanted))
        part.save(written)
    return written.getvalue()


def sheets(pdf: bytes, wanted: Iterable[int], dots_per_inch: int) -> Iterator[QImage]:
    """These pages (counted from 0) for the printer, one after another: a wide page is turned onto the upright sheet."""
    import pypdfium2

    with _turn:
        document = pypdfium2.PdfDocument(pdf)
    try:
        for number in wanted:
            with _turn:
                page = document[number]
                wide = page.get_width() > page.get_height()
                image = _drawn(page, dots_per_inch / POINTS_PER_INCH)
                page.close()
            yield image.transformed(QTransform().rotate(90)) if wide else image
    finally:
        with _turn:
            document.close()


def _pages(pdf: bytes, width: int, progress: Progress) -> Iterator[QImage]:
    import pypdfium2

    with _turn:
        document = pypdfium2.PdfDocument(pdf)
        try:
            for number in range(len(document)):
                progress.step(number, len(document))
                page = document[number]
                yield _drawn(page, width / page.get_width())
        finally:
            document.close()


def _drawn(page: "PdfPage", scale: float) -> QImage:
    bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
    image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
    return image.copy()
