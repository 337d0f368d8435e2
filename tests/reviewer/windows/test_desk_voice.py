"""What a screen reader is told of the work at the desk."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.desk.desk_voice import DeskVoice
from tests.reviewer.windows.desk_window import CTRL, HeardMessages, heard, pages, paper, place, press, store

__all__ = ["heard", "pages", "paper", "place", "store"]
Key = Qt.Key


@pytest.fixture
def voice(place: DeskPlace) -> DeskVoice:
    """Says nothing by itself while a test is not done pressing keys."""
    voice = DeskVoice(place)
    voice.soon.setInterval(3_600_000)
    return voice


def _spoken(qtbot: QtBot, voice: DeskVoice, place: DeskPlace, *keys: Key) -> str:
    said: list[str] = []
    voice.said.connect(said.append)
    press(qtbot, place, *keys)
    assert said == []
    voice.speak()
    return said[0]


def test_an_item_is_told_with_what_can_be_recorded_there(qtbot: QtBot, place: DeskPlace, voice: DeskVoice) -> None:
    place.desk.choose_item("1.1")
    words = _spoken(qtbot, voice, place, Key.Key_Down)
    assert words.startswith(place.rubric.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    assert "1.2" in words.split("，")[0]
    assert "；1，" in words


def test_who_holds_the_key_hears_the_last_item_only(qtbot: QtBot, place: DeskPlace, voice: DeskVoice) -> None:
    place.desk.choose_item("1.1")
    words = _spoken(qtbot, voice, place, Key.Key_Down, Key.Key_Down, Key.Key_Up)
    assert words.startswith("1.2")


def test_what_was_recorded_and_what_was_refused_is_told(qtbot: QtBot, place: DeskPlace, voice: DeskVoice) -> None:
    place.desk.choose_item("1.1")
    assert f"已记录：{place.desk.stack.undoText()}" in _spoken(qtbot, voice, place, Key.Key_1)
    assert place.desk.stack.undoText() != ""
    assert "不能再记为无问题" in _spoken(qtbot, voice, place, Key.Key_0)


def test_taking_back_is_told_by_the_window_alone(
    qtbot: QtBot, place: DeskPlace, voice: DeskVoice, heard: HeardMessages
) -> None:
    place.desk.choose_item("1.1")
    assert "已记录" in _spoken(qtbot, voice, place, Key.Key_1)
    press(qtbot, place, Key.Key_Z, modifier=CTRL)
    assert heard.notes[-1].startswith("撤销：")
    assert "已记录" not in _spoken(qtbot, voice, place, Key.Key_Down)


def test_a_suspicion_is_told_with_its_arithmetic_and_law(qtbot: QtBot, place: DeskPlace, voice: DeskVoice) -> None:
    words = _spoken(qtbot, voice, place, Key.Key_S)
    shown = place.desk.suspicion
    assert shown is not None
    assert shown.message in words
    assert all(step.strip() in words for step in shown.computation.split("；"))
    assert all(law in words for law in shown.law)


def test_choices_of_a_prompt_are_told_with_their_numbers(qtbot: QtBot, place: DeskPlace, voice: DeskVoice) -> None:
    place.desk.choose_item("1.2")
    words = _spoken(qtbot, voice, place, Key.Key_1)
    assert "可选：1，−0.5；2，−1；3，−1.5；4，−2" in words


def test_the_page_looked_at_is_the_name_of_its_view(qtbot: QtBot, place: DeskPlace) -> None:
    before = place.view.accessibleName()
    press(qtbot, place, Key.Key_PageDown, Key.Key_PageDown)
    assert place.view.accessibleName() != before
    assert place.view.accessibleName().startswith("案卷页面，第 3 页　")
    place.acting.perform("pair")
    assert [v.accessibleName()[:7] for v in place.area.views()] == ["案卷页面，第 ", "案卷页面，右侧"]
