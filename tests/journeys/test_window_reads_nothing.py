"""Whatever is done at the desk, the window's thread never asks the database: it may lie on a share of the network."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.intake.examples import take_in_examples
from reviewer.storage.database import Store
from reviewer.storage.workspace import Workspace, create_workspace
from reviewer.windows.composition import OpenWorkspace
from reviewer.windows.desk.desk_place import DeskPlace
from scoring.progress import Silent
from tests.journeys.conftest import Opener
from tests.on_desk import put_on_desk, wait_for_desk

ASKED: tuple[tuple[type, str], ...] = ((Store, "query"), (Store, "execute"), (Store, "writing"), (Workspace, "twin"))


@contextmanager
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the window's thread asks the database, with whoever asked."""
    import traceback

    found: list[str] = []
    window = threading.main_thread()

    def watched(whole: Callable[..., Any]) -> Callable[..., Any]:
        def ask(*given: Any, **named: Any) -> Any:
            if threading.current_thread() is window:
                ways = [
                    f"{s.filename.rsplit('/', 1)[-1]}:{s.lineno} {s.name}" for s in traceback.extract_stack()[-7:-1]
                ]
                found.append(" → ".join(ways))
            return whole(*given, **named)

        return ask

    with monkeypatch.context() as patch:
        for kind, name in ASKED:
            patch.setattr(kind, name, watched(getattr(kind, name)))
        yield found


@pytest.fixture
def office(qtbot: QtBot, start: Opener, tmp_path: Path) -> OpenWorkspace:
    folder = tmp_path / "库"
    workspace = create_workspace(folder)
    take_in_examples(workspace, Silent())
    workspace.close()
    office = start(folder)
    qtbot.waitUntil(lambda: office.desk is not None)
    office.identity.be("沈知远", "一大队")
    return office


def test_the_watch_hears_of_a_question_asked_on_the_windows_thread(
    monkeypatch: pytest.MonkeyPatch, office: OpenWorkspace
) -> None:
    with told(monkeypatch) as found, pytest.raises(sqlite3.OperationalError):
        office.workspace.store.query("SELECT nothing")
    assert len(found) == 1


def test_the_desk_is_worked_at_without_a_question_to_the_database_on_the_windows_thread(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, office: OpenWorkspace
) -> None:
    first, second = (row.case_id for row in office.cases.rows[:2])
    with told(monkeypatch) as found:
        place = put_on_desk(qtbot, office, first)
        assert office.desk is not None
        reading = office.desk.panes  # the panes about the reading
        _score(qtbot, place)
        _go_about_files(qtbot, office, place, first)
        for name in ("facts", "timeline", "thumbnails", "next_suspicion", "leave", "pair", "trace", "leave", "across"):
            place.acting.perform(name)
            QApplication.processEvents()
        place.desk.see_page(2)
        reading.refresh()
        for widget in QApplication.topLevelWidgets():
            if widget is not office.window and widget.isVisible():
                widget.close()
        put_on_desk(qtbot, office, second)
        office.window.go("desk")
        wait_for_desk(qtbot, office)
    assert not found, "\n".join(found)


def _score(qtbot: QtBot, place: DeskPlace) -> None:
    saved: list[object] = []
    place.saved.connect(saved.append)
    for name in ("no_problem", "next_unscored", "doubt", "leave", "undo", "redo", "undo"):
        place.acting.perform(name)
    qtbot.waitUntil(lambda: len(saved) >= 4)


def _go_about_files(qtbot: QtBot, office: OpenWorkspace, place: DeskPlace, first: str) -> None:
    place.acting.perform("next_file")
    wait_for_desk(qtbot, office, other_than=first)
    place.acting.perform("redo")  # which was done in the first one
    qtbot.waitUntil(lambda: place.desk.file is not None and place.desk.file.case_id == first)
    for name in ("file_on", "file_back"):
        before = place.desk.file.case_id if place.desk.file else ""
        place.acting.perform(name)
        wait_for_desk(qtbot, office, other_than=before)
    place.desk.look_again()
