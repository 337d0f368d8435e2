"""A hand and a camera for the real window: keys, the mouse, pictures of the whole screen."""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from reviewer.windows.application import Application
from reviewer.windows.composition import OpenWorkspace
from reviewer.windows.desk.desk_place import DeskPlace
from tests.desk_states.workspace import REVIEWER

PATIENCE = 60.0


class Camera:
    """Drives the program with keys and the mouse and photographs the whole screen."""

    def __init__(self, out: Path, folder: Path, options: argparse.Namespace) -> None:
        self.out, self.only = out, set(filter(None, options.only.split(",")))
        self.qt = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(self.qt, QApplication)
        settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        settings.setValue("look/theme", options.theme)
        settings.setValue("look/scale", options.text)
        self.program = Application(self.qt, settings)
        assert self.program.begin(folder)
        self.office.window.showMaximized()
        self.wait(1.0)
        self.office.identity.be(REVIEWER)
        self.number = 0
        self.dialog = ""  # what the picture of the next question or refusal is called
        self._seen: object = None
        self._dialogs = QTimer(interval=600)
        self._dialogs.timeout.connect(self._shoot_dialog)
        self._dialogs.start()

    @property
    def office(self) -> OpenWorkspace:
        """The open workspace."""
        assert self.program.open is not None
        return self.program.open

    @property
    def place(self) -> DeskPlace:
        """The desk."""
        assert self.office.desk is not None
        return self.office.desk.place

    def wait(self, seconds: float) -> None:
        """Let the window work."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.qt.processEvents()
            time.sleep(0.005)

    def until(self, holds: Callable[[], object]) -> None:
        """Wait for something to become true."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, "waited too long"
            self.wait(0.05)

    def shoot(self, name: str, wait: float = 0.7) -> None:
        """A picture of the whole screen."""
        self.number += 1
        if not self.only or name in self.only:
            self.wait(wait)
            self.qt.primaryScreen().grabWindow(0).save(str(self.out / f"{self.number:02}-{name}.png"))

    def _shoot_dialog(self) -> None:
        """A question or a refusal waits for its answer: photographed once it is painted, and left."""
        box, seen = QApplication.activeModalWidget(), self._seen
        self._seen = box
        if isinstance(box, QMessageBox) and box is seen:
            name, self.dialog = self.dialog or "unexpected-dialog", ""
            self.number += 1
            self.qt.primaryScreen().grabWindow(0).save(str(self.out / f"{self.number:02}-{name}.png"))
            box.reject()

    def press(self, *keys: str) -> None:
        """Keys one after the other, to whatever has the focus."""
        for key in keys:
            target = QApplication.focusWidget() or QApplication.activeWindow() or self.office.window
            QTest.keySequence(target, QKeySequence(key))
            self.wait(0.05)

    def write(self, text: str) -> None:
        """Chinese, as an input method commits it."""
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), event)

    def drag(self, begin: tuple[float, float], end: tuple[float, float]) -> None:
        """The mouse over the page, places as parts of the view."""
        view = self.place.view.viewport()
        a, b = (QPoint(round(view.width() * x), round(view.height() * y)) for x, y in (begin, end))
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=a)
        for step in range(1, 5):
            QTest.mouseMove(view, a + (b - a) * step / 4)
            self.wait(0.05)  # the screen's own pointer comes late
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=b)
        self.wait(0.1)

    def close_dialogs(self) -> None:
        """Dialogs and menus away."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.close()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self.wait(0.2)

    def open(self, number: str) -> None:
        """A case file on the desk."""
        row = next(r for r in self.office.cases.rows if r.number == number)
        self.office.review(row.case_id)
        self.office.window.activateWindow()
        self.wait(1.2)

    def choose(self, holds: Callable[[object], object]) -> str:
        """The first item of which this is true, made the current one."""
        desk = self.place.desk
        leaf = next(c for c in desk.rubric.criteria() if holds(c))
        desk.choose_item(leaf.id)
        return leaf.id
