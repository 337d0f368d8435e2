"""The tree of items: whole lines, and what can be said of a part with the mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from reviewer.models.rubric import ITEM_ROLE
from reviewer.presenters.desk.ports import ItemLook
from reviewer.windows.desk.desk_place import DeskPlace
from tests.reviewer.windows.desk_window import heard, pages, paper, place, store

__all__ = ["heard", "pages", "paper", "place", "store"]


@pytest.mark.parametrize("height", [640, 653, 700, 711])
def test_the_items_end_with_a_whole_line(qtbot: QtBot, place: DeskPlace, height: int) -> None:
    place.resize(1366, height)
    rubric = place.rubric
    line = rubric.visualRect(rubric.model_.index(0, 0)).height()
    qtbot.waitUntil(lambda: rubric.viewport().height() % line == 0)
    assert rubric.viewport().height() > rubric.height() - line - 2 * rubric.frameWidth() - 1


def test_with_the_mouse_the_rest_of_a_part_has_no_problem_and_the_heading_takes_no_keys(
    qtbot: QtBot, place: DeskPlace
) -> None:
    rubric, model = place.rubric, place.rubric.model_
    place.desk.choose_item("2.1", jump=False)
    heading = rubric.visualRect(model.index(0, 0)).center()
    qtbot.mouseClick(rubric.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert rubric.currentIndex().data(ITEM_ROLE).id == "2.1"  # which is in the card
    qtbot.mouseClick(rubric.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    rubric.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, heading, heading))
    menu = next(menu for menu in rubric.findChildren(QMenu) if menu.isVisible())
    (entry,) = menu.actions()
    assert entry.text() == "“立案与调查”其余项无问题\tAlt+0"
    entry.trigger()
    menu.close()
    clean = [name for name, status in place.desk.statuses.items() if status.look is ItemLook.CLEAN]
    assert clean == ["1.1"]  # the other has a suspicion
    assert place.desk.item == "2.1"
