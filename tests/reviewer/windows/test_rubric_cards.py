"""Many cards of the rubric editor: the first at once, the others one by one, none of them lost to whoever wants it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from reviewer.models.rubric_editor import CONDITIONS
from reviewer.presenters.rubrics.checking import Remark
from reviewer.windows.rubrics.cards import FEW, Cards
from tests.reviewer.windows.test_rubrics_window import Shown

MANY = 12


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    made = Shown(qtbot, tmp_path)
    yield made
    made.window.close()


def cards_of(shown: Shown) -> Cards:
    """Those of many conditions, which are shown because they were just changed."""
    shown.window.editor.set(("conditions",), [{"id": f"c{n}", "label": f"条件{n}"} for n in range(MANY)])
    assert shown.page.tree.current == CONDITIONS
    return shown.page.form._cards[0]


def labels(cards: Cards) -> list[str]:
    return [card.findChildren(QLineEdit)[0].text() for card in cards.cards]


def test_the_first_cards_stand_at_once_and_the_rest_follow_in_order(qtbot: QtBot, shown: Shown) -> None:
    cards = cards_of(shown)
    assert len(cards.cards) == FEW
    qtbot.waitUntil(lambda: len(cards.cards) == MANY)
    assert labels(cards) == [f"条件{n}" for n in range(MANY)]
    qtbot.waitUntil(lambda: [card.y() for card in cards.cards] == sorted({card.y() for card in cards.cards}))


def test_whoever_goes_to_a_card_that_was_not_built_comes_to_it(shown: Shown) -> None:
    assert len(cards_of(shown).cards) < MANY
    shown.page.go_to(("conditions", 9, "label"))
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.text() == "条件9"


def test_a_remark_about_a_card_that_is_to_come_stands_in_it(shown: Shown) -> None:
    cards, remark = cards_of(shown), Remark(("conditions", 9, "label"), "名称重复", stops=True)
    assert list(cards.show_remarks([remark])) == [remark], "and not over the form"
    assert cards.focus_on(("conditions", MANY - 1)), "which builds it, before the check says anything else"
    assert "名称重复" in cards.cards[9].remark.text()
    assert not cards.cards[8].remark.text()


def test_another_list_takes_the_place_of_one_that_is_half_built(qtbot: QtBot, shown: Shown) -> None:
    cards = cards_of(shown)
    shown.window.editor.set(("conditions",), [{"id": f"d{n}", "label": f"另{n}"} for n in range(MANY - 4)])
    qtbot.waitUntil(lambda: labels(cards) == [f"另{n}" for n in range(MANY - 4)])
