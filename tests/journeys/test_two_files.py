"""Two files from the first item to the submitted sheet, one with the keyboard alone, one with the mouse alone, through
the real window: scored, with findings, one with a veto, submitted, on to the next file."""

from importlib.resources import as_file, files
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reviewer.intake.importing import import_paths
from reviewer.intake.starting import current_campaign
from reviewer.presenters.desk.ports import ItemLook
from reviewer.storage.workspace import create_workspace
from reviewer.windows.composition import OpenWorkspace
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.desk.rule_button import RuleButton
from scoring.progress import Silent
from scoring.score import ScoreState
from tests.journeys.conftest import Opener, agree
from tests.journeys.test_by_keys_or_by_mouse import CTRL, PLAIN, click, press
from tests.on_desk import put_on_desk, wait_for_desk

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def office(qtbot: QtBot, start: Opener, tmp_path: Path) -> OpenWorkspace:
    workspace = create_workspace(tmp_path / "库")
    with as_file(files("resources").joinpath("examples", "cases")) as folder:
        paths = [folder / name for name in ("02 无证排水案.pdf", "05 灯杆挂旗不予处罚案.pdf")]
        import_paths(workspace, paths, current_campaign(workspace).id, Silent())
    workspace.close()
    office = start(tmp_path / "库")
    office.identity.be("沈知远")
    office.window.activateWindow()
    qtbot.waitUntil(office.window.isActiveWindow)
    return office


def closed(office: OpenWorkspace, case: str) -> bool:
    return any(s.is_closed for s in office.workspace.sessions.of_case(case))


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _decide_by_keys(qtbot: QtBot, place: DeskPlace, number: int) -> None:
    """The fourth item has a finding; the veto of the sixth is the last of its numbers."""
    rules = place.entry.rules()
    wanted = {4: 1, 6: len(rules)}.get(number)
    if wanted is None:
        press(qtbot, Key.Key_0)
        return
    press(qtbot, Key(Key.Key_0 + wanted))
    if place.form.isVisible():
        qtbot.keyClicks(focused(), "reason")
        press(qtbot, Key.Key_Return)


def test_from_the_list_over_every_item_to_the_next_file_with_the_keyboard_alone(
    qtbot: QtBot, office: OpenWorkspace
) -> None:
    qtbot.waitUntil(lambda: QApplication.focusWidget() is office.cases_place.table)
    press(qtbot, Key.Key_Return)
    place = wait_for_desk(qtbot, office)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is place.view)
    first, number = place.desk.file.case_id, 0
    while place.desk.undecided():
        number += 1
        assert number < 100
        _decide_by_keys(qtbot, place, number)
        press(qtbot, Key.Key_Tab)
    assert place.desk.score.state is ScoreState.ZEROED
    assert len(place.desk.sheet.findings) == 2
    agree("提交后评查表锁定")
    press(qtbot, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: closed(office, first))
    office.window.activateWindow()  # as a window manager does when a dialog closes
    qtbot.waitUntil(office.window.isActiveWindow)
    press(qtbot, Key.Key_PageDown, ALT)
    wait_for_desk(qtbot, office, other_than=first)
    assert not place.desk.locked
    press(qtbot, Key.Key_0)
    assert place.desk.statuses[place.desk.item].look is ItemLook.CLEAN


def test_from_the_list_to_the_next_file_with_the_mouse_alone(qtbot: QtBot, office: OpenWorkspace) -> None:
    click(qtbot, office.cases_place.tools.review)
    place = wait_for_desk(qtbot, office)
    qtbot.waitUntil(place.isVisible)
    first, tree = place.desk.file.case_id, place.rubric
    for leaf in place.desk.rubric.criteria()[:6]:
        index = tree.model_.index_of(leaf.id)
        tree.scrollTo(index)
        click(qtbot, tree.viewport(), tree.visualRect(index))
        assert place.desk.item == leaf.id
        click(qtbot, next(b for b in place.card.findChildren(QPushButton) if "无问题" in b.text()))
    leaf = next(c for c in place.desk.rubric.criteria()[6:] if c.vetoes)
    index = tree.model_.index_of(leaf.id)
    tree.scrollTo(index)
    click(qtbot, tree.viewport(), tree.visualRect(index))
    view = place.view.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, PLAIN, QPoint(200, 200))
    for x in (260, 340, 420):
        qtbot.mouseMove(view, QPoint(x, 250))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, PLAIN, QPoint(420, 250))
    click(qtbot, place.card.findChildren(RuleButton)[-1])
    qtbot.keyClicks(place.form.remark, "reason")
    click(qtbot, next(b for b in place.form.findChildren(QPushButton) if b.text().startswith("认定")))
    assert place.desk.statuses[leaf.id].look is ItemLook.VETO
    assert place.desk.sheet.findings[0].regions[0].box is not None
    agree("提交后评查表锁定")
    click(qtbot, place.score.submit)
    qtbot.waitUntil(lambda: closed(office, first))
    click(qtbot, place.head.buttons["next_file"])
    wait_for_desk(qtbot, office, other_than=first)
    assert not place.desk.locked


def test_the_keys_of_the_main_window_work_in_the_pages_window(qtbot: QtBot, office: OpenWorkspace) -> None:
    put_on_desk(qtbot, office, office.cases.rows[0].case_id)
    place = office.desk.place
    place.acting.perform("detach")
    window = place.panes.page.window
    assert window is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(focused(), Key.Key_1, CTRL)
    assert office.cases_place.isVisible()
    qtbot.waitUntil(office.window.isActiveWindow)
    place.panes.page.attach()
