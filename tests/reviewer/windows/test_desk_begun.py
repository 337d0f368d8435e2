"""In the window: what was being typed when the program was killed is offered again in the same form of its item."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.windows.desk.desk_place import DeskPlace
from tests.reviewer.presenters.desk.test_memory import KeptMemory
from tests.reviewer.presenters.desk_support import ListStore
from tests.reviewer.windows.desk_window import (
    HeardMessages,
    compose,
    heard,
    pages,
    paper,
    place,
    press,
    store,
    words_of,
)

__all__ = ["heard", "pages", "paper", "place", "store"]
Key = Qt.Key
AGAIN = "上次没有记完的说明已填上"


def restarted(place: DeskPlace) -> None:
    """As after a crash: nothing is known but what the store holds."""
    place.memory.forget()
    place.entry.leave()
    place.memory.forget()
    place.open_case("a")
    place.desk.choose_item("1.2")


def test_a_remark_begun_is_there_again_until_it_is_recorded(qtbot: QtBot, place: DeskPlace, store: ListStore) -> None:
    place.memory.keep_in(KeptMemory(store))
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_D)
    compose("见证人是否适格")
    assert AGAIN not in words_of(place.form)
    qtbot.waitUntil(lambda: "a" in store.remembered)
    restarted(place)
    press(qtbot, place, Key.Key_D)
    assert place.form.remark.toPlainText() == "见证人是否适格"
    assert AGAIN in words_of(place.form)
    press(qtbot, place, Key.Key_Return)
    assert place.desk.sheet.doubts[0].question == "见证人是否适格"
    assert store.remembered["a"].drafts == {}


def test_a_remark_emptied_is_given_up(qtbot: QtBot, place: DeskPlace, store: ListStore) -> None:
    place.memory.keep_in(KeptMemory(store))
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_D)
    compose("见证人")
    place.memory.keep()
    place.form.remark.selectAll()
    QTest.keyClick(place.form.remark, Key.Key_Delete)
    assert store.remembered["a"].drafts == {}
    press(qtbot, place, Key.Key_Escape, Key.Key_D)
    assert place.form.remark.toPlainText() == ""


def test_enter_where_a_choice_is_open_says_so(qtbot: QtBot, place: DeskPlace, heard: HeardMessages) -> None:
    place.desk.show_suspicion("T02:8")
    press(qtbot, place, Key.Key_Y, Key.Key_Return)
    assert place.refusal.words.text() == "还没有选定，没有记录。请先按数字选一项。"
    assert place.form.isVisible()
