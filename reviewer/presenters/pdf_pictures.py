"""Pages of our own PDFs as pictures: for the preview beside the editor and for printers. What comes from outside is
drawn in the rendering child instead."""

from collections.abc import Iterator
from threading import Lock

from PySide6.QtGui import QImage

from scoring.progress import Progress, Silent

POINTS_PER_INCH = 72
_turn = Lock()  # pdfium knows one thread at a time


def pictures(pdf: bytes, width: int, progress: Progress | None = None) -> tuple[QImage, ...]:
    """Every page at this width in pixels; on a worker thread."""
    return tuple(_pages(pdf, width, progress or Silent()))


def print_width(dots_per_inch: int) -> int:
    """How wide a sheet of A4 is at this resolution."""
    return round(210 / 25.4 * dots_per_inch)


def _pages(pdf: bytes, width: int, progress: Progress) -> Iterator[QImage]:
    import pypdfium2

    with _turn:
        document = pypdfium2.PdfDocument(pdf)
        try:
            for number in range(len(document)):
                progress.step(number, len(document))
                page = document[number]
                bitmap = page.render(scale=width / page.get_width(), rev_byteorder=False, prefer_bgrx=True)
                image = QImage(
                    bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
                )
                yield image.copy()
        finally:
            document.close()
