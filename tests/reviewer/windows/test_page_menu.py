"""A right click on the page: a small menu of the desk's own actions, each with its key."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reviewer.windows.desk.actions import action, key_of
from reviewer.windows.desk.desk_place import DeskPlace
from scoring.casefile import Box, Region
from tests.reviewer.windows.desk_window import heard, pages, paper, place, store

__all__ = ["heard", "pages", "paper", "place", "store"]
WAYS = ["fit_width", "fit_page", "rotate", "magnify", "pair", "select_text"]


def opened(qtbot: QtBot, place: DeskPlace, key: str = "") -> QMenu:
    place.area.menu_wanted.emit(place.mapToGlobal(QPoint(300, 200)), key)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def offered(menu: QMenu) -> list[str]:
    return [entry.text() for entry in menu.actions() if not entry.isSeparator()]


def told(*names: str) -> list[str]:
    return [f"{action(name).words}\t{key_of(name)}" for name in names]


def choose(menu: QMenu, name: str) -> None:
    entry = next(entry for entry in menu.actions() if entry.text() in told(name))
    menu.close()
    entry.trigger()


def test_where_nothing_is_marked_it_offers_how_the_page_is_shown(qtbot: QtBot, place: DeskPlace) -> None:
    menu = opened(qtbot, place)
    assert offered(menu) == told(*WAYS)
    choose(menu, "magnify")
    assert place.acting.pages.magnifies
    menu = opened(qtbot, place)
    assert [e.text() for e in menu.actions() if e.isChecked()] == told("magnify")
    menu.close()


def test_a_finding_is_changed_or_taken_back_where_it_is_marked(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("1.1")
    for rule in (1, 2):
        place.desk.draw_region(Region(place.desk.page, Box(0.2, 0.2, 0.6, 0.3)))
        place.entry.apply(rule)
    first, second = (finding.id for finding in place.desk.sheet.findings)
    menu = opened(qtbot, place, first)
    assert offered(menu) == told("change", "withdraw", *WAYS)
    choose(menu, "withdraw")
    assert [finding.id for finding in place.desk.sheet.findings] == [second]


def test_a_suspicion_is_decided_where_it_is_marked(qtbot: QtBot, place: DeskPlace) -> None:
    from reviewer.presenters.desk.status import open_suspicions

    assert place.desk.file is not None
    key = open_suspicions(place.desk.file, place.desk.content)[0].key
    menu = opened(qtbot, place, key)
    assert offered(menu) == told("accept", "dismiss", *WAYS)
    choose(menu, "dismiss")
    assert place.entry.prompt is not None


def test_what_is_only_to_be_looked_at_is_not_offered_to_be_changed(
    qtbot: QtBot, place: DeskPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.desk.choose_item("1.1")
    place.entry.apply(1)
    (finding,) = place.desk.sheet.findings
    monkeypatch.setattr(type(place.desk), "locked", "只能查看")
    menu = opened(qtbot, place, finding.id)
    assert offered(menu) == told(*WAYS)
    menu.close()
