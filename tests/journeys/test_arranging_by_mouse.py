"""归目 by mouse on what people bring: a folder of Word files, a scanned bundle, a folder of photographs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reviewer.documents.ocr.recognising import available
from reviewer.windows.composition import OpenWorkspace
from scoring.casefile import Fact
from scoring.suspicions import Suspicion
from tests.journeys.conftest import Opener
from tests.journeys.test_what_was_read import Key, Modifier, press
from tests.on_desk import put_on_desk
from tests.reviewer.documents.papers import paragraph, pdf, scan, word

PAPERS = (
    ("立案审批表", "当事人：某某餐饮店", "立案日期：2025年3月4日"),
    ("现场检查笔录", "检查时间：2025年3月5日9时10分至10时20分", "检查人：李某、王某"),
    ("行政处罚决定书", "当事人：某某餐饮店", "罚款人民币伍仟元（5000元）"),
)


def word_files(folder: Path) -> Path:
    """A paper a file."""
    for number, (title, *lines) in enumerate(PAPERS, 1):
        word(folder / f"{number:02}_{title}.docx", "".join(map(paragraph, (title, *lines))))
    return folder


def photographs(folder: Path) -> Path:
    """A picture a sheet."""
    for number, lines in enumerate(PAPERS, 1):
        scan(folder / f"IMG_{number:04}.jpg", pdf(folder.parent / f"{number}.pdf", [lines]), dpi=110)
    return folder


def bundle(folder: Path) -> Path:
    """One PDF of scanned sheets."""
    from PIL import Image

    sheets = [Image.open(path) for path in sorted(photographs(folder).glob("*.jpg"))]
    path = folder.parent / "扫描卷.pdf"
    sheets[0].save(path, save_all=True, append_images=sheets[1:], resolution=110)
    return path


class Mouse:
    """The open case file's documents, and the menu that changes them."""

    def __init__(self, qtbot: QtBot, office: OpenWorkspace, path: Path) -> None:
        self._qtbot, self.office = qtbot, office
        self.case = taken_in(qtbot, office, path)
        self.form, self._reading = office.desk.panes.contents.form, office.desk.panes.reading

    def documents(self) -> list[tuple[str, str, int, int]]:
        return [(d.title, d.kind, d.first_page, d.last_page) for d in self.office.desk.place.desk.file.case.documents]

    def said(self) -> tuple[tuple[Suspicion, ...], Fact | None]:
        """What the checks say, and the fine."""
        suspicions = tuple(self.office.workspace.readings.suspicions(self.case))
        return suspicions, self.office.desk.place.desk.file.case.fact("fine_amount")

    def look_at(self, page: int) -> None:
        self.office.desk.place.view.go(page)
        self._qtbot.waitUntil(lambda: self.office.desk.place.desk.page == page)

    def choose(self, words: str) -> None:
        """Click 更正目录, then the entry with these words."""
        self._qtbot.mouseClick(self.office.desk.panes.contents.correct, Qt.MouseButton.LeftButton)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        (entry,) = [action for action in menu.actions() if words in action.text()]
        assert entry.isEnabled()
        self._qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())

    def change(self, words: str) -> None:
        """Choose what changes the arrangement at once."""
        with self._qtbot.waitSignal(self._reading.changed):
            self.choose(words)

    def rename(self, title: str) -> None:
        self.choose("的名称、种类")
        self.form.title.setText(title)
        with self._qtbot.waitSignal(self._reading.changed):
            self._qtbot.keyClick(self.form.title, Qt.Key.Key_Return)

    def undo(self, times: int) -> None:
        self.office.window.activateWindow()  # without a window system a menu that closes leaves none active
        self.office.desk.place.view.setFocus()
        self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        for _ in range(times):
            with self._qtbot.waitSignal(self._reading.changed):
                press(self._qtbot, self.office, Key.Key_Z, Modifier.ControlModifier)


def taken_in(qtbot: QtBot, office: OpenWorkspace, path: Path) -> str:
    """The case file, read to its last page and on the desk."""
    office.identity.be("沈知远")
    with qtbot.waitSignal(office.cases.imported):
        office.cases.import_paths([path])
    qtbot.waitUntil(lambda: len(office.cases.rows) == 1)
    case = office.cases.rows[0].case_id
    qtbot.waitUntil(lambda: not office.workspace.readings.unread_pages(case) and office.runner.is_idle)
    put_on_desk(qtbot, office, case)
    return case


recognised = pytest.mark.skipif(not available(), reason="text recognition is an extra")


@pytest.mark.parametrize(
    "made",
    [word_files, pytest.param(photographs, marks=recognised), pytest.param(bundle, marks=recognised)],
)
def test_documents_are_joined_cut_named_and_moved(
    qtbot: QtBot, start: Opener, tmp_path: Path, made: Callable[[Path], Path]
) -> None:
    (tmp_path / "某某餐饮店案").mkdir()
    mouse = Mouse(qtbot, start(tmp_path / "评查库"), made(tmp_path / "某某餐饮店案"))
    before, said = mouse.documents(), mouse.said()
    assert [d[0] for d in before] == [title for title, *_ in PAPERS]
    assert said[1] is not None
    mouse.look_at(3)
    mouse.change("并入上一份")
    assert [d[2:] for d in mouse.documents()] == [(1, 1), (2, 3)]
    assert mouse.said() != said  # without its decision the file gives other facts and suspicions
    mouse.change("起另立一份")
    assert mouse.documents() == before
    assert mouse.said()[1] == said[1]
    mouse.rename("不予行政处罚决定书")
    assert mouse.documents()[-1][0] == "不予行政处罚决定书"
    mouse.change("上移一行")
    assert [d[2] for d in mouse.documents()] == [1, 3, 2]
    mouse.undo(times=4)
    assert mouse.documents() == before
    assert mouse.said() == said
