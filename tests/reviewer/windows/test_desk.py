"""The desk through its window: a file reviewed with keys, with the mouse; what is shown follows what is done."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.desk.rule_button import RuleButton
from reviewer.windows.desk.trace_popup import TracePopup
from scoring.acts import SessionSubmitted
from scoring.casefile import Box, Region
from scoring.folding import fold
from tests.reviewer.presenters.desk_support import ListStore
from tests.reviewer.windows.desk_window import (
    CTRL,
    HeardMessages,
    Key,
    heard,
    pages,
    paper,
    place,
    press,
    store,
    words_of,
)

__all__ = ["heard", "pages", "paper", "place", "store"]


def test_a_finding_takes_two_keys(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.1")
    press(qtbot, place, Key.Key_Down, Key.Key_Up, Key.Key_1)
    assert [f.rule for f in place.desk.sheet.findings] == ["1.1.1"]
    assert place.strip.list.count() == 1
    assert "38" in place.score.total.text()


def test_a_file_is_reviewed_by_keyboard_from_first_item_to_the_next_file(
    qtbot: QtBot, place: DeskPlace, store: ListStore, heard: HeardMessages
) -> None:
    press(qtbot, place, Key.Key_1)  # 1.1: a finding on page 1
    press(qtbot, place, Key.Key_Tab)
    assert place.desk.item == "1.2"
    assert place.view.page == 3
    press(qtbot, place, Key.Key_0, Key.Key_Tab)
    assert (place.desk.item, place.view.page) == ("2.1", 8)
    press(qtbot, place, Key.Key_S, Key.Key_S, Key.Key_Y, Key.Key_1)  # the second suspicion into its first rule
    press(qtbot, place, Key.Key_Tab, Key.Key_N, Key.Key_1, Key.Key_Return)
    assert place.desk.undecided() == 0
    press(qtbot, place, Key.Key_G)
    qtbot.keyClicks(QApplication.focusWidget(), "5")
    press(qtbot, place, Key.Key_Return)
    assert place.view.page == 5
    press(qtbot, place, Key.Key_Return, modifier=CTRL)
    assert "各项均已评" in heard.questions[0]
    assert isinstance(store.acts["a"][-1], SessionSubmitted)
    content = fold(store.acts["a"])
    assert [f.rule for f in content.sheet.findings] == ["1.1.1", "2.1.1"]
    press(qtbot, place, Key.Key_PageDown, modifier=Qt.KeyboardModifier.AltModifier)
    assert place.desk.file is not None
    assert place.desk.file.case_id == "b"


def test_a_file_is_reviewed_by_mouse_alone(qtbot: QtBot, place: DeskPlace) -> None:
    left = Qt.MouseButton.LeftButton
    place.contents.scrollTo(place.contents.model().index(3, 0))
    at = place.contents.visualRect(place.contents.model().index(3, 0)).center()
    qtbot.mouseClick(place.contents.viewport(), left, pos=at)
    assert place.view.page == 8
    index = place.rubric.model_.index_of("2.1")
    qtbot.mouseClick(place.rubric.viewport(), left, pos=place.rubric.visualRect(index).center())
    assert place.desk.item == "2.1"
    rect = place.view._rect(8)
    start = QPoint(round(rect.x() + 50), 60)
    qtbot.mousePress(place.view.viewport(), left, pos=start)
    qtbot.mouseMove(place.view.viewport(), start + QPoint(120, 60))
    qtbot.mouseRelease(place.view.viewport(), left, pos=start + QPoint(120, 60))
    assert len(place.desk.drawn) == 1
    rules = place.card.findChildren(RuleButton)
    qtbot.mouseClick(rules[0], left)
    (finding,) = place.desk.sheet.findings
    assert finding.regions[0].page == 8
    assert finding.regions[0].box is not None
    chip = next(b for b in place.card.findChildren(QPushButton) if "存疑" in b.text())
    qtbot.mouseClick(chip, left)
    qtbot.keyClicks(place.form.remark, "?")
    record = next(b for b in place.form.findChildren(QPushButton) if "回车" in b.text())
    qtbot.mouseClick(record, left)
    assert place.desk.statuses["2.1"].doubts == 1
    qtbot.mouseClick(place.head.buttons["undo"], left)
    assert place.desk.statuses["2.1"].doubts == 0


def test_undo_says_in_words_what_was_undone(qtbot: QtBot, place: DeskPlace, heard: HeardMessages) -> None:
    place.desk.choose_item("2.1")
    press(qtbot, place, Key.Key_1)
    press(qtbot, place, Key.Key_Z, modifier=CTRL)
    assert heard.notes[-1] == "撤销：2.1 送达超过法定期限 −2"
    assert place.desk.sheet.findings == ()
    press(qtbot, place, Key.Key_Y, modifier=CTRL)
    assert len(place.desk.sheet.findings) == 1


def test_a_submitted_sheet_shows_no_way_to_change_it(qtbot: QtBot, place: DeskPlace, heard: HeardMessages) -> None:
    press(qtbot, place, Key.Key_1)
    heard.yes = False
    press(qtbot, place, Key.Key_Return, modifier=CTRL)
    assert not place.desk.content.submitted
    assert "还有" in heard.questions[-1]
    assert "问题 1 条" in heard.questions[-1]
    assert f"点“{place.score.give_back.text()}”" in heard.questions[-1]
    heard.yes = True
    press(qtbot, place, Key.Key_Return, modifier=CTRL)
    assert place.desk.content.submitted
    assert not place.score.submit.isEnabled()
    assert not any(b.isEnabled() for b in place.card.findChildren(RuleButton))
    assert "已提交" in words_of(place.head)
    press(qtbot, place, Key.Key_2)
    assert len(place.desk.sheet.findings) == 1
    qtbot.mouseClick(place.score.give_back, Qt.MouseButton.LeftButton)
    place.form.remark.setPlainText("误交")
    qtbot.keyClick(place.form.remark, Key.Key_Return)
    assert not place.desk.content.submitted
    assert place.score.submit.isEnabled()
    assert not place.score.give_back.isVisible()


def test_the_total_opens_its_arithmetic(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.1")
    press(qtbot, place, Key.Key_1, Key.Key_I)
    popup = next(w for w in QApplication.topLevelWidgets() if isinstance(w, TracePopup) and w.isVisible())
    last = popup.table.topLevelItem(popup.table.topLevelItemCount() - 1)
    assert last is not None
    assert last.text(3) == "38.00"
    assert place.desk.score is not None
    assert "总分 = 38.00。" in last.text(4)
    assert "等次：" not in last.text(4)  # items are open
    popup.close()


def test_suspicions_stand_by_severity_with_their_arithmetic(qtbot: QtBot, place: DeskPlace) -> None:
    texts = [place.suspicions.list.item(n).text() for n in range(place.suspicions.list.count())]
    assert texts == [
        "重大",
        "未经法制审核",
        "一般",
        "处罚决定书送达超过七个工作日",
        "无法核对",
        "缺少告知日期，无法核对",
    ]
    press(qtbot, place, Key.Key_S, Key.Key_S)
    assert "7 个工作日届满于 3 月 19 日" in words_of(place.suspicion_bar)
    assert place.view.page == 8
    press(qtbot, place, Key.Key_Q)
    assert place.view.page == 6
    assert place.left.tabText(1) == "疑点 2"


def test_the_line_of_a_missing_document_takes_the_next_finding(qtbot: QtBot, place: DeskPlace) -> None:
    row = place.contents.model().rowCount() - 1
    at = place.contents.visualRect(place.contents.model().index(row, 0)).center()
    qtbot.mouseClick(place.contents.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert "记在：缺 听证告知书" in words_of(place.card)
    assert place.desk.item == "2.2"


def test_a_finding_is_chosen_on_the_page_and_changed(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.1")
    place.desk.draw_region(Region(1, Box(0.1, 0.1, 0.4, 0.2)))
    press(qtbot, place, Key.Key_2)
    place.desk.choose_item("2.1", jump=False)
    place.acting.open_mark(place.desk.sheet.findings[0].id)
    assert place.desk.item == "1.1"
    press(qtbot, place, Key.Key_R)
    place.form.count.setValue(2)
    qtbot.keyClicks(place.form.remark, "two")
    press(qtbot, place, Key.Key_Return)
    assert place.desk.sheet.findings[0].occurrences == 2
    press(qtbot, place, Key.Key_Backspace)
    assert place.desk.sheet.findings == ()
