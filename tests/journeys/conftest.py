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

Opener = Callable[[Path], OpenWorkspace]
BLOCKED = 1.5  # seconds; all above 0.05 are reported, but a machine that runs tests may be slow and busy


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
        program.open.window.resize(1366, 768)
        qtbot.waitExposed(program.open.window)
        return program.open

    blocks: list[Block] = []
    dog = Watchdog(blocks.append)
    yield begin
    dog.stop()
    for block in blocks:  # shown with pytest -rP
        print(block)
    worst = max((b.busy for b in blocks), default=0.0)
    for program in started:
        if program.open is not None:
            program.open.window.close()
    assert worst < BLOCKED, f"the window's thread computed for {worst:.2f} s without a look at the user"


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
