"""The page in its own window, the magnifier, the small pictures: by keys and mouse."""

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSettings, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.thumbnails import thumbnails
from reviewer.presenters.pages.source import Pages
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.desk.flow import FlowLayout
from reviewer.windows.desk.page_window import GEOMETRY
from reviewer.windows.page_view.magnifier import Magnifier
from scoring.casefile import Box, Region
from tests.patience import PATIENCE
from tests.reviewer.presenters.desk_support import ListStore
from tests.reviewer.windows.desk_window import HeardMessages, heard, pages, paper, place, press, store

__all__ = ["heard", "pages", "paper", "place", "store"]
Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def point_at(place: DeskPlace, at: QPoint, buttons: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """The pointer moves over the page; qtbot's own does so without an event where no button is pressed."""
    viewport = place.view.viewport()
    where = QPointF(at)
    there = QPointF(viewport.mapToGlobal(at))
    none = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, where, there, Qt.MouseButton.NoButton, buttons, none)
    QApplication.sendEvent(viewport, event)


def glass(place: DeskPlace) -> Magnifier:
    return place.view.viewport().findChildren(Magnifier)[0]


def test_the_page_leaves_and_comes_back_by_one_key(qtbot: QtBot, place: DeskPlace) -> None:
    sizes = place.panes.splitters["across"].sizes()
    press(qtbot, place, Key.Key_F12)
    page = place.panes.page
    assert page.is_out
    assert place.area.window() is page.window
    assert place.page_bar.buttons["detach"].isChecked()
    press(qtbot, place, Key.Key_F12)
    assert not page.is_out
    assert place.area.window() is place
    assert place.panes.splitters["across"].sizes() == sizes
    assert not place.page_bar.buttons["detach"].isChecked()


def test_on_the_only_screen_the_pages_window_leaves_the_rubric_in_sight(qtbot: QtBot, place: DeskPlace) -> None:
    screen = place.screen().availableGeometry()
    place.setGeometry(screen)
    before = QRect(place.rubric.mapToGlobal(QPoint(0, 0)), place.rubric.size())
    press(qtbot, place, Key.Key_F12)
    window = place.panes.page.window
    assert window is not None
    assert screen.contains(window.geometry())
    rubric = QRect(place.rubric.mapToGlobal(QPoint(0, 0)), place.rubric.size())
    assert abs(rubric.left() - before.left()) <= 4  # one handle less
    assert not window.geometry().intersects(rubric)
    assert window.windowHandle().transientParent() is place.windowHandle()  # stays on top of what it covers


def test_the_pages_window_takes_the_place_that_is_free_beside_the_program(qtbot: QtBot, place: DeskPlace) -> None:
    screen = place.screen().availableGeometry()
    place.setGeometry(QRect(screen.left() - 600, screen.top(), screen.width(), screen.height()))
    wide = place.rubric.width()
    press(qtbot, place, Key.Key_F12)
    window = place.panes.page.window
    assert window is not None
    assert screen.contains(window.geometry())
    assert not window.geometry().intersects(place.frameGeometry())
    assert window.windowHandle().transientParent() is None
    assert place.rubric.width() > wide


def test_keys_of_the_desk_work_in_the_pages_window(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_F12)
    window = place.panes.page.window
    assert window is not None
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    press(qtbot, place, Key.Key_PageDown)
    assert place.desk.page == 2
    place.desk.choose_item("1.1", jump=False)
    press(qtbot, place, Key.Key_1)
    assert [f.regions[0].page for f in place.desk.sheet.findings] == [2]
    place.acting.keymap.give("rotate", "Ctrl+J", also=True)
    press(qtbot, place, Key.Key_J, modifier=Qt.KeyboardModifier.ControlModifier)
    assert place.view.size_of(2).turned == 90
    place.acting.keymap.give("fit_page", "Ctrl+M")
    assert place.page_bar.buttons["fit_page"].toolTip().endswith("（Ctrl+M）")
    place.acting.keymap.reset()
    for _ in range(3):
        press(qtbot, place, Key.Key_Escape)
    assert not place.panes.page.is_out


def test_closing_the_pages_window_brings_the_page_back(place: DeskPlace) -> None:
    place.acting.perform("detach")
    window = place.panes.page.window
    assert window is not None
    window.resize(640, 500)
    window.close()
    assert place.area.window() is place
    assert place.settings.value(GEOMETRY) is not None
    place.acting.perform("detach")
    assert window.size().toTuple() == (640, 500)


def test_where_the_pages_window_was_is_remembered_by_the_next_desk(
    qtbot: QtBot, place: DeskPlace, pages: Pages, store: ListStore, heard: HeardMessages
) -> None:
    place.acting.perform("detach")
    assert place.panes.page.window is not None
    place.panes.page.window.resize(600, 480)
    place.keep_layout()
    assert not place.panes.page.is_out  # or the program would not end
    settings = QSettings(place.settings.fileName(), QSettings.Format.IniFormat)
    other = DeskPlace(DeskPresenter(store), pages, heard, settings)
    qtbot.addWidget(other)
    other.desk.setParent(other)
    other.show()
    other.open_case("a")
    assert not other.panes.page.is_out  # there is only one monitor here
    other.acting.perform("detach")
    assert other.panes.page.window is not None
    assert other.panes.page.window.size().toTuple() == (600, 480)
    other.keep_layout()


def test_the_page_alone_on_the_screen_and_esc_leaves(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_F11, modifier=SHIFT)
    window = place.panes.page.window
    assert window is not None
    assert window.isFullScreen()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    place.view.setFocus()
    press(qtbot, place, Key.Key_Escape)
    assert not place.panes.page.is_out
    assert place.settings.value(GEOMETRY) is None


def test_the_magnifier_shows_what_is_under_the_pointer_at_more_pixels(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_F9)
    lens = glass(place)
    rect = place.view.rect_of(1)
    black = QPoint(round(rect.x() + 0.4 * rect.width()), round(rect.y() + 0.1 * rect.height()))
    point_at(place, black)
    assert lens.isVisible()
    assert lens.geometry().contains(black)
    size = lens._size(1)
    qtbot.waitUntil(lambda: place.pages.frame(size) is not None)
    assert size.width > 2 * place.view.size_of(1).width
    assert lens.grab().toImage().pixelColor(lens.rect().center()) == QColor("black")
    point_at(place, black, Qt.MouseButton.LeftButton)
    assert not lens.isVisible()  # a drag needs to see what it frames
    point_at(place, black)
    press(qtbot, place, Key.Key_Escape)
    assert not lens.isVisible()
    assert not place.acting.pages.magnifies


def test_small_moves_of_the_magnifier_ask_for_nothing_new(place: DeskPlace) -> None:
    place.acting.perform("magnify")
    lens = glass(place)
    point_at(place, QPoint(200, 200))
    before = {lens._size(1)}
    for step in range(1, 12):
        point_at(place, QPoint(200 + step, 200))
        before.add(lens._size(1))
    assert len(before) <= 3


def test_small_pictures_come_with_one_key_and_turn_the_page(qtbot: QtBot, place: DeskPlace) -> None:
    pane = place.thumbnails
    assert not pane.isVisible()
    press(qtbot, place, Key.Key_F7)
    assert pane.isVisible()
    assert pane.hasFocus()
    qtbot.waitUntil(lambda: place.pages.frame(pane.size_of(1)) is not None)
    press(qtbot, place, Key.Key_Right)
    assert place.desk.page == 2
    press(qtbot, place, Key.Key_End)
    assert place.desk.page == 8
    press(qtbot, place, Key.Key_Return, modifier=SHIFT)
    assert [v.page for v in place.area.views()] == [8, 8]
    pane.scrollToTop()
    first = pane.visualRect(pane.model().index(0, 0)).center()
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert place.desk.page == 1
    press(qtbot, place, Key.Key_F7)
    assert not pane.isVisible()
    assert place.view.hasFocus()


def test_pages_out_of_sight_are_not_drawn_small(qtbot: QtBot, place: DeskPlace) -> None:
    press(qtbot, place, Key.Key_F7)
    pane = place.thumbnails
    pane.resize(110, 130)  # one page is in sight
    pane._want()
    assert 1 < len(pane._wants.small) < 9
    pane.hide()
    assert pane._wants.small == ()


def test_small_pictures_tell_findings_and_documents(place: DeskPlace) -> None:
    place.desk.draw_region(Region(3, Box(0.1, 0.1, 0.3, 0.2)))
    place.desk.choose_item("1.1", jump=False)
    place.entry.apply(1)
    assert place.desk.file is not None
    shown = thumbnails(place.desk.file, place.desk.sheet, place.desk.content)
    assert len(shown) == 8
    assert shown[2].findings == (1,)
    assert "问题 1" in shown[2].spoken
    firsts = {d.first_page for d in place.desk.file.case.documents}
    assert {t.page for t in shown if t.begins} == firsts


def test_arrows_in_the_contents_go_from_document_to_document(qtbot: QtBot, place: DeskPlace) -> None:
    place.contents.setFocus()
    item = place.desk.item
    press(qtbot, place, Key.Key_Down)
    assert place.desk.file is not None
    assert place.desk.page == sorted(d.first_page for d in place.desk.file.case.documents)[1]
    assert place.desk.item == item
    assert place.contents.hasFocus()


def test_a_row_that_breaks_takes_its_margins_into_account(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    row = FlowLayout(box)
    row.setContentsMargins(10, 6, 10, 8)
    for words in ("另起", "并入", "更改"):
        row.addWidget(QPushButton(words))
    wide, narrow = row.heightForWidth(600), row.heightForWidth(90)
    button = row.itemAt(0)
    assert button is not None
    assert wide == button.sizeHint().height() + 14
    assert narrow > 2 * wide - 14
    box.resize(90, narrow)
    row.setGeometry(box.rect())
    inside = box.rect().marginsRemoved(row.contentsMargins())
    assert all(inside.contains(b.geometry()) for b in box.findChildren(QPushButton))


def test_on_a_desktop_of_two_screens(tmp_path: Path) -> None:
    screens = [
        {"name": name, "x": x, "y": 0, "width": wide, "height": high, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        for name, x, wide, high in (("一", 0, 1366, 768), ("二", 1366, 1280, 1024))
    ]
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}), encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}"}
    command = [sys.executable, "-m", "tests.reviewer.windows.two_screens"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stdout[-4000:]
