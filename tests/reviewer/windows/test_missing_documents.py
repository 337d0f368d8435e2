"""A finding about a document that is not in the file hangs on its line of the contents, by keyboard and by mouse."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.presenters.desk.ports import ContentsLine, LineLook
from reviewer.windows.desk.desk_place import DeskPlace
from scoring.suspicions import Result, Severity, Suspicion
from tests.reviewer.presenters.desk_support import ListStore
from tests.reviewer.windows.desk_window import HeardMessages, heard, pages, paper, place, press, store

__all__ = ["heard", "pages", "paper", "place", "store"]
Key = Qt.Key
NOTICE = "行政处罚告知书"


@pytest.fixture
def lacking(store: ListStore) -> ListStore:
    """The check for completeness found one absent and could not tell of another."""
    absent = Suspicion(
        f"F03::{NOTICE}", "F03", Result.VIOLATED, Severity.MEDIUM, (), (), (), "", "缺少行政处罚告知书。", ("2.1",)
    )
    absent = replace(absent, absent=NOTICE)
    unseen = replace(
        absent,
        key="F03::结案审批表",
        result=Result.UNKNOWN,
        message="未见结案审批表，请人工核对。",
        criteria=(),
        absent="结案审批表",
    )
    store.raised = (*store.raised, absent, unseen)
    return store


def absences(place: DeskPlace) -> list[ContentsLine]:
    return [line for line in place.desk.contents() if not line.seq]


def test_what_is_absent_and_what_was_not_found_stand_at_the_end_of_the_contents(
    lacking: ListStore, place: DeskPlace
) -> None:
    place.open_case("a")
    assert [(line.title, line.look) for line in absences(place)] == [
        (NOTICE, LineLook.MISSING),
        ("结案审批表", LineLook.UNSEEN),
    ]


def test_what_only_the_list_of_the_file_names_stands_there_too_and_nothing_twice(
    lacking: ListStore, place: DeskPlace
) -> None:
    listed = replace(lacking.raised[-2], rule="F02", key="F02:1:复函", absent="关于规划情况的复函")
    again = replace(listed, key="F02:1:告知书", absent="处罚事先告知书")
    lacking.raised = (listed, again, *lacking.raised)
    place.open_case("a")
    assert [line.title for line in absences(place)] == [NOTICE, "结案审批表", "关于规划情况的复函"]


def test_by_keyboard_enter_on_its_line_and_a_number_record_the_absence(
    qtbot: QtBot, lacking: ListStore, place: DeskPlace, heard: HeardMessages
) -> None:
    place.open_case("a")
    while not place.contents.hasFocus():
        press(qtbot, place, Key.Key_F6)
    press(qtbot, place, Key.Key_End, Key.Key_Up, Key.Key_Return)
    assert place.desk.missing == NOTICE
    assert place.desk.item == "2.1"  # which the check says it is about
    assert NOTICE in place.card._place.text()
    press(qtbot, place, Key.Key_1)
    finding = place.desk.sheet.findings[0]
    assert (finding.criterion, finding.missing, finding.regions) == ("2.1", NOTICE, ())
    assert f"缺：{NOTICE}" in place.strip.list.item(0).toolTip()
    press(qtbot, place, Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert place.desk.sheet.findings == ()


def test_by_mouse_a_click_on_its_line_and_on_the_rule_record_the_absence(
    qtbot: QtBot, lacking: ListStore, place: DeskPlace
) -> None:
    place.open_case("a")
    pane = place.contents
    row = pane.model().index(pane.model().rowCount() - 1, 0)
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=pane.visualRect(row).center())
    assert place.desk.missing == "结案审批表"
    assert pane.line() == absences(place)[-1]
    qtbot.mouseClick(place.card._rules[0], Qt.MouseButton.LeftButton)
    assert place.desk.sheet.findings[0].missing == "结案审批表"
    assert place.desk.missing == ""
