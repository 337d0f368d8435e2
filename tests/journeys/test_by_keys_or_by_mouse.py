"""The same review twice: with the keyboard alone, and with the mouse alone (the name and the reasons are typed)."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reviewer.intake.examples import take_in_practice
from reviewer.storage.sessions import ReviewSession
from reviewer.storage.workspace import create_workspace
from reviewer.windows.composition import OpenWorkspace
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.desk.rule_button import RuleButton
from scoring.progress import Silent
from scoring.sheet import ItemState
from tests.journeys.conftest import Opener, agree
from tests.on_desk import wait_for_desk

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(qtbot: QtBot, start: Opener, tmp_path: Path) -> OpenWorkspace:
    workspace = create_workspace(tmp_path / "库")
    take_in_practice(workspace, Silent())
    workspace.close()
    office = start(tmp_path / "库")
    office.identity.be("沈知远")
    office.window.activateWindow()
    qtbot.waitUntil(office.window.isActiveWindow)
    return office


def press(qtbot: QtBot, key: Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """To whatever has the focus, as a keyboard does."""
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)


def click(qtbot: QtBot, widget: QWidget, at: QRect | None = None) -> None:
    qtbot.mouseClick(widget, LEFT, pos=(at or widget.rect()).center())


def session(office: OpenWorkspace) -> ReviewSession:
    (found,) = office.workspace.sessions.of_case(office.cases.rows[0].case_id)
    return found


def committed(qtbot: QtBot, place: DeskPlace, office: OpenWorkspace) -> None:
    """What is on the screen is what the record holds."""

    def same() -> bool:
        if not office.workspace.sessions.of_case(office.cases.rows[0].case_id):
            return False
        kept, shown = session(office).content, place.desk.content
        return (kept.sheet, kept.decisions) == (shown.sheet, shown.decisions)

    qtbot.waitUntil(same)


def test_a_file_is_reviewed_with_the_keyboard_alone(qtbot: QtBot, office: OpenWorkspace) -> None:
    qtbot.waitUntil(lambda: QApplication.focusWidget() is office.cases_place.table)
    press(qtbot, Key.Key_Return)
    place = wait_for_desk(qtbot, office)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is place.view)
    first = place.desk.item
    press(qtbot, Key.Key_0)
    press(qtbot, Key.Key_Tab)
    assert place.desk.item != first
    press(qtbot, Key.Key_1)  # the page looked at is the place
    if place.form.isVisible():
        qtbot.keyClicks(QApplication.focusWidget(), "reason")
        press(qtbot, Key.Key_Return)
    assert [f.criterion for f in place.desk.sheet.findings] == [place.desk.item]
    press(qtbot, Key.Key_Tab)
    press(qtbot, Key.Key_N)
    press(qtbot, Key.Key_1)  # a ready-made reason
    press(qtbot, Key.Key_Return)
    assert [m.state for m in place.desk.sheet.marks if m.criterion == place.desk.item] == [ItemState.NOT_APPLICABLE]
    press(qtbot, Key.Key_S)
    press(qtbot, Key.Key_X)
    press(qtbot, Key.Key_2)
    press(qtbot, Key.Key_Return)
    assert len(place.desk.content.decisions) == 1
    before = place.desk.content
    for _ in range(3):
        press(qtbot, Key.Key_Z, CTRL)
    assert place.desk.sheet.findings == ()
    for _ in range(3):
        press(qtbot, Key.Key_Y, CTRL)
    assert place.desk.content == before
    committed(qtbot, place, office)
    agree("提交后评查表锁定")
    press(qtbot, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: session(office).is_closed)
    office.window.activateWindow()  # as a window manager does when a dialog closes
    qtbot.waitUntil(office.window.isActiveWindow)
    qtbot.keyClick(office.window, Key.Key_1, CTRL)
    assert office.cases_place.isVisible()


def test_a_file_is_reviewed_with_the_mouse_alone(qtbot: QtBot, office: OpenWorkspace) -> None:
    click(qtbot, office.cases_place.tools.review)
    place = wait_for_desk(qtbot, office)
    qtbot.waitUntil(place.isVisible)
    tree = place.rubric
    index = tree.indexBelow(tree.model_.index(0, 0))
    click(qtbot, tree.viewport(), tree.visualRect(index))
    view = place.view.viewport()
    qtbot.mousePress(view, LEFT, pos=QPoint(200, 200))
    for x in (260, 340, 420):
        qtbot.mouseMove(view, QPoint(x, 250))
    qtbot.mouseRelease(view, LEFT, pos=QPoint(420, 250))
    click(qtbot, place.card.findChildren(RuleButton)[0])
    if place.form.isVisible():
        qtbot.keyClicks(place.form.remark, "reason")
        click(qtbot, next(b for b in place.form.findChildren(QPushButton) if b.property("look") == "primary"))
    (finding,) = place.desk.sheet.findings
    assert finding.regions[0].box is not None
    click(qtbot, tree.viewport(), tree.visualRect(tree.indexBelow(index)))
    click(qtbot, _mark(place, "无问题"))
    assert [m.criterion for m in place.desk.sheet.marks if m.state is ItemState.SCORED][-1] == place.desk.item
    click(qtbot, place.head.buttons["undo"])
    click(qtbot, place.head.buttons["redo"])
    click(qtbot, place.strip._withdraw)
    assert place.desk.sheet.findings == ()
    click(qtbot, place.head.buttons["undo"])
    assert place.desk.sheet.findings == (finding,)
    committed(qtbot, place, office)
    agree("提交后评查表锁定")
    click(qtbot, place.score.submit)
    qtbot.waitUntil(lambda: session(office).is_closed)


def _mark(place: DeskPlace, words: str) -> QAbstractButton:
    return next(b for b in place.card.findChildren(QPushButton) if words in b.text())
