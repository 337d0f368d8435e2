"""A suspicion in the window: two pages side by side, the arithmetic below them, one key; a missing fact is entered."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reviewer.presenters.desk.ports import SuspicionLine
from reviewer.windows import theme
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.desk.suspicion_bar import SuspicionBar, steps
from scoring.suspicions import Like, Result, Severity, Suspicion
from tests.reviewer.windows.desk_window import (
    HeardMessages,
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


def line(**more: object) -> SuspicionLine:
    values: dict[str, object] = {
        "key": "D05:1:",
        "rule": "D05",
        "result": Result.UNKNOWN,
        "severity": Severity.NOTE,
        "law": ("《中华人民共和国行政处罚法》第五条第二款",),
        "documents": (1,),
        "regions": (),
        "computation": "立案2025-01-02，决定2025-05-20；90日届满2025-04-02",
        "message": "一句话。",
    }
    return SuspicionLine(Suspicion(**{**values, **more}), "", "", False)  # type: ignore[arg-type]


@pytest.fixture
def bar(qtbot: QtBot) -> SuspicionBar:
    bar = SuspicionBar()
    qtbot.addWidget(bar)
    bar.resize(700, 200)
    return bar


def button(bar: SuspicionBar, words: str) -> QPushButton:
    return next(b for b in bar.findChildren(QPushButton) if b.text() == words)


def test_a_suspicion_of_two_pages_opens_them_side_by_side_with_its_arithmetic_below(
    qtbot: QtBot, place: DeskPlace
) -> None:
    press(qtbot, place, Key.Key_S, Key.Key_S)
    assert place.area.is_pair
    assert [view.page for view in place.area.views()] == [8, 6]
    assert place.suspicion_bar.isVisible()
    said = words_of(place.suspicion_bar)
    assert "3 月 20 日送达" in said
    assert "《行政处罚法》第六十一条" in said
    assert "一般" in said


def test_looked_away_from_there_is_one_page_again(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_S, Key.Key_S)
    press(qtbot, place, Key.Key_Escape)
    assert not place.area.is_pair
    assert not place.suspicion_bar.isVisible()


def test_accepted_by_key_the_right_side_closes_and_the_finding_names_both_pages(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_S, Key.Key_S, Key.Key_Y, Key.Key_1)
    assert not place.area.is_pair
    assert [r.page for r in place.desk.sheet.findings[0].regions] == [8, 6]


def test_a_suspicion_of_one_page_leaves_one_page(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_S, Key.Key_S)
    place.desk.show_suspicion("O02:1")
    assert not place.area.is_pair
    assert place.view.page == 6


def test_who_closes_the_right_side_is_not_given_it_again_until_it_is_opened(
    qtbot: QtBot, place: DeskPlace, heard: HeardMessages
) -> None:
    press(qtbot, place, Key.Key_S, Key.Key_S, Key.Key_F8)
    assert not place.area.is_pair
    assert "F8" in heard.notes[-1]
    place.desk.show_suspicion("O02:1")
    place.desk.show_suspicion("T02:8")
    assert not place.area.is_pair
    press(qtbot, place, Key.Key_F8)
    assert place.area.is_pair
    place.desk.show_suspicion("O02:1")
    place.desk.show_suspicion("T02:8")
    assert place.area.is_pair


def test_two_pages_the_reviewer_put_side_by_side_stay(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_F8)
    press(qtbot, place, Key.Key_S, Key.Key_S)
    press(qtbot, place, Key.Key_Escape)
    assert place.area.is_pair


def test_buttons_do_what_the_keys_do(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_S, Key.Key_S)
    place.suspicion_bar.dismiss.click()
    assert place.entry.prompt is not None
    place.entry.answer("已核对原件，符合规定。", "")
    assert place.desk.content.decisions[0].reason == "已核对原件，符合规定。"
    place.desk.show_suspicion("T02:8")
    assert not place.suspicion_bar.accept.isVisible()
    place.suspicion_bar.reopen.click()
    assert place.desk.content.decisions == ()


def test_the_arithmetic_is_told_step_by_step() -> None:
    assert steps("立案2025-01-02；届满2025-04-02\n注意：更正。") == ("立案2025-01-02", "届满2025-04-02", "注意：更正。")


def test_a_result_that_could_not_be_told_offers_the_facts_it_lacks(bar: SuspicionBar, qtbot: QtBot) -> None:
    bar.show_line(line(missing=("filing_date", "freeze_date")))
    assert not bar.accept.isVisibleTo(bar)
    with qtbot.waitSignal(bar.fact_wanted) as heard:
        button(bar, "补录冻结日期").click()
    assert heard.args == ["freeze_date"]


def test_where_the_office_has_set_no_rules_the_way_to_them_is_there(bar: SuspicionBar, qtbot: QtBot) -> None:
    bar.show_line(line(missing=("local_rules",)))
    with qtbot.waitSignal(bar.rules_wanted):
        button(bar, "设置当地规则").click()


def test_like_cases_are_drawn_with_their_words(bar: SuspicionBar) -> None:
    likes = tuple(Like(f"{n}号", Decimal(1000 * n)) for n in (9, 1, 2, 3))
    bar.show_line(line(likes=likes, result=Result.VIOLATED))
    bar.show()
    assert bar.plot.isVisible()
    assert "类案 3 件" in bar.plot.accessibleDescription()
    picture = bar.plot.grab().toImage()
    own, opposite = (picture.pixelColor(x, picture.height() // 2) for x in (picture.width() - 14, 14))
    assert own == theme.colour("accent")
    assert opposite != own
    assert bar.plot.words_at(bar.plot.width() - 14).startswith("本案 9,000元")
    assert bar.plot.words_at(14) == "1号　1,000元"
    bar.show_line(line())
    assert not bar.plot.isVisible()


def test_up_and_down_walk_the_list_of_suspicions_and_leave_items_alone(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_S)
    assert place.suspicions.list.hasFocus()
    item, first = place.desk.item, place.desk.suspicion
    press(qtbot, place, Key.Key_Down)
    second = place.desk.suspicion
    assert second is not None
    assert second is not first
    assert second.message in words_of(place.suspicion_bar)
    assert place.desk.item == second.criteria[0]
    press(qtbot, place, Key.Key_Up)
    assert place.desk.suspicion is first
    assert place.desk.item == item
    press(qtbot, place, Key.Key_Escape, Key.Key_Down)
    assert place.desk.suspicion is None
    assert place.desk.item != item  # the items again


def test_tab_leaves_the_list_of_suspicions_for_the_next_item(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_S, Key.Key_Tab)
    assert not place.suspicions.list.hasFocus()
    now = place.desk.suspicion
    press(qtbot, place, Key.Key_Down)
    assert place.desk.suspicion is now


def test_what_was_excluded_becomes_no_deduction_by_a_key_before_it_is_decided_anew(
    qtbot: QtBot, place: DeskPlace, heard: HeardMessages
) -> None:
    place.desk.show_suspicion("T02:8")
    press(qtbot, place, Key.Key_X, Key.Key_2, Key.Key_Return)
    place.desk.show_suspicion("T02:8")
    press(qtbot, place, Key.Key_Y)
    assert place.entry.prompt is None
    assert place.desk.sheet.findings == ()
    assert "已排除：已核对原件，符合规定。" in str(heard.errors[-1])
    press(qtbot, place, Key.Key_X, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert place.desk.content.decisions == ()
    press(qtbot, place, Key.Key_Y)
    assert place.entry.prompt is not None


def test_a_key_decides_about_what_is_open_and_says_so_where_nothing_is(
    qtbot: QtBot, place: DeskPlace, heard: HeardMessages
) -> None:
    press(qtbot, place, Key.Key_S)
    assert place.suspicions.list.selectedItems()
    press(qtbot, place, Key.Key_Escape)
    assert place.suspicions.list.selectedItems() == []  # what is not open does not look as if it were
    for number, key in enumerate((Key.Key_Y, Key.Key_X), 1):
        press(qtbot, place, key)
        assert len(heard.errors) == number
        assert "没有打开疑点" in heard.errors[-1].message
        assert "按 S 打开" in heard.errors[-1].hint
    assert place.desk.content.decisions == ()
