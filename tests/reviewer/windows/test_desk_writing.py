"""Writing at the desk: prompts, remarks, chips, letters that are text, input methods."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.presenters.desk.ports import ItemLook
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.desk.rule_button import ChipButton
from reviewer.windows.page_view.text import Picked
from scoring.casefile import Box, Region
from tests.reviewer.presenters.desk_support import ListStore
from tests.reviewer.windows.desk_window import (
    CTRL,
    HeardMessages,
    Key,
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


def test_a_range_takes_number_chip_words_enter(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_1)
    assert place.form.isVisible()
    press(qtbot, place, Key.Key_3)
    qtbot.keyClicks(QApplication.focusWidget(), "d1N")
    press(qtbot, place, Key.Key_Return)
    (finding,) = place.desk.sheet.findings
    assert (finding.points, finding.remark) == (Decimal("1.5"), "d1N")
    assert not place.form.isVisible()
    assert place.desk.sheet.doubts == ()


def test_the_key_of_a_choice_is_no_part_of_its_points(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_1)
    chips = place.form.findChildren(ChipButton)
    assert [chip.text() for chip in chips] == ["−0.5", "−1", "−1.5", "−2"]
    assert [chip.accessibleName() for chip in chips][:2] == ["1，−0.5", "2，−1"]
    assert all(chip.width() >= chip.sizeHint().width() for chip in chips)


def test_letters_and_digits_are_text_while_somebody_types(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("2.2")
    press(qtbot, place, Key.Key_2)
    box = QApplication.focusWidget()
    assert box is place.form.remark
    qtbot.keyClicks(box, "1234567890nmedjkafrsyxqg[]wptcvlio?")
    assert place.form.remark.toPlainText() == "1234567890nmedjkafrsyxqg[]wptcvlio?"
    qtbot.keyClick(box, Key.Key_Backspace)
    qtbot.keyClick(box, Key.Key_Home)
    assert place.desk.sheet.findings == ()
    assert place.view.page == 1
    assert not place.help.isVisible()


def test_nothing_fires_while_an_input_method_composes(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("2.2")
    press(qtbot, place, Key.Key_2)
    box = place.form.remark
    QCoreApplication.sendEvent(box, QInputMethodEvent("weigaozhi", []))
    qtbot.keyClick(box, Key.Key_Space)
    compose("未告知")
    assert box.toPlainText().strip() == "未告知"
    assert place.view.page == 1
    assert place.desk.sheet.findings == ()
    for widget in (place.view, place.rubric, place.contents, place.strip.list, place.suspicions.list):
        assert not widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_veto_takes_two_steps_and_escape_leaves_it(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("2.2")
    press(qtbot, place, Key.Key_2)
    assert "整卷 0 分" in words_of(place.form)
    press(qtbot, place, Key.Key_Escape)
    assert not place.form.isVisible()
    assert place.view.hasFocus()
    press(qtbot, place, Key.Key_2)
    compose("未告知听证")
    press(qtbot, place, Key.Key_Return)
    assert place.desk.statuses["2.2"].look is ItemLook.VETO
    assert place.score.grade.text() == "不合格"


def test_enter_in_an_unanswered_veto_says_what_is_missing(qtbot: QtBot, place: DeskPlace, heard: HeardMessages) -> None:
    place.desk.choose_item("2.2")
    press(qtbot, place, Key.Key_2, Key.Key_Return)
    assert "必须写明认定理由" in heard.errors[-1].message
    assert place.form.isVisible()


def test_an_earlier_remark_is_taken_with_alt_and_its_number(qtbot: QtBot, place: DeskPlace, store: ListStore) -> None:
    store.used = {"1.2/1.2.1": [("没有结束时间", 4), ("没有签名", 1)]}
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_1, Key.Key_1)
    qtbot.keyClick(place.form.remark, Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert place.form.remark.toPlainText() == "没有签名"


def test_shift_and_enter_breaks_the_line_of_a_remark(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_1, Key.Key_1)
    compose("甲")
    qtbot.keyClick(place.form.remark, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    compose("乙")
    press(qtbot, place, Key.Key_Return)
    assert place.desk.sheet.findings[0].remark == "甲\n乙"


def test_tab_in_a_box_goes_on_to_the_next_control(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_1, Key.Key_1)
    assert place.form.remark.hasFocus()
    press(qtbot, place, Key.Key_Tab)
    assert not place.form.remark.hasFocus()
    assert place.desk.item == "1.2"


def test_a_digit_in_the_empty_box_takes_the_chip_it_stands_on(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_N, Key.Key_1)
    assert place.form.remark.toPlainText() == "本案案情不涉及该项。"
    press(qtbot, place, Key.Key_1)
    assert place.form.remark.toPlainText() == "本案案情不涉及该项。1"


def test_nothing_is_submitted_while_something_is_being_written(
    qtbot: QtBot, place: DeskPlace, heard: HeardMessages
) -> None:
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_N)
    press(qtbot, place, Key.Key_Return, modifier=CTRL)
    assert not place.desk.content.submitted
    assert place.form.isVisible()


def test_selected_text_waits_for_the_next_remark(qtbot: QtBot, place: DeskPlace, heard: HeardMessages) -> None:
    place.desk.choose_item("1.1")
    place.view._select(1, (Picked("同意", Box(0.2, 0.1, 0.9, 0.12)), Picked("立案", Box(0.1, 0.14, 0.3, 0.16))))
    place.view.text_selected.emit(place.view.selected_text())
    assert heard.notes[-1].startswith("已选文字，将写入下一条问题的说明，并框为依据")
    press(qtbot, place, Key.Key_1)
    (finding,) = place.desk.sheet.findings
    assert finding.remark == "“同意立案”"
    assert finding.regions == (Region(1, Box(0.1, 0.1, 0.9, 0.16)),)
    assert heard.notes[-1] == ""  # what was said of it goes


def test_selected_text_is_given_up_with_esc(qtbot: QtBot, place: DeskPlace, heard: HeardMessages) -> None:
    place.acting.quote("同意立案")
    place.desk.choose_item("1.1")
    press(qtbot, place, Key.Key_Escape, Key.Key_1)
    assert place.desk.sheet.findings[0].remark == ""
    assert "" in heard.notes


def test_a_remark_being_changed_does_not_offer_itself(qtbot: QtBot, place: DeskPlace, store: ListStore) -> None:
    store.used = {"1.1/1.1.1": [("同意立案", 1), ("没有审批意见", 2)], "1.2/1.2.1": [("同意立案", 3)]}
    place.desk.choose_item("1.1")
    press(qtbot, place, Key.Key_1, Key.Key_R)
    compose("同意立案")
    press(qtbot, place, Key.Key_Return, Key.Key_R)
    rows = [row.text() for row in place.form.offers._rows if row.text()]
    assert place.form.remark.toPlainText() == "同意立案"
    assert rows == ["Alt+1  没有审批意见（2 次）"]


def test_words_are_found_marked_and_walked_through(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_Slash)
    compose("送达日期")
    assert place.view.page == 8
    assert "1/1" in words_of(place.find_bar)
    assert [m.kind.value for m in place.desk.marks()] == ["hit shown"]
    press(qtbot, place, Key.Key_Return)
    assert place.desk.file is not None
    assert place.desk.file.case_id == "a"
    press(qtbot, place, Key.Key_Escape)
    assert not place.find_bar.isVisible()
    assert place.desk.marks() == ()


def test_words_begun_in_a_prompt_are_there_when_it_is_asked_again(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_1, Key.Key_1)
    compose("没有结束")
    place.desk.choose_item("1.1")
    place.desk.choose_item("1.2")
    place.entry.apply(1)
    assert place.form.remark.toPlainText() == "没有结束"
    press(qtbot, place, Key.Key_1)
    compose("时间")
    press(qtbot, place, Key.Key_Return)
    assert place.desk.sheet.findings[0].remark == "没有结束时间"
    place.entry.apply(1)
    assert place.form.remark.toPlainText() == ""


def test_earlier_remarks_are_completed_while_one_types(qtbot: QtBot, place: DeskPlace, store: ListStore) -> None:
    store.used = {"1.2/1.2.1": [("没有结束时间", 4)], "2.1/2.1.1": [("没有签名和日期", 2), ("送达超过期限", 1)]}
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_1, Key.Key_1)
    compose("签名")
    qtbot.keyClick(place.form.remark, Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert place.form.remark.toPlainText() == "没有签名和日期"


def test_the_law_of_the_item_is_inserted_where_the_cursor_stands(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_1, Key.Key_1)
    compose("不合的规定")
    for _ in range(3):
        qtbot.keyClick(place.form.remark, Key.Key_Left)
    qtbot.keyClick(place.form.remark, Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert place.form.remark.toPlainText() == "不合《行政处罚法》第五十五条的规定"
    assert not place.form.offers.press(7)


def test_letters_and_digits_mean_nothing_to_the_desk_while_one_composes_in_a_line(
    qtbot: QtBot, place: DeskPlace
) -> None:
    press(qtbot, place, Key.Key_Slash)
    line = place.find_bar.words
    assert QApplication.focusWidget() is line
    QCoreApplication.sendEvent(line, QInputMethodEvent("songda", []))
    for key in (Key.Key_1, Key.Key_N, Key.Key_D, Key.Key_Space):
        qtbot.keyClick(line, key)
    assert place.desk.sheet == type(place.desk.sheet)()
    assert not place.form.isVisible()
    assert place.view.page == 1


def test_chords_work_while_one_types(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_D)
    compose("见证人")
    press(qtbot, place, Key.Key_F8)
    assert place.area.is_pair
    place.form.remark.setFocus()
    press(qtbot, place, Key.Key_F7)
    assert place.thumbnails.isVisible()
    assert place.form.remark.toPlainText() == "见证人"


def test_why_a_key_did_nothing_is_said_in_place_until_something_else_is_done(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.1")
    press(qtbot, place, Key.Key_1, Key.Key_0)
    assert "已记录问题，不能再记为无问题" in place.refusal.words.text()
    assert place.refusal.isVisible()
    press(qtbot, place, Key.Key_Tab)
    assert not place.refusal.isVisible()
    press(qtbot, place, Key.Key_D, Key.Key_Return)
    assert "必须写明理由" in place.refusal.words.text()
    compose("见证人")
    assert not place.refusal.isVisible()
    press(qtbot, place, Key.Key_Return)
    assert place.desk.statuses["1.2"].doubts == 1


def test_a_digit_with_alt_under_which_nothing_stands_does_not_slip_into_the_words(
    qtbot: QtBot, place: DeskPlace
) -> None:
    press(qtbot, place, Key.Key_D)
    compose("见证人")
    for key in (Key.Key_3, Key.Key_9):
        qtbot.keyClick(place.form.remark, key, Qt.KeyboardModifier.AltModifier)
    assert place.form.remark.toPlainText() == "见证人"
