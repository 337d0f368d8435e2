"""The whole task at the desk, counted: one file of 100 pages, 60 items, 12 findings, item by item.

    python benchmarks/whole_task.py

The real window over a real workspace, driven by key presses; drawing a region is the only movement of the mouse. At the
end it is looked up in the database whether all of it is there.

The reference figure for a PDF reader beside a spreadsheet is 1,212 key presses and clicks apart from text (99 to read
the file through once, 122 page jumps, 120 window switches, 60 score cells and more), and 812 for twelve remarks.
"""

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.intake.starting import current_campaign
from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.stored import StoredDesk
from reviewer.presenters.pages.source import Pages
from reviewer.storage.catalogue import CaseDescription
from reviewer.storage.places import PagePlace
from reviewer.storage.record import Author
from reviewer.storage.workspace import Workspace, create_workspace
from reviewer.storage.writing import Writer
from reviewer.windows import theme
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.watchdog import Block, Watchdog
from scoring.acts import FindingAdded
from scoring.casefile import CaseFile, Document, Page, Source
from scoring.errors import ReviewError
from scoring.grades import Grade
from scoring.rubric import Criterion, Deduction, DeductionKind, Nature, Rubric, Section, Stage
from scoring.sheet import Finding
from tests.reviewer.documents.rendering.papers import text_pdf

PAGES, ITEMS, REFERENCE, REFERENCE_TEXT = 100, 60, 1212, 812
FAULTY = tuple(range(3, ITEMS, 5))  # twelve items
EARLIER = "送达回证缺少受送达人签名，日期不全。"  # 18 characters
NEW, FRESH = 53, "询问笔录没有被询问人逐页签名或捺印。"  # an item whose remark nobody made before; 18 characters
TYPED = 2  # characters after which a remark made under another item is found


def rubric() -> Rubric:
    """Six sections of ten items; every item is about a kind of document; half of the rules want a reason."""

    def item(number: int) -> Criterion:
        name = f"{number // 10 + 1}.{number % 10 + 1}"
        wants = number % 2 == 1
        rule = Deduction(f"{name}.1", "不规范", DeductionKind.FIXED, Decimal(1), reason_required=wants)
        kinds = (f"kind-{number * 20 // ITEMS}",)
        return Criterion(
            name,
            name,
            f"第 {number + 1} 项",
            Stage.NOTICE,
            Nature.PROCEDURE,
            Decimal(2),
            deductions=(rule,),
            document_kinds=kinds,
        )

    sections = tuple(
        Section(str(s + 1), str(s + 1), f"第 {s + 1} 部分", tuple(item(10 * s + n) for n in range(10)))
        for s in range(6)
    )
    grades = (Grade("合格", at_least=Decimal(60)), Grade("不合格", below=Decimal(60)))
    return Rubric("whole", "整卷测试标准", "1", "自编", "2025-01-01", sections, grades)


def prepared(workspace: Workspace, file: Path) -> str:
    """One file of twenty documents of five pages, to be reviewed by this edition; and a colleague's review of another
    file, in which half of what is to be found was found and got a remark. Returns the id of the first."""
    edition = workspace.editions.publish(rubric(), workspace.clock.now().isoformat(), "")
    workspace.catalogue.set_setting("edition:普通程序", edition.hash)
    campaign, sha256 = current_campaign(workspace).id, workspace.originals.keep(file)
    kinds = [(n, f"kind-{n}", f"文书 {n + 1}") for n in range(20)]
    documents = tuple(Document(n + 1, kind, name, name, 5 * n + 1, 5 * n + 5) for n, kind, name in kinds)
    content = CaseFile("普通程序", documents, (), tuple(Page(n + 1, (), Source.TEXT) for n in range(PAGES)))
    places = [PagePlace(n + 1, sha256, n, 595, 842) for n in range(PAGES)]
    cases = []
    for title in ("甲案", "乙案"):
        described, originals = CaseDescription(title=title), [(sha256, file.name)]
        with workspace.store.writing():
            cases.append(workspace.catalogue.add_case(campaign, described, file.name, title, originals, PAGES))
        workspace.readings.save(cases[-1], content, places)
    known = [leaf for number, leaf in enumerate(edition.criteria()) if number % 4 == 3]
    found = [Finding(leaf.id, leaf.id, leaf.deductions[0].id, remark=EARLIER) for leaf in known]
    with workspace.store.writing():
        colleague = Author(workspace.catalogue.add_person("同事").id, "there")
        session = workspace.sessions.open(cases[1], campaign, edition.hash, colleague).id
        workspace.sessions.act(session, [FindingAdded(finding) for finding in found], colleague)
    return cases[0]


class Heard:
    """Says yes, which is one more key press."""

    def refuse(self, error: ReviewError) -> None:
        """A scripted reviewer who is refused has done something wrong."""
        raise error

    def note(self, text: str) -> None:
        """Nothing to answer."""

    def ask(self, question: str, detail: str, yes: str, instead: object = None) -> bool:
        """回车."""
        return True


class Reviewer:
    """Presses keys and counts them by kind."""

    def __init__(self, app: QApplication, place: DeskPlace) -> None:
        self.app, self.place, self.counted = app, place, Counter[str]()

    def press(self, keys: str, kind: str) -> None:
        """One key press."""
        if not self.place.isActiveWindow():  # a window nobody sees loses its focus now and then
            self.place.activateWindow()
            QTest.qWaitForWindowActive(self.place)
        QTest.keySequence(QApplication.focusWidget() or self.place.focusWidget() or self.place, QKeySequence(keys))
        self.counted[kind] += 1
        self.app.processEvents()

    def drag(self) -> None:
        """A region on the page: one movement with the button held."""
        view, button = self.place.view.viewport(), Qt.MouseButton.LeftButton
        QTest.mousePress(view, button, pos=QPoint(100, 120))
        QTest.mouseMove(view, QPoint(300, 200))
        QTest.mouseRelease(view, button, pos=QPoint(300, 200))
        self.counted["框选证据"] += 1

    def write(self, text: str) -> None:
        """Text, counted apart."""
        form = self.place.form.remark
        form.setPlainText(form.toPlainText() + text)
        self.counted["文字（字）"] += len(text)

    def review(self) -> None:
        """Reads the file through once, then goes through the items."""
        for _ in range(PAGES - 1):
            self.press("PgDown", "通读翻页")
        for number, leaf in enumerate(rubric().criteria()):
            assert self.place.desk.item == leaf.id, (self.place.desk.item, leaf.id)
            document = self.place.desk.documents_of(leaf.id)[0]
            if number:
                assert document.first_page <= self.place.view.page <= document.last_page, leaf.id
            self.decide(number)
            if number < ITEMS - 1:
                self.press("Tab", "下一未评项")
        self.press("Ctrl+Return", "提交")
        self.counted["提交"] += 1  # 回车 in the question

    def decide(self, number: int) -> None:
        """Nothing wrong, or a region and the rule, with a remark where the rule wants one."""
        if number not in FAULTY:
            self.press("0", "无问题")
            return
        self.drag()
        self.press("1", "扣分情形")
        if not self.place.form.isVisible():
            return
        prompt = self.place.entry.prompt
        assert prompt is not None
        if number == NEW:
            self.write(FRESH)
        else:
            if not prompt.offers:  # made under another item: found by its beginning
                self.write(EARLIER[:TYPED])
            self.press("Alt+1", "取用已有意见")
        self.press("Return", "确认")


def main() -> None:
    """Review, then print the table."""
    app = QApplication([])
    theme.apply(app, theme.Mode.LIGHT)
    blocks: list[Block] = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        workspace = create_workspace(Path(folder) / "评查库")
        case = prepared(workspace, text_pdf(Path(folder) / "a.pdf", PAGES))
        with workspace.store.writing():
            author = Author(workspace.catalogue.add_person("评查人").id, "here")
        pages, writer = Pages(), Writer(workspace)
        pages.start()
        desk = DeskPresenter(StoredDesk(workspace, writer, lambda: author))
        place = DeskPlace(desk, pages, Heard(), QSettings(f"{folder}/s.ini", QSettings.Format.IniFormat))
        place.resize(1366, 700)
        place.show()
        place.activateWindow()
        QTest.qWaitForWindowActive(place)
        place.open_case(case)
        while desk.file is None:
            app.processEvents()
        dog = Watchdog(blocks.append)
        reviewer, start = Reviewer(app, place), time.perf_counter()
        reviewer.review()
        took = time.perf_counter() - start
        dog.stop()
        pages.close()
        writer.close()
        check(workspace, case)
        workspace.close()
        report(reviewer.counted, took, blocks)


def check(workspace: Workspace, case: str) -> None:
    """What stands in the database is what was to be found."""
    (session,) = workspace.sessions.of_case(case)
    assert session.content.submitted
    findings = session.content.sheet.findings
    assert len(findings) == len(FAULTY)
    assert all(finding.regions for finding in findings)
    assert [f.remark for f in findings if f.remark] == [EARLIER] * 5 + [FRESH]


def report(counted: Counter[str], took: float, blocks: Sequence[Block]) -> None:
    """The table by kind, beside the reference."""
    text = counted.pop("文字（字）", 0)
    for kind, number in counted.most_common():
        print(f"{kind:12}{number:6}")
    print(f"{'合计':12}{counted.total():6}   {counted.total() / REFERENCE:.2f} × {REFERENCE}")
    print(f"remark text: {text} characters typed of {6 * len(EARLIER)}: of 6 remarks 3 were made under the same item,")
    print(f"2 under others (found after {TYPED} characters), 1 is new; 6 findings want none;")
    print(f"the reference counts {REFERENCE_TEXT} key presses for 12 remarks of {len(EARLIER)} characters")
    computed = [block for block in blocks if block.busy > 0.05]
    print(f"{took:.1f} s without thinking; blocks over 50 ms: {len(blocks)}, computed by the window: {len(computed)}")
    for block in computed:
        print(f"  {block}")


if __name__ == "__main__":
    main()
