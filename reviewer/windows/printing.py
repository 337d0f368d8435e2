"""Printing in the system's own way. What cannot be tried without a printer is kept here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal, Slot
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.pdf_pictures import pictures, print_width
from reviewer.presenters.sheets import SheetsPresenter
from reviewer.presenters.stored.connection import own_connection
from reviewer.windows.settings import chosen_faces
from scoring.errors import ReviewError

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

    def send(self, pdf: bytes, printer: QPrinter) -> None:
        """Print this PDF on this printer."""
        self._printer = printer
        width = print_width(min(MOST_DOTS, printer.resolution()))
        job = Job(lambda progress: pictures(pdf, width, progress), self.tr("打印"))
        job.succeeded.connect(self._paint)
        self._runner.start(job)

    @Slot(object)
    def _paint(self, pages: Sequence[QImage]) -> None:
        printer = self._printer
        assert printer is not None
        painter = QPainter()
        if not painter.begin(printer):
            hint = self.tr("请检查打印机是否开启、是否缺纸，或改存为 PDF。")
            self.refused.emit(ReviewError(self.tr("打印机没有接受任务。"), hint))
            return
        paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
        wanted = _wanted(printer, len(pages))
        for number in wanted:
            if number != wanted[0]:
                printer.newPage()
            painter.drawImage(paper, pages[number])
        painter.end()


def stored_sheets(office: "OpenWorkspace") -> SheetsPresenter:
    """评查表 of a workspace, with the printer behind it."""

    def render(cases: Sequence[str], only_findings: bool) -> bytes:
        from reviewer.printing.sheets import score_sheets

        with own_connection(office.workspace) as workspace:
            return score_sheets(workspace, cases, only_findings=only_findings, faces=chosen_faces(office.settings))

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
