"""The window's own process is killed while it reads or recognises in the background; the next one goes on with it."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reviewer.documents.ocr.recognising import available
from reviewer.storage.verification import verify
from reviewer.storage.workspace import open_workspace
from scoring.progress import Silent
from tests.journeys.conftest import Opener
from tests.journeys.test_import_goes_on import CHOSEN
from tests.reviewer.documents.papers import pdf, scan

FILES = 3
PAGES = (
    ["行政处罚决定书", "当事人：某某餐饮店", "罚款人民币伍仟元"],
    ["送达回证", "受送达人：某某餐饮店"],
    ["结案审批表", "案由：擅自倾倒垃圾"],
)
AT_WORK = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from reviewer.documents.ocr.recognising import Recogniser
from reviewer.storage.originals import Originals
from reviewer.windows.application import Application

def until(holds):
    end = time.monotonic() + 300
    while not holds():
        assert time.monotonic() < end
        QTest.qWait(10)

def stays_at(number, work):  # does so many pieces of work, and never comes back from the next
    calls = []
    def done(*given, **named):
        calls.append(given)
        if len(calls) > number:
            time.sleep(3600)
        return work(*given, **named)
    return done

if __name__ == "__main__":
    Recogniser.recognise_page = stays_at(1, Recogniser.recognise_page)
    Originals.copy_in = stays_at(1, Originals.copy_in)
    folder, *files = map(Path, sys.argv[1:])
    qt = QApplication([])
    program = Application(qt, QSettings(str(folder) + ".ini", QSettings.Format.IniFormat))
    program.begin(folder)
    office = program.open
    office.identity.be("沈知远")
    office.cases.import_paths(files)
    until(lambda: office.cases.rows)
    if len(files) > 1:
        print("one case file is in", flush=True)
        QTest.qWait(3_600_000)
    case = office.cases.rows[0].case_id
    office.review(case)
    until(lambda: office.desk and office.desk.place.shown.is_whole and not office.desk.place.desk.is_opening)
    desk, sheets = office.desk.place, office.workspace.sessions
    desk.desk.choose_item("page-numbers")
    QTest.keyClick(QApplication.focusWidget() or office.window, Qt.Key.Key_1)
    until(lambda: sheets.of_case(case) and sheets.of_case(case)[-1].content.sheet.findings)
    until(lambda: len(office.workspace.readings.unread_pages(case)) < 3)
    print("a page is recognised", flush=True)
    QTest.qWait(3_600_000)
"""


def kill(said: str, tmp_path: Path, folder: Path, *files: Path) -> None:
    """Have a window take these files in, and end it without a word as soon as it says this."""
    script = tmp_path / "at_work.py"
    script.write_text(AT_WORK, encoding="utf-8")
    command = [sys.executable, str(script), str(folder), *map(str, files)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == said
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.fixture
def scanned(tmp_path: Path) -> Path:
    """A case file of three scanned sheets, with little on them."""
    from PIL import Image

    sheets = []
    for number, lines in enumerate(PAGES):
        sheet = scan(tmp_path / f"{number}.png", pdf(tmp_path / f"{number}.pdf", [lines]), dpi=100, kind="PNG")
        sheets.append(Image.open(sheet))
    path = tmp_path / "扫描卷.pdf"
    sheets[0].save(path, save_all=True, append_images=sheets[1:], resolution=100)
    return path


@pytest.mark.skipif(not available(), reason="text recognition is an extra")
def test_recognition_goes_on_where_a_killed_window_left_it(
    qtbot: QtBot, start: Opener, tmp_path: Path, scanned: Path
) -> None:
    folder = tmp_path / "评查库"
    kill("a page is recognised", tmp_path, folder, scanned)
    left = open_workspace(folder)
    (case,) = (row.id for row in left.catalogue.cases())
    done = [page for page in left.readings.pages(case) if page.source is not None]
    assert len(done) == 1
    with left.store.writing():  # emptied, so that it would show if the sheet were read again
        left.readings.save_page(case, replace(done[0], lines=()))
    left.close()

    office = start(folder)
    readings = office.workspace.readings
    qtbot.waitUntil(lambda: not readings.unread_pages(case) and office.runner.is_idle)
    pages = {page.number: page for page in readings.pages(case)}
    assert pages[done[0].number].lines == ()
    assert all(page.lines for number, page in pages.items() if number != done[0].number)
    assert "送达回证" in [document.title for document in readings.case_file(case).documents]
    (session,) = office.workspace.sessions.of_case(case)
    assert [finding.criterion for finding in session.content.sheet.findings] == ["page-numbers"]
    assert verify(office.workspace, Silent()) == []


def test_an_import_goes_on_where_a_killed_window_left_it(qtbot: QtBot, start: Opener, tmp_path: Path) -> None:
    folder = tmp_path / "评查库"
    kill("one case file is in", tmp_path, folder, *CHOSEN[:FILES])
    left = open_workspace(folder)
    before = {row.id for row in left.catalogue.cases()}
    left.close()
    assert len(before) == 1

    office = start(folder)
    qtbot.waitUntil(lambda: len(office.cases.rows) == FILES)
    qtbot.waitUntil(lambda: office.runner.is_idle)
    rows = office.workspace.catalogue.cases()
    assert before < {row.id for row in rows}
    assert len({row.title for row in rows}) == FILES
    assert verify(office.workspace, Silent()) == []
