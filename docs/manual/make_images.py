"""The screenshots of the manual and the README, made by the program itself from its example case files.

    python docs/manual/make_images.py [--out resources/manual/images] [--size 1366x768] [--theme light|dark]

Runs without a display too. Pictures are reduced to 192 colours, so that the repository stays small.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

IMAGES = Path(__file__).parents[2] / "resources" / "manual" / "images"
PATIENCE = 600.0  # seconds for the slowest step: reading and recognising the examples


def main() -> int:
    """Make every picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=IMAGES)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--workspace", type=Path, help="use this example workspace and keep it")
    options = parser.parse_args()
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform in ("win32", "darwin")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        Camera(options, Path(scratch)).take_all()
    return 0


class Camera:
    """Drives the real window and photographs it."""

    def __init__(self, options: argparse.Namespace, scratch: Path) -> None:
        from PySide6.QtCore import QSettings
        from PySide6.QtWidgets import QApplication

        from reviewer.windows.application import Application

        self._out: Path = options.out
        self._scratch = scratch
        self._width, self._height = map(int, options.size.split("x"))
        self.qt = QApplication.instance() or QApplication(sys.argv[:1])
        settings = QSettings(str(scratch / "settings.ini"), QSettings.Format.IniFormat)
        settings.setValue("look/theme", options.theme)
        self.program = Application(self.qt, settings)
        self._folder = options.workspace or scratch / "示例评查库"
        self._empty = scratch / "空评查库"

    def take_all(self) -> None:
        """Every picture, in the order of the manual."""
        self._open(self._empty)
        self.shoot("cases-empty", self.office.window)
        self._open(self._folder, with_examples=True)
        self.office.identity.be("沈知远")
        self.idle()
        self.office.cases_place.report.hide()
        self.wait(0.3)
        self.shoot("cases", self.office.window)
        self._take_guide()
        self._take_desk()
        self._take_figures()
        self._take_bulletin()
        self.take_teaching()
        self._take_windows()
        self.office.window.close()

    @property
    def office(self):  # type: ignore[no-untyped-def]
        """The open workspace."""
        return self.program.open

    def shoot(self, name: str, widget: object) -> None:
        """Save what a widget shows."""
        from PIL import Image

        path = self._out / f"{name}.png"
        widget.grab().save(str(path))  # type: ignore[attr-defined]
        Image.open(path).convert("RGB").quantize(192).save(path, optimize=True)
        print(path.name)

    def wait(self, seconds: float) -> None:
        """Let the window work."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.qt.processEvents()
            time.sleep(0.01)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something to become true."""
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                raise SystemExit("waited too long")
            self.wait(0.05)

    def idle(self) -> None:
        """Wait until no job runs, and what it left is painted."""
        self.wait(0.8)
        self.until(lambda: self.office.runner.is_idle)
        self.wait(0.8)

    def _open(self, folder: Path, *, with_examples: bool = False) -> None:
        if not self.program.show(folder, create=True):
            raise SystemExit(f"{folder} does not open")
        self.office.window.resize(self._width, self._height)
        self.wait(0.8)
        if with_examples and not self.office.cases.rows:
            self.office.cases.import_examples()
            self.idle()

    def _take_guide(self) -> None:
        from reviewer.presenters.guide import OPEN
        from reviewer.windows.frame.guiding import Guiding

        guiding = Guiding(self.office, has_home=False)
        guiding.begin()
        self.wait(0.5)
        self.office.review(self.office.cases_place.case_to_review())
        painted: list[object] = []
        self.office.desk.place.pages.painted.connect(lambda *_: painted.append(1))
        self.until(lambda: guiding.guide.step != OPEN and bool(painted))
        self.wait(2.0)
        self.shoot("guide", self.office.window)
        guiding.guide.leave()

    def _take_desk(self) -> None:
        office = self.office
        office.review(office.cases.rows[1].case_id)
        desk = office.desk.place
        self.wait(2.5)
        desk.desk.choose_finding(desk.desk.finding_lines()[0].finding)
        self.wait(2.0)
        self.shoot("desk", office.window)

    def _take_figures(self) -> None:
        office = self.office
        office.window.go("figures")
        self.idle()
        for number, name in enumerate(("figures-units", "figures-problems", "figures-doubts", "figures-rules")):
            office.figures_place.tabs.setCurrentIndex(number)
            self.wait(0.3)
            self.shoot(name, office.window)

    def _take_bulletin(self) -> None:
        office = self.office
        office.window.go("bulletin")
        self.idle()
        self.idle()
        self.shoot("bulletin", office.window)
        bar = office.bulletin_place.bar
        clippings = office.bulletin_place.remarks.clippings
        for name, button in (
            ("bulletin-settings", bar.settings),
            ("bulletin-typical", bar.typical),
            ("bulletin-clippings", clippings),
        ):
            button.click()
            self.until(lambda: self.qt.activeModalWidget() is not None)
            self.idle()
            dialog = self.qt.activeModalWidget()
            self.shoot(name, dialog)
            dialog.reject()
            self.wait(0.3)

    def take_teaching(self) -> None:
        """The second example as a lesson on the whole window."""
        office = self.office
        office.teach((office.cases.rows[1].case_id,))
        self.until(lambda: office.teaching.window is not None)
        window = office.teaching.window
        window.showNormal()
        self.wait(1.0)  # the desktop gives it a size of its own first
        window.resize(self._width, self._height)
        self.wait(2.5)
        self.until(lambda: window.page.has_picture)
        self.shoot("teaching", window)
        window.close()
        self.wait(0.3)

    def _take_windows(self) -> None:
        """The windows beside the main one: papers, editions, local rules, the list of cases."""
        office = self.office
        office.window.go("cases")
        listed = [row.case_id for row in office.cases.rows]
        office.show_papers((), listed)
        papers = office.papers.window
        self.idle()
        papers.pane.choose_kind("rectification-notice")
        self._shoot_window("papers", papers)
        office.windows.show_rubrics()
        self.idle()
        page = office.windows.rubrics.list_page
        page.presenter.copy(page.row, page.row.title, "2027")
        self.idle()
        tree = office.windows.rubrics.editor_page.tree.view
        section = tree.model().index(3, 0)
        tree.expand(section)
        tree.setCurrentIndex(tree.model().index(0, 0, section))
        office.windows.rubrics.editor_page.side.setCurrentIndex(1)
        self._shoot_window("rubrics", office.windows.rubrics)
        office.windows.show_rules()
        self.until(office.windows.rules.isVisible)
        office.windows.rules.bar._load_example()
        office.windows.rules.tabs.setCurrentIndex(1)
        self._shoot_window("local-rules", office.windows.rules)
        self._take_list()

    def _take_list(self) -> None:
        office, path = self.office, self._scratch / "送卷目录.csv"
        heading = "案号,当事人,案由,承办机构,决定日期,罚款金额"
        lines = [f"{row.reference_number},{row.party},{row.cause},{row.unit},," for row in office.cases.rows[:6]]
        lines[1:1] = ["霁综执罚决〔2024〕第216号,祝某,占道经营,霁川市城市管理综合行政执法局,2024-12-03,五百元"]
        path.write_text("\n".join([heading, *lines]), encoding="utf-8-sig")
        office.roster().begin(path)
        self.until(lambda: office.rosters.dialog is not None and office.rosters.dialog._roster is not None)
        office.rosters.dialog.accept()
        self.idle()
        office.roster().show_window()
        self._shoot_window("roster", office.rosters.window)

    def _shoot_window(self, name: str, window: object) -> None:
        self.idle()
        self.wait(1.0)
        self.shoot(name, window)
        window.close()  # type: ignore[attr-defined]
        self.wait(0.3)


if __name__ == "__main__":
    sys.exit(main())
