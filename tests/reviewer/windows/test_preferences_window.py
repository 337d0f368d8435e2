"""The window of 设置: rules, years, fonts; on a small screen with large text."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from reviewer.intake.checking import office_rules
from reviewer.intake.starting import current_campaign
from reviewer.presenters.preferences import Switch
from reviewer.presenters.rechecking import Rechecker
from reviewer.storage.workspace import Workspace
from reviewer.windows.preferences.notice_dialog import NoticeDialog
from reviewer.windows.preferences.preferences_window import PreferencesWindow
from reviewer.windows.preferences.version_dialog import VersionDialog
from reviewer.windows.settings import PREFER_OFFICE_FONTS
from scoring.casefile import CaseFile
from tests.reviewer.storage.support import add_case
from tests.reviewer.windows.rules_support import (
    SCREEN,
    answers,
    clipped,
    large_text,
    preferences,
    rechecker,
    settings,
    workspace,
)

Key = Qt.Key


__all__ = ["answers", "large_text", "preferences", "rechecker", "settings", "workspace"]  # fixtures


@pytest.mark.usefixtures("large_text")
def test_nothing_of_the_settings_is_clipped_on_a_small_screen_with_large_text(preferences: PreferencesWindow) -> None:
    for page in range(preferences.tabs.count()):
        preferences.tabs.setCurrentIndex(page)
        QApplication.processEvents()
        preferences.resize(*SCREEN)
        assert (preferences.width(), preferences.height()) == SCREEN
        assert clipped(preferences) == []


def test_the_way_of_counting_is_chosen_with_a_box(preferences: PreferencesWindow, workspace: Workspace) -> None:
    page = preferences.rules
    preferences.tabs.setCurrentWidget(page)
    page.choose("T05")
    box = next(b for b in page.counting.findChildren(QCheckBox) if b.isVisible())
    assert (box.text(), box.isChecked()) == ("首尾两日都不计", True)
    box.click()
    assert "本单位选定的口径" in page.state.text()
    assert not office_rules(workspace).parameters(CaseFile(""))["T05"].both_ends_excluded
    page.choose("C01")
    assert not page.counting.isVisible()


def test_a_rule_is_switched_off_with_its_reason_and_the_case_files_are_checked_on_closing(
    qtbot: QtBot, preferences: PreferencesWindow, rechecker: Rechecker, workspace: Workspace
) -> None:
    current_campaign(workspace)
    add_case(workspace)
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
        qtbot.waitUntil(preferences.isActiveWindow)
        qtbot.keyClick(preferences, Key.Key_Escape)
    assert not preferences.isVisible()
    assert not rechecker.is_due


def test_a_rule_that_was_switched_off_is_on_again_by_ctrl_z(qtbot: QtBot, preferences: PreferencesWindow) -> None:
    page = preferences.rules
    assert not preferences.undo.isVisible()  # nothing was set yet
    preferences.tabs.setCurrentWidget(page)
    page.choose("X03")
    qtbot.mouseClick(page.act, Qt.MouseButton.LeftButton)
    assert preferences.undo.toolTip() == "撤销：停用 X03（Ctrl+Z）"
    qtbot.keyClick(page.table, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.state.text() == "启用"
    qtbot.mouseClick(preferences.redo, Qt.MouseButton.LeftButton)
    assert page.state.text().startswith("停用")


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
    assert "没有读出元旦、春节" in dialog.understood.text()
    dialog.words.setPlainText("1月32日放假。")
    assert dialog.understood.text().startswith("✘ “1月32日”不是有效日期")
    assert not dialog._agree.isEnabled()


def test_the_fonts_of_each_role_are_shown_and_the_preference_is_kept(
    preferences: PreferencesWindow, settings: QSettings
) -> None:
    page = preferences.upkeep
    shown = [page.fonts.itemAt(i).widget().text() for i in range(page.fonts.count())]
    assert shown[:3] == ["仿宋", "明卷仿宋", "程序自带"]
    page.prefer.click()
    assert str(settings.value(PREFER_OFFICE_FONTS)).lower() == "true"
    assert page.fonts.count() == len(shown)
