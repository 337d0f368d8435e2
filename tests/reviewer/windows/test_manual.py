import re
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from reviewer.windows.desk.actions import ACTIONS, spoken
from reviewer.windows.manual.pages import EMPTY, PAPERS, PLACES, RUBRICS, RULES, SETTINGS, TEACHING
from reviewer.windows.manual.window import CHAPTERS, ManualWindow

DOCS = Path(__file__).parents[3] / "docs" / "manual"


def chapter(name: str) -> str:
    return (files("resources") / "manual" / f"{name}.md").read_text(encoding="utf-8")


def test_every_chapter_opens_with_its_pictures_as_wide_as_there_is_room(qtbot: QtBot) -> None:
    window = ManualWindow()
    qtbot.addWidget(window)
    window.show()
    for row, (name, _title) in enumerate(CHAPTERS):
        window.chapters.setCurrentRow(row)
        heading = chapter(name).split("\n")[0].removeprefix("# ")
        assert window.text.toPlainText().startswith(heading)
        for picture in re.findall(r"\((images/[\w-]+\.png)\)", chapter(name)):
            shown = window.text.document().resource(QTextDocument.ResourceType.ImageResource, QUrl(picture))
            assert 0 < shown.width() <= window.text.viewport().width()


def test_the_pictures_of_a_chapter_come_one_after_the_other_into_the_room_kept_for_them(qtbot: QtBot) -> None:
    window = ManualWindow()
    qtbot.addWidget(window)
    window.show()
    names = re.findall(r"\((images/[\w-]+\.png)\)", chapter(CHAPTERS[0][0]))
    assert names

    def pictures() -> list[QImage]:
        kind = QTextDocument.ResourceType.ImageResource
        return [window.text.document().resource(kind, QUrl(name)) for name in names]

    room = [picture.size() for picture in pictures()]
    qtbot.waitUntil(lambda: all(picture.pixelColor(9, 9).alpha() for picture in pictures()))
    assert [picture.size() for picture in pictures()] == room


@pytest.mark.parametrize("page", [*PLACES.values(), EMPTY, RULES, SETTINGS, PAPERS, RUBRICS, TEACHING])
def test_help_on_each_screen_turns_to_a_section_that_is_there(qtbot: QtBot, page: str) -> None:
    name, _, heading = page.partition("#")
    assert not heading or f"## {heading}\n" in chapter(name)
    window = ManualWindow()
    qtbot.addWidget(window)
    window.resize(700, 300)
    window.show()
    window.turn_to(page)
    assert CHAPTERS[window.chapters.currentRow()][0] == name
    if heading:
        first = window.text.cursorForPosition(QPoint(20, 20)).block().text()
        bar = window.text.verticalScrollBar()
        assert first == heading or bar.value() == bar.maximum()


def test_the_chapters_stand_one_below_the_other(qtbot: QtBot) -> None:
    window = ManualWindow()
    qtbot.addWidget(window)
    window.show()
    rows = [window.chapters.visualItemRect(window.chapters.item(row)) for row in range(len(CHAPTERS))]
    assert {rect.height() for rect in rows} == {rows[0].height()}
    assert all(above.bottom() < below.top() for above, below in pairwise(rows))


@pytest.mark.parametrize("name", [name for name, _title in CHAPTERS])
def test_every_picture_of_the_manual_is_made_by_the_script(name: str) -> None:
    script = (DOCS / "make_images.py").read_text(encoding="utf-8")
    for picture in re.findall(r"images/([\w-]+)\.png", chapter(name)):
        assert f'"{picture}"' in script


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("0", "no_problem"),
        ("N", "not_applicable"),
        ("M", "missing"),
        ("D", "doubt"),
        ("S", "next_suspicion"),
        ("Y", "accept"),
        ("X", "dismiss"),
        ("I", "trace"),
        ("?", "help"),
        ("Ctrl+Z", "undo"),
        ("Ctrl+Y", "redo"),
        ("Ctrl+回车", "submit"),
    ],
)
def test_the_keys_in_the_manual_are_those_of_the_desk(key: str, name: str) -> None:
    action = next(a for a in ACTIONS if a.name == name)
    assert key in [spoken(k) for k in action.keys]
    assert key in chapter("reviewer")


def test_the_sections_of_a_chapter_are_listed_and_lead_to_them(qtbot: QtBot) -> None:
    window = ManualWindow()
    qtbot.addWidget(window)
    window.resize(700, 300)
    window.show()
    listed = [window.sections.item(row).text() for row in range(window.sections.count())]
    assert listed == re.findall(r"(?m)^## (.+)$", chapter("reviewer"))
    window.sections.itemClicked.emit(window.sections.item(2))
    assert window.text.cursorForPosition(QPoint(20, 20)).block().text() == listed[2]


def test_words_are_found_in_this_chapter_and_in_the_others(qtbot: QtBot) -> None:
    window = ManualWindow()
    qtbot.addWidget(window)
    window.show()
    window.search.words.setText("讲评放映")
    for _ in range(40):
        qtbot.keyClick(window.search.words, Qt.Key.Key_Return)
        assert window.text.textCursor().selectedText() == "讲评放映"
        if CHAPTERS[window.chapters.currentRow()][0] == "trainer":
            break
    assert CHAPTERS[window.chapters.currentRow()][0] == "trainer"
    window.search.words.setText("没有这样的话")
    qtbot.keyClick(window.search.words, Qt.Key.Key_Return)
    assert window.search._answer.isVisible()
    assert CHAPTERS[window.chapters.currentRow()][0] == "trainer"
