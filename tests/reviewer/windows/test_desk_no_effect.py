"""A key that has nothing to do here says so, over the score; what A attaches, and to which finding, is told."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.windows.desk.desk_place import DeskPlace
from scoring.casefile import Box, Region
from tests.reviewer.windows.desk_window import HeardMessages, heard, pages, paper, place, press, store

__all__ = ["heard", "pages", "paper", "place", "store"]
Key = Qt.Key


def told(place: DeskPlace) -> str:
    assert place.refusal.isVisible()
    return place.refusal.words.text()


@pytest.mark.parametrize(
    ("item", "key", "words"),
    [
        ("1.1", Key.Key_9, "本项只有 1、2 两种情形。"),
        ("1.1", Key.Key_A, "本项没有可以附的问题。先按数字记下问题；要附到其他项的问题，先在问题栏里点选那一条。"),
        ("1.1", Key.Key_R, "本卷还没有记录问题。有问题的，按情形前的数字记录。"),
        ("1.1", Key.Key_Backspace, "本卷还没有记录问题。有问题的，按情形前的数字记录。"),
        ("1.1", Key.Key_Q, "没有打开疑点。按 S 打开下一条疑点，再看它的各处。"),
        ("1.1", Key.Key_Z, "本卷没有录音录像。"),
        ("1.1", Key.Key_BracketLeft, "已经是第一份文书的首页。"),
    ],
)
def test_a_key_without_effect_says_why(item: str, key: Key, words: str, qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item(item)
    before = place.desk.content
    press(qtbot, place, key)
    assert told(place) == words
    assert place.desk.content == before


def test_nothing_is_copied_where_nothing_is_selected(place: DeskPlace) -> None:
    place.acting.perform("copy")
    assert told(place).startswith("没有选中文字。")


def test_the_last_document_is_the_last(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_End, Key.Key_BracketRight)
    assert told(place) == "已经是最后一份文书。"


def test_where_all_is_decided_there_is_no_next_item(qtbot: QtBot, place: DeskPlace) -> None:
    for name in list(place.desk.statuses):
        place.desk.choose_item(name)
        place.entry.no_problem()
    press(qtbot, place, Key.Key_Tab)
    assert told(place) == "各项都已评。按 Ctrl+回车 提交。"


def test_a_suspicion_not_decided_is_not_reopened(place: DeskPlace) -> None:
    place.desk.show_suspicion("T02:8")
    place.acting.perform("reopen")
    assert told(place) == "这条疑点还没有认定。按 Y 采纳，按 X 排除。"


def test_a_page_is_not_attached_to_a_finding_of_another_item_unless_that_was_chosen(
    qtbot: QtBot, place: DeskPlace, heard: HeardMessages
) -> None:
    desk = place.desk
    desk.choose_item("1.1")
    press(qtbot, place, Key.Key_1)
    desk.choose_item("1.2", jump=False)
    place.area.go(6)
    press(qtbot, place, Key.Key_A)
    assert told(place).startswith("本项没有可以附的问题。")
    assert [r.page for r in desk.sheet.findings[0].regions] == [1]
    desk.choose_finding("f1")
    place.area.go(6)
    press(qtbot, place, Key.Key_A)
    assert [r.page for r in desk.sheet.findings[0].regions] == [1, 6]
    assert heard.notes[-1] == "第 6 页已附到 1.1 问题 1。"
    press(qtbot, place, Key.Key_A)
    assert told(place) == "第 6 页已经在 1.1 问题 1 里。"


def test_a_frame_drawn_goes_to_the_last_finding_of_the_item(
    qtbot: QtBot, place: DeskPlace, heard: HeardMessages
) -> None:
    desk = place.desk
    desk.choose_item("1.1")
    press(qtbot, place, Key.Key_1)
    desk.draw_region(Region(4, Box(0.1, 0.1, 0.5, 0.2)))
    press(qtbot, place, Key.Key_A)
    assert heard.notes[-1] == "第 4 页已附到 1.1 问题 1。"
