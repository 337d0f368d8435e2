"""Paper through the system's printer, tried on the printer that writes a file."""

from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintEngine, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from forms.letters.layout import render_pdf
from reviewer.presenters.jobs import JobRunner
from reviewer.windows.printing import _CHOSEN, Printing, _further, _paint
from scoring.errors import ReviewError
from scoring.progress import Silent
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


def printed(pdf: bytes, printer: QPrinter, qtbot: QtBot) -> tuple[list[str], list[ReviewError]]:
    owner, runner = QObject(), JobRunner()
    printing, sent, refused = Printing(runner, owner), list[str](), list[ReviewError]()
    printing.refused.connect(refused.append)
    printing.sent.connect(sent.append)
    job = printing.send(pdf, printer)
    qtbot.waitUntil(lambda: bool(sent or refused))
    assert job.title
    return sent, refused


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
    assert _paint(pdf, printer_into(path), Silent(), int)
    before, after = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument(path)
    assert len(after) == len(before)
    for one, other in zip(before, after, strict=True):
        assert max(abs(a - b) for a, b in zip(darkness(one), darkness(other), strict=True)) < 6


def test_a_wide_table_is_turned_and_not_squeezed_onto_the_upright_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = render_pdf([LETTERS["yearly-ledger"]])
    path = tmp_path / "台账.pdf"
    assert _paint(pdf, printer_into(path), Silent(), int)
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
    assert _paint(pdf, printer, Silent(), int)
    assert len(pypdfium2.PdfDocument(path)) == 1


def test_what_is_printed_into_a_file_is_the_paper_itself(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = render_pdf([LETTERS["receipt"]] * 3)
    path = tmp_path / "全部.pdf"
    assert printed(pdf, printer_into(path), qtbot) == ([f"已打印到文件 {path}"], [])
    assert path.read_bytes() == pdf
    printer = printer_into(path)
    printer.setFromTo(2, 3)
    printed(pdf, printer, qtbot)
    document = pypdfium2.PdfDocument(path)
    assert len(document) == 2
    assert document[0].get_textpage().get_text_bounded() != ""


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("", encoding="utf-8")
    sent, (error,) = printed(render_pdf([LETTERS["receipt"]]), printer_into(tmp_path / "文件" / "纸.pdf"), qtbot)
    assert sent == []
    assert "没有写成" in error.message


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("", encoding="utf-8")
    printer = printer_into(tmp_path / "文件" / "纸.pdf")
    assert not _paint(render_pdf([LETTERS["receipt"]]), printer, Silent(), int)


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


def test_windows_without_a_printer_says_so_as_qt_would_not(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    class Nowhere(QPrinter):
        def outputFormat(self) -> QPrinter.OutputFormat:
            return QPrinter.OutputFormat.PdfFormat

    owner, window, refused = QObject(), QWidget(), list[ReviewError]()
    qtbot.addWidget(window)
    printing = Printing(JobRunner(), owner)
    printing.refused.connect(refused.append)
    monkeypatch.setattr("reviewer.windows.printing.QPrinter", Nowhere)
    monkeypatch.setattr("reviewer.windows.printing.sys", SimpleNamespace(platform="win32"))
    assert not printing.is_sent(render_pdf([LETTERS["receipt"]]), window)
    assert [error.message for error in refused] == ["这台电脑没有可用的打印机。"]
