"""The real window over a real workspace, driven with keys and mouse."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from reviewer.windows.application import Application
from reviewer.windows.composition import OpenWorkspace
from reviewer.windows.watchdog import Block, Watchdog

STALL = 5.0
"""Seconds computed on the window's thread in one go. What usually takes half a second took one and a half of the
processor's time on a machine with eight times as much to do as it can. The fine measures are in benchmarks/."""
Opener = Callable[[Path], OpenWorkspace]


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Opener]:
    """Starts the program on a folder, as `mingjuan FOLDER` does; what runs is stopped at the end."""
    started: list[Application] = []

    def begin(folder: Path) -> OpenWorkspace:
        settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        program = Application(qapp, settings)
        assert program.begin(folder)
        started.append(program)
        assert program.open is not None
        window = program.open.window
        window.resize(1366, 768)
        # not waitExposed: it keeps Python's lock, and what the window waits for may come from a thread of ours
        qtbot.waitUntil(lambda: window.windowHandle() is not None and window.windowHandle().isExposed())
        dogs.append(Watchdog(blocks.append))  # from here on; what the start takes is measured in benchmarks/
        return program.open

    blocks: list[Block] = []
    dogs: list[Watchdog] = []
    yield begin
    for dog in dogs:
        dog.stop()
    for block in blocks:  # shown with pytest -rP; how long the usual ones take is measured in benchmarks/
        print(block)
    stalls = [str(b) for b in blocks if b.busy > STALL and "_dress" not in b.where]  # dressing windows of other tests
    for program in started:
        office = program.open
        if office is not None:
            office.window.close()
            office.window.deleteLater()
        program.deleteLater()
    assert stalls == []


def agree(question: str) -> None:
    """Click the button that says yes in the next dialog, which must ask this."""

    def click() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, click)
            return
        assert question in box.text()
        next(b for b in box.buttons() if box.buttonRole(b) is QMessageBox.ButtonRole.AcceptRole).click()

    QTimer.singleShot(0, click)
