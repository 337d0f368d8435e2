"""What is photographed, in an order in which one state follows from the other."""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from reviewer.windows.reading.contents_box import ContentsBox
from tests.desk_states.camera import Camera
from tests.desk_states.workspace import FRESH, LACKING, OTHERS, SUBMITTED, WORKING


class States(Camera):
    """The states, group by group."""

    def take_all(self) -> None:
        """Every state, in an order in which one follows from the other."""
        self.shoot("cases")
        self.open(WORKING)
        self.take_items()
        self.take_findings()
        self.take_prompts()
        self.take_suspicions()
        self.take_grounds()
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
        QToolTip.hideText()
        self.press("L")
        self.shoot("only-relevant")
        self.press("L")
        place.findChild(ContentsBox).correct.click()
        self.shoot("contents-menu")
        self.close_dialogs()

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
        self.press("R")
        self.shoot("veto-change")
        self.press("Esc", "Ctrl+Z", "D")
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
        if self.place.form.is_choice:
            self.press("1")
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

    def take_grounds(self) -> None:
        """A suspicion was accepted, and no longer holds since a fact was put right."""
        desk = self.place.desk
        higher = next(s for s in desk.raised() if s.rule == "C16")
        desk.show_suspicion(higher.key)
        self.press("Y", "1")
        if self.place.form.isVisible():
            self.press("Return")
        assert self.office.desk is not None
        reading = self.office.desk.panes.reading
        fine = next(line for line in reading.lines() if line.fact is not None and line.fact.key == "fine_amount")
        reading.correct(fine, "60000")
        self.until(desk.changed_grounds)
        self.shoot("grounds-changed")
        self.press("Shift+Y")
        self.shoot("grounds-kept")
        self.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
        self.until(lambda: any(s.key == higher.key for s in desk.raised()))

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
        """A document that should be there chosen in the contents, with the keyboard."""
        self.open(LACKING)
        contents = self.place.contents
        while QApplication.focusWidget() is not contents:
            self.press("F6")
        self.press("End", "Return")
        self.shoot("missing-document")
        self.press("1")
        self.shoot("missing-document-recorded")
        self.press("Ctrl+Z", "Esc")

    def take_guide(self) -> None:
        """The guided first review, step by step."""
        from reviewer.presenters.guide import DONE, SUSPICION
        from reviewer.windows.frame.guiding import Guiding

        guiding = Guiding(self.office, has_home=True)
        guiding.begin()
        for number in range(1, 7):
            self.shoot(f"guide-{number}", 1.0)
            if guiding.guide.step == SUSPICION:
                self.press("S")
                self.shoot(f"guide-{number}-open", 1.5)
                self.press("Esc")
            if guiding.guide.step == DONE:
                break
            if number == 1:
                self.open(FRESH)
            else:
                guiding.guide.skip()
        guiding.guide.leave()
