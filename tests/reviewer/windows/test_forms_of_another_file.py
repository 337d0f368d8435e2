"""A form that is open for one file puts nothing right in another one, and none in another line than its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.intake.importing import import_paths
from reviewer.intake.starting import current_campaign
from reviewer.storage.workspace import create_workspace
from reviewer.windows import theme
from reviewer.windows.composition import OpenWorkspace
from reviewer.windows.reading.document_form import DocumentForm
from reviewer.windows.reading.facts_pane import FactsPane
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
    office.identity.be("沈知远")
    office.window.show()
    office.start()
    yield office
    qtbot.waitUntil(lambda: office.runner.is_idle)
    office.window.close()
    office.close()


def test_forms_begun_for_one_file_are_gone_when_another_one_lies_on_the_desk(
    qtbot: QtBot, office: OpenWorkspace
) -> None:
    qtbot.waitUntil(lambda: len(office.cases.rows) == 2)
    first, second = (row.case_id for row in office.cases.rows)
    place = put_on_desk(qtbot, office, first)
    qtbot.waitUntil(lambda: place.findChild(FactsPane) is not None)
    facts, document = place.findChild(FactsPane), place.findChild(DocumentForm)
    assert facts is not None
    assert document is not None
    facts.begin_adding("cause", "案由")
    document.begin("行政处罚立案审批表", "", [])
    assert [facts.form.isHidden(), document.isHidden()] == [False, False]
    put_on_desk(qtbot, office, second)
    assert [facts.form.isHidden(), document.isHidden()] == [True, True]
