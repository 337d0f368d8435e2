"""Paper leaves the office: files are chosen in the list, notices are filled in, issued, found again."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from reviewer.intake.examples import record_reviews, take_in_examples
from reviewer.presenters.recognition import RecognitionPresenter
from reviewer.storage.verification import verify
from reviewer.storage.workspace import create_workspace
from reviewer.windows.bulletin.masked_dialog import MaskedDialog
from reviewer.windows.papers.papers_window import PapersWindow
from scoring.progress import Silent
from tests.journeys.conftest import Opener, agree


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The reviewed examples; the scan among them is not recognised meanwhile."""
    monkeypatch.setattr(RecognitionPresenter, "start", lambda _self: None)
    folder = tmp_path / "评查库 文书"
    workspace = create_workspace(folder)
    record_reviews(workspace, take_in_examples(workspace, Silent()).taken)
    workspace.close()
    return folder


def text_of(pdf: bytes) -> str:
    pages = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    return "".join(pages).replace("\r\n", "").replace(" ", "")


def opened(qtbot: QtBot, start: Opener, folder: Path) -> tuple[object, PapersWindow]:
    """Choose the second to fourth case file in the list and ask for papers with the key."""
    office = start(folder)
    qtbot.waitUntil(lambda: len(office.cases.rows) == 8)
    office.window.activateWindow()
    qtbot.waitUntil(office.window.isActiveWindow)
    place = office.cases_place
    assert place is not None
    select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    place.table.clearSelection()
    for row in (1, 2, 3):
        place.table.selectionModel().select(place.model.index(row, 0), select)
    qtbot.keyClick(place.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: office.papers is not None)
    window = office.papers.window
    qtbot.waitUntil(lambda: window.paper.page_count > 0)
    return office, window


def _into_file(path: Path) -> Callable[[QPrintDialog], bool]:
    """The print dialog answered with “打印到文件”."""

    def answer(dialog: QPrintDialog) -> bool:
        dialog.printer().setOutputFileName(str(path))
        return True

    return answer


def test_notices_are_filled_in_issued_and_reprinted_as_they_went_out(
    qtbot: QtBot, start: Opener, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office, window = opened(qtbot, start, folder)
    office.identity.be("沈知远")
    office.person_changed.emit()
    assert window.pane.range.currentText() == "所选 3 卷"
    window.pane.choose_kind("rectification-notice")
    qtbot.waitUntil(lambda: "整改期限" in window.form.fields)
    qtbot.waitUntil(lambda: "整改期限" in window.state.text())
    box = window.form.fields["整改期限"]
    assert isinstance(box, QLineEdit)
    box.setText("2026年2月28日")
    qtbot.waitUntil(lambda: window.state.text() == "")

    agree("签发《整改通知书》3 份")
    qtbot.mouseClick(window.issue, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.pane.issued.count() == 3)
    papers = office.workspace.papers.all()
    assert [one.paper.label for one in papers] == [f"案评改〔{papers[0].paper.year}〕{n}号" for n in (1, 2, 3)]
    frozen = office.workspace.originals.path(papers[0].paper.sha256).read_bytes()
    assert "2026年2月28日前完成整改" in text_of(frozen)
    assert len(list(office.workspace.exports.glob("案评改*.pdf"))) == 3

    window.pane.issued.itemClicked.emit(window.pane.issued.item(2))
    qtbot.waitUntil(lambda: "已锁定" in window.state.text())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "再印.pdf"), ""))
    window.one_pdf.trigger()
    qtbot.waitUntil(lambda: (tmp_path / "再印.pdf").exists())
    assert (tmp_path / "再印.pdf").read_bytes() == frozen
    monkeypatch.setattr(QPrintDialog, "exec", _into_file(tmp_path / "打印.pdf"))
    qtbot.mouseClick(window.print, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.state.text() == f"已打印到文件 {tmp_path / '打印.pdf'}")
    assert (tmp_path / "打印.pdf").read_bytes() == frozen
    assert verify(office.workspace, Silent()) == []


def test_what_is_typed_for_every_copy_is_there_again_the_next_time(
    qtbot: QtBot, start: Opener, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office, window = opened(qtbot, start, folder)
    window.pane.choose_kind("rectification-notice")
    qtbot.waitUntil(lambda: "联系人" in window.form.fields)
    for key, text in (("联系人", "方砚秋"), ("整改期限", "2026年3月1日")):
        box = window.form.fields[key]
        assert isinstance(box, QLineEdit)
        box.setText(text)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "送出"))
    window.each_docx.trigger()
    qtbot.waitUntil(lambda: (tmp_path / "送出").is_dir() and len(list((tmp_path / "送出").iterdir())) == 3)
    qtbot.waitUntil(lambda: office.runner.is_idle)
    office.window.close()

    _, again = opened(qtbot, start, folder)
    again.pane.choose_kind("rectification-notice")
    qtbot.waitUntil(lambda: again.form.fields.get("联系人") is not None)
    box = again.form.fields["联系人"]
    assert isinstance(box, QLineEdit)
    assert box.text() == "方砚秋"
    assert QApplication.activeModalWidget() is None


def test_the_bulletin_leaves_as_word_document_and_tables_and_says_what_it_masks(
    qtbot: QtBot, start: Opener, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office = start(folder)
    office.window.go("bulletin")
    place = office.bulletin_place
    assert place is not None
    qtbot.waitUntil(lambda: place.bar.export.isEnabled() and office.runner.is_idle)
    for suffix, kind in ((".docx", "Word 文档 (*.docx)"), (".xlsx", "其中的表格 (*.xlsx)"), (".pdf", "PDF (*.pdf)")):
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_, chosen=kind: (str(tmp_path / "简报.pdf"), chosen)
        )
        place.bar.export.click()
        file = tmp_path / f"简报{suffix}"
        qtbot.waitUntil(file.exists)
    assert "禾暖仓储" not in text_of((tmp_path / "简报.pdf").read_bytes())
    place.remarks.masked.click()
    qtbot.waitUntil(lambda: place.findChild(MaskedDialog) is not None)
    dialog = place.findChild(MaskedDialog)
    shown = {dialog.table.item(row, 2).text() for row in range(dialog.table.rowCount())}
    assert "涂黑" in shown
    dialog.reject()


def test_papers_are_made_of_the_one_file_chosen_and_all_are_offered(qtbot: QtBot, start: Opener, folder: Path) -> None:
    office = start(folder)
    qtbot.waitUntil(lambda: len(office.cases.rows) == 8)
    place = office.cases_place
    assert place is not None
    submitted = place.model.shown[1]
    place.table.choose(submitted.case_id)
    place.want_papers()
    assert office.papers is not None
    pane = office.papers.window.pane
    assert pane.range.currentText() == f"所选 1 卷：{submitted.number}"
    qtbot.waitUntil(lambda: pane.copies.count() == 1)
    pane.whole.click()
    qtbot.waitUntil(lambda: pane.copies.count() == 7)
    assert not pane.is_part


def test_papers_open_from_the_menu_wherever_one_is(qtbot: QtBot, start: Opener, folder: Path) -> None:
    office = start(folder)
    qtbot.waitUntil(lambda: len(office.cases.rows) == 8)
    office.window.go("figures")
    next(a for a in office.window.menu.actions() if a.text() == "打印与文书…").trigger()
    assert office.papers is not None
    qtbot.waitUntil(lambda: office.papers.window.pane.copies.count() == 7)
    assert office.papers.window.isVisible()
