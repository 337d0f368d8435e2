"""Coming back to a case file one goes on where one was, after a restart too."""

import json
from pathlib import Path

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.desk.places_left import PlacesLeft, last_case, last_left
from tests.reviewer.windows.desk_window import heard, pages, paper, place, store

__all__ = ["heard", "pages", "paper", "place", "store"]


def ini(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "left.ini"), QSettings.Format.IniFormat)


def test_a_file_is_left_for_another_and_gone_on_with_where_it_was(
    qtbot: QtBot, place: DeskPlace, tmp_path: Path
) -> None:
    PlacesLeft(place, ini(tmp_path), tmp_path)
    place.desk.choose_item("1.2", jump=False)
    place.area.go(5)
    qtbot.waitUntil(lambda: place.desk.page == 5)
    place.open_case("b")
    assert (place.desk.item, place.desk.page) == ("1.1", 1)
    place.open_case("a")
    assert (place.desk.item, place.desk.page) == ("1.2", 5)


def test_the_last_place_is_known_after_a_restart_though_nothing_was_closed(
    qtbot: QtBot, place: DeskPlace, tmp_path: Path
) -> None:
    PlacesLeft(place, ini(tmp_path), tmp_path)
    assert last_case(ini(tmp_path), tmp_path / "另一个") == ""
    place.open_case("b")
    place.desk.choose_item("2.1", jump=False)
    place.area.go(8)
    qtbot.waitUntil(lambda: place.desk.page == 8)
    place.entry.no_problem()  # an act; the program is killed after it
    again = QSettings(str(tmp_path / "left.ini"), QSettings.Format.IniFormat)
    left = last_left(again, tmp_path)
    assert left is not None
    assert (left.case_id, left.page) == ("b", 8)


def test_what_else_leads_into_a_file_comes_first(qtbot: QtBot, place: DeskPlace, tmp_path: Path) -> None:
    PlacesLeft(place, ini(tmp_path), tmp_path)
    place.area.go(5)
    qtbot.waitUntil(lambda: place.desk.page == 5)
    place.desk.choose_item("2.1")
    place.open_case("b")
    place.open_case("a")
    place.desk.show_suspicion("T02:8")
    assert place.desk.page == 8


def test_nonsense_in_the_settings_is_passed_over(tmp_path: Path) -> None:
    settings = ini(tmp_path)
    folder = str(tmp_path.resolve())
    for nonsense in ("[]", "{", json.dumps({folder: [1]}), json.dumps({folder: "x"})):
        settings.setValue("desk/left", nonsense)
        assert last_left(settings, tmp_path) is None
