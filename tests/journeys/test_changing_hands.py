"""Two people at one computer: each may do what is theirs, at once and without opening the file anew; and 横评 goes only
through the files whose standard has the item."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.presenters.desk.stored_reading import CaseReader
from reviewer.storage.catalogue import CaseState
from reviewer.windows.composition import OpenWorkspace
from tests.journeys.conftest import Opener
from tests.journeys.test_by_keys_or_by_mouse import CTRL, press
from tests.journeys.test_two_files import office as at_the_list
from tests.on_desk import put_on_desk, wait_for_desk

__all__ = ["at_the_list"]
Key = Qt.Key


@pytest.fixture
def office(qtbot: QtBot, at_the_list: OpenWorkspace) -> OpenWorkspace:
    """The first of two files on the desk."""
    office = at_the_list
    qtbot.waitUntil(lambda: QApplication.focusWidget() is office.cases_place.table)
    press(qtbot, Key.Key_Return)
    wait_for_desk(qtbot, office)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is office.desk.place.view)
    return office


def take_over(qtbot: QtBot, office: OpenWorkspace, name: str) -> None:
    """What the dialog does when it is agreed to."""
    office.identity.be(name)
    office.person_changed.emit()
    wait_for_desk(qtbot, office)


def test_the_open_file_is_locked_for_another_and_free_again_for_its_reviewer(
    qtbot: QtBot, office: OpenWorkspace
) -> None:
    desk = office.desk.place.desk
    press(qtbot, Key.Key_0)
    qtbot.waitUntil(lambda: bool(office.workspace.sessions.all()))
    press(qtbot, Key.Key_PageDown)
    item, page = desk.item, desk.page
    take_over(qtbot, office, "李监督")
    assert "沈知远" in desk.locked
    assert not desk.stack.canUndo()
    assert (desk.item, desk.page) == (item, page)
    take_over(qtbot, office, "沈知远")
    assert not desk.locked
    press(qtbot, Key.Key_Tab)
    press(qtbot, Key.Key_0)
    qtbot.waitUntil(lambda: len(office.workspace.sessions.all()[0].content.sheet.marks) == 2)


def test_a_file_in_which_everything_was_taken_back_is_free_for_whoever_begins(
    qtbot: QtBot, office: OpenWorkspace
) -> None:
    desk, sessions = office.desk.place.desk, office.workspace.sessions
    press(qtbot, Key.Key_0)
    press(qtbot, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: [s.content.is_blank for s in sessions.all()] == [True])
    case = desk.file.case_id
    assert office.workspace.catalogue.case(case).state == CaseState.NEW
    take_over(qtbot, office, "李监督")
    assert not desk.locked
    press(qtbot, Key.Key_0)
    qtbot.waitUntil(lambda: len(sessions.of_case(case)) == 2)
    first, second = sessions.of_case(case)
    assert first.reviewer != second.reviewer
    assert [len(s.content.sheet.marks) for s in (first, second)] == [0, 1]
    take_over(qtbot, office, "沈知远")
    assert not desk.locked  # what he began is his own still


def test_whoever_first_says_who_works_here_finds_anothers_file_locked(
    qtbot: QtBot, start: Opener, tmp_path: Path, office: OpenWorkspace
) -> None:
    press(qtbot, Key.Key_0)
    qtbot.waitUntil(lambda: bool(office.workspace.sessions.all()))
    device = office.identity._key
    with office.workspace.store.writing():
        office.workspace.catalogue.set_setting(device, "")
    office.window.close()
    again = start(tmp_path / "库")
    assert again.identity.person is None
    put_on_desk(qtbot, again, again.workspace.catalogue.case_ids()[0])
    assert not again.desk.place.desk.locked
    take_over(qtbot, again, "李监督")
    qtbot.waitUntil(lambda: "沈知远" in again.desk.place.desk.locked)


def test_an_item_is_looked_at_only_where_the_standard_has_it(qtbot: QtBot, office: OpenWorkspace) -> None:
    store, desk = CaseReader(office.workspace, None), office.desk.place.desk
    ordinary, without_penalty = store.cases()
    assert desk.file is not None
    assert desk.file.case_id == ordinary
    own = {c.id for c in desk.rubric.criteria()}
    put_on_desk(qtbot, office, without_penalty)
    other = {c.id for c in desk.rubric.criteria()}
    assert store.cases_with(min(own - other)) == [ordinary]
    assert store.cases_with(min(other - own)) == [without_penalty]
    assert store.cases_with(min(own & other)) == [ordinary, without_penalty]
