"""The pictures of the page as it will print, drawn off the window's thread."""

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.pdf_pictures import pictures

FIRST_WIDTH = 700


class PreviewPresenter(QObject):
    """Draws the last PDF it was given at the last width it was told; what was overtaken is not drawn."""

    drawn = Signal(object)  # Sequence[QImage]

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._width = FIRST_WIDTH
        self._busy, self._again = False, False
        self.pdf = b""

    def show(self, pdf: bytes) -> None:
        """Show this PDF."""
        self.pdf = pdf
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
        pdf, width = self.pdf, self._width
        job = Job(lambda progress: pictures(pdf, width, progress))
        job.succeeded.connect(self._show)
        job.ended.connect(self._end)
        self._runner.start(job)

    @Slot(object)
    def _show(self, pages: object) -> None:
        if not self._again:
            self.drawn.emit(pages)

    @Slot(object)
    def _end(self, _job: Job) -> None:
        self._busy = False
        if self._again:
            self._draw()
