"""Printing in the system's own way. What cannot be tried without a printer is kept here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal, Slot
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.pdf_pictures import page_count, sheets
from reviewer.presenters.sheets import SheetsPresenter
from reviewer.presenters.stored.connection import own_connection
from reviewer.printing.spooler import PrintOrder, spooled
from reviewer.windows.settings import chosen_faces
from scoring.errors import Cancelled, ReviewError
from scoring.progress import Progress

if TYPE_CHECKING:
    from reviewer.windows.composition import OpenWorkspace

MOST_DOTS = 300  # per inch; more only costs memory


class Printing(QObject):
    """Asks for a printer, draws the pages off the window's thread, then sends them."""

    refused = Signal(ReviewError)

    def __init__(self, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._printer: QPrinter | None = None

    def print_pdf(self, pdf: bytes, window: QWidget) -> None:
        """Print this PDF on the printer the user chooses."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, window)
        if dialog.exec():
            self.send(pdf, printer)

    def send(self, pdf: bytes, printer: QPrinter) -> Job:
        """Print this PDF on this printer, off the window's thread: through the system's queue where there is one, else
        as pictures, one page in memory at a time."""
        self._printer = printer  # held until it is done
        order = _order(printer)

        def work(progress: Progress) -> bool:
            return (order is not None and spooled(pdf, order)) or _paint(pdf, printer, progress)

        job = Job(work, self.tr("打印"))
        job.succeeded.connect(self._taken)
        return self._runner.start(job)

    @Slot(object)
    def _taken(self, was_taken: bool) -> None:
        self._printer = None
        if not was_taken:
            hint = self.tr("请检查打印机是否开启、是否缺纸，或改存为 PDF。")
            self.refused.emit(ReviewError(self.tr("打印机没有接受任务。"), hint))


def _order(printer: QPrinter) -> PrintOrder | None:
    """What was chosen in the dialog, for a queue; None where it prints into a file."""
    if printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat or printer.outputFileName():
        return None
    duplex, modes = printer.duplex(), QPrinter.DuplexMode
    return PrintOrder(
        printer.printerName(),
        printer.copyCount(),
        (printer.fromPage(), max(printer.fromPage(), printer.toPage())) if printer.fromPage() > 0 else None,
        two_sided=duplex in (modes.DuplexLongSide, modes.DuplexShortSide, modes.DuplexAuto),
        short_edge=duplex is modes.DuplexShortSide,
        grey=printer.colorMode() is QPrinter.ColorMode.GrayScale,
        collate=printer.collateCopies(),
    )


def _paint(pdf: bytes, printer: QPrinter, progress: Progress) -> bool:
    """Draws the chosen pages; whether the printer took them. A cancelled job leaves nothing in the printer's queue."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        wanted = _wanted(printer, page_count(pdf))
        paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
        for at, image in enumerate(sheets(pdf, wanted, min(MOST_DOTS, printer.resolution()))):
            progress.step(at, len(wanted))
            if at:
                printer.newPage()
            painter.drawImage(paper, image)
        progress.step(len(wanted), len(wanted))
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()
    return True


def stored_sheets(office: "OpenWorkspace") -> SheetsPresenter:
    """评查表 of a workspace, with the printer behind it."""

    def render(cases: Sequence[str], only_findings: bool, progress: Progress) -> bytes:
        from reviewer.printing.sheets import score_sheets

        with own_connection(office.workspace) as workspace:
            faces = chosen_faces(office.settings)
            return score_sheets(workspace, cases, only_findings=only_findings, faces=faces, progress=progress)

    presenter, printing = SheetsPresenter(render, office.runner, office), Printing(office.runner, office)
    presenter.printable.connect(lambda pdf: printing.print_pdf(pdf, office.window))
    presenter.written.connect(lambda path: office.messages.note(office.tr("已存为 {}").format(path)))
    printing.refused.connect(office.messages.refuse)
    return presenter


def _wanted(printer: QPrinter, count: int) -> list[int]:
    """The pages the user chose in the dialog, counted from 0."""
    first, last = printer.fromPage(), printer.toPage()
    if first <= 0:
        return list(range(count))
    return list(range(first - 1, min(last or count, count)))
