"""What stops somebody new on the desk: frames left behind, files left by mistake, refusals without a way on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from reviewer.windows.desk.desk_place import DeskPlace
from scoring.casefile import Box, Region
from tests.reviewer.windows.test_desk import HeardMessages, heard, pages, paper, place, press, store, words_of

__all__ = ["heard", "pages", "paper", "place", "store"]
Key = Qt.Key


def test_frames_on_another_page_are_said_loudly_and_can_be_dropped(
    qtbot: QtBot, place: DeskPlace, heard: HeardMessages
) -> None:
    place.desk.draw_region(Region(place.desk.page, Box(0.1, 0.1, 0.4, 0.2)))
    line = next(label for label in place.card.findChildren(QLabel) if "已框选 1 处" in label.text())
    assert line.property("look") == "muted"
    press(qtbot, place, Key.Key_PageDown)
    assert "不是本页" in line.text()
    assert line.property("look") == "doubt"
    drop = next(b for b in place.card.findChildren(QToolButton) if b.accessibleName() == "放弃框选")
    qtbot.mouseClick(drop, Qt.MouseButton.LeftButton)
    assert place.desk.drawn == []
    assert "已框选" not in words_of(place.card)
    place.desk.draw_region(Region(1, Box(0.1, 0.1, 0.4, 0.2)))
    press(qtbot, place, Key.Key_Down)
    assert heard.notes[-1] == "上一项的框选已放弃"
    assert "已框选" not in words_of(place.card)
