"""Printing in the system's own way. What cannot be tried without a printer is kept here."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Signal, Slot
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrintEngine, QPrinter
from PySide6.QtWidgets import QWidget

from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.pdf_pictures import page_count, pages_of, sheets
from reviewer.presenters.stored.prints import StoredPrints
from reviewer.printing.files import write_file
from reviewer.printing.spooler import PrintOrder, is_halted, spooled
from scoring.errors import Cancelled, ReviewError
from scoring.progress import Progress

MOST_DOTS = 300  # per inch; more only costs memory
_CHOSEN = QPrintEngine.PrintEnginePropertyKey(0xFE00)  # where Qt's dialog keeps what CUPS alone knows: PPK_CupsOptions
_USUAL = {
    "number-up": "1",
    "number-up-layout": "lrtb",
    "job-billing": "",
    "job-priority": "50",
    "job-sheets": "none,none",
}


class Printing(QObject):
    """Asks for a printer, draws the pages off the window's thread, then sends them. What the end of the program cuts
    short is kept in the workspace."""

    refused = Signal(ReviewError)
    sent = Signal(str)  # where to, in words

    def __init__(self, runner: JobRunner, parent: QObject, kept: StoredPrints | None = None) -> None:
        super().__init__(parent)
        self._runner, self._kept = runner, kept
        self._printer: QPrinter | None = None

    def print_pdf(self, pdf: bytes, window: QWidget) -> None:
        """Print this PDF on the printer the user chooses."""
        self.is_sent(pdf, window)

    def is_sent(self, pdf: bytes, window: QWidget, pages: tuple[int, int] | None = None) -> bool:
        """Print this PDF on the printer the user chooses; `pages`, counted from 1, are chosen beforehand. Whether it
        is on its way."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setFullPage(True)
        if pages is not None:
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setFromTo(*pages)
        if sys.platform == "win32" and printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat:
            self.refused.emit(_no_printer())  # Qt's dialog would not open, and say nothing
            return False
        dialog = QPrintDialog(printer, window)
        dialog.setMinMax(1, page_count(pdf))
        wanted = bool(dialog.exec())
        if wanted:
            self.send(pdf, printer)
        return wanted

    def send(self, pdf: bytes, printer: QPrinter) -> Job:
        """Print this PDF on this printer, off the window's thread: through the system's queue where there is one, else
        as pictures, one page in memory at a time."""
        self._printer = printer  # held until it is done
        order = _order(printer)

        def work(progress: Progress) -> ReviewError | str:
            with self._kept_meanwhile(pdf, printer) as tell:
                return _printed(pdf, printer, order, progress, tell)

        job = Job(work, self.tr("打印"), kept=self.tr("这次的任务没有交给打印机。"))
        job.succeeded.connect(self._taken)
        return self._runner.start(job)

    @contextmanager
    def _kept_meanwhile(self, pdf: bytes, printer: QPrinter) -> Iterator[Callable[[int], object]]:
        """On a worker thread. What it gives is told how many pages went."""
        if self._kept is None:
            yield int
            return
        kept, wanted = self._kept, _wanted(printer, page_count(pdf))
        job, stays = kept.begin(pdf, wanted[0] + 1, wanted[-1] + 1), False
        try:
            yield lambda pages: kept.keep(replace(job, done=pages))
        except BaseException:
            stays = self._runner.is_shut_down
            raise
        finally:
            if not stays:
                kept.forget(job.id)

    @Slot(object)
    def _taken(self, answer: ReviewError | str) -> None:
        self._printer = None
        if isinstance(answer, str):
            self.sent.emit(answer)
        else:
            self.refused.emit(answer)


def _printed(
    pdf: bytes, printer: QPrinter, order: PrintOrder | None, progress: Progress, tell: Callable[[int], object]
) -> ReviewError | str:
    """Where it went, or why it did not. What is printed into a file is the paper itself, not a picture of it."""
    path, name = printer.outputFileName(), printer.printerName()
    try:
        if path:
            write_file(Path(path), pages_of(pdf, _wanted(printer, page_count(pdf))))
            return f"已打印到文件 {path}"
        taken = (order is not None and spooled(pdf, order)) or _paint(pdf, printer, progress, tell)
    except ReviewError as refusal:
        return refusal
    if not taken:
        return _not_taken()
    return _halted(name) if name and is_halted(name) else f"已交给打印机“{name}”"


def _no_printer() -> ReviewError:
    return ReviewError(
        "这台电脑没有可用的打印机。", "请安装打印机并检查打印服务（Print Spooler）是否开启，或改存为 PDF。"
    )


def _not_taken() -> ReviewError:
    return ReviewError("打印机没有接受任务。", "请检查打印机是否开启、是否缺纸，或改存为 PDF。")


def _halted(printer: str) -> ReviewError:
    hint = "打印机恢复后会自动打印，不要再打印一次，以免重复。"
    return ReviewError(f"打印机“{printer}”已暂停，任务在队列里等待。", hint)


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
        reverse=printer.pageOrder() is QPrinter.PageOrder.LastPageFirst,
        further=_further(printer),
    )


def _further(printer: QPrinter) -> tuple[tuple[str, str], ...]:
    """Single pages, odd or even ones, several on a sheet, the tray: all that differs from what is usual."""
    chosen = printer.printEngine().property(_CHOSEN)
    words = [str(word) for word in chosen] if isinstance(chosen, list) else []
    return tuple(
        (name, value)
        for name, value in zip(words[::2], words[1::2], strict=True)
        if value and _USUAL.get(name) != value
    )


def _paint(pdf: bytes, printer: QPrinter, progress: Progress, tell: Callable[[int], object]) -> bool:
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
            tell(at)  # those before this one are whole
        progress.step(len(wanted), len(wanted))
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()
    return True


def _wanted(printer: QPrinter, count: int) -> list[int]:
    """The pages the user chose in the dialog, counted from 0."""
    first, last = printer.fromPage(), printer.toPage()
    if first <= 0:
        return list(range(count))
    return list(range(first - 1, min(last or count, count)))
