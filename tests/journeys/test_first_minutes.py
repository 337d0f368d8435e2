"""The first minutes: an empty workspace, three ways in, and the guided first review, done by really doing it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reviewer.presenters.guide import DECIDE, DONE, ITEM, OPEN, SCORE, SUSPICION, Guide
from reviewer.windows.application import Application
from reviewer.windows.composition import OpenWorkspace
from reviewer.windows.desk.trace_popup import TracePopup
from reviewer.windows.example_workspace import ExampleWorkspace
from reviewer.windows.frame.guiding import Guiding
from reviewer.windows.settings import LAST_WORKSPACE
from tests.journeys.conftest import Opener

Key = Qt.Key


def button(parent: QWidget, words: str) -> QPushButton:
    return next(b for b in parent.findChildren(QPushButton) if words in b.text())


def press(qtbot: QtBot, widget: QWidget, *keys: Key) -> None:
    for key in keys:
        qtbot.keyClick(widget, key)


def test_the_guided_first_review_is_done_by_doing_it(
    qtbot: QtBot, start: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ExampleWorkspace, "folder", tmp_path / "示例")
    own = start(tmp_path / "自己的")
    program = own.parent()
    assert isinstance(program, Application)
    qtbot.mouseClick(button(own.cases_place.empty, "开始试评"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.examples.guiding is not None)
    guiding, office = program.examples.guiding, program.open
    assert office.workspace.folder == tmp_path / "示例"
    assert program.settings.value(LAST_WORKSPACE) == str((tmp_path / "自己的").resolve())

    an_item_is_decided(qtbot, office, guiding.guide)
    a_suspicion_is_opened_folded_and_accepted(qtbot, office, guiding)
    the_arithmetic_is_looked_at(qtbot, office, guiding.guide)

    qtbot.mouseClick(button(guiding.bubble, "回到自己的评查库"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.open is not None and program.open.workspace.folder == tmp_path / "自己的")
    assert program.open.cases.rows == []  # nothing of the example came along


def an_item_is_decided(qtbot: QtBot, office: OpenWorkspace, guide: Guide) -> None:
    assert guide.step == OPEN
    press(qtbot, office.cases_place.table, Key.Key_Return)
    qtbot.waitUntil(lambda: guide.step == ITEM)
    view = office.desk.place.view
    press(qtbot, view, Key.Key_Tab)
    qtbot.waitUntil(lambda: guide.step == DECIDE)
    office.identity.be("新来的评查人")
    press(qtbot, view, Key.Key_0)
    qtbot.waitUntil(lambda: guide.step == SUSPICION)


def a_suspicion_is_opened_folded_and_accepted(qtbot: QtBot, office: OpenWorkspace, guiding: Guiding) -> None:
    place, guide = office.desk.place, guiding.guide
    qtbot.waitUntil(lambda: "本身不扣分" in guiding.bubble.accessibleName())
    press(qtbot, place.view, Key.Key_S)
    assert place.desk.suspicion is not None
    qtbot.waitUntil(lambda: "采纳，记成问题" in guiding.bubble.accessibleName())
    press(qtbot, place.suspicions.list, Key.Key_Escape)  # folds the suspicion, as its button says
    qtbot.waitUntil(lambda: place.desk.suspicion is None)
    assert guide.is_on
    press(qtbot, place.view, Key.Key_S)
    qtbot.waitUntil(guiding.bubble.isVisible)
    press(qtbot, place.view, Key.Key_X)
    qtbot.waitUntil(lambda: not guiding.bubble.isVisible())  # the form asks, and nothing lies over it
    press(qtbot, place.form.remark, Key.Key_1, Key.Key_Return)
    qtbot.waitUntil(lambda: guide.step == SCORE)
    qtbot.waitUntil(guiding.bubble.isVisible)


def the_arithmetic_is_looked_at(qtbot: QtBot, office: OpenWorkspace, guide: Guide) -> None:
    press(qtbot, office.desk.place.view, Key.Key_I)
    qtbot.waitUntil(lambda: guide.step == DONE)
    popup = QApplication.activeModalWidget()
    assert isinstance(popup, TracePopup)
    popup.reject()


def test_escape_leaves_the_guide_and_the_help_menu_begins_it_again(
    qtbot: QtBot, start: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ExampleWorkspace, "folder", tmp_path / "示例")
    program = start(tmp_path / "示例").parent()
    assert isinstance(program, Application)
    program.open.menu.practice_wanted.emit()
    qtbot.waitUntil(lambda: program.examples.guiding is not None)
    guiding = program.examples.guiding
    press(qtbot, program.open.cases_place.table, Key.Key_Escape)
    qtbot.waitUntil(lambda: guiding.bubble is None)
    assert not guiding.guide.is_on
    program.open.menu.practice_wanted.emit()
    qtbot.waitUntil(lambda: guiding.guide.step == OPEN)
