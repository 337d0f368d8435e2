"""Photographs windows, dialogs and menus of the running program one by one."""

import argparse
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from make_images import Camera
from PySide6.QtGui import QCursor

from reviewer.intake.examples import take_in_practice
from reviewer.storage.workspace import open_workspace
from scoring.progress import Silent


class Album(Camera):
    """A camera that knows how to wait for dialogs, windows and menus."""

    def __init__(self, options: argparse.Namespace, scratch: Path) -> None:
        super().__init__(options, scratch)
        self.scratch = scratch
        self.program._set_scale(options.text)
        self._copies, self._measures = 0, bool(options.measure)

    def open_empty(self) -> None:
        """A workspace without case files."""
        self._open(self._empty)

    def open_examples(self) -> None:
        """A copy of the workspace of the examples, with their reviews; each time without a trace of the last."""
        if not self._folder.exists():
            self._open(self._folder, with_examples=True)
        self._copies += 1
        copy = self.scratch / f"{self._copies}" / self._folder.name
        shutil.copytree(self._folder, copy)
        workspace = open_workspace(copy)
        take_in_practice(workspace, Silent())  # one more, that nobody has scored
        workspace.close()
        self._open(copy)
        self.office.identity.be("沈知远")
        self.idle()
        QCursor.setPos(self.office.window.frameGeometry().bottomRight())  # nothing is pointed at

    def shoot(self, name: str, widget: object) -> None:
        """Save what a widget shows, in all its colours."""
        if self._measures:
            self._measure(name, widget)
        widget.grab().save(str(self._out / f"{name}.png"))  # type: ignore[attr-defined]

    def _measure(self, name: str, widget: object) -> None:
        """Say what of it is hard to read or cut off."""
        sys.path.append(str(Path(__file__).parents[2]))  # where the tests are
        from tests.reviewer.windows.accessible import clipped
        from tests.reviewer.windows.readable import faint

        for one in (*faint(widget), *clipped(widget)):  # type: ignore[arg-type]
            print(f"{name}: {one}", flush=True)

    def modal(self, name: str, begin: Callable[[], object]) -> None:
        """Begin something that opens a modal dialog and waits for it; photograph the dialog, then close it."""
        from PySide6.QtCore import QTimer

        def take() -> None:
            dialog = self.qt.activeModalWidget()
            if dialog is None:
                QTimer.singleShot(100, take)
                return
            self.shoot(name, dialog)
            dialog.reject()

        QTimer.singleShot(400, take)
        begin()
        self.wait(0.7)

    def window(self, name: str, widget: object) -> None:
        """Photograph a window as large as the screen lets it be when it opens."""
        self.wait(0.8)
        self.idle()
        self.shoot(name, widget)

    def menu(self, name: str, menu: object) -> None:
        """Photograph an open menu."""
        menu.popup(self.office.window.geometry().center())  # type: ignore[attr-defined]
        self.wait(0.3)
        self.shoot(name, menu)
        menu.close()  # type: ignore[attr-defined]

    def dialog(self, name: str, begin: Callable[[], object]) -> None:
        """Begin something that opens a dialog without waiting for it; photograph the dialog, then close it."""
        begin()
        self.until(lambda: self.qt.activeModalWidget() is not None)
        self.wait(0.4)
        self.idle()
        shown = self.qt.activeModalWidget()
        self.shoot(name, shown)
        shown.reject()
        self.wait(0.3)
