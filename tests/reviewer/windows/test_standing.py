"""A document counts as looked at once a page of it stood before the reader, painted; leafing past is not looking."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from reviewer.documents.rendering.wishes import PageOrigin
from reviewer.presenters.desk.ports import LineLook
from reviewer.presenters.pages.source import Pages
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.page_view.standing import LOOKED_AT, Standing
from reviewer.windows.page_view.view import PageView
from scoring.errors import ReviewError
from tests.reviewer.windows.desk_window import heard, pages, paper, place, press, store

__all__ = ["heard", "pages", "paper", "place", "store"]
Key = Qt.Key
NEVER = 10**8  # milliseconds: the clock runs out only when a test says so


@pytest.fixture
def standing() -> Standing:
    standing = Standing()
    standing.timer.setInterval(NEVER)
    return standing


def run_out(standing: Standing) -> None:
    """The time a page must stand is over."""
    assert standing.timer.isActive()
    standing.timer.stop()
    standing.timer.timeout.emit()


def looks(place: DeskPlace) -> list[LineLook]:
    return [line.look for line in place.desk.contents()]


def test_a_page_that_stands_is_told_once(qtbot: QtBot, standing: Standing) -> None:
    told = QSignalSpy(standing.stood)
    standing.show(3)
    standing.show(3)  # painted again
    run_out(standing)
    standing.show(3)
    assert not standing.timer.isActive()
    assert [told.at(0), told.count()] == [[3], 1]


def test_a_page_left_before_its_time_is_not_told(qtbot: QtBot, standing: Standing) -> None:
    standing.show(3)
    standing.end()
    assert not standing.timer.isActive()
    standing.show(4)
    with qtbot.waitSignal(standing.stood) as told:
        run_out(standing)
    assert told.args == [4]


def test_about_a_second_is_a_look(qtbot: QtBot) -> None:
    assert Standing().timer.interval() == LOOKED_AT
    assert 800 <= LOOKED_AT <= 1500


def _still(qtbot: QtBot, place: DeskPlace) -> PageView:
    """The view at page 1, whose time has run out or never will by itself."""
    view = place.view
    view.standing.timer.setInterval(NEVER)
    place.desk._seen.clear()
    place.desk.page_kept.emit()
    return view


def test_leafing_past_a_document_does_not_tick_it(qtbot: QtBot, place: DeskPlace) -> None:
    view = _still(qtbot, place)
    press(qtbot, place, *[Key.Key_PageDown] * 6)
    assert place.desk.page == 7
    assert LineLook.READ not in looks(place)
    qtbot.waitUntil(lambda: 7 in view.sharp)
    assert LineLook.READ not in looks(place)


def test_a_page_painted_and_looked_at_ticks_its_document(qtbot: QtBot, place: DeskPlace) -> None:
    view = _still(qtbot, place)
    qtbot.waitUntil(lambda: 1 in view.sharp)
    press(qtbot, place, Key.Key_PageDown)
    qtbot.waitUntil(lambda: 2 in view.sharp and view.standing.timer.isActive())
    assert LineLook.READ not in looks(place)
    run_out(view.standing)
    assert looks(place)[0] is LineLook.READ
    shown = place.contents.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert LineLook.READ in shown


def test_a_page_that_cannot_be_shown_is_not_looked_at(qtbot: QtBot, pages: Pages, tmp_path: Path) -> None:
    view = PageView(pages)
    view.standing.timer.setInterval(NEVER)
    qtbot.addWidget(view)
    view.show()
    pages.open([PageOrigin(tmp_path / "没有.pdf", 0, 595, 842)])
    qtbot.waitUntil(lambda: bool(pages.why_not(view._size(1))))
    view.viewport().repaint()
    assert not view.standing.timer.isActive()


def test_the_tick_leaves_what_was_refused_on_the_screen(qtbot: QtBot, place: DeskPlace) -> None:
    view = _still(qtbot, place)
    qtbot.waitUntil(lambda: 1 in view.sharp)
    place.refusal.say(ReviewError("先做别的。"))
    place.desk.page_stood(1)
    assert not place.refusal.isHidden()
