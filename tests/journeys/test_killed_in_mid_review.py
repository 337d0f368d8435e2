"""The window's own process is killed in mid-review; the next one opens and finds everything that was saved."""

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from reviewer.storage.verification import verify
from scoring.progress import Silent
from tests.journeys.conftest import Opener
from tests.journeys.test_from_case_file_to_bulletin import EXAMPLE
from tests.on_desk import put_on_desk

REVIEWER = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from reviewer.windows.application import Application

def until(holds):
    end = time.monotonic() + 300
    while not holds():
        assert time.monotonic() < end
        QTest.qWait(10)

if __name__ == "__main__":
    folder, example = map(Path, sys.argv[1:3])
    qt = QApplication([])
    program = Application(qt, QSettings(str(folder) + ".ini", QSettings.Format.IniFormat))
    program.begin(folder)
    office = program.open
    office.identity.be("沈知远")
    office.cases.import_paths([example])
    until(lambda: len(office.cases.rows) == 1)
    case = office.cases.rows[0].case_id
    office.review(case)
    until(lambda: office.desk and office.desk.place.shown.is_whole and not office.desk.place.desk.is_opening)
    desk = office.desk.place
    sheets = office.workspace.sessions
    for number, (item, key) in enumerate(
        (("calculation", Qt.Key.Key_1), ("page-numbers", Qt.Key.Key_1), ("contents", Qt.Key.Key_2)), 1
    ):
        desk.desk.choose_item(item)
        QTest.keyClick(QApplication.focusWidget() or office.window, key)
        until(lambda: sheets.of_case(case) and len(sheets.of_case(case)[-1].content.sheet.findings) == number)
        print("saved", number, flush=True)
    QTest.qWait(3_600_000)
"""


def test_a_killed_window_loses_nothing_that_was_saved(qtbot: QtBot, start: Opener, tmp_path: Path) -> None:
    folder, script = tmp_path / "评查库 三", tmp_path / "reviewer_at_work.py"
    script.write_text(REVIEWER, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script), str(folder), str(EXAMPLE)], stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line.strip())
        if line.startswith("saved 3"):
            process.kill()
    process.wait()
    process.stdout.close()
    assert said == ["saved 1", "saved 2", "saved 3"]

    office = start(folder)
    (row,) = office.cases.rows
    assert row.state == "评查中"
    put_on_desk(qtbot, office, row.case_id)
    assert office.desk is not None
    assert [f.criterion for f in office.desk.place.desk.sheet.findings] == ["calculation", "page-numbers", "contents"]
    assert verify(office.workspace, Silent()) == []
