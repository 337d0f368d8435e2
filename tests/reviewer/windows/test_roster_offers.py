"""A list of cases found among the files is offered after the import; its suggestions are taken all at once."""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reviewer.documents.roster.entries import Roster, interpret
from reviewer.documents.roster.table import RosterTable
from reviewer.models.intake_report import IntakeReportModel
from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.ports import IntakeReport
from reviewer.presenters.roster import Arrivals, Drawn, RosterPresenter
from reviewer.windows.cases.import_report import ImportReport
from reviewer.windows.cases.roster_dialog import RosterDialog
from scoring.casefile import Problem
from scoring.progress import Progress
from scoring.roster_acts import Cell
from tests.reviewer.places import AtOnce

HEADS = ("案号", "当事人", "案由", "承办机构", "罚款金额")
ROWS = (
    ("甲罚〔2025〕1号", "张三", "乱倒", "一队", "50"),
    ("甲罚〔2025〕2号", "李四", "乱倒", "", "50"),  # a unit is suggested
    ("甲罚〔2025〕2号", "王五", "乱倒", "一队", "50"),  # number 3 is suggested
    ("甲罚〔2025〕4号", "赵六", "乱倒", "一队", "50"),
)
LIST = Path("送卷") / "案卷目录.xlsx"


class Lists:
    """A RosterStore that judges and keeps nothing but what it was given."""

    def __init__(self) -> None:
        self.taken: list[frozenset[Cell]] = []

    def read(self, path: Path, progress: Progress) -> RosterTable:
        return table()

    def judge(self, table: RosterTable, columns: Mapping[str, int]) -> Roster:
        return interpret(table, columns, date(2026, 3, 1))

    def take_in(self, path: Path, roster: Roster, accepted: Collection[Cell], *, instead: bool) -> None:
        self.taken.append(frozenset(accepted))

    def arrivals(self) -> Arrivals:
        return Arrivals()

    def record_draw(self, drawn: Drawn) -> None:
        raise NotImplementedError


def table() -> RosterTable:
    return RosterTable("案卷目录.xlsx", HEADS, ROWS, (2, 3, 4, 5))


@pytest.fixture
def lists() -> Lists:
    return Lists()


@pytest.fixture
def dialog(qtbot: QtBot, lists: Lists) -> RosterDialog:
    runner = JobRunner(AtOnce())
    presenter = RosterPresenter(lists, runner)
    dialog = RosterDialog(presenter, LIST, table())
    presenter.setParent(dialog)
    runner.setParent(presenter)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_all_suggestions_are_taken_at_once_and_given_back(qtbot: QtBot, dialog: RosterDialog, lists: Lists) -> None:
    offered = dialog.remarks.offered
    assert len(offered) > 1
    assert dialog.every.text() == f"全部按建议改（{len(offered)} 处）"
    qtbot.mouseClick(dialog.every, Qt.MouseButton.LeftButton)
    assert dialog.remarks.accepted == offered
    assert dialog.every.text() == "恢复原来的选择"
    qtbot.mouseClick(dialog.every, Qt.MouseButton.LeftButton)
    assert dialog.remarks.accepted == frozenset()
    qtbot.mouseClick(dialog.every, Qt.MouseButton.LeftButton)
    dialog.accept()
    assert lists.taken == [offered]


def test_one_that_is_unticked_after_all_is_the_reviewers_choice(qtbot: QtBot, dialog: RosterDialog) -> None:
    qtbot.mouseClick(dialog.every, Qt.MouseButton.LeftButton)
    model = dialog.remarks
    ticked = next(
        index
        for row in range(model.rowCount())
        if (index := model.index(row, model.SUGGESTION)).data(Qt.ItemDataRole.CheckStateRole) is not None
    )
    model.setData(ticked, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert dialog.every.text().startswith("全部按建议改")
    assert dialog.every.isEnabled()


def test_the_button_is_where_the_suggestions_are(dialog: RosterDialog) -> None:
    dialog.tabs.setCurrentIndex(0)
    assert dialog.every.isVisible()
    dialog.tabs.setCurrentIndex(1)
    assert not dialog.every.isVisible()


def test_a_list_among_the_files_is_offered_and_is_no_file_that_could_not_be_read(qtbot: QtBot) -> None:
    report = ImportReport()
    qtbot.addWidget(report)
    problem = Problem("案卷目录.xlsx", "表格文件不作为卷内文书读取。")
    told = IntakeReport(taken=("甲案",), problems=(problem,), rosters=(LIST,))
    report.show_report(told)
    button = next(b for b in report.findChildren(QPushButton) if "案卷目录.xlsx" in b.text())
    with qtbot.waitSignal(report.roster_wanted) as wanted:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wanted.args == [LIST]
    assert "未能读入" not in report._headline.text()
    model = IntakeReportModel()
    model.set_report(told)
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["案卷目录", "已导入"]
    report.show_report(IntakeReport(taken=("乙案",)))
    assert not [b for b in report.findChildren(QPushButton) if b.isVisible() and "案卷目录" in b.text()]


def test_the_preview_is_not_scrolled_sideways_where_its_widest_columns_can_give_way(
    qtbot: QtBot, dialog: RosterDialog
) -> None:
    long = "某某市城市管理综合行政执法局第三直属大队"
    dialog._table = RosterTable("案卷目录.xlsx", HEADS, (("甲罚〔2025〕1号", long, long, long, "50"),), (2,))
    dialog._judge()
    dialog.tabs.setCurrentIndex(1)
    view = dialog._preview_table
    for wide in (760, 1100):
        dialog.resize(wide, 620)
        qtbot.waitUntil(lambda: 0 < dialog.width() - view.viewport().width() < 100)
        columns = [view.columnWidth(column) for column in range(dialog.preview.columnCount())]
        assert sum(columns) <= view.viewport().width()
        qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() == 0)  # once the columns are laid out
        assert columns[1] == columns[2] == columns[3] > columns[0]
