"""Another file on the desk: page and item are shown first, the other panes in turns; whoever acts meanwhile acts on the
file that is shown, with all its panes."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.pages.source import Pages
from reviewer.windows.desk.desk_place import DeskPlace
from scoring.acts import FindingAdded, SessionOpened
from scoring.casefile import Region
from scoring.sheet import Finding
from tests.reviewer.presenters.desk_support import ListStore
from tests.reviewer.windows.desk_window import HeardMessages, heard, pages, paper, store

__all__ = ["heard", "pages", "paper", "store"]


@pytest.fixture
def place(qtbot: QtBot, pages: Pages, store: ListStore, heard: HeardMessages, tmp_path: Path) -> DeskPlace:
    """As the program builds it; a finding in file a and one in file b."""
    for case in "ab":
        found = Finding(f"found in {case}", "1.1", "1.1.1", regions=(Region(1),), remark=f"说明{case}")
        store.acts[case] = [SessionOpened(case, "c", "", store._edition.hash), FindingAdded(found)]
    desk = DeskPresenter(store)
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    place = DeskPlace(desk, pages, heard, settings, at_once=False)
    list(place.parts)
    desk.setParent(place)
    qtbot.addWidget(place)
    place.resize(1366, 700)
    place.show()
    place.open_case("a")
    qtbot.waitUntil(lambda: shown(place) == ["found in a"])
    return place


def shown(place: DeskPlace) -> list[str]:
    return [line.finding for line in place.strip._lines]


def test_item_and_page_are_there_at_once_and_the_rest_comes(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("2.1")
    place.open_case("b")
    assert place.desk.leaf is not None
    assert place.card._rules[0].text() == place.desk.leaf.deductions[0].text
    assert "案卷 b" in place.head._title.text()
    assert shown(place) == ["found in a"]
    qtbot.waitUntil(lambda: shown(place) == ["found in b"])


def test_whoever_acts_before_the_rest_is_there_acts_on_the_file_that_is_shown(
    place: DeskPlace, store: ListStore
) -> None:
    before = len(store.acts["a"])
    place.open_case("b")
    place.acting.perform("withdraw")  # the finding of this page
    assert shown(place) == []
    assert len(store.acts["a"]) == before
    assert place.desk.sheet.findings == ()


def test_a_line_of_the_contents_of_the_file_before_makes_nothing_missing_in_this_one(place: DeskPlace) -> None:
    absent = next(line for line in place.desk.contents() if not line.seq)
    gone = absent._replace(title="前卷所缺的文书")
    place.open_case("b")
    place.desk.choose_line(gone)
    assert place.desk.missing == ""


def test_three_files_one_after_the_other_end_with_the_last_one(qtbot: QtBot, place: DeskPlace) -> None:
    for case in ("b", "a", "b"):
        place.open_case(case)
    qtbot.waitUntil(lambda: shown(place) == ["found in b"])
    qtbot.wait(50)
    assert shown(place) == ["found in b"]
    assert place.page_bar.isEnabled()


def test_whoever_waits_for_a_file_is_told_so_and_what_was_refused_meanwhile_stays_said(
    place: DeskPlace, heard: HeardMessages
) -> None:
    slow, desk = place.acting.files.slow, place.desk
    desk.opening.emit(True)
    assert slow.isActive()
    slow.timeout.emit()
    desk.opening.emit(False)
    assert heard.notes[-2:] == ["正在打开案卷…", ""]
    desk.opening.emit(True)
    slow.timeout.emit()
    desk.too_early.emit()
    desk.opening.emit(False)
    assert "没有记录" in heard.notes[-1]
    assert not slow.isActive()
