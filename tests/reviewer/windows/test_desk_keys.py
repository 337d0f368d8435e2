"""Choosing keys: conflicts, reset, files, and that keys, tips and the overlay follow at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from reviewer.windows.desk.actions import ACTIONS, WALKING, action, choose, tip
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.desk.keymap import SETTING, KeyMap
from reviewer.windows.frame import frame_keys
from reviewer.windows.frame.main_menu import MainMenu
from reviewer.windows.frame.recent_menu import RecentMenu
from scoring.errors import ReviewError
from tests.reviewer.windows.desk_window import (
    CTRL,
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


@pytest.fixture(autouse=True)
def _own_keys_afterwards() -> Iterator[None]:
    yield
    choose({})


def test_a_chosen_key_works_at_once_and_the_old_one_no_longer(qtbot: QtBot, place: DeskPlace) -> None:
    place.acting.keymap.give("doubt", "Ctrl+J")
    press(qtbot, place, Key.Key_D)
    assert not place.form.isVisible()
    press(qtbot, place, Key.Key_J, modifier=CTRL)
    assert place.form.isVisible()


def test_buttons_and_notes_tell_the_chosen_key(qtbot: QtBot, place: DeskPlace, heard: HeardMessages) -> None:
    press(qtbot, place, Key.Key_S, Key.Key_S)
    assert place.suspicion_bar.accept.text() == "采纳 Y"
    for name, keys in (("accept", "Ctrl+J"), ("pair", "Ctrl+I")):
        place.acting.keymap.give(name, keys)
    assert place.suspicion_bar.accept.text() == "采纳 Ctrl+J"
    assert place.suspicion_bar.dismiss.text() == "排除 X"
    press(qtbot, place, Key.Key_I, modifier=CTRL)
    assert "按 Ctrl+I 可恢复并排" in heard.notes[-1]


def test_tips_chips_and_overlay_tell_the_chosen_key(qtbot: QtBot, place: DeskPlace) -> None:
    place.acting.keymap.give("rotate", "Ctrl+J")
    place.acting.keymap.give("doubt", "Ctrl+M")
    assert place.page_bar.buttons["rotate"].toolTip() == "顺时针旋转（Ctrl+J）" == tip("rotate")
    assert place.card._marks["doubt"].text().startswith("Ctrl+M")
    press(qtbot, place, Key.Key_Question)
    assert "Ctrl+J" in words_of(place.help)


def test_a_key_taken_elsewhere_moves_and_the_last_one_stays(place: DeskPlace) -> None:
    keymap = place.acting.keymap
    keymap.give("rotate", "J")
    assert action("item_down").keys == ("Down",)
    with pytest.raises(ReviewError, match="唯一的快捷键"):
        keymap.give("rotate", "Down")
    with pytest.raises(ReviewError, match="固定用于"):
        keymap.give("rotate", "1")
    with pytest.raises(ReviewError, match="主窗口"):
        keymap.give("rotate", "Ctrl+Q")
    assert not keymap.may_change("leave")
    keymap.reset()
    assert all(action(a.name) == a for a in ACTIONS)


def test_chosen_keys_are_kept_in_the_settings(place: DeskPlace) -> None:
    place.acting.keymap.give("rotate", "Ctrl+J", also=True)
    choose({})
    place.settings.sync()
    KeyMap(QSettings(place.settings.fileName(), QSettings.Format.IniFormat))
    assert action("rotate").keys == ("T", "Ctrl+J")


def test_damaged_settings_leave_the_programs_own_keys(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    settings.setValue(SETTING, "{oops")
    KeyMap(settings)
    assert action("rotate").keys == ("T",)


def test_keys_mean_nothing_to_the_desk_while_an_input_method_composes(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_D)
    remark = place.form.remark
    QApplication.sendEvent(remark, QInputMethodEvent("zhong", []))
    for key in (Key.Key_1, Key.Key_Return, Key.Key_Escape):
        qtbot.keyClick(remark, key)
    assert place.form.isVisible()
    assert place.desk.sheet.doubts == ()
    done = QInputMethodEvent("", [])
    done.setCommitString("见证人是否适格")
    QApplication.sendEvent(remark, done)
    qtbot.keyClick(remark, Key.Key_Return)
    assert [d.question for d in place.desk.sheet.doubts] == ["见证人是否适格"]


@pytest.mark.parametrize("key", [Key.Key_F8, Key.Key_F12, Key.Key_F6, Key.Key_F3])
def test_no_function_key_does_anything_while_one_composes_in_a_line(qtbot: QtBot, place: DeskPlace, key: Key) -> None:
    press(qtbot, place, Key.Key_Slash)
    line = place.find_bar.words
    QApplication.sendEvent(line, QInputMethodEvent("songda", []))
    done = []
    for name in ("pair", "detach", "next_pane", "next_doubtful"):
        for shortcut in place.acting.keys.bound[name]:
            shortcut.activated.connect(lambda n=name: done.append(n))
    qtbot.keyClick(line, key)
    assert done == []
    QApplication.sendEvent(line, QInputMethodEvent("", []))
    qtbot.keyClick(line, key)
    assert len(done) == 1


def test_neither_undo_nor_submitting_nor_another_place_is_reached_while_one_composes(
    qtbot: QtBot, place: DeskPlace, heard: HeardMessages
) -> None:
    press(qtbot, place, Key.Key_0, Key.Key_Slash)
    line, reached = place.find_bar.words, []
    QShortcut(QKeySequence("Ctrl+1"), place, lambda: reached.append(1))
    QApplication.sendEvent(line, QInputMethodEvent("chexiao", []))
    for key in (Key.Key_Z, Key.Key_Return, Key.Key_1, Key.Key_H):
        qtbot.keyClick(line, key, CTRL)
    assert reached == []
    assert heard.questions == []
    assert not place.across.is_on
    assert len(place.desk.sheet.marks) == 1
    line.clearFocus()  # the word is given up with the keyboard
    qtbot.keyClick(place.view, Key.Key_1, CTRL)
    assert reached == [1]


def test_a_file_may_not_take_keys_of_the_main_window(place: DeskPlace) -> None:
    text = '{"format": "mingjuan-keys-1", "keys": {"rotate": ["Ctrl+R"]}}'
    with pytest.raises(ReviewError, match="主窗口"):
        place.acting.keymap.take_text(text)
    assert action("rotate").keys == ("T",)


def test_the_frame_binds_the_very_keys_the_desk_keeps_off(qapp: QApplication, tmp_path: Path) -> None:
    menu, settings = QMenu(), QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    MainMenu(menu, settings, RecentMenu(settings, tmp_path))
    bound = {a.shortcut().toString() for m in (menu, *menu.findChildren(QMenu)) for a in m.actions()} - {""}
    assert bound == frame_keys.ALL - set(frame_keys.PLACES)


def test_the_overlay_offers_to_change_keys_with_the_mouse(qtbot: QtBot, place: DeskPlace) -> None:
    wanted = []
    place.help.wanted.connect(wanted.append)
    press(qtbot, place, Key.Key_Question)
    button = next(b for b in place.help.findChildren(QPushButton) if "快捷键" in b.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wanted == ["keys"]


def test_what_an_empty_box_asks_for_does_not_stand_across_the_word_being_composed(
    qtbot: QtBot, place: DeskPlace
) -> None:
    press(qtbot, place, Key.Key_D)
    remark = place.form.remark
    asked = remark.placeholderText()
    QApplication.sendEvent(remark, QInputMethodEvent("weigaozhi", []))
    QApplication.sendEvent(remark, QInputMethodEvent("未告知", []))
    assert asked
    assert remark.placeholderText() == ""
    QApplication.sendEvent(remark, QInputMethodEvent("", []))  # given up
    assert remark.placeholderText() == asked


def test_after_a_refused_submission_the_words_go_on_where_they_were_being_written(
    qtbot: QtBot, place: DeskPlace
) -> None:
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_D)
    compose("见证人")
    press(qtbot, place, Key.Key_Return, modifier=CTRL)
    assert place.form.remark.hasFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "n")  # a letter, and not 不适用
    assert place.form.remark.toPlainText() == "见证人n"


def _held(key: Key, text: str = "") -> None:
    """Press a key as a desktop reports one that is kept down."""
    for repeated in (False, True, True):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.simulateEvent(focus, True, key, Qt.KeyboardModifier.NoModifier, text, repeated)


def test_the_key_that_opened_a_box_and_is_held_down_writes_nothing_into_it(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("2.2")
    _held(Key.Key_2, "2")
    assert place.form.remark.hasFocus()
    assert place.form.remark.toPlainText() == ""
    _held(Key.Key_1, "1")  # pressed in the box itself
    assert place.form.remark.toPlainText() == "111"


@pytest.mark.parametrize(("key", "marks"), [(Key.Key_0, 1), (Key.Key_Down, 0)])
def test_a_key_held_down_marks_once_and_walks_on(qtbot: QtBot, place: DeskPlace, key: Key, marks: int) -> None:
    first = place.desk.item
    _held(key, "0" if marks else "")
    assert len(place.desk.sheet.marks) == marks
    if not marks:
        walked = list(place.desk.statuses)
        assert walked.index(place.desk.item) >= walked.index(first) + 2


def test_what_is_repeated_by_a_held_key_decides_nothing() -> None:
    assert {action(name).name for name in WALKING} == WALKING
    assert not WALKING & {
        "withdraw",
        "no_problem",
        "accept",
        "submit",
        *(f"rule_{n}" for n in range(1, 10)),
    }


def test_while_a_menu_is_open_no_key_reaches_the_desk_behind_it(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.1")
    menu, chosen = QMenu(place), []
    for words in ("补录(&N)", "1 当事人", "2 处罚"):
        menu.addAction(words, lambda w=words: chosen.append(w))
    menu.popup(place.mapToGlobal(place.rect().center()))
    for key, text in ((Key.Key_1, "1"), (Key.Key_0, "0"), (Key.Key_D, "d")):
        QTest.simulateEvent(place.view, True, key, Qt.KeyboardModifier.NoModifier, text, False)
    assert QApplication.activePopupWidget() is menu
    assert place.desk.sheet == type(place.desk.sheet)()
    assert not place.form.isVisible()
    QTest.simulateEvent(place.view, True, Key.Key_N, Qt.KeyboardModifier.NoModifier, "n", False)
    assert chosen == ["补录(&N)"]
