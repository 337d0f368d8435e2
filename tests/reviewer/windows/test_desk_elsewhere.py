"""In the window: a suspicion is adopted under another item, by keys and by mouse; conclusions stand at their item."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.desk.rubric_pane import _tails
from reviewer.windows.desk.rule_button import RuleButton
from scoring.acts import DoubtSettled, SessionReturned, SessionSubmitted
from scoring.rubric import Criterion
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
LATE = "T02:8"


def rows(place: DeskPlace) -> list[str]:
    return [button.text() for button in place.form.findChildren(RuleButton) if button.isVisible()]


def click_item(qtbot: QtBot, place: DeskPlace, item: str) -> None:
    tree = place.rubric
    where = tree.visualRect(tree.model_.index_of(item)).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_by_keys_another_item_is_chosen_and_then_its_rule(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_S, Key.Key_S)
    assert place.desk.suspicion is not None
    assert place.desk.suspicion.key == LATE
    press(qtbot, place, Key.Key_Y)
    assert rows(place)[-1] == "记到其他评查项…"
    press(qtbot, place, Key.Key_3)
    assert place.rubric.hasFocus()
    assert "选中要记入的项" in words_of(place.form)
    press(qtbot, place, Key.Key_Up, Key.Key_Up)
    assert place.desk.item == "1.1"
    assert place.entry.prompt is None
    assert place.suspicion_bar.isVisible()
    assert place.suspicion_bar.accept.text() == "采纳到 1.1 Y"
    press(qtbot, place, Key.Key_Y)
    assert "采纳疑点，记入 1.1 立案审批" in words_of(place.form)
    press(qtbot, place, Key.Key_1)
    (finding,) = place.desk.sheet.findings
    assert (finding.criterion, finding.suspicion) == ("1.1", LATE)
    assert place.desk.content.decisions[0].finding == finding.id
    assert not place.suspicion_bar.isVisible()
    press(qtbot, place, Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert place.desk.sheet.findings == ()
    assert place.desk.content.decisions == ()


def test_by_mouse_the_item_is_clicked_and_then_the_button(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.show_suspicion(LATE)
    assert place.suspicion_bar.accept.text() == "采纳 Y"
    qtbot.mouseClick(place.suspicion_bar.accept, Qt.MouseButton.LeftButton)
    another = next(b for b in place.form.findChildren(RuleButton) if b.text() == "记到其他评查项…")
    qtbot.mouseClick(another, Qt.MouseButton.LeftButton)
    click_item(qtbot, place, "1.1")
    assert place.suspicion_bar.accept.text() == "采纳到 1.1 Y"
    qtbot.mouseClick(place.suspicion_bar.accept, Qt.MouseButton.LeftButton)
    rule = next(b for b in place.form.findChildren(RuleButton) if b.isVisible())
    qtbot.mouseClick(rule, Qt.MouseButton.LeftButton)
    assert place.desk.sheet.findings[0].criterion == "1.1"
    assert place.desk.content.decisions[0].suspicion == LATE


def test_esc_leaves_the_choice_of_an_item_and_the_suspicion_stays_open(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.show_suspicion(LATE)
    press(qtbot, place, Key.Key_Y, Key.Key_3, Key.Key_Escape)
    assert place.entry.prompt is None
    assert place.desk.suspicion is not None
    assert place.desk.sheet.findings == ()


def test_the_conclusion_stands_on_the_card_and_the_tree_shows_it_as_settled(
    qtbot: QtBot, place: DeskPlace, store: ListStore, heard: HeardMessages
) -> None:
    desk = place.desk
    desk.choose_item("1.1")
    press(qtbot, place, Key.Key_D)
    compose("能否由授权人签署？")
    press(qtbot, place, Key.Key_Return)
    leaf = desk.leaf
    assert leaf is not None
    assert [t.sign for t in _tails(leaf, desk.statuses["1.1"]) if t.sign] == ["circle-question-mark"]
    assert "定论" not in words_of(place.card)
    settled = DoubtSettled(desk.sheet.doubts[0].id, "有书面授权的可以。")
    store.acts["a"] += [SessionSubmitted(), settled]
    place.open_case("a")
    desk.choose_item("1.1")
    assert "存疑：能否由授权人签署？\n定论：有书面授权的可以。" in words_of(place.card)
    store.acts["a"] += [SessionReturned("按定论更正")]
    place.open_case("a")
    desk.choose_item("1.1")
    assert "定论：有书面授权的可以。" in words_of(place.card)
    first = place.card._rules[0]
    qtbot.waitUntil(lambda: 0 < place.card._conclusion.y() < first.y())  # read before the rules
    assert [t.sign for t in _tails(leaf, desk.statuses["1.1"]) if t.sign] == ["scale"]
    assert "存疑已有定论" in place.rubric.model_.index_of("1.1").data(Qt.ItemDataRole.AccessibleTextRole)
    assert not place.card._marks["doubt"].isChecked()


@pytest.mark.parametrize("key", [Key.Key_1, Key.Key_Return])
def test_the_same_two_keys_record_once_where_there_is_one_way_only(
    key: Key, qtbot: QtBot, place: DeskPlace, store: ListStore
) -> None:
    edition = store._edition
    part = edition.sections[1]
    leaf = part.items[0]
    assert isinstance(leaf, Criterion)
    single = replace(leaf, deductions=leaf.deductions[:1])
    store._edition = replace(edition, sections=(edition.sections[0], replace(part, items=(single, *part.items[1:]))))
    place.open_case("b")
    place.desk.show_suspicion(LATE)
    press(qtbot, place, Key.Key_Y)
    assert rows(place) == ["送达超过法定期限", "记到其他评查项…"]
    press(qtbot, place, key)
    (finding,) = place.desk.sheet.findings
    assert place.desk.content.decisions[0].finding == finding.id
    assert place.entry.prompt is None
