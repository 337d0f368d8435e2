"""A case file that goes takes the steps done in it along: those before them can still be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.intake.importing import import_paths
from reviewer.intake.starting import current_campaign
from reviewer.presenters.reading.reading import ReadingPresenter
from reviewer.storage.workspace import create_workspace
from reviewer.windows import theme
from reviewer.windows.composition import OpenWorkspace
from scoring.progress import Silent
from tests.on_desk import put_on_desk


@pytest.fixture
def office(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OpenWorkspace]:
    theme.apply(qapp, theme.Mode.LIGHT)
    workspace = create_workspace(tmp_path / "库")
    for name in ("甲案", "乙乙案"):
        (tmp_path / name).mkdir()
        Image.new("RGB", (60 + len(name), 80), "white").save(tmp_path / name / "1.png")
        import_paths(workspace, [tmp_path / name], current_campaign(workspace).id, Silent())
    office = OpenWorkspace(workspace, QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    monkeypatch.setattr(office.recognition, "start", lambda: None)
    monkeypatch.setattr(type(office.messages), "ask", lambda *_: True)
    office.identity.be("沈知远")
    office.window.show()
    office.start()
    yield office
    qtbot.waitUntil(lambda: office.runner.is_idle)
    office.window.close()
    office.close()


def test_what_was_done_before_in_another_file_is_taken_back_after_a_file_with_later_steps_was_removed(
    qtbot: QtBot, office: OpenWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(office.messages), "fail", lambda _self, error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: len(office.cases.rows) == 2)
    first, second = (row.case_id for row in office.cases.rows)
    put_on_desk(qtbot, office, first)
    assert office.desk is not None
    place, desk = office.desk.place, office.desk.place.desk
    place.entry.no_problem()
    put_on_desk(qtbot, office, second)
    qtbot.waitUntil(lambda: place.findChild(ReadingPresenter) is not None)
    reading = place.findChild(ReadingPresenter)
    assert reading is not None
    key = next(key for key, label in reading.missing() if label == "案由")
    assert not reading.add(key, "擅自倾倒垃圾", 1)
    qtbot.waitUntil(lambda: desk.file is not None and len(desk.file.corrections) == 1)
    put_on_desk(qtbot, office, first)
    assert desk.stack.count() == 2
    with qtbot.waitSignal(office.housekeeping().presenter.removed):
        office.housekeeping().remove([row for row in office.cases.rows if row.case_id == second])
    qtbot.waitUntil(lambda: desk.stack.count() == 1)
    with qtbot.waitSignal(desk.taken_back) as told:
        desk.undo()
    assert "无问题" in told.args[0]
    assert not desk.sheet.marks
