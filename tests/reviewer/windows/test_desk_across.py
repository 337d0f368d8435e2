"""横评 through the window: keys, the strip over the page, the way out."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.windows.desk.desk_place import DeskPlace
from tests.reviewer.windows.desk_window import CTRL, HeardMessages, heard, pages, paper, place, press, store, words_of

__all__ = ["heard", "pages", "paper", "place", "store"]
Key = Qt.Key


def test_one_item_goes_from_file_to_file_with_keys_and_ends_with_esc(
    qtbot: QtBot, place: DeskPlace, heard: HeardMessages
) -> None:
    place.desk.choose_item("2.1")
    press(qtbot, place, Key.Key_H, modifier=CTRL)
    assert place.across_bar.isVisible()
    assert "横评　2.1 送达" in words_of(place.across_bar)
    press(qtbot, place, Key.Key_1, Key.Key_Period)
    assert place.desk.file is not None
    assert (place.desk.file.case_id, place.desk.item, place.view.page) == ("b", "2.1", 8)
    assert "第 2/3 卷　看过 2，已评 1" in words_of(place.across_bar)
    press(qtbot, place, Key.Key_Return, Key.Key_Return)
    assert heard.notes[-1] == "已是列表中的最后一卷。"
    press(qtbot, place, Key.Key_Comma)
    assert place.desk.file.case_id == "b"
    press(qtbot, place, Key.Key_Escape)
    assert not place.across_bar.isVisible()
    assert place.desk.file.case_id == "b"


def test_the_strip_works_with_the_mouse(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.1")
    place.acting.perform("across")
    qtbot.mouseClick(place.across_bar.buttons["file_on"], Qt.MouseButton.LeftButton)
    assert place.desk.file is not None
    assert (place.desk.file.case_id, place.desk.item) == ("b", "1.1")
    qtbot.mouseClick(place.across_bar.buttons["leave"], Qt.MouseButton.LeftButton)
    assert not place.across.is_on


def test_the_next_file_is_looked_at_as_far_down_the_page(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.2")
    place.view.go_down(4, 0.3)
    press(qtbot, place, Key.Key_H, modifier=CTRL)
    press(qtbot, place, Key.Key_Period)
    assert place.view.page == 4
    assert abs(place.view.reading_depth() - 0.3) < 0.01
