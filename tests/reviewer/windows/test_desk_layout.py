"""Where things stand on the desk: panes, bars, the strip, the overlay; names for screen readers."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reviewer.models.rubric import ITEM_ROLE
from reviewer.presenters.pages.source import Pages
from reviewer.windows import theme
from reviewer.windows.desk.actions import ACTIONS, PLACES, spoken, tip
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.dressing import change_at_once, redress
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


def test_every_action_has_a_binding_a_chinese_name_and_a_place(place: DeskPlace) -> None:
    for action in ACTIONS:
        assert action.keys, action.name
        assert any("\u4e00" <= c <= "\u9fff" for c in action.words), action.name
        assert action.place in PLACES
        assert len(place.acting.keys.bound[action.name]) == len(action.keys)
    assert set(place.acting.slots) == {action.name for action in ACTIONS}


def test_no_key_is_bound_twice() -> None:
    keys = [QKeySequence(key).toString() for action in ACTIONS for key in action.keys]
    assert all(keys)
    assert len(keys) == len(set(keys))


def test_the_overlay_lists_every_action(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_Question)
    assert place.help.isVisible()
    shown = words_of(place.help)
    for action in ACTIONS:
        if action.name.startswith("rule_"):
            continue
        assert action.words in shown
        assert spoken(action.keys[0]) in shown
    assert "1 … 9" in shown
    assert "Alt+1 … 9" in shown
    press(qtbot, place, Key.Key_Escape)
    assert not place.help.isVisible()


def test_f6_reaches_every_pane(qtbot: QtBot, place: DeskPlace) -> None:
    def seen(times: int) -> list[object]:
        return [(press(qtbot, place, Key.Key_F6), QApplication.focusWidget())[1] for _ in range(times)]

    assert seen(3) == [place.rubric, place.contents, place.view]  # the strip is one line while nothing is listed
    press(qtbot, place, Key.Key_1)
    assert seen(4) == [place.rubric, place.strip.list, place.contents, place.view]


def test_the_strip_is_one_line_until_something_is_recorded(qtbot: QtBot, place: DeskPlace) -> None:
    empty = place.strip.height()
    assert empty <= 40
    press(qtbot, place, Key.Key_1)
    qtbot.waitUntil(lambda: place.strip.height() > 60)
    assert place.strip.list.isVisible()
    press(qtbot, place, Key.Key_Z, modifier=CTRL)
    qtbot.waitUntil(lambda: place.strip.height() == empty)


def test_only_items_about_this_document_can_be_shown(qtbot: QtBot, place: DeskPlace) -> None:
    place.view.go(8)
    press(qtbot, place, Key.Key_L)

    def shown(name: str) -> bool:
        index = place.rubric.model_.index_of(name)
        assert index.data(ITEM_ROLE).id == name
        return not place.rubric.isRowHidden(index.row(), index.parent())

    assert [shown(name) for name in ("1.1", "1.2", "2.1", "2.2")] == [False, False, True, False]
    press(qtbot, place, Key.Key_L)
    assert shown("1.1")


def test_every_button_has_a_name_for_screen_readers_and_a_tip_with_its_key(place: DeskPlace) -> None:
    for bar in (place.head, place.page_bar):
        for name, button in bar.buttons.items():
            assert button.accessibleName()
            assert button.toolTip().startswith(tip(name))
    for pane in (place.view, place.contents, place.rubric, place.card, place.strip.list, place.suspicions.list):
        assert pane.accessibleName()


@pytest.mark.parametrize("mode", [theme.Mode.LIGHT, theme.Mode.DARK])
@pytest.mark.parametrize(("width", "scale"), [(1366, 1.0), (1366, 1.5), (1920, 1.0)])
def test_no_button_of_the_bars_is_cut(
    qapp: QApplication, qtbot: QtBot, place: DeskPlace, mode: theme.Mode, width: int, scale: float
) -> None:
    theme.apply(qapp, mode, scale=scale)
    redress(place)
    place.resize(width, 720)
    qapp.processEvents()
    for button in (*place.head.buttons.values(), *place.page_bar.buttons.values(), place.score.submit):
        assert button.width() >= button.minimumSizeHint().width(), button.accessibleName()
        assert place.rect().contains(button.mapTo(place, button.rect().bottomRight()))
    change_at_once(qapp, theme.Mode.LIGHT)


def test_in_a_narrow_window_the_page_gets_the_room_until_somebody_moves_the_panes(
    qtbot: QtBot, place: DeskPlace
) -> None:
    across = place.panes.splitters["across"]
    place.resize(1366, 700)
    wide = across.sizes()
    place.resize(910, 440)
    slim = across.sizes()
    assert slim[0] < wide[0]
    assert slim[2] < wide[2]
    assert slim[1] > 910 - wide[0] - wide[2]
    place.resize(1366, 700)
    assert across.sizes() == wide
    across.setSizes([300, 600, 400])
    across.splitterMoved.emit(300, 1)  # as by the mouse
    kept = across.sizes()
    place.resize(910, 440)
    place.resize(1366, 700)
    assert across.sizes()[0] == kept[0]


def test_the_panes_sizes_are_remembered(qtbot: QtBot, place: DeskPlace, pages: Pages, heard: HeardMessages) -> None:
    across = place.panes.splitters["across"]
    across.setSizes([300, 600, 400])
    across.splitterMoved.emit(300, 1)  # as by the mouse
    kept = across.sizes()
    place.keep_layout()
    again = DeskPlace(place.desk, pages, heard, place.settings)
    qtbot.addWidget(again)
    again.resize(place.size())
    again.show()
    assert again.panes.splitters["across"].sizes() == kept


def test_the_total_stays_large_when_the_theme_changes(qapp: QApplication, place: DeskPlace) -> None:
    before = place.score.total.fontMetrics().height()
    change_at_once(qapp, theme.Mode.DARK)
    change_at_once(qapp, theme.Mode.LIGHT)
    place.desk.changed.emit()
    assert place.score.total.fontMetrics().height() == before > place.score.submit.fontMetrics().height()


def low(qtbot: QtBot, place: DeskPlace) -> None:
    """The desk as 1366×768 has it at 150 %."""
    place.resize(911, 430)
    qtbot.waitUntil(lambda: place.height() == 430)


def inside(widget: QWidget) -> bool:
    """Whether all of it is in sight."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def test_in_a_low_window_a_form_shows_all_that_is_needed_to_answer_it(
    qtbot: QtBot, place: DeskPlace, store: ListStore
) -> None:
    store.used = {"1.2/1.2.1": [(f"没有结束时间 {n}", 9 - n) for n in range(9)]}
    low(qtbot, place)
    for item, keys in (("1.2", (Key.Key_N,)), ("1.2", (Key.Key_1, Key.Key_1)), ("2.2", (Key.Key_2,))):
        place.desk.choose_item(item)
        press(qtbot, place, *keys)
        needed = [b for b in place.form.findChildren(QPushButton) if "Esc" in b.text() or "回车" in b.text()]
        needed = [b for b in needed if b.isVisibleTo(place.form)]
        assert len(needed) == 2
        qtbot.waitUntil(lambda shown=[place.form.remark, *needed]: all(map(inside, shown)))
        press(qtbot, place, Key.Key_Escape)
        assert place.entry.prompt is None
        qtbot.waitUntil(place.card.isVisible)


def test_in_a_small_window_two_pages_side_by_side_have_the_room(qtbot: QtBot, place: DeskPlace) -> None:
    low(qtbot, place)
    press(qtbot, place, Key.Key_1)
    before = place.area.width()
    press(qtbot, place, Key.Key_F8)
    assert not place.left.isVisible()
    assert not place.strip.isVisible()
    assert place.area.width() > before + 150
    press(qtbot, place, Key.Key_F8)
    assert place.left.isVisible()
    assert place.strip.isVisible()


def test_only_page_and_rubric_stays_so_until_it_is_left(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_F11)
    press(qtbot, place, Key.Key_F8, Key.Key_F8)
    assert not place.left.isVisible()
    press(qtbot, place, Key.Key_F11)
    assert place.left.isVisible()


@pytest.mark.parametrize("size", [(909, 480), (911, 496), (1366, 744), (1280, 700), (1920, 1056)])
def test_the_overlay_shows_every_key_without_scrolling(qtbot: QtBot, place: DeskPlace, size: tuple[int, int]) -> None:
    place.resize(*size)
    qtbot.waitUntil(lambda: place.size().toTuple() == size)
    press(qtbot, place, Key.Key_Question)
    qtbot.wait(20)
    assert place.help._area.verticalScrollBar().maximum() == 0
    assert place.help._area.horizontalScrollBar().maximum() == 0
    press(qtbot, place, Key.Key_Escape)
    assert place.view.hasFocus()


def test_the_item_to_begin_with_is_the_one_chosen_in_the_tree(place: DeskPlace) -> None:
    assert place.rubric.currentIndex().data(ITEM_ROLE).id == place.desk.item == "1.1"


def test_what_was_just_recorded_is_in_sight_in_the_strip(qtbot: QtBot, place: DeskPlace) -> None:
    for item in ("1.1", "2.1"):
        place.desk.choose_item(item)
        press(qtbot, place, Key.Key_F, Key.Key_1)
    press(qtbot, place, Key.Key_2)
    press(qtbot, place, Key.Key_Return)
    last = place.strip.list.item(place.strip.list.count() - 1)
    assert place.strip.list.viewport().rect().intersects(place.strip.list.visualItemRect(last))
    place.desk.looked.emit()
    press(qtbot, place, Key.Key_PageDown)  # and stays there when the lines are shown anew
    press(qtbot, place, Key.Key_PageUp)
    last = place.strip.list.item(place.strip.list.count() - 1)
    assert place.strip.list.viewport().rect().intersects(place.strip.list.visualItemRect(last))


@pytest.mark.parametrize("height", [430, 450, 470, 490])
def test_in_a_low_window_the_buttons_of_the_form_are_in_sight(qtbot: QtBot, place: DeskPlace, height: int) -> None:
    place.resize(905, height)
    press(qtbot, place, Key.Key_F, Key.Key_1)
    place.desk.choose_item("1.2", jump=False)
    for key in (Key.Key_M, Key.Key_N, Key.Key_1):
        press(qtbot, place, key)
        QApplication.processEvents()
        room = place.form.parentWidget().rect()
        for button in place.form.findChildren(QPushButton):
            if button.isVisible():
                at = button.mapTo(place.form.parentWidget(), button.rect().bottomRight())
                assert room.contains(at), (key, button.text())
        press(qtbot, place, Key.Key_Escape)


def test_where_there_is_room_the_form_leaves_the_rules_of_the_card_whole(qtbot: QtBot, place: DeskPlace) -> None:
    place.resize(1400, 1000)
    place.desk.choose_item("1.2", jump=False)
    qtbot.waitUntil(lambda: place.card.answers_height > 0)
    press(qtbot, place, Key.Key_1)
    qtbot.waitUntil(lambda: place.form.isVisible())
    qtbot.waitUntil(lambda: place.card.viewport().height() >= place.card.answers_height)
    press(qtbot, place, Key.Key_Escape)
    assert place.card.minimumHeight() == 0


def test_a_page_read_on_the_whole_screen_comes_into_a_window_of_usual_size(qtbot: QtBot, place: DeskPlace) -> None:
    place.acting.perform("full_page")
    place.acting.perform("full_page")
    place.acting.perform("detach")
    window = place.panes.page.window
    assert window is not None
    assert not window.isFullScreen()
    place.panes.page.attach()
