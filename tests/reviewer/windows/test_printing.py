"""Paper through the system's printer, tried on the printer that writes a file."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintEngine, QPrinter
from pytestqt.qtbot import QtBot

from forms.letters.layout import render_pdf
from reviewer.presenters.jobs import JobRunner
from reviewer.windows.printing import _CHOSEN, Printing, _further
from tests.forms.filled_letters import letters

LETTERS = letters()
DOTS = 150  # per inch


def printer_into(path: Path, dots: int = DOTS) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setResolution(dots)
    return printer


def printed(pdf: bytes, printer: QPrinter, qtbot: QtBot) -> list[Exception]:
    owner, runner = QObject(), JobRunner()
    printing, refused = Printing(runner, owner), list[Exception]()
    printing.refused.connect(refused.append)
    job = printing.send(pdf, printer)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert job.title
    return refused


def darkness(page: pypdfium2.PdfPage) -> list[float]:
    """How dark, at the printed resolution, the upper, lower, left and right quarter of a page are."""
    picture = page.render(scale=DOTS / 72).to_pil().convert("L")
    width, height = picture.size
    quarters = (
        (0, 0, width, height // 4),
        (0, height * 3 // 4, width, height),
        (0, 0, width // 4, height),
        (width * 3 // 4, 0, width, height),
    )
    return [255 - sum(part.tobytes()) / len(part.tobytes()) for part in map(picture.crop, quarters)]


def test_every_page_is_printed_in_order(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = render_pdf([LETTERS["unit-opinion"], LETTERS["receipt"]])
    path = tmp_path / "纸.pdf"
    assert printed(pdf, printer_into(path), qtbot) == []
    before, after = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument(path)
    assert len(after) == len(before)
    for one, other in zip(before, after, strict=True):
        assert max(abs(a - b) for a, b in zip(darkness(one), darkness(other), strict=True)) < 6


def test_a_wide_table_is_turned_and_not_squeezed_onto_the_upright_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = render_pdf([LETTERS["yearly-ledger"]])
    path = tmp_path / "台账.pdf"
    assert printed(pdf, printer_into(path), qtbot) == []
    wide, upright = pypdfium2.PdfDocument(pdf)[0], pypdfium2.PdfDocument(path)[0]
    assert wide.get_width() > wide.get_height()
    assert upright.get_width() < upright.get_height()
    above, below, left, right = darkness(wide)
    turned = darkness(upright)
    for one, other in zip((left, right, below, above), turned, strict=True):  # turned to the right
        assert abs(one - other) < 6


def test_only_the_chosen_pages_are_printed(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = render_pdf([LETTERS["receipt"]] * 3)
    path = tmp_path / "选页.pdf"
    printer = printer_into(path)
    printer.setFromTo(2, 2)
    assert printed(pdf, printer, qtbot) == []
    assert len(pypdfium2.PdfDocument(path)) == 1


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    printer = printer_into(tmp_path / "没有这个文件夹" / "纸.pdf")
    (error,) = printed(render_pdf([LETTERS["receipt"]]), printer, qtbot)
    assert "打印机没有接受任务" in str(error)


class _Chosen(QPrinter):
    """A printer whose dialog was answered."""

    def printEngine(self) -> QPrintEngine:
        return _Engine()


class _Engine(QPrintEngine):
    def property(self, key: QPrintEngine.PrintEnginePropertyKey) -> object:
        assert key == _CHOSEN
        return ["number-up", "1", "job-billing", "", "job-sheets", "none,none", "page-set", "odd", "InputSlot", "Tray2"]


def test_what_differs_from_the_usual_in_the_dialog_goes_to_the_queue(qtbot: QtBot) -> None:
    assert _further(_Chosen()) == (("page-set", "odd"), ("InputSlot", "Tray2"))
    assert _further(QPrinter()) == ()
