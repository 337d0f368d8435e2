"""The desk where words are longer and room is less than anybody meant."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reviewer.windows import theme
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.desk.page_bar import PageBar
from reviewer.windows.desk.row_painting import LONGEST, shortened
from reviewer.windows.desk.trace_popup import TracePopup
from reviewer.windows.dressing import change_at_once
from scoring.trace import Role, TraceLine
from tests.reviewer.presenters.desk_support import ListStore
from tests.reviewer.windows.desk_window import HeardMessages, Key, heard, pages, paper, place, press, store
from tests.reviewer.windows.readable import faint, read

__all__ = ["heard", "pages", "paper", "place", "store"]
LONG = "送达回证没有受送达人签名，也没有见证人签名，没有拍照、录像，拒收的事由和日期没有写明。" * 9


def test_a_sentence_of_usual_length_is_told_whole(qtbot: QtBot) -> None:
    assert shortened("处罚决定书送达超过七个工作日") == "处罚决定书送达超过七个工作日"
    assert len(shortened(LONG)) == LONGEST
    assert shortened(LONG).endswith("…")


def test_a_long_suspicion_leaves_the_page_its_room_and_is_there_to_be_read_whole(
    qtbot: QtBot, place: DeskPlace, store: ListStore
) -> None:
    usual = store.raised[0]
    store.raised = (replace(usual, message=LONG, computation="；".join([LONG] * 3)), *store.raised[1:])
    place.open_case("b")
    place.desk.show_suspicion(usual.key)
    qtbot.waitUntil(lambda: place.suspicion_bar.isVisible())
    assert place.suspicion_bar.message.text() == shortened(LONG)
    assert place.suspicion_bar.whole.text() == LONG
    assert place.suspicion_bar.whole.isVisibleTo(place.suspicion_bar)
    QApplication.processEvents()
    assert place.area.height() > place.suspicion_bar.height()


def test_a_form_about_a_long_sentence_has_its_buttons_in_sight(
    qtbot: QtBot, place: DeskPlace, store: ListStore
) -> None:
    store.raised = (replace(store.raised[0], message=LONG), *store.raised[1:])
    place.open_case("b")
    place.desk.show_suspicion(store.raised[0].key)
    press(qtbot, place, Key.Key_X)
    QApplication.processEvents()
    for button in place.form.findChildren(QPushButton):
        if button.isVisible():
            corner = button.mapTo(place.form.parentWidget(), button.rect().bottomRight())
            assert place.form.parentWidget().rect().contains(corner), button.text()
    assert any(label.toolTip().endswith(LONG) for label in place.form.findChildren(QLabel))


@pytest.mark.parametrize(("width", "beside"), [(420, True), (900, False)])
def test_the_places_of_a_suspicion_stand_beside_its_buttons_where_that_saves_a_row(
    qtbot: QtBot, place: DeskPlace, width: int, beside: bool
) -> None:
    bar = place.suspicion_bar
    bar.setParent(None)  # type: ignore[call-overload]
    qtbot.addWidget(bar)
    bar.resize(width, 200)
    bar.show()
    place.desk.show_suspicion("T02:8")
    qtbot.waitUntil(lambda: (bar.places.parentWidget() is bar.accept.parentWidget()) == beside)


def test_points_stay_in_sight_beside_a_long_name(qtbot: QtBot) -> None:
    popup = TracePopup([TraceLine("1.1", f"1.1 {LONG}", "", Role.LEAF), TraceLine("total", "总分", "", Role.TOTAL)])
    qtbot.addWidget(popup)
    with qtbot.waitExposed(popup):
        popup.show()
    assert popup.table.columnWidth(0) < popup.width() / 2
    assert popup.table.header().sectionViewportPosition(3) < popup.table.viewport().width()


def test_the_card_tells_which_rule_was_recorded(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.1")
    first, second = place.card._rules
    before = first.grab().toImage()
    press(qtbot, place, Key.Key_1)
    assert first.accessibleName().endswith("已记 1 处")
    assert first.grab().toImage() != before
    assert any(first.text()[:4] in word.text for word in read(place.card))
    assert not faint(place.card)
    assert "已记" not in second.accessibleName()
    press(qtbot, place, Key.Key_2, Key.Key_Return)
    assert second.accessibleName().endswith("已记 1 处")
    press(qtbot, place, Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert ["已记" in rule.accessibleName() for rule in place.card._rules] == [True, False]


def test_a_remark_of_two_lines_is_one_row_of_the_strip(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.2")
    press(qtbot, place, Key.Key_1, Key.Key_1)
    place.form.remark.setPlainText("第一行\n第二行")
    place.form.answer()
    (item,) = [place.strip.list.item(row) for row in range(place.strip.list.count())]
    broken = place.strip.list.grab().toImage()
    line = item.data(Qt.ItemDataRole.UserRole + 1)
    item.setData(Qt.ItemDataRole.UserRole + 1, line._replace(remark="第一行 第二行"))
    assert line.remark == "第一行\n第二行"
    assert place.strip.list.grab().toImage() == broken


def test_submitting_is_offered_loudly_only_when_everything_is_decided(qtbot: QtBot, place: DeskPlace) -> None:
    assert place.score.submit.property("look") != "primary"
    for item in ("1.1", "1.2", "2.1", "2.2"):
        place.desk.choose_item(item)
        press(qtbot, place, Key.Key_0)
    assert not place.desk.is_provisional
    assert place.score.submit.property("look") == "primary"


def test_all_findings_cannot_be_asked_for_while_there_are_none(qtbot: QtBot, place: DeskPlace) -> None:
    assert not place.strip.all.isEnabled()
    press(qtbot, place, Key.Key_1)
    assert place.strip.all.isEnabled()


def test_more_pages_than_before_leave_every_button_its_room(qtbot: QtBot) -> None:
    bar = PageBar()
    qtbot.addWidget(bar)
    bar.show_page(1, 1, "")
    bar.show_view("", {})
    bar.resize(bar.sizeHint().width(), bar.sizeHint().height())
    bar.show()
    bar.show_page(1, 123456789, "行政处罚决定书")
    bar.show_view("适合宽度", {})
    QApplication.processEvents()
    for button in (*bar.buttons.values(), bar.more):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.accessibleName()
            assert bar.rect().contains(button.geometry()), button.accessibleName()


def test_rubric_and_card_are_as_high_after_a_form_as_before(qtbot: QtBot, place: DeskPlace) -> None:
    items = place.panes.splitters["items"]
    upper, lower = items.sizes()
    press(qtbot, place, Key.Key_N)
    items.setSizes([upper - 60, lower + 60])  # as where the form needs it
    press(qtbot, place, Key.Key_Escape)
    assert abs(items.sizes()[0] - upper) <= 2, "to the pixel that the splitter rounds"
    assert sum(items.sizes()) == upper + lower


def test_in_a_low_window_the_card_has_more_room_than_the_rubric(qtbot: QtBot, place: DeskPlace) -> None:
    items = place.panes.splitters["items"]
    place.resize(911, 430)
    qtbot.waitUntil(lambda: place.height() == 430)
    upper, lower = items.sizes()
    assert upper < lower
    items.splitterMoved.emit(200, 1)  # as by the mouse
    items.setSizes([lower, upper])
    moved = items.sizes()
    press(qtbot, place, Key.Key_N, Key.Key_Escape)
    assert items.sizes()[0] > upper
    assert sum(items.sizes()) == sum(moved)


def test_the_sign_of_a_suspicion_has_the_ink_of_the_theme(qapp: QApplication, qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.show_suspicion("T02:8")
    sign = place.suspicion_bar._sign
    light = sign.pixmap().toImage()
    change_at_once(qapp, theme.Mode.DARK)
    assert sign.pixmap().toImage() != light
    change_at_once(qapp, theme.Mode.LIGHT)
    assert sign.pixmap().toImage() == light


def test_esc_leaves_page_and_rubric_alone_too(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_F11)
    assert not place.left.isVisible()
    press(qtbot, place, Key.Key_Escape)
    assert place.left.isVisible()


def test_a_shortened_list_of_items_says_so(qtbot: QtBot, place: DeskPlace, heard: HeardMessages) -> None:
    press(qtbot, place, Key.Key_L)
    assert "只列出与本文书有关的评查项" in heard.notes[-1]
    press(qtbot, place, Key.Key_L)
    assert "全部" in heard.notes[-1]


def test_where_the_page_lies_over_the_desk_the_overlay_lies_over_the_page(qtbot: QtBot, place: DeskPlace) -> None:
    place.acting.perform("detach")
    page = place.panes.page
    assert page.window is not None
    page.window.setGeometry(place.window().geometry())
    assert page.covers
    place.acting.perform("help")
    assert place.help.window() is page.window
    place.acting.perform("help")
    page.attach()
    place.acting.perform("help")
    assert place.help.window() is place.window()
    place.acting.perform("help")


def test_a_rule_of_many_lines_is_painted_within_its_box(qtbot: QtBot, place: DeskPlace) -> None:
    rule = place.card._rules[0]
    rule.setText(LONG)
    rule._broken.clear()
    rule.resize(300, rule.heightForWidth(300))
    rows = rule._rows(300)
    assert len(rows) > 5
    step = (rule.height() - 2 * 6) // len(rows)
    assert step >= QFontMetrics(theme.font(theme.BODY)).height()
