"""The pictures of the page as it will print, drawn off the window's thread."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.pdf_pictures import pictures_from
from scoring.progress import Progress

FIRST_WIDTH = 700
AT_ONCE = 2  # pages that may be in view: each is shown as soon as it is drawn


class PreviewPresenter(QObject):
    """Draws the last PDF it was given at the last width it was told, the page in view first; what was overtaken is not
    drawn to its end."""

    drawn = Signal(object)  # Sequence[QImage]
    _begun = Signal(object)  # the same, from the worker, when only the pages in view are new

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._width = FIRST_WIDTH
        self._busy, self._again = False, False
        self._first = 0
        self._pages: Sequence[QImage] = ()
        self._begun.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self.pdf = b""

    def show(self, pdf: bytes, first: int = 0) -> None:
        """Show this PDF; `first` is the page in view, counted from 0."""
        self.pdf, self._first = pdf, first
        self._draw()

    @Slot(int)
    def set_width(self, width: int) -> None:
        """Draw pages at this width in pixels from now on."""
        if width != self._width:
            self._width = width
            if self.pdf:
                self._draw()

    def _draw(self) -> None:
        if not self.pdf:
            self.drawn.emit(())
            return
        if self._busy:
            self._again = True
            return
        self._busy, self._again = True, False
        pdf, width, first, before = self.pdf, self._width, self._first, self._pages
        job = Job(lambda progress: self._drawn(pdf, width, first, before, progress))
        job.succeeded.connect(self._show)
        job.ended.connect(self._end)
        self._runner.start(job)

    def _drawn(
        self, pdf: bytes, width: int, first: int, before: Sequence[QImage], progress: Progress
    ) -> Sequence[QImage]:
        """On a worker: all pages; none where another drawing waits."""
        pages: dict[int, QImage] = {}
        for number, count, image in pictures_from(pdf, width, first):
            progress.step(len(pages), count)
            pages[number] = image
            if len(pages) <= min(AT_ONCE, count - 1):
                self._begun.emit(_mixed(pages, before, count))
            if self._again and len(pages) >= AT_ONCE:
                return ()
        return [pages[number] for number in range(len(pages))]

    @Slot(object)
    def _show(self, pages: Sequence[QImage]) -> None:
        if pages:
            self._pages = pages
            self.drawn.emit(pages)

    @Slot(object)
    def _end(self, _job: Job) -> None:
        self._busy = False
        if self._again:
            self._draw()


def _mixed(new: dict[int, QImage], before: Sequence[QImage], count: int) -> Sequence[QImage]:
    """The new pages among those shown before; where there was none, a blank one."""
    blank = QImage(next(iter(new.values())).size(), QImage.Format.Format_RGB32)
    blank.fill(Qt.GlobalColor.white)
    return [new.get(n) or (before[n] if n < len(before) else blank) for n in range(count)]
