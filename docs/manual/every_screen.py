"""Every window, dialog and menu except the desk, photographed one by one, to be looked at after a change of looks.

    python docs/manual/every_screen.py --out FOLDER [--size 1366x768] [--theme light|dark] [--text 100] [--only WORD]

Scale the whole screen with QT_SCALE_FACTOR=1.5 (the size is then still given in pixels of the screen). The example
workspace is kept in FOLDER/.. between runs, because reading and recognising it takes longest.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from make_images import Camera

LONG_LIST = 5000
HEADINGS = "序号,立案号,处罚决定书文号,当事人,案由,承办单位,承办人,立案日期,决定日期,罚款(元),备注\n"
LINES = (
    "1,霁城立〔2024〕12号,霁城罚〔2024〕12号,霁川市某某商行,噪声扰民,执法一中队,甲;乙,2024.9.6,2024-10-12,5000,\n"
    "2,霁城立〔2024〕13号,霁城罚〔2024〕13号,某某建设有限公司,擅自处置建筑垃圾,执法二中队,甲;乙,2024.9.8,2028.1.3,五万元,\n"
    "3,霁城立〔2024〕14号,霁城罚〔2024〕13号,,占道经营,,丙,2024.9.9,2024.9.20,200,口头说过\n"
)


def main() -> int:
    """Make the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--text", type=int, default=100, help="the program's own size of text in percent")
    parser.add_argument("--only", default="", help="only the parts whose name contains this")
    options = parser.parse_args()
    if not (os.environ.get("DISPLAY") or sys.platform in ("win32", "darwin")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    options.out.mkdir(parents=True, exist_ok=True)
    options.workspace = options.out.parent / "示例评查库"
    factor = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    width, height = map(int, options.size.split("x"))
    options.size = f"{int(width / factor)}x{int(height / factor) - 40}"  # less the title and the bar of the desktop
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        EveryScreen(options, Path(scratch)).take_all()
    return 0


class EveryScreen(Camera):
    """Walks through the windows in the order of a working day."""

    def __init__(self, options: argparse.Namespace, scratch: Path) -> None:
        super().__init__(options, scratch)
        self._only = options.only
        self.program._set_scale(options.text)

    def take_all(self) -> None:
        """Every part whose name was asked for; what goes wrong in one does not stop the others."""
        if self._wanted("empty"):
            self._open(self._empty)
            self.shoot("empty", self.office.window)
            self._take_empty_places()
        self._open(self._folder, with_examples=True)
        self.office.identity.be("沈知远")
        self.idle()
        for name, take in self._parts():
            if self._wanted(name):
                try:
                    take()
                except Exception as error:  # noqa: BLE001  (said; the next part goes on)
                    print(f"!! {name}: {error!r}")
        self.office.window.close()

    def shoot(self, name: str, widget: object) -> None:
        """Save what a widget shows, in all its colours."""
        widget.grab().save(str(self._out / f"{name}.png"))  # type: ignore[attr-defined]

    def _wanted(self, name: str) -> bool:
        return self._only in name

    def _parts(self) -> Iterator[tuple[str, Callable[[], None]]]:
        yield "cases", self._take_cases
        yield "roster", self._take_roster
        yield "import", self._take_import
        yield "figures", self._take_numbers
        yield "bulletin", self._take_bulletin
        yield "papers", self._take_papers
        yield "rubrics", self._take_rubrics
        yield "rules", self._take_rules
        yield "settings", self._take_settings
        yield "dialogs", self._take_dialogs
        yield "menus", self._take_menus
        yield "manual", self._take_manual
        yield "search", self._take_search
        yield "teaching", self._take_teaching

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

    def _take_empty_places(self) -> None:
        for place in ("figures", "bulletin", "desk"):
            self.office.window.go(place)
            self.idle()
            self.shoot(f"empty-{place}", self.office.window)
        self.office.show_papers((), ())
        self.window("empty-papers", self.office.papers.window)
        self.office.papers.window.close()
        self.office.roster().show_window()
        self.window("empty-roster", self.office.rosters.window)
        self.office.rosters.window.close()
        self.office.show_rubrics()
        self.window("empty-rubrics", self.office.rubrics)
        self.office.rubrics.close()

    def _take_cases(self) -> None:
        office, place = self.office, self.office.cases_place
        office.window.go("cases")
        place.report.hide()
        self.wait(0.5)
        self.shoot("cases", office.window)
        place.tools._filter.setText("没有这样的案卷")
        self.wait(0.4)
        self.shoot("cases-nothing-found", office.window)
        place.tools.clear()
        rows = office.cases.rows
        place.show_only([row.case_id for row in rows[:3]], "等次“优秀”")
        self.wait(0.3)
        self.shoot("cases-only", office.window)
        place.only._clear()
        many = [rows[n % len(rows)]._replace(case_id=f"{n}", number=f"{n + 1:04}") for n in range(LONG_LIST)]
        place._list(many)
        self.wait(0.5)
        self.shoot("cases-5000", office.window)
        place._list(rows[:1])
        self.wait(0.3)
        self.shoot("cases-1", office.window)
        place._list(rows)
        place.table.selectAll()
        self.wait(0.3)
        self.shoot("cases-all-chosen", office.window)
        place.table.selectRow(0)
        place._correct_current()
        self.wait(0.4)
        self.shoot("cases-correction", self.qt.activeModalWidget())
        self.qt.activeModalWidget().reject()

    def _take_roster(self) -> None:
        office = self.office
        office.window.go("cases")
        path = self._scratch / "送卷目录.csv"
        path.write_text(HEADINGS + LINES, encoding="utf-8-sig")
        office.roster().begin(path)
        self.until(lambda: office.rosters.dialog is not None and office.rosters.dialog._roster is not None)
        dialog = office.rosters.dialog
        self.window("roster-dialog", dialog)
        dialog.tabs.setCurrentIndex(1)
        self.window("roster-preview", dialog)
        dialog.matching.setFocus()
        dialog.accept()
        self.idle()
        self.shoot("roster-bar", office.window)
        office.roster().show_window()
        self.window("roster-window", office.rosters.window)
        office.rosters.window.table.selectRow(0)
        self.window("roster-chosen", office.rosters.window)
        office.rosters.window.close()

    def _take_import(self) -> None:
        office = self.office
        office.window.go("cases")
        folder = self._scratch / "导入"
        folder.mkdir()
        (folder / "坏的.pdf").write_bytes(b"%PDF-1.7 nothing")
        (folder / "空的.zip").write_bytes(b"")
        (folder / "照片.jpg").write_bytes(b"\xff\xd8\xff")
        office.cases.import_paths([folder])
        self.wait(0.3)
        self.shoot("import-progress", office.window)
        self.idle()
        self.shoot("import-problems", office.window)
        office.cases_place.report.hide()

    def _take_numbers(self) -> None:
        self._take_figures()

    def _take_papers(self) -> None:
        office = self.office
        listed = [row.case_id for row in office.cases.rows]
        office.show_papers(listed[:1], listed)
        window = office.papers.window
        self.window("papers", window)
        for number in range(window.pane.kind.count()):
            window.pane.kind.setCurrentIndex(number)
            self.window(f"papers-{number:02}", window)
            if number == 8:
                break
        self.modal("papers-issue", window._ask_to_issue)
        window.close()

    def _take_rubrics(self) -> None:
        office = self.office
        office.show_rubrics()
        window = office.rubrics
        self.window("rubrics-list", window)
        page = window.list_page
        for name, act in (("copy", page._copy), ("begin", page._begin), ("choose", page._choose)):
            act()
            self.until(lambda: self.qt.activeModalWidget() is not None)
            self.wait(0.3)
            self.shoot(f"rubrics-{name}", self.qt.activeModalWidget())
            self.qt.activeModalWidget().reject()
            self.wait(0.2)
        window.presenter.copy(page.row, "试一试", "2027")
        self.idle()
        editor = window.editor_page
        tree = editor.tree.view
        model = tree.model()
        for number in range(model.rowCount()):
            tree.setCurrentIndex(model.index(number, 0))
            self.window(f"rubrics-edit-{number}", window)
            if number > 3:
                break
        first = model.index(3, 0)
        tree.expand(first)
        leaf = model.index(0, 0, first)
        while model.rowCount(leaf):
            leaf = model.index(0, 0, leaf)
        tree.setCurrentIndex(leaf)
        self.window("rubrics-leaf", window)
        for number in range(editor.side.count()):
            editor.side.setCurrentIndex(number)
            self.window(f"rubrics-side-{number}", window)
        window._want_to_publish()
        self.until(lambda: self.qt.activeModalWidget() is not None)
        self.wait(1.0)
        self.shoot("rubrics-publish", self.qt.activeModalWidget())
        self.qt.activeModalWidget().reject()
        window._leave()
        window.close()

    def _take_rules(self) -> None:
        self.office.windows.show_rules()
        window = self.office.windows.rules
        for number in range(window.tabs.count()):
            window.tabs.setCurrentIndex(number)
            self.window(f"rules-{number}", window)
        window.bar._load_example()
        window.tabs.setCurrentIndex(1)
        self.window("rules-example", window)
        window.panels[list(window.panels)[1]].add()
        self.window("rules-problems", window)
        while window.presenter.undo_stack.canUndo():
            window.presenter.undo_stack.undo()
        window.close()

    def _take_settings(self) -> None:
        from reviewer.windows.preferences.notice_dialog import NoticeDialog
        from reviewer.windows.preferences.version_dialog import VersionDialog

        self.office.windows.show_settings()
        window = self.office.windows.settings
        for number in range(window.tabs.count()):
            window.tabs.setCurrentIndex(number)
            self.window(f"settings-{number}", window)
        dialog = NoticeDialog(2027, window)
        dialog.open()
        self.window("settings-notice", dialog)
        dialog.reject()
        wanting = [row.rule for row in window.presenter.rules() if "填" in str(row.switch)]
        for rule in wanting[:1] or [row.rule for row in window.presenter.rules() if not row.is_on][:1]:
            window.tabs.setCurrentIndex(1)
            window.rules.choose(rule)
            self.window("settings-rule-off", window)
            dialog = VersionDialog(window.presenter, rule, window)
            dialog.open()
            self.window("settings-version", dialog)
            dialog.reject()
        window.close()

    def _take_dialogs(self) -> None:
        from reviewer.windows.messages import show_bug
        from reviewer.windows.reading.password_dialog import PasswordDialog
        from scoring.errors import ReviewError

        office = self.office
        office.window.go("cases")
        self.modal("dialog-person", office.ask_person)
        for tried in (False, True):
            dialog = PasswordDialog("霁城罚〔2024〕12号.pdf", tried, office.window)
            self.modal(f"dialog-password-{tried}", dialog.exec)
        refused = ReviewError("“甲.pdf”没有打开：文件不完整。", "请重新扫描或者向承办机构索取完整的文件。")
        self.modal("dialog-refused", lambda: office.messages.refuse(refused))
        self.modal("dialog-bug", lambda: show_bug("Traceback…\nValueError: 1", office.window))
        question = ("提交评查表？", "提交后锁定，不能再改。还有 3 项未评、2 条疑点没有认定。", "提交")
        self.modal("dialog-ask", lambda: office.messages.ask(*question, ("看下一个未评项", lambda: None)))
        self.modal("dialog-about", self.program._about)
        self.modal("dialog-open-file", office.cases_place._choose_files)
        self.modal("dialog-folder", office.cases_place._choose_folder)
        self.modal("dialog-save", lambda: office.cases_place._save_sheets(("a", "b")))

    def _take_menus(self) -> None:
        from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QTextBrowser

        office = self.office
        self.menu("menu-main", office.window.menu)
        for action in office.window.menu.actions():
            if action.menu() is not None:
                self.menu(f"menu-{action.text()}", action.menu())
        for button in office.cases_place.tools.findChildren(QMenu):
            self.menu(f"menu-tools-{len(button.actions())}", button)
        line, text, shown = QLineEdit("字"), QPlainTextEdit("字"), QTextBrowser()
        line.selectAll()
        for widget in (line, text, shown):
            self.menu(f"menu-{type(widget).__name__}", widget.createStandardContextMenu())

    def _take_manual(self) -> None:
        from PySide6.QtWidgets import QApplication

        from reviewer.windows.manual.window import CHAPTERS, ManualWindow

        self.program._show_manual("")
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ManualWindow))
        for name, _title in CHAPTERS:
            window.turn_to(name)
            self.window(f"manual-{name}", window)
        window.close()

    def _take_search(self) -> None:
        office = self.office
        office.window.go("cases")
        office.cases_place.table.selectRow(1)
        office.search.search()
        self.wait(2.0)
        pane = self.qt.focusWidget()
        pane.setText("送达")
        self.wait(1.5)
        self.shoot("search", office.window)


if __name__ == "__main__":
    sys.exit(main())
