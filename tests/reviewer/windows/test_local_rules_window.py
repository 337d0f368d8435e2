"""The window of 当地规则 with keys, on a small screen, at every text size."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from reviewer.library.local_rules.draft import BASICS, BENCHMARKS, PROVISIONS, TIERS, Cell, Place
from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.local_rules import LocalRulesPresenter
from reviewer.presenters.rechecking import Rechecker
from reviewer.presenters.stored.local_rules import StoredLocalRules
from reviewer.presenters.stored.rechecking import StoredCases
from reviewer.storage.workspace import Workspace
from reviewer.windows.local_rules.rules_window import RulesWindow
from scoring.progress import Progress
from tests.reviewer.places import AtOnce
from tests.reviewer.windows.rules_support import (
    SCREEN,
    Answers,
    answers,
    clipped,
    large_text,
    rechecker,
    rules,
    settings,
    workspace,
)

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


__all__ = ["answers", "large_text", "rechecker", "rules", "settings", "workspace"]  # fixtures


def test_rows_come_and_go_with_keys_and_undo_brings_them_back(qtbot: QtBot, rules: RulesWindow) -> None:
    panel = rules.panels[PROVISIONS]
    rules.show_cell(Cell(Place(PROVISIONS), 0, 0))
    qtbot.keyClick(panel.table, Key.Key_Insert)
    assert panel.model.rowCount() == 2
    assert panel.table.currentIndex().row() == 1
    qtbot.keyClick(panel.table, Key.Key_Delete, CTRL)
    qtbot.keyClick(panel.table, Key.Key_Delete)
    assert panel.model.index(0, 0).data() == ""
    qtbot.waitUntil(rules.isActiveWindow)
    qtbot.keyClick(panel.table, Key.Key_Z, CTRL)
    assert panel.model.index(0, 0).data().startswith("《虚构市市容条例》")
    qtbot.keyClick(panel.table, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith("《虚构市市容条例》")
    QGuiApplication.clipboard().setText("《甲条例》第一条\t甲\n《甲条例》第二条\t乙\n")
    qtbot.keyClick(panel.table, Key.Key_V, CTRL)
    assert [panel.model.index(row, 1).data() for row in range(panel.model.rowCount())] == ["甲", "乙"]


def test_a_choice_is_made_from_a_list_and_taken_over_at_once(qtbot: QtBot, rules: RulesWindow) -> None:
    rules.show_cell(Cell(Place(BENCHMARKS), 0, 3))
    table = rules.panels[BENCHMARKS].table
    qtbot.keyClick(table, Key.Key_Return)
    box = table.indexWidget(table.currentIndex())
    assert isinstance(box, QComboBox)
    box.setCurrentText("公民")
    box.activated.emit(box.currentIndex())
    assert table.model().index(0, 3).data() == "公民"
    assert table.state() is not QAbstractItemView.State.EditingState


def test_the_tiers_shown_are_those_of_the_benchmark_that_is_chosen(rules: RulesWindow) -> None:
    rules.show_cell(Cell(Place(BENCHMARKS), 1, 0))
    tiers = rules.panels[TIERS]
    assert tiers.place == Place(TIERS, 1)
    assert tiers.heading.text() == "裁量档次：示例2 未取得建设工程规划许可证进行建设"
    rules.presenter.remove(Place(BENCHMARKS), 1)
    rules.presenter.remove(Place(BENCHMARKS), 0)
    assert tiers.model.rowCount() == 0
    assert not tiers.is_open()
    rules.presenter.undo_stack.undo()
    assert tiers.model.rowCount() == 3


def test_a_mistake_is_said_at_the_cell_on_the_tab_and_in_the_list_that_leads_to_it(
    qtbot: QtBot, rules: RulesWindow
) -> None:
    wrong = Cell(Place(TIERS, 1), 0, 7)
    rules.presenter.type(wrong, "5")
    rules.tabs.setCurrentIndex(0)
    assert rules.tabs.tabText(1) == "裁量基准 ✘"
    assert rules.save_button.text() == "存为草稿"
    line = rules.problems.lines.item(0)
    assert line.text() == "裁量档次“示例2” 第 1 行 比例上限：比例要写成小数：百分之五写作 0.05，不能写 5"
    rules.problems.lines.setCurrentRow(0)
    rules.problems.lines.itemActivated.emit(line)
    tiers = rules.panels[TIERS]
    assert rules.tabs.currentIndex() == 1
    assert (tiers.place, tiers.table.currentIndex().column()) == (Place(TIERS, 1), 7)
    assert tiers.says.text().startswith("✘ 比例要写成小数")
    rules.presenter.type(wrong, "6%")
    assert not rules.problems.isVisible()
    assert rules.tabs.tabText(1) == "裁量基准"


def test_the_fictional_example_takes_effect_only_when_somebody_insists(
    rules: RulesWindow, answers: Answers, workspace: Workspace
) -> None:
    assert rules.fictional.isVisible()
    answers.yes = False
    rules.save()
    assert answers.asked == ["要让虚构示例生效吗？"]
    assert workspace.catalogue.setting("local-rules") == ""
    rules.presenter.type(Cell(Place(BASICS), 6, 1), "否")
    assert not rules.fictional.isVisible()
    rules.save()
    assert len(answers.asked) == 1
    assert "示例1" in workspace.catalogue.setting("local-rules")


def test_the_report_of_an_import_stands_until_it_is_put_away(qtbot: QtBot, rules: RulesWindow, tmp_path: Path) -> None:
    (tmp_path / "规则.yaml").write_text("weather: 1\nprovisions: [{provision: 乙}]\n", encoding="utf-8")
    rules.presenter.import_file(tmp_path / "规则.yaml")
    assert rules.report.heading.text() == "已从“规则.yaml”读入：条款对照 1 行；1 处没有读入。"
    assert rules.report.lines.item(0).text() == "不认识的项目“weather”，没有读入。"
    assert not rules.problems.isVisible()
    qtbot.mouseClick(rules.report.close_button, Qt.MouseButton.LeftButton)
    assert rules.problems.isVisible()


@pytest.mark.usefixtures("large_text")
def test_nothing_of_the_rules_is_clipped_on_a_small_screen_with_large_text(qtbot: QtBot, rules: RulesWindow) -> None:
    rules.presenter.type(Cell(Place(TIERS, 0), 0, 4), "-5")
    for page in range(rules.tabs.count()):
        rules.tabs.setCurrentIndex(page)
        QApplication.processEvents()
        rules.resize(*SCREEN)
        assert (rules.width(), rules.height()) == SCREEN
        assert clipped(rules) == []
    rules.presenter.reported.emit("已读入", ("没有读入的一行",) * 9)
    QApplication.processEvents()
    assert (rules.width(), rules.height()) == SCREEN
    assert clipped(rules) == []


def test_the_tiers_of_the_first_benchmark_are_there_when_one_turns_to_them(rules: RulesWindow) -> None:
    rules.tabs.setCurrentIndex(1)
    assert rules.panels[TIERS].model.rowCount() == 3
    assert "示例1" in rules.panels[TIERS].heading.text()


def test_checking_again_shows_its_progress_in_the_window_and_stops_on_the_button(
    qtbot: QtBot, workspace: Workspace, settings: QSettings, answers: Answers
) -> None:
    class Slow(StoredCases):
        """Checks until somebody stops it."""

        is_due = True

        def recheck(self, progress: Progress) -> int:
            for step in range(10_000):
                progress.step(step, 10_000, "案卷 001")
                time.sleep(0.005)
            return 1

    rechecker = Rechecker(Slow(workspace), JobRunner())
    window = RulesWindow(
        LocalRulesPresenter(StoredLocalRules(workspace), rechecker, saver=JobRunner(AtOnce())), answers, settings
    )
    qtbot.addWidget(window)
    window.show()
    qtbot.mouseClick(window.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.line.strip.isVisible)
    cancel = window.line.strip.findChild(QPushButton)
    with qtbot.waitSignal(rechecker.stopped):
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert window.state.isVisible()
    assert "没有做完" in window.state.text()
    assert window.again.isVisible()
