"""归目 by mouse on what people bring: a folder of Word files, a scanned bundle, a folder of photographs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reviewer.documents.ocr.recognising import available
from reviewer.windows.composition import OpenWorkspace
from tests.journeys.conftest import Opener
from tests.journeys.test_what_was_read import Key, Modifier, press
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


def choose(qtbot: QtBot, office: OpenWorkspace, words: str) -> None:
    """Click 更正目录, then the entry with these words."""
    panes = office.desk.panes
    qtbot.mouseClick(panes.contents.correct, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (entry,) = [action for action in menu.actions() if words in action.text()]
    assert entry.isEnabled()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())


def look_at(qtbot: QtBot, office: OpenWorkspace, page: int) -> None:
    office.desk.place.view.go(page)
    qtbot.waitUntil(lambda: office.desk.place.desk.page == page, timeout=5_000)


recognised = pytest.mark.skipif(not available(), reason="text recognition is an extra")


@pytest.mark.parametrize(
    "made",
    [word_files, pytest.param(photographs, marks=recognised), pytest.param(bundle, marks=recognised)],
)
def test_documents_are_joined_cut_named_and_moved(
    qtbot: QtBot, start: Opener, tmp_path: Path, made: Callable[[Path], Path]
) -> None:
    (tmp_path / "某某餐饮店案").mkdir()
    office = start(tmp_path / "评查库")
    office.identity.be("沈知远")
    with qtbot.waitSignal(office.cases.imported, timeout=60_000):
        office.cases.import_paths([made(tmp_path / "某某餐饮店案")])
    qtbot.waitUntil(lambda: len(office.cases.rows) == 1, timeout=5_000)
    case = office.cases.rows[0].case_id
    qtbot.waitUntil(lambda: not office.workspace.readings.unread_pages(case), timeout=90_000)
    qtbot.waitUntil(lambda: office.runner.is_idle, timeout=30_000)
    office.review(case)
    desk, reading = office.desk.place.desk, office.desk.panes.reading

    def documents() -> list[tuple[str, str, int, int]]:
        return [(d.title, d.kind, d.first_page, d.last_page) for d in desk.file.case.documents]

    def kept() -> tuple[object, ...]:
        return tuple(office.workspace.readings.suspicions(case)), desk.file.case.fact("fine_amount")

    before, said = documents(), kept()
    assert [d[0] for d in before] == [title for title, *_ in PAPERS]
    assert said[1] is not None
    look_at(qtbot, office, 3)
    with qtbot.waitSignal(reading.changed, timeout=20_000):
        choose(qtbot, office, "并入上一份")
    assert [d[2:] for d in documents()] == [(1, 1), (2, 3)]
    assert kept() != said  # without its decision the file gives other facts and suspicions

    with qtbot.waitSignal(reading.changed, timeout=20_000):
        choose(qtbot, office, "起另立一份")
    assert documents() == before
    assert kept()[1] == said[1]

    choose(qtbot, office, "的名称、种类")
    form = office.desk.panes.contents.form
    form.title.setText("不予行政处罚决定书")
    with qtbot.waitSignal(reading.changed, timeout=20_000):
        qtbot.keyClick(form.title, Qt.Key.Key_Return)
    assert documents()[-1][0] == "不予行政处罚决定书"

    with qtbot.waitSignal(reading.changed, timeout=20_000):
        choose(qtbot, office, "上移一行")
    assert [d[2] for d in documents()] == [1, 3, 2]

    office.window.activateWindow()  # without a window system a menu that closes leaves none active
    office.desk.place.view.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=5_000)
    for _ in range(4):
        with qtbot.waitSignal(reading.changed, timeout=20_000):
            press(qtbot, office, Key.Key_Z, Modifier.ControlModifier)
    assert documents() == before
    assert kept() == said
