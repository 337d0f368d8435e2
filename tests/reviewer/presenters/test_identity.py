"""Who works here: the name is remembered with its unit, and proposed in the next workspace."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from reviewer.presenters.identity import Identity
from reviewer.storage.catalogue import Person
from reviewer.storage.workspace import Workspace, create_workspace
from reviewer.windows.frame.person_dialog import PersonDialog


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def workspaces(tmp_path: Path) -> Iterator[tuple[Workspace, Workspace]]:
    made = create_workspace(tmp_path / "一"), create_workspace(tmp_path / "二")
    yield made
    for workspace in made:
        workspace.close()


def test_the_unit_is_kept_with_the_name_and_may_change(
    settings: QSettings, workspaces: tuple[Workspace, Workspace]
) -> None:
    identity = Identity(workspaces[0], settings)
    first = identity.be("李监督", "临汐市司法局")
    assert identity.be("李监督").unit == "临汐市司法局"  # nothing said, nothing changed
    assert identity.be("李监督", "临汐市司法局执法监督科") == Person(first.id, "李监督", "临汐市司法局执法监督科")
    assert [person.unit for person in identity.persons()] == ["临汐市司法局执法监督科"]
    assert Identity(workspaces[0], settings).person == identity.person


def test_who_worked_here_last_is_proposed_in_another_workspace(
    settings: QSettings, workspaces: tuple[Workspace, Workspace]
) -> None:
    assert Identity(workspaces[0], settings).proposed.name == ""
    Identity(workspaces[0], settings).be("李监督", "临汐市司法局")
    elsewhere = Identity(workspaces[1], settings)
    assert elsewhere.person is None  # proposed, and not decided
    assert (elsewhere.proposed.name, elsewhere.proposed.unit) == ("李监督", "临汐市司法局")


def test_no_name_is_taken_for_chosen_before_one_is(qtbot: QtBot) -> None:
    """A screen reader reads the chosen one of those known, whatever stands in the box."""
    dialog = PersonDialog([Person("1", "李监督", "")], Person("", "", ""))
    qtbot.addWidget(dialog)
    assert (dialog.name.currentText(), dialog.name.currentIndex()) == ("", -1)


def test_the_dialog_fills_in_the_unit_of_the_name(qtbot: QtBot) -> None:
    known = [Person("1", "李监督", "临汐市司法局"), Person("2", "陈法制", "")]
    dialog = PersonDialog(known, known[0])
    qtbot.addWidget(dialog)
    assert (dialog.name.currentText(), dialog.unit.text()) == ("李监督", "临汐市司法局")
    dialog.unit.setText("别的单位")
    dialog.name.setCurrentText("新来的人")
    assert dialog.unit.text() == "别的单位"
    dialog.name.setCurrentText("李监督")
    assert dialog.unit.text() == "临汐市司法局"
