"""Through the window: the workspace goes back to a copy, and a damaged one is mended from one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.storage.workspace import create_workspace, open_workspace
from reviewer.windows.application import Application
from reviewer.windows.copies_dialog import CopiesDialog
from scoring.errors import ReviewError
from tests.reviewer.storage.support import add_case


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with two case files, and a copy made when there was one."""
    workspace = create_workspace(tmp_path / "评查库")
    add_case(workspace, "甲公司案")
    workspace.back_up()
    add_case(workspace, "乙公司案")
    workspace.close()
    return tmp_path / "评查库"


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> list[ReviewError]:
    heard: list[ReviewError] = []
    monkeypatch.setattr(Application, "_refuse", lambda _self, error: heard.append(error))
    return heard


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, refused: list[ReviewError]) -> Iterator[Application]:
    made = Application(qapp, QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    yield made
    if made.open is not None:
        made.open.window.close()


class Answers:
    """What the dialogs showed; each is answered in the same way."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, answer: int) -> None:
        self.shown: list[list[str]] = []
        monkeypatch.setattr(CopiesDialog, "exec", lambda dialog: self._look(dialog, answer))

    def _look(self, dialog: CopiesDialog, answer: int) -> int:
        model = dialog.table.model()
        self.shown.append([model.index(row, 1).data() for row in range(model.rowCount())])
        dialog.table.selectRow(model.rowCount() - 1)
        return answer


def titles(program: Application) -> list[str]:
    return [row.title for row in program.open.cases.rows] if program.open is not None else []


def test_the_settings_offer_the_copies_and_the_chosen_one_is_opened(
    qtbot: QtBot, program: Application, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Answers(monkeypatch, 1)
    assert program.begin(folder)
    first = program.open
    assert first is not None
    first.windows.show_settings()
    settings = first.windows.settings
    assert settings is not None
    settings.tabs.setCurrentIndex(2)
    qtbot.mouseClick(settings.upkeep.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.open not in (None, first))
    qtbot.waitUntil(lambda: titles(program) == ["甲公司案"])
    assert answers.shown[0][-1] == "1"
    kept = sorted((folder / "backups").glob("review-*.db"))
    assert len(kept) >= 2  # what stood before is one of them


def test_who_thinks_better_of_it_stays_where_he_is(
    program: Application, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Answers(monkeypatch, 0)
    assert program.begin(folder)
    office = program.open
    assert office is not None
    office.windows.restore_wanted.emit()
    assert program.open is office
    assert len(titles(program)) == 2


def test_a_damaged_database_is_mended_from_a_copy_when_the_workspace_is_opened(
    program: Application, folder: Path, monkeypatch: pytest.MonkeyPatch, refused: list[ReviewError]
) -> None:
    (folder / "review.db").write_bytes(b"this is no database at all " * 100)
    answers = Answers(monkeypatch, 0)
    assert not program.show(folder)
    assert "已损坏" in refused[0].message
    Answers(monkeypatch, 1)
    assert program.show(folder)
    assert answers.shown == [["1"]]
    assert titles(program) == ["甲公司案"]
    assert list((folder / "backups").glob("damaged-*.db"))


def test_without_a_copy_a_damaged_database_is_refused_in_words(
    program: Application, tmp_path: Path, refused: list[ReviewError]
) -> None:
    (tmp_path / "坏").mkdir()
    (tmp_path / "坏" / "review.db").write_bytes(b"this is no database at all " * 100)
    assert not program.show(tmp_path / "坏")
    assert "已损坏" in refused[0].message
    with pytest.raises(ReviewError):
        open_workspace(tmp_path / "坏")
