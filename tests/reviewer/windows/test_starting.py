"""What the start leaves for later, and how it comes then: measured by what was made, not by a clock."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reviewer.intake.starting import current_campaign
from reviewer.storage.catalogue import CaseDescription
from reviewer.storage.workspace import create_workspace
from reviewer.windows.application import Application
from reviewer.windows.composition import OpenWorkspace
from reviewer.windows.in_turns import InTurns
from reviewer.windows.starting import AT_A_TIME, polish
from tests.patience import PATIENCE

START = """
import linecache, sys
from pathlib import Path
from reviewer.__main__ import load_window
load_window()
from PySide6 import QtWidgets
from PySide6.QtCore import QSettings
from reviewer.windows.application import Application
application = QtWidgets.QApplication(["mingjuan", "-style", "fusion"])
application.setProperty("mingjuan_style", True)
program = Application(application, QSettings(sys.argv[2], QSettings.Format.IniFormat))
program.begin(Path(sys.argv[1]))
program.open.window.grab()
print([name for name in ("QStyle", "QCommonStyle", "QWizard", "QMdiArea") if name in vars(QtWidgets)])
print([name for name in linecache.cache if "reviewer" in name])
program.open.window.close()
"""


class Windows(QObject):
    """Which widgets were shown as windows of their own."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    workspace = create_workspace(tmp_path / "库")
    campaign = current_campaign(workspace).id
    with workspace.store.writing():
        for number in range(3):
            described = CaseDescription(title=f"第{number}商行擅自设置广告案", unit="一大队")
            workspace.catalogue.add_case(campaign, described, f"{number}.pdf", f"hash-{number}", [], 0)
    workspace.close()
    return tmp_path / "库"


@pytest.fixture
def office(qapp: QApplication, qtbot: QtBot, workspace: Path) -> Iterator[OpenWorkspace]:
    program = Application(qapp, QSettings(str(workspace.parent / "s.ini"), QSettings.Format.IniFormat))
    program.begin(workspace)
    assert program.open is not None
    yield program.open
    program.open.window.close()


def test_the_list_is_painted_without_the_classes_that_take_long_to_make_and_no_source_is_read(workspace: Path) -> None:
    command = [sys.executable, "-c", START, str(workspace), str(workspace.parent / "s.ini")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE)
    assert done.stdout.split("\n")[:2] == ["[]", "[]"]


def test_the_desk_is_whole_before_anybody_goes_there_and_nothing_of_it_is_shown(
    qapp: QApplication, qtbot: QtBot, office: OpenWorkspace
) -> None:
    windows = Windows(qapp)
    qapp.installEventFilter(windows)
    assert office.desk is None
    qtbot.waitUntil(lambda: office.desk is not None)
    qapp.removeEventFilter(windows)
    assert office.window.shown is office.cases_place
    assert windows.shown == []


def test_the_desk_asked_for_early_is_whole_at_once(office: OpenWorkspace) -> None:
    coming = office.coming_desk()
    next(coming.parts)
    assert office.desk is None
    office.window.place("desk")
    assert office.desk is coming
    assert not coming.place.help.isVisible()


def test_the_editor_of_rubrics_is_built_while_the_list_is_looked_at(qtbot: QtBot, office: OpenWorkspace) -> None:
    office.windows.show_rubrics()
    window = office.windows.rubrics
    assert window is not None
    assert "editor_page" not in vars(window)
    qtbot.waitUntil(lambda: "editor_page" in vars(window))
    assert not window.editor_page.isVisible()


def test_the_local_rules_open_as_one_window_once_they_are_whole(
    qapp: QApplication, qtbot: QtBot, office: OpenWorkspace
) -> None:
    windows = Windows(qapp)
    qapp.installEventFilter(windows)
    office.windows.show_rules()
    assert windows.shown == []
    qtbot.waitUntil(lambda: bool(windows.shown))
    qapp.removeEventFilter(windows)
    assert windows.shown == ["RulesWindow"]
    rules = office.windows.rules
    assert rules is not None
    assert list(rules.parts) == []


def test_the_overlay_of_keys_is_one_widget_however_many_keys_there_are(office: OpenWorkspace) -> None:
    office.window.show_place("desk")
    assert office.desk is not None
    office.desk.place.help.toggle()
    assert len(office.desk.place.help.findChildren(QLabel)) == 2


def test_parts_come_one_in_a_turn_and_stop_when_told(qapp: QApplication, qtbot: QtBot) -> None:
    built: list[int] = []

    def parts() -> Iterator[None]:
        for number in range(1_000_000):
            built.append(number)
            yield

    turns = InTurns(parts(), qapp)
    qapp.processEvents()
    assert len(built) <= 1
    qtbot.waitUntil(lambda: len(built) > 3)
    turns.stop()
    before = len(built)
    qtbot.wait(20)
    assert len(built) == before


def test_a_widget_that_went_while_others_were_given_their_style_is_passed_over(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    labels = [QLabel(place) for _ in range(3 * AT_A_TIME)]
    turns = polish(place)
    next(turns)
    gone = labels.pop(AT_A_TIME)
    shiboken6.delete(gone)
    assert len(list(turns)) == 2
    assert all(label.testAttribute(Qt.WidgetAttribute.WA_WState_Polished) for label in labels)
