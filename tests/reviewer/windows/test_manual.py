import re
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reviewer.windows.desk.actions import ACTIONS, spoken
from reviewer.windows.manual_window import CHAPTERS, ManualWindow

DOCS = Path(__file__).parents[3] / "docs" / "manual"


def chapter(name: str) -> str:
    return (files("resources") / "manual" / f"{name}.md").read_text(encoding="utf-8")


def test_every_chapter_opens_without_pictures(qtbot: QtBot) -> None:
    window = ManualWindow()
    qtbot.addWidget(window)
    for row, (name, _title) in enumerate(CHAPTERS):
        window.chapters.setCurrentRow(row)
        heading = chapter(name).split("\n")[0].removeprefix("# ")
        assert window.text.toPlainText().startswith(heading)
        assert "images/" not in window.text.toMarkdown()


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
