"""抽卷 in 送卷核对: what is shown is drawn from, the draw stands in the record, its table says how to repeat it."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from reviewer.documents.roster.columns import match_columns
from reviewer.documents.roster.entries import interpret
from reviewer.intake.roster import read_roster, take_in_roster
from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.roster import RosterPresenter
from reviewer.presenters.stored.roster import StoredRosters
from reviewer.storage.record import Author
from reviewer.storage.workspace import Workspace, create_workspace
from reviewer.windows import theme
from reviewer.windows.cases.draw_dialog import DrawDialog
from reviewer.windows.cases.roster_window import DRAWN, RosterWindow
from scoring.progress import Silent
from scoring.roster_acts import CasesDrawn
from tests.reviewer.places import AtOnce

ROWS = [
    f"临执罚〔2025〕{n}号,占道,{'甲队' if n % 3 else '乙队'},{'简易' if n > 9 else '普通'}程序" for n in range(1, 13)
]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = create_workspace(tmp_path / "库")
    path = tmp_path / "目录.csv"
    path.write_text("\n".join(["案号,案由,承办机构,程序", *ROWS]), encoding="utf-8-sig")
    table = read_roster(path, Silent())
    take_in_roster(workspace, path, interpret(table, match_columns(table.headings), workspace.clock.now().date()))
    yield workspace
    workspace.close()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, workspace: Workspace, tmp_path: Path) -> RosterWindow:
    theme.apply(qapp, theme.Mode.LIGHT)
    presenter = RosterPresenter(StoredRosters(workspace, lambda: Author("p", "d")), JobRunner(AtOnce()))
    window = RosterWindow(presenter, QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    presenter.setParent(window)
    qtbot.addWidget(window)
    window.show()
    presenter.refresh()
    return window


def draw_with(window: RosterWindow, seed: str, each: int) -> None:
    """Answer the dialog that the button opens."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, DrawDialog)
        dialog.seed.setText(seed)
        dialog.by_unit.setChecked(True)
        dialog.each.setValue(each)
        dialog.accept()

    QTimer.singleShot(0, answer)
    window.draw.click()


def test_the_draw_is_shown_recorded_and_saved_with_its_seed(
    window: RosterWindow, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw_with(window, "摇号 07", 2)
    assert window.state.currentData() == DRAWN
    assert sorted(row.unit for row in window.model.shown) == ["乙队", "乙队", "甲队", "甲队"]
    assert "摇号 07" in window.about.text()
    acts = [event.act for event in workspace.record.all() if event.kind == "cases_drawn"]
    assert acts == [CasesDrawn("摇号 07", 12, acts[0].drawn)]  # type: ignore[union-attr]
    assert sorted(acts[0].drawn) == sorted((row.unit, row.number) for row in window.model.shown)  # type: ignore[union-attr]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "抽取.xlsx"), ""))
    window.export.click()
    sheet = openpyxl.load_workbook(tmp_path / "抽取.xlsx").active
    assert sheet is not None
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    assert any("随机种子：摇号 07" in cell for cell in cells)
    assert sum(cell.startswith("临执罚") for cell in cells) == 4


def test_whoever_opens_the_list_again_finds_what_was_drawn(
    window: RosterWindow, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.state.findData(DRAWN) < 0
    draw_with(window, "摇号 07", 2)
    drawn = list(window.model.shown)
    presenter = RosterPresenter(StoredRosters(workspace, lambda: None), JobRunner(AtOnce()))
    again = RosterWindow(presenter, QSettings(str(tmp_path / "t.ini"), QSettings.Format.IniFormat))
    presenter.setParent(again)
    qtbot.addWidget(again)
    presenter.refresh()
    assert len(again.model.shown) == 12
    again.state.setCurrentIndex(again.state.findData(DRAWN))
    assert sorted(row.line for row in again.model.shown) == sorted(row.line for row in drawn)


def test_only_what_is_shown_is_drawn_from(window: RosterWindow) -> None:
    window.unit.setCurrentIndex(window.unit.findData("甲队"))
    window.unit.activated.emit(window.unit.currentIndex())
    draw_with(window, "一", 99)
    assert {row.unit for row in window.model.shown} == {"甲队"}
    assert len(window.model.shown) == 8


def test_one_procedure_alone_can_be_drawn_from(window: RosterWindow) -> None:
    window.words.setText("简易程序")
    draw_with(window, "三", 99)
    assert {row.procedure for row in window.model.shown} == {"简易程序"}
    assert len(window.model.shown) == 3


def test_the_same_seed_draws_the_same_again(window: RosterWindow) -> None:
    draw_with(window, "二", 2)
    first = list(window.model.shown)
    window.state.setCurrentIndex(0)
    draw_with(window, "二", 2)
    assert window.model.shown == first
