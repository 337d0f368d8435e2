"""Two places of a file side by side: by keys and mouse, scrolling together, marks and regions in either."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.presenters.pages.marks import MarkKind, PageMark
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.desk.page_bar import PageBar
from reviewer.windows.page_view.layout import Fit
from reviewer.windows.page_view.view import PageView
from scoring.casefile import Box, Region
from tests.reviewer.windows.desk_window import CTRL, heard, pages, paper, place, press, store

__all__ = ["heard", "pages", "paper", "place", "store"]
Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def shown(place: DeskPlace) -> list[int]:
    return [view.page for view in place.area.views()]


def draw(qtbot: QtBot, view: PageView, page: int) -> None:
    start = view._rect(page).topLeft().toPoint() + QPoint(30, 40)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view.viewport(), start + QPoint(60, 30))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(60, 30))


def test_one_key_opens_the_right_side_and_the_same_key_closes_it(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_F8)
    assert place.area.is_pair
    left, right = place.area.views()
    assert right.hasFocus()
    assert abs(left.width() - right.width()) < 20
    press(qtbot, place, Key.Key_PageDown, Key.Key_PageDown)
    assert shown(place) == [1, 3]
    assert place.desk.page == 3
    press(qtbot, place, Key.Key_F8)
    assert not place.area.is_pair
    assert place.view is left
    assert left.hasFocus()
    assert place.desk.page == 1


def test_keys_about_pages_mean_the_side_looked_at(qtbot: QtBot, place: DeskPlace) -> None:
    place.area.show_pair(2, 5)
    assert shown(place) == [2, 5]
    assert place.desk.page == 2
    press(qtbot, place, Key.Key_F6, modifier=SHIFT)
    press(qtbot, place, Key.Key_PageDown)
    assert shown(place) == [2, 6]
    qtbot.mouseClick(place.area.sides[0].head, Qt.MouseButton.LeftButton)
    press(qtbot, place, Key.Key_PageUp)
    assert shown(place) == [1, 6]
    place.desk.page_wanted.emit(4, None)  # an item's document
    assert shown(place) == [4, 6]


def test_the_sides_change_places(qtbot: QtBot, place: DeskPlace) -> None:
    place.area.show_pair(2, 5)
    press(qtbot, place, Key.Key_F8, modifier=CTRL)
    assert shown(place) == [5, 2]
    qtbot.mouseClick(place.area.sides[1].buttons["pair_swap"], Qt.MouseButton.LeftButton)
    assert shown(place) == [2, 5]


@pytest.mark.parametrize("continuous", [True, False])
def test_sides_scroll_together_as_far_apart_as_they_stand(qtbot: QtBot, place: DeskPlace, continuous: bool) -> None:
    if not continuous:
        press(qtbot, place, Key.Key_C)
    place.area.show_pair(1, 4)
    left, right = place.area.views()
    press(qtbot, place, Key.Key_F8, modifier=SHIFT)
    assert place.area.is_synced
    place.view.setFocus()
    press(qtbot, place, Key.Key_PageDown)
    assert shown(place) == [2, 5]
    left.verticalScrollBar().setValue(left.verticalScrollBar().value() + 100)
    assert right.position == pytest.approx(left.position + 3, abs=0.01)
    right.step(1)
    assert shown(place) == [3, 6]
    place.area.go(1)  # a jump moves one side only; from then on they stand further apart
    assert shown(place) == [1, 6]
    press(qtbot, place, Key.Key_PageDown)
    assert shown(place) == [2, 7]
    qtbot.mouseClick(place.area.sides[1].buttons["pair_sync"], Qt.MouseButton.LeftButton)
    press(qtbot, place, Key.Key_PageDown)
    assert shown(place) == [3, 7]


def test_a_region_drawn_at_the_right_is_evidence_like_any_other(qtbot: QtBot, place: DeskPlace) -> None:
    place.area.show_pair(1, 4)
    draw(qtbot, place.area.views()[1], 4)
    assert [r.page for r in place.desk.drawn] == [4]
    place.desk.choose_item("1.1", jump=False)
    press(qtbot, place, Key.Key_1)
    assert [r.page for r in place.desk.sheet.findings[0].regions] == [4]
    marks = [view._marks for view in place.area.views()]
    assert marks[0] == marks[1]
    assert 4 in marks[0]


def test_a_pair_of_regions_shows_both_with_their_marks(place: DeskPlace) -> None:
    place.view.set_continuous(False)
    low = Box(0.1, 0.9, 0.5, 0.95)
    place.area.show_pair(Region(2, low), Region(7, low))
    mark = PageMark(7, MarkKind.SUSPICION, low, "疑", "x")
    place.area.set_marks([mark])
    for view, page in zip(place.area.views(), (2, 7), strict=True):
        assert view.page == page
        middle = view._rect(page).y() + 0.925 * view._rect(page).height()
        assert 0 < middle < view.viewport().height()
    assert place.area.views()[1]._marks == {7: [mark]}


def test_the_document_chosen_in_the_contents_opens_at_the_right(qtbot: QtBot, place: DeskPlace) -> None:
    rows = [place.contents.model().index(n, 0) for n in range(place.contents.model().rowCount())]
    place.contents.setCurrentIndex(rows[1])
    line = place.contents.line()
    assert line is not None
    press(qtbot, place, Key.Key_Return, modifier=SHIFT)
    assert shown(place) == [1, line.first_page]
    assert place.view is place.area.views()[0]
    assert f"第 {line.first_page} 页" in place.area.sides[1].words.text()


def test_another_file_is_shown_in_one_view(place: DeskPlace) -> None:
    place.area.show_pair(1, 4)
    place.open_case("b")
    assert not place.area.is_pair
    assert place.desk.page == 1


def test_esc_closes_the_pair_when_nothing_else_is_open(qtbot: QtBot, place: DeskPlace) -> None:
    place.area.show_pair(1, 4)
    place.area.take_focus()
    press(qtbot, place, Key.Key_Escape)
    assert not place.area.is_pair


def test_buttons_that_do_not_fit_move_into_a_menu(place: DeskPlace) -> None:
    bar = PageBar(place)
    bar.show()
    for width in (900, 500, 360, 240):
        bar.resize(width, bar.height())
        QApplication.sendPostedEvents(bar)
        visible = [b for b in bar.buttons.values() if b.isVisible()]
        assert all(b.geometry().right() <= width for b in visible)
        assert bar.more.isVisible() == (len(visible) < len(bar.buttons))


def test_a_place_shown_beside_another_is_large_enough_to_read_and_in_sight(place: DeskPlace) -> None:
    date = Box(0.6, 0.7, 0.8, 0.73)
    place.area.show_pair(Region(2, date), Region(5, date))
    for view, page in zip(place.area.views(), (2, 5), strict=True):
        paper = view.rect_of(page)
        mark = paper.left() + date.left * paper.width(), paper.left() + date.right * paper.width()
        assert paper.width() >= 1.5 * view.viewport().width()
        assert 0 <= mark[0] < mark[1] <= view.viewport().width()
    place.area.close_pair()
    assert place.view.fit[0] is Fit.WIDTH


def test_a_suspicion_that_knows_only_the_page_says_so_and_frames_nothing(place: DeskPlace) -> None:
    view = place.view
    view.set_marks([PageMark(1, MarkKind.SUSPICION, None, "疑　见第 1 页", "x")])
    paper = view.rect_of(1)
    heard: list[str] = []
    view.mark_clicked.connect(heard.append)
    view._click(QPointF(paper.right() - 5, paper.center().y()), 1)
    assert heard == []
    view._click(QPointF(paper.left() + 15, paper.top() + 12), 1)
    assert heard == ["x"]
