"""The windows of 当地规则 and 设置 with keys, on a small screen, at every text size."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCheckBox, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reviewer.intake.checking import office_rules
from reviewer.library.local_rules_draft import BASICS, BENCHMARKS, PROVISIONS, TIERS, Cell, Place
from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.local_rules import LocalRulesPresenter
from reviewer.presenters.preferences import PreferencesPresenter, Switch
from reviewer.presenters.rechecking import Rechecker
from reviewer.presenters.stored.local_rules import StoredLocalRules
from reviewer.presenters.stored.preferences import StoredPreferences
from reviewer.presenters.stored.rechecking import StoredCases
from reviewer.storage.workspace import Workspace, create_workspace
from reviewer.windows import theme
from reviewer.windows.local_rules.rules_window import RulesWindow
from reviewer.windows.preferences.notice_dialog import NoticeDialog
from reviewer.windows.preferences.preferences_window import PreferencesWindow
from reviewer.windows.preferences.version_dialog import VersionDialog
from reviewer.windows.settings import PREFER_OFFICE_FONTS
from scoring.casefile import CaseFile
from scoring.errors import ReviewError
from scoring.progress import Progress
from tests.reviewer.places import AtOnce

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SCREEN = (1366, 728)  # of 1366 × 768, without the desktop's bar


@dataclass
class Answers:
    """Messages that remember; `yes` is what is answered."""

    yes: bool = True
    asked: list[str] = field(default_factory=list)
    refused: list[ReviewError] = field(default_factory=list)

    def refuse(self, error: ReviewError) -> None:
        self.refused.append(error)

    def note(self, text: str) -> None:
        pass

    def ask(self, question: str, detail: str, yes: str) -> bool:
        self.asked.append(question)
        return self.yes


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = create_workspace(tmp_path / "评查库")
    yield made
    made.close()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def rechecker(qtbot: QtBot, workspace: Workspace) -> Rechecker:
    return Rechecker(StoredCases(workspace), JobRunner(AtOnce()))


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def rules(
    qtbot: QtBot, workspace: Workspace, rechecker: Rechecker, settings: QSettings, answers: Answers
) -> RulesWindow:
    window = RulesWindow(
        LocalRulesPresenter(StoredLocalRules(workspace), rechecker, saver=JobRunner(AtOnce())), answers, settings
    )
    qtbot.addWidget(window)
    window.resize(*SCREEN)
    window.show()
    window.presenter.load_example()
    return window


@pytest.fixture
def preferences(
    qtbot: QtBot, workspace: Workspace, rechecker: Rechecker, settings: QSettings, answers: Answers
) -> PreferencesWindow:
    presenter = PreferencesPresenter(StoredPreferences(workspace), rechecker, JobRunner(AtOnce()))
    window = PreferencesWindow(presenter, answers, settings)
    qtbot.addWidget(window)
    window.resize(*SCREEN)
    window.show()
    return window


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, theme.Mode.DARK, scale=1.5)
    yield
    theme.apply(qapp, theme.Mode.LIGHT)


def clipped(window: QWidget) -> list[str]:
    """Buttons and labels whose words do not fit, and widgets that stick out of the window."""
    found = []
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, QPushButton | QLabel) or not widget.isVisible():
            continue
        corner = widget.mapTo(window, QPoint(widget.width(), widget.height()))
        narrow = isinstance(widget, QPushButton) and widget.width() < widget.minimumSizeHint().width()
        if narrow or corner.x() > window.width() or corner.y() > window.height():
            found.append(widget.text())
    return found


def test_rows_come_and_go_with_keys_and_undo_brings_them_back(qtbot: QtBot, rules: RulesWindow) -> None:
    panel = rules.panels[PROVISIONS]
    rules.show_cell(Cell(Place(PROVISIONS), 0, 0))
    qtbot.keyClick(panel.table, Key.Key_Insert)
    assert panel.model.rowCount() == 2
    assert panel.table.currentIndex().row() == 1
    qtbot.keyClick(panel.table, Key.Key_Delete, CTRL)
    qtbot.keyClick(panel.table, Key.Key_Delete)
    assert panel.model.index(0, 0).data() == ""
    qtbot.waitUntil(rules.isActiveWindow, timeout=5_000)
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


@pytest.mark.usefixtures("large_text")
def test_nothing_of_the_settings_is_clipped_on_a_small_screen_with_large_text(preferences: PreferencesWindow) -> None:
    for page in range(preferences.tabs.count()):
        preferences.tabs.setCurrentIndex(page)
        QApplication.processEvents()
        preferences.resize(*SCREEN)
        assert (preferences.width(), preferences.height()) == SCREEN
        assert clipped(preferences) == []


def test_the_tiers_of_the_first_benchmark_are_there_when_one_turns_to_them(rules: RulesWindow) -> None:
    rules.tabs.setCurrentIndex(1)
    assert rules.panels[TIERS].model.rowCount() == 3
    assert "示例1" in rules.panels[TIERS].heading.text()


def test_the_way_of_counting_is_chosen_with_a_box(preferences: PreferencesWindow, workspace: Workspace) -> None:
    page = preferences.rules
    preferences.tabs.setCurrentWidget(page)
    page.choose("T05")
    box = next(b for b in page.counting.findChildren(QCheckBox) if b.isVisible())
    assert (box.text(), box.isChecked()) == ("首尾两日都不计", True)
    box.click()
    assert "本单位选定的口径" in page.state.text()
    assert not office_rules(workspace).parameters(CaseFile(""))["T05"].number("both_ends_excluded")
    page.choose("C01")
    assert not page.counting.isVisible()


def test_a_rule_is_switched_off_with_its_reason_and_the_case_files_are_checked_on_closing(
    qtbot: QtBot, preferences: PreferencesWindow, rechecker: Rechecker
) -> None:
    page = preferences.rules
    preferences.tabs.setCurrentWidget(page)
    page.choose("T03")
    assert not page.act.isVisible()
    page.choose("X03")
    page.reason.setText("本地另有编号规则")
    qtbot.mouseClick(page.act, Qt.MouseButton.LeftButton)
    assert page.state.text() == "停用：本地另有编号规则"
    assert "X03" in page.count.text()
    assert preferences.again.isVisible()
    with qtbot.waitSignal(rechecker.rechecked):
        qtbot.waitUntil(preferences.isActiveWindow, timeout=5_000)
        qtbot.keyClick(preferences, Key.Key_Escape)
    assert not preferences.isVisible()
    assert not rechecker.is_due


def test_an_unverified_rule_asks_for_law_source_and_period(qtbot: QtBot, preferences: PreferencesWindow) -> None:
    dialog = VersionDialog(preferences.presenter, "T20-旧", preferences)
    qtbot.addWidget(dialog)
    assert dialog.valid_until.text() == "2021-12-31"
    dialog.accept()
    assert "没有写明依据的条款" in dialog.problem.text()
    dialog.law.setText("《某某规定》第九条")
    dialog.source.setText("某某公报")
    dialog.length.setValue(60)
    dialog.valid_from.setText("去年")
    dialog.accept()
    assert dialog.problem.text().startswith("✘ 适用起日：“去年”不是有效日期")
    dialog.valid_from.clear()
    dialog.accept()
    assert dialog.result() == dialog.DialogCode.Accepted
    preferences.rules.choose("T20-旧")
    row = preferences.rules.row
    assert row is not None
    assert (row.is_on, row.switch) == (True, Switch.WITHDRAW)
    preferences.rules.act.click()
    preferences.rules.choose("T20-旧")
    assert preferences.rules.state.text().startswith("停用：旧法文本未经核对")


def test_a_pasted_notice_is_shown_as_understood_before_it_is_added(qtbot: QtBot) -> None:
    dialog = NoticeDialog(2027)
    qtbot.addWidget(dialog)
    assert not dialog._agree.isEnabled()
    dialog.words.setPlainText("国务院办公厅关于2028年部分节假日安排的通知\n1月1日至3日放假。")
    assert dialog.year.value() == 2028
    assert "放假的周一至周五 1 天（1月3日）" in dialog.understood.text()
    assert dialog._agree.isEnabled()
    dialog.words.setPlainText("1月32日放假。")
    assert dialog.understood.text().startswith("✘ “1月32日”不是有效日期")
    assert not dialog._agree.isEnabled()


def test_the_fonts_of_each_role_are_shown_and_the_preference_is_kept(
    preferences: PreferencesWindow, settings: QSettings
) -> None:
    page = preferences.upkeep
    shown = [page.fonts.itemAt(i).widget().text() for i in range(page.fonts.count())]
    assert shown[:3] == ["仿宋", "明卷 Fang", "程序自带"]
    page.prefer.click()
    assert str(settings.value(PREFER_OFFICE_FONTS)).lower() == "true"
    assert page.fonts.count() == len(shown)


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
    qtbot.waitUntil(window.line.strip.isVisible, timeout=5_000)
    cancel = window.line.strip.findChild(QPushButton)
    with qtbot.waitSignal(rechecker.stopped, timeout=5_000):
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert window.state.isVisible()
    assert "没有做完" in window.state.text()
    assert window.again.isVisible()
