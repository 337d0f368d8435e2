"""The program ended in the middle of printing: the next start tells so, and prints only when told to."""

from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from reviewer.presenters.identity import DEVICE
from reviewer.presenters.outputs import Output, Way
from reviewer.presenters.papers_values import PaperOrder
from reviewer.presenters.stored.outputs import StoredOutputs
from reviewer.presenters.stored.prints import StoredPrints
from reviewer.printing.paper_data import Subject
from reviewer.printing.papers import Head
from reviewer.storage.workspace import create_workspace
from tests.journeys.conftest import Opener

ORDER = PaperOrder("sheets", (Subject("1", "", ("1",)), Subject("2", "", ("2",))), Head(), {})


def test_what_was_being_printed_is_told_and_not_printed_unasked(qtbot: QtBot, start: Opener, tmp_path: Path) -> None:
    folder = tmp_path / "评查库"
    workspace = create_workspace(folder)
    QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat).setValue(DEVICE, "computer-1")
    target = tmp_path / "别处.pdf"
    StoredOutputs(workspace, "computer-1").begin(Output("1", Way.PRINT, "评查表", ("1", "2"), ORDER))
    StoredOutputs(workspace, "elsewhere").begin(Output("2", Way.TOGETHER, "评查表", ("1",), ORDER, str(target)))
    StoredPrints(workspace).begin(b"%PDF-", 1, 40)
    workspace.close()

    office = start(folder)
    qtbot.waitUntil(lambda: office.putting_out().strip is not None)
    strip = office.putting_out().strip
    assert strip is not None
    told = []
    for _ in range(2):
        qtbot.waitUntil(strip.isVisible)
        told.append(strip.text.text())
        assert strip.go_on.text() == "接着打印"
        qtbot.mouseClick(strip.drop, Qt.MouseButton.LeftButton)
    assert sorted(told) == [
        "上次打印“评查表”（共 2 份）没有完成。",
        "上次打印没有完成：第 1—40 页中送出了 0 页。",
    ]
    qtbot.waitUntil(lambda: not office.workspace.catalogue.settings_under("printing/"))
    left = office.workspace.catalogue.settings_under
    qtbot.waitUntil(lambda: left("outputs/") == ("2",))  # what another computer was told to write is its own affair
    qtbot.waitUntil(lambda: office.runner.is_idle)
    assert not target.exists()
