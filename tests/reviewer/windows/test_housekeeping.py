"""Through the window: another workspace joins the open one, a case file imported by mistake goes."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PIL import Image
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from reviewer.intake.importing import import_paths
from reviewer.intake.starting import current_campaign, edition_for
from reviewer.presenters.jobs import Job
from reviewer.storage.workspace import Workspace, create_workspace, open_workspace
from reviewer.windows import theme
from reviewer.windows.composition import OpenWorkspace
from scoring.errors import ReviewError
from scoring.progress import Silent
from tests.on_desk import put_on_desk
from tests.patience import PATIENCE


def filled(folder: Path, *names: str) -> Workspace:
    """A workspace with case files of one page each."""
    workspace = create_workspace(folder)
    for name in names:
        source = folder.parent / name
        source.mkdir(exist_ok=True)
        Image.new("RGB", (60 + len(name), 80), "white").save(source / "1.png")
        import_paths(workspace, [source], current_campaign(workspace).id, Silent())
    return workspace


@pytest.fixture
def office(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OpenWorkspace]:
    theme.apply(qapp, theme.Mode.LIGHT)
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    office = OpenWorkspace(filled(tmp_path / "总库", "甲案", "乙乙案"), settings)
    monkeypatch.setattr(office.recognition, "start", lambda: None)
    monkeypatch.setattr(type(office.messages), "refuse", lambda _self, error: pytest.fail(error.message))
    office.identity.be("沈知远")
    office.window.show()
    office.start()
    assert office.cases_place is not None
    yield office
    qtbot.waitUntil(lambda: office.runner.is_idle)
    office.window.close()
    office.close()


def listed(office: OpenWorkspace) -> list[str]:
    return [row.title for row in office.cases.rows]


def test_delete_takes_the_chosen_case_files_out_once_that_is_agreed(
    qtbot: QtBot, office: OpenWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    agrees = [False, True]
    monkeypatch.setattr(
        type(office.messages), "ask", lambda _self, question, *_rest: asked.append(question) or agrees.pop(0)
    )
    place = office.cases_place
    assert place is not None
    qtbot.waitUntil(lambda: len(listed(office)) == 2)
    for _ in range(2):
        place.table.setFocus()
        place.table.choose(office.cases.rows[-1].case_id)
        next(a for a in place.table.actions() if a.text() == "移出评查库…").trigger()
    qtbot.waitUntil(lambda: listed(office) == ["甲案"])
    assert asked == ["移出 002 号案卷“乙乙案”？"] * 2


def test_a_case_file_that_is_under_review_or_on_the_desk_is_not_taken_out(
    qtbot: QtBot, office: OpenWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[ReviewError] = []
    monkeypatch.setattr(type(office.messages), "refuse", lambda _self, error: refused.append(error))
    qtbot.waitUntil(lambda: len(listed(office)) == 2)
    first, second = office.cases.rows
    author = office.identity.author
    assert author is not None
    rubric = edition_for(office.workspace, "")
    office.workspace.sessions.open(first.case_id, current_campaign(office.workspace).id, rubric.hash, author)
    put_on_desk(qtbot, office, second.case_id)
    office.cases.refresh()
    qtbot.waitUntil(lambda: office.cases.rows[0].reviewer != "")
    for row in office.cases.rows:
        office.housekeeping().remove([row])
    assert ["开始评查" in refused[0].message, "评查台" in refused[1].message] == [True, True]
    assert len(listed(office)) == 2


def test_another_workspace_joins_from_the_menu_and_what_came_in_is_told(
    qtbot: QtBot, office: OpenWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path / "分局", "丙丙丙案").close()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "分局"))
    next(a for a in office.window.menu.actions() if a.text() == "并入别的评查库…").trigger()

    def told() -> QMessageBox:
        return next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())

    qtbot.waitUntil(lambda: any(isinstance(w, QMessageBox) for w in QApplication.topLevelWidgets()))
    assert told().text().startswith("并入“分局”：新案卷1卷")
    qtbot.keyClick(told(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: listed(office) == ["甲案", "乙乙案", "丙丙丙案"])
    assert list((office.workspace.folder / "backups").glob("*.db"))
    open_workspace(tmp_path / "分局").close()


def test_what_is_being_recognised_is_not_taken_out_and_other_work_is_no_hindrance(
    qtbot: QtBot, office: OpenWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[ReviewError] = []
    monkeypatch.setattr(type(office.messages), "refuse", lambda _self, error: refused.append(error))
    monkeypatch.setattr(type(office.messages), "ask", lambda *_: True)
    qtbot.waitUntil(lambda: len(listed(office)) == 2)
    rows, go_on = office.cases.rows, Event()
    office.runner.start(Job(lambda _progress: go_on.wait(PATIENCE)))
    monkeypatch.setattr(type(office.recognition), "is_busy", True)
    office.housekeeping().remove(rows[:1])
    assert [error.message for error in refused] == ["正在导入案卷或者识别文字。"]
    monkeypatch.setattr(type(office.recognition), "is_busy", False)
    office.housekeeping().remove(rows[1:])
    qtbot.waitUntil(lambda: listed(office) == ["甲案"])
    go_on.set()
