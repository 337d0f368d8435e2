"""Every state of the desk in the real window, photographed from the screen, to be looked at one by one.

    DISPLAY=:75 python tests/desk_states.py FOLDER [--theme dark] [--only name,name] [--workspace FOLDER]

Needs a display (Xvfb will do) with a window manager. QT_SCALE_FACTOR=1.5 shows it at 150 %.
tests/desk_states_under_xvfb.sh takes all sizes, scales and themes.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEvent, QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from reviewer.intake.examples import author_named, take_in_examples
from reviewer.intake.starting import current_campaign, edition_for, opening_acts
from reviewer.storage.workspace import Workspace, create_workspace
from reviewer.windows.application import Application
from reviewer.windows.composition import OpenWorkspace
from reviewer.windows.desk.desk_place import DeskPlace
from scoring.acts import FindingAdded, SessionSubmitted
from scoring.casefile import Region
from scoring.progress import Silent
from scoring.rubric import Deduction
from scoring.sheet import Finding

WORKING, SUBMITTED, OTHERS, FRESH = "002", "003", "004", "007"  # numbers of case files
PATIENCE = 60.0


def prepare(folder: Path) -> None:
    """A workspace with one file to work on, one submitted, one of somebody else, one nobody has opened."""
    workspace = create_workspace(folder)
    taken = take_in_examples(workspace, Silent()).taken
    named = {f"0{one.name[:2]}": one.case for one in taken}
    _begin_review(workspace, named[SUBMITTED], "沈知远", submit=True)
    _begin_review(workspace, named[OTHERS], "陆文舟", submit=False)
    author_named(workspace, "沈知远")
    workspace.close()


def _begin_review(workspace: Workspace, case: str, name: str, *, submit: bool) -> None:
    author = author_named(workspace, name)
    content = workspace.readings.case_file(case)
    rubric = edition_for(workspace, content.procedure)
    session = workspace.sessions.open(case, current_campaign(workspace).id, rubric.hash, author)
    leaf = next(c for c in rubric.criteria() if c.deductions)
    rule = next(r for r in leaf.deductions if isinstance(r, Deduction))
    found = FindingAdded(Finding("found", leaf.id, rule.id, regions=(Region(1),), remark="送达回证没有签名。"))
    last = [SessionSubmitted()] if submit else []
    workspace.sessions.act(session.id, [*opening_acts(rubric, content), found, *last], author)


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
        self.office.identity.be("沈知远")
        self.number = 0
        self.dialog = ""  # what the picture of the next question or refusal is called
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
        """A question or a refusal waits for its answer: photographed, and left."""
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
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

    # The states

    def take_all(self) -> None:
        """Every state, in an order in which one follows from the other."""
        self.open(WORKING)
        self.take_items()
        self.take_findings()
        self.take_prompts()
        self.take_suspicions()
        self.take_pages()
        self.take_sheet()
        self.take_other_files()
        self.office.window.close()
        self.wait(0.5)

    def take_items(self) -> None:
        """The file opened, an item chosen, a tip, the keyboard in each pane."""
        place = self.place
        self.shoot("opened", 1.5)
        self.choose(lambda c: c.vetoes and len(c.deductions) > 1)
        self.shoot("item")
        for _ in range(5):
            self.press("F6")
            self.shoot(f"focus-{type(QApplication.focusWidget()).__name__}", 0.2)
        place.panes.page.take_focus()
        button = place.page_bar.buttons["rotate"]
        at = button.rect().center()
        help_ = QHelpEvent(QEvent.Type.ToolTip, at, button.mapToGlobal(at))
        QApplication.sendEvent(button, help_)
        self.shoot("tip", 0.4)
        self.press("L")
        self.shoot("only-relevant")
        self.press("L")

    def take_findings(self) -> None:
        """Regions drawn, findings of all sorts recorded."""
        desk = self.place.desk
        self.choose(lambda c: any(r.kind.value == "per_occurrence" for r in c.deductions))
        self.drag((0.3, 0.3), (0.7, 0.45))
        self.shoot("region")
        self.drag((0.3, 0.6), (0.6, 0.7))
        self.press("PgDown")
        self.drag((0.3, 0.3), (0.6, 0.5))
        self.shoot("regions")
        self.press("PgDown")
        self.shoot("regions-away")
        self.press("1")
        self.shoot("recorded")
        self.press("Tab", "F")
        self.shoot("whole-file")
        self.press("1", "Tab", "M")
        self.shoot("missing-item")
        self.press("1", "Return")
        self.shoot("missing-item-recorded")
        self.press("Ctrl+Z")
        self.shoot("undone")
        self.press("Ctrl+Y")
        self.shoot("redone")
        desk.choose_finding(desk.sheet.findings[0].id)
        self.shoot("finding-chosen")
        self.place.strip.all.click()
        self.shoot("all-findings")
        self.place.strip.all.click()

    def take_prompts(self) -> None:
        """What must be said: chips, remarks offered, a quote, a law, a veto, doubt, not applicable, elsewhere."""
        self.choose(lambda c: any(r.kind.value == "range" for r in c.deductions))
        rules = self.place.entry.rules()
        number = next(n for n, r in enumerate(rules, 1) if getattr(r, "kind", None) and r.kind.value == "range")
        self.press(str(number))
        self.shoot("range")
        self.press("2")
        self.write("立案超过法定期限")
        self.shoot("range-written")
        self.press("Return")
        self.choose(lambda c: any(getattr(r, "kind", None) and r.kind.value == "range" for r in c.deductions))
        self.press("R")
        self.shoot("change")
        self.press("Esc")
        self.place.acting.quote("违反《城镇排水与污水处理条例》第二十一条第一款")
        self.choose(lambda c: c.vetoes)
        self.press(str(len(self.place.entry.rules())))
        self.shoot("veto-first")
        self.write("未经法制审核即作出决定")
        self.shoot("veto-written")
        self.press("Return")
        self.shoot("veto-recorded")
        self.press("Ctrl+Z", "D")
        self.write("见证人是否适格，请合议。")
        self.shoot("doubt")
        self.press("Return")
        self.shoot("doubt-recorded")
        self.press("Tab", "N")
        self.shoot("not-applicable")
        self.press("1", "Return", "Tab", "E")
        self.shoot("elsewhere")

    def take_suspicions(self) -> None:
        """A suspicion with two places, accepting and dismissing it."""
        self.press("S")
        self.shoot("suspicion", 1.2)
        self.press("S")
        self.shoot("suspicion-three-places", 1.2)
        self.press("Y")
        self.shoot("suspicion-accepting")
        self.press("1")
        self.write("")
        self.shoot("suspicion-accepting-remark")
        self.press("Return")
        self.shoot("suspicion-accepted")
        self.press("S", "X")
        self.shoot("suspicion-dismissing")
        self.press("2", "Return")
        self.shoot("suspicion-dismissed")
        self.place.suspicions.list.setCurrentRow(1)
        self.press("Esc", "Esc")
        self.place.left.setCurrentIndex(0)

    def take_pages(self) -> None:
        """Ways to look at pages."""
        place = self.place
        self.press("F8")
        place.area.views()[1].go(16)
        self.shoot("pair", 1.2)
        self.press("Shift+F8")
        self.shoot("pair-synced")
        self.press("Shift+F8", "F8", "F7")
        self.shoot("thumbnails", 1.5)
        self.press("F7", "F9")
        view = place.view.viewport()
        QTest.mouseMove(view, QPoint(view.width() // 2, view.height() // 2))
        self.shoot("magnifier", 1.0)
        self.press("F9", "V")
        self.drag((0.25, 0.3), (0.7, 0.36))
        self.shoot("text-selected")
        self.press("V", "/")
        self.write("罚款")
        self.shoot("found")
        self.press("Esc", "F11")
        self.shoot("full")
        self.press("F11", "Shift+F11")
        self.shoot("full-page", 1.2)
        self.press("Shift+F11", "F12")
        self.shoot("page-window", 1.2)
        self.press("F12", "C")
        self.shoot("single-page")
        self.press("C", "P")
        self.shoot("fit-page")
        self.press("T")
        self.shoot("rotated")
        self.press("T", "T", "T", "W")
        place.page_bar.more.click() if place.page_bar.more.isVisible() else None
        self.shoot("more-of-the-page")
        self.close_dialogs()

    def take_sheet(self) -> None:
        """Facts, timeline, the total, conditions, keys, 横评, other workers' views."""
        self.press("?")
        self.shoot("help", 0.5)
        self.press("Esc", "Ctrl+K")
        from reviewer.windows.desk.keys_dialog import KeysDialog

        dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, KeysDialog) and w.isVisible())
        dialog.choose("rotate")
        dialog.keys.setKeySequence(QKeySequence("J"))
        self.shoot("keys-conflict")
        dialog.keys.setKeySequence(QKeySequence("D"))
        self.shoot("keys-refused")
        self.close_dialogs()
        self.press("U")
        self.shoot("facts", 1.2)
        self.press("F2")
        self.shoot("facts-edit")
        self.press("Esc", "Esc", "H")
        self.shoot("timeline", 1.2)
        self.press("Esc", "Esc", "Esc")
        self.place.left.setCurrentIndex(0)
        self.press("I")
        self.shoot("trace", 1.0)
        self.close_dialogs()
        self.press("O")
        self.shoot("conditions", 0.5)
        self.close_dialogs()
        self.press("Ctrl+H")
        self.shoot("across")
        self.press("Return")
        self.shoot("across-on", 1.5)
        self.press("Ctrl+H")
        self.press("Ctrl+Shift+F")
        self.write("罚款")
        self.shoot("search-all", 1.5)
        self.close_dialogs()
        self.press("Esc", "Esc")

    def take_other_files(self) -> None:
        """Missing documents, a submitted file, one of somebody else, the guide."""
        self.open(FRESH)
        self.take_missing()
        self.shoot("fresh")
        self.dialog = "submit-question"
        self.press("Ctrl+Return")
        self.open(SUBMITTED)
        self.shoot("submitted", 1.0)
        self.press("S")
        self.shoot("submitted-suspicion", 1.0)
        self.open(OTHERS)
        self.shoot("locked", 1.0)
        self.press("1")
        self.shoot("locked-refused")
        self.take_guide()

    def take_missing(self) -> None:
        """A document that should be there chosen in the contents."""
        for row in self.office.cases.rows:
            self.open(row.number)
            missing = [line for line in self.place.desk.contents() if not line.seq]
            if missing:
                self.place.desk.choose_line(missing[0])
                self.place.contents.scrollToBottom()
                self.shoot("missing-document")
                self.press("1")
                self.shoot("missing-document-recorded")
                return

    def take_guide(self) -> None:
        """The guided first review, step by step."""
        from reviewer.presenters.guide import DONE
        from reviewer.windows.frame.guiding import Guiding

        guiding = Guiding(self.office, has_home=True)
        guiding.begin()
        for number in range(1, 7):
            self.shoot(f"guide-{number}", 1.0)
            if guiding.guide.step == DONE:
                break
            if number == 1:
                self.open(FRESH)
            else:
                guiding.guide.skip()
        guiding.guide.leave()


def main() -> int:
    """Take every picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--text", type=int, default=100, help="the size of text in percent")
    parser.add_argument("--only", default="", help="names of the states wanted, with commas between them")
    parser.add_argument("--workspace", type=Path, help="a workspace made by an earlier call; it is copied")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch) / "评查库"
        if options.workspace is not None and options.workspace.exists():
            shutil.copytree(options.workspace, folder)
        else:
            prepare(folder)
            if options.workspace is not None:
                shutil.copytree(folder, options.workspace)
        Camera(options.out, folder, options).take_all()
    return 0


if __name__ == "__main__":
    sys.exit(main())
