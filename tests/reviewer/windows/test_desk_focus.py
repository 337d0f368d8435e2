"""Where the keyboard is after each act on the desk: at the work, never on a button of something else."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.pages.source import Pages
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.messages import WindowMessages
from tests.reviewer.presenters.desk_support import ListStore
from tests.reviewer.windows.desk_window import HeardMessages, heard, pages, paper, place, press, store

__all__ = ["heard", "pages", "paper", "place", "store"]
Key = Qt.Key


def click(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_clicks_leave_the_keyboard_at_the_page(qtbot: QtBot, place: DeskPlace) -> None:
    for button in (
        place.card._rules[0],
        place.card._marks["doubt"],
    ):
        click(qtbot, button)
        press(qtbot, place, Key.Key_Escape)
        assert place.view.hasFocus()
    for button in (place.strip.all, place.head.buttons["undo"], place.page_bar.buttons["zoom_in"]):
        click(qtbot, button)
        assert place.view.hasFocus()
    before = place.desk.item
    click(qtbot, place.card._next)
    assert place.desk.item != before
    assert place.view.hasFocus()


def test_space_after_a_click_on_withdraw_withdraws_nothing_more(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_1, Key.Key_2)
    assert len(place.desk.sheet.findings) == 2
    click(qtbot, place.strip._withdraw)
    press(qtbot, place, Key.Key_Space)
    assert len(place.desk.sheet.findings) == 1
    click(qtbot, place.strip._withdraw)
    assert not place.strip._withdraw.isEnabled()
    assert place.view.hasFocus()


def test_buttons_are_still_reached_with_tab(place: DeskPlace) -> None:
    for button in (place.strip._withdraw, place.score.submit, place.card._marks["doubt"]):
        assert button.focusPolicy() is Qt.FocusPolicy.TabFocus


def test_what_goes_away_with_the_keyboard_in_it_gives_it_to_the_page(qtbot: QtBot, place: DeskPlace) -> None:
    rule = place.card._rules[0]
    rule.setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, place, Key.Key_F3)  # another item, another card
    qtbot.waitUntil(place.view.hasFocus)


def test_by_the_arrows_one_goes_from_finding_to_finding_in_the_strip(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_1, Key.Key_2)
    first, second = (finding.id for finding in place.desk.sheet.findings)
    item = place.desk.item
    while not place.strip.list.hasFocus():
        press(qtbot, place, Key.Key_F6)
    QTest.keyClick(place.strip.list, Key.Key_Up)
    assert place.desk.finding == first
    QTest.keyClick(place.strip.list, Key.Key_Down)
    assert (place.desk.finding, place.desk.item) == (second, item)
    QTest.keyClick(place.strip.list, Key.Key_Up)
    press(qtbot, place, Key.Key_Backspace)
    assert [finding.id for finding in place.desk.sheet.findings] == [second]


def test_f6_comes_to_the_list_of_whatever_tab_stands_at_the_left(qtbot: QtBot, place: DeskPlace) -> None:
    for tab, pane in ((1, place.suspicions.list), (0, place.contents)):
        place.left.setCurrentIndex(tab)
        place.view.setFocus()
        for _ in range(5):
            press(qtbot, place, Key.Key_F6)
            if pane.hasFocus():
                break
        assert pane.hasFocus()


def test_back_at_a_form_the_letters_are_words_again(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_1)
    press(qtbot, place, Key.Key_R)
    assert place.form.remark.hasFocus()
    place.view.setFocus()
    place.enter()
    assert place.form.remark.hasFocus()


@pytest.mark.parametrize(("key", "agreed"), [(Key.Key_Y, True), (Key.Key_N, False), (Key.Key_Return, False)])
def test_a_question_is_answered_with_one_letter_and_enter_is_careful(qtbot: QtBot, key: Key, agreed: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    messages = WindowMessages(window)
    shown: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        shown.extend(button.text() for button in box.findChildren(QPushButton))
        QTest.keyClick(QApplication.focusWidget() or box, key)

    QTimer.singleShot(0, window, answer)
    assert messages.ask("提交？", "还有 3 项未评。", "提交") is agreed
    assert set(shown) == {"提交(&Y)", "取消(&N)"}


def test_a_desk_that_goes_away_with_the_keyboard_in_it_complains_of_nothing(
    qtbot: QtBot, place: DeskPlace, pages: Pages, store: ListStore, heard: HeardMessages
) -> None:
    other = DeskPlace(DeskPresenter(store), pages, heard, place.settings)
    other.desk.setParent(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    other.open_case("a")
    assert other.view.hasFocus()
    with qtbot.captureExceptions() as raised:
        other.deleteLater()
        qtbot.waitUntil(lambda: not isValid(other))
        QApplication.processEvents()
    assert raised == []


def test_the_question_before_submitting_returns_the_keyboard_to_the_page(
    qtbot: QtBot, place: DeskPlace, heard: HeardMessages
) -> None:
    place.score.submit.setFocus(Qt.FocusReason.TabFocusReason)
    place.acting.perform("submit")
    assert place.desk.content.submitted
    assert place.view.hasFocus()
