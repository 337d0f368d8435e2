"""Run by test_page_window.py in a process of its own, on a desktop of two screens: the page goes to the other one."""

import sys

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from reviewer.presenters.pages.source import Pages
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.desk.page_window import GEOMETRY
from tests.reviewer.windows.desk_window import HeardMessages, heard, pages, paper, place, store

__all__ = ["heard", "pages", "paper", "place", "store"]


def test_the_page_goes_to_the_other_screen_and_comes_back(qtbot: QtBot, place: DeskPlace) -> None:
    first, second = QGuiApplication.screens()
    assert place.window().screen() == first
    page = place.panes.page
    place.acting.perform("detach")
    assert page.window is not None
    assert page.window.screen() == second
    assert second.availableGeometry().contains(page.window.geometry().center())
    assert place.view.window() is page.window
    place.acting.perform("detach")
    assert not page.is_out
    assert place.view.window() is place.window()
    place.acting.perform("detach")  # where it was last
    assert page.window.screen() == second


def test_when_the_screen_goes_the_page_is_at_the_desk_and_nothing_is_lost(qtbot: QtBot, place: DeskPlace) -> None:
    place.acting.perform("detach")
    place.acting.perform("page_next")
    page, second = place.panes.page, QGuiApplication.screens()[1]
    assert page.is_out
    QGuiApplication.instance().screenRemoved.emit(second)  # type: ignore[union-attr]
    assert not page.is_out
    assert place.view.window() is place.window()
    assert place.view.page == 2
    assert place.view.isVisible()


def test_a_place_remembered_on_a_screen_that_is_gone_is_not_used(
    qtbot: QtBot, place: DeskPlace, heard: HeardMessages, pages: Pages
) -> None:
    page = place.panes.page
    page.detach()
    assert page.window is not None
    page.window.move(9_000, 9_000)
    page.attach()
    assert QSettings(place.settings.fileName(), QSettings.Format.IniFormat).value(GEOMETRY) is not None
    page.detach()
    centre = page.window.frameGeometry().center()
    assert any(screen.geometry().contains(centre) for screen in QGuiApplication.screens())


if __name__ == "__main__":
    import pytest

    sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", "-n", "0", __file__]))
