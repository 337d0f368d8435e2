from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reviewer.presenters.cases import CasesPresenter
from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.ports import CaseState, Correction, IntakeReport
from reviewer.windows.cases.cases_place import CasesPlace
from reviewer.windows.cases.correction_dialog import CorrectionDialog
from scoring.casefile import Problem
from tests.reviewer.places import AtOnce, Heard, ListedCases, ScriptedIntake, row


class Shown:
    """The place over rows in memory."""

    def __init__(self, qtbot: QtBot, folder: Path, catalogue: ListedCases, report: IntakeReport | None = None) -> None:
        self.intake = ScriptedIntake(report or IntakeReport())
        self.presenter = CasesPresenter(catalogue, self.intake, JobRunner(AtOnce()))
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        self.place = CasesPlace(self.presenter, settings)
        qtbot.addWidget(self.place)
        self.place.resize(1366, 700)
        self.place.show()
        self.place.enter()

    def ids(self) -> list[str]:
        return [r.case_id for r in self.place.model.shown]


@pytest.fixture
def three(qtbot: QtBot, tmp_path: Path) -> Shown:
    rows = [row("1"), row("2", unit="北山镇", state=CaseState.SUBMITTED), row("3", state=CaseState.OPEN)]
    return Shown(qtbot, tmp_path, ListedCases(rows))


def test_typing_in_the_filter_box_narrows_the_list(qtbot: QtBot, three: Shown) -> None:
    three.place.tools.focus_filter()
    typed = QInputMethodEvent()
    typed.setCommitString("北山")
    QApplication.sendEvent(three.place.tools._filter, typed)
    qtbot.waitUntil(lambda: three.ids() == ["2"])
    qtbot.keyClick(three.place.tools._filter, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(three.ids()) == 3)


def test_enter_opens_the_chosen_case_file(qtbot: QtBot, three: Shown) -> None:
    heard = Heard(three.place.opened)
    three.place.table.choose("3")
    qtbot.keyClick(three.place.table, Qt.Key.Key_Return)
    assert heard.said == [("3",)]


def test_the_chosen_row_survives_filtering_and_a_fresh_list(three: Shown) -> None:
    three.place.table.choose("2")
    three.place.model.set_filter("北山")
    three.presenter.refresh()
    current = three.place.table.current_case()
    assert current is not None
    assert current.case_id == "2"


def test_a_row_that_is_chosen_is_chosen_alone_though_ctrl_is_held(qtbot: QtBot, three: Shown) -> None:
    qtbot.keyPress(three.place.table, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    for _ in range(2):
        three.place.table.choose("2")
        assert three.place.table.selected_cases() == ("2",)
    three.presenter.refresh()
    assert three.place.table.selected_cases() == ("2",)


def test_all_chosen_rows_survive_a_fresh_list_with_the_cursor_where_it_was(qtbot: QtBot, three: Shown) -> None:
    table = three.place.table
    table.choose("1")
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_cases() == ("1", "2")
    three.presenter.refresh()
    assert table.selected_cases() == ("1", "2")
    current = table.current_case()
    assert current is not None
    assert current.case_id == "2"
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    three.presenter.refresh()
    assert table.selected_cases() == ("1", "2", "3")


def test_of_the_chosen_rows_a_narrowed_list_keeps_those_it_shows(qtbot: QtBot, three: Shown) -> None:
    table = three.place.table
    table.choose("3")
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    three.place.model.set_filter(state=CaseState.SUBMITTED)
    assert table.selected_cases() == ("2",)
    current = table.current_case()
    assert current is not None
    assert current.case_id == "2"


def test_a_fresh_list_stays_where_it_was_scrolled_to(qtbot: QtBot, tmp_path: Path) -> None:
    rows = [row(f"{n:03}") for n in range(100)]
    catalogue = ListedCases(rows)
    shown = Shown(qtbot, tmp_path, catalogue)
    shown.presenter.complete()
    table = shown.place.table
    assert len(shown.ids()) == 100
    table.choose("000")
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() // 2)
    top = shown.place.model.shown[table.rowAt(0)].case_id
    at = table.rowViewportPosition(table.rowAt(0))
    catalogue.rows[:0] = [row("900")]  # one more above
    shown.presenter.refresh()
    now = shown.place.model.row_of(top)
    assert (now, table.rowAt(0), table.rowViewportPosition(now)) == (int(top) + 1, now, at)
    table.choose("050")
    shown.presenter.refresh()
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))


def test_the_files_behind_a_number_can_be_left_again(qtbot: QtBot, three: Shown) -> None:
    three.place.show_only(("1", "2"), "程序问题")
    assert three.ids() == ["1", "2"]
    assert three.place.only.isVisible()
    qtbot.mouseClick(three.place.only.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert len(three.ids()) == 3
    assert not three.place.only.isVisible()


def test_the_next_waiting_file_comes_after_the_one_just_done(three: Shown) -> None:
    assert three.place.next_waiting("1") == "3"
    assert three.place.next_waiting("3") == "1"


def test_an_empty_workspace_offers_its_ways_in(qtbot: QtBot, tmp_path: Path) -> None:
    shown = Shown(qtbot, tmp_path, ListedCases())
    assert shown.place.empty.isVisible()
    assert not shown.place.table.isVisible()
    practice, examples = Heard(shown.place.practice_chosen), Heard(shown.place.examples_chosen)
    for words, heard in (("开始试评", practice), ("看已评完的示例", examples)):
        button = next(b for b in shown.place.empty.findChildren(QPushButton) if words in b.text())
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert len(heard.said) == 1


def test_while_the_first_import_runs_an_empty_workspace_says_so_and_begins_nothing_else(
    qtbot: QtBot, tmp_path: Path
) -> None:
    shown = Shown(qtbot, tmp_path, ListedCases())
    title = next(label for label in shown.place.empty.findChildren(QLabel) if "从这里开始" in label.text())
    buttons = shown.place.empty.findChildren(QPushButton)
    shown.presenter.busy_changed.emit(True)
    assert (title.text(), any(b.isEnabled() for b in buttons)) == ("正在导入案卷，读完一卷列出一卷", False)
    shown.presenter.busy_changed.emit(False)
    assert ("从这里开始" in title.text(), all(b.isEnabled() for b in buttons)) == (True, True)


def test_of_several_lists_dropped_the_first_is_read_and_the_rest_are_told(three: Shown) -> None:
    wanted, refused = Heard(three.place.roster_wanted), Heard(three.presenter.refused)
    three.place.ways_in.take([Path("甲.xlsx"), Path("乙.csv"), Path("丙.xlsx")])
    assert wanted.said == [(Path("甲.xlsx"),)]
    assert "甲.xlsx" in refused.said[0][0].message
    assert "其余 2 份" in refused.said[0][0].hint
    assert three.intake.asked == []


def test_dropped_files_are_imported_and_the_result_is_listed(qtbot: QtBot, tmp_path: Path) -> None:
    report = IntakeReport(("甲",), (), (Problem("乙.pdf", "文件已损坏。请重新扫描。"),))
    shown = Shown(qtbot, tmp_path, ListedCases([row("1")]), report)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "甲 卷.pdf"))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    shown.place.dropEvent(event)
    assert shown.intake.asked == [(tmp_path / "甲 卷.pdf",)]
    assert shown.place.report.isVisible()
    assert "未能读入 1 个文件" in shown.place.report._headline.text()


def test_wrong_data_is_corrected_in_a_dialog(qtbot: QtBot, three: Shown) -> None:
    three.place.table.choose("1")
    three.place.tools.correct.click()
    dialog = three.place.findChild(CorrectionDialog)
    dialog.unit.setCurrentText("东湖中队")
    ok = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)
    assert three.presenter.rows[0].unit == "东湖中队"


def test_a_correction_is_taken_back_and_made_again_by_the_keys_that_everyone_knows(qtbot: QtBot, three: Shown) -> None:
    table, ctrl = three.place.table, Qt.KeyboardModifier.ControlModifier
    undo, redo = (next(a for a in table.actions() if a.text().startswith(verb)) for verb in ("撤销", "重做"))
    assert not undo.isEnabled()
    before = three.presenter.rows[0]
    three.presenter.correct(
        "1", Correction(before.number, "更正后的案名", before.unit, before.cause, "", "", before.procedure)
    )
    assert undo.text() == "撤销：更正 第1号 的案件名称"
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Z, ctrl)
    assert three.presenter.rows[0].title == before.title
    assert (undo.isEnabled(), redo.text()) == (False, "重做：更正 第1号 的案件名称")
    qtbot.keyClick(table, Qt.Key.Key_Y, ctrl)
    assert three.presenter.rows[0].title == "更正后的案名"


def test_home_and_end_go_to_the_first_and_the_last_case_file(qtbot: QtBot, three: Shown) -> None:
    table = three.place.table
    for key, case in ((Qt.Key.Key_End, "3"), (Qt.Key.Key_Home, "1")):
        qtbot.keyClick(table, key)
        assert table.selected_cases() == (case,)


def test_escape_closes_the_result_of_an_import_then_shows_all_again(qtbot: QtBot, three: Shown) -> None:
    three.place.show_only(("1",), "程序问题")
    three.presenter.import_paths([Path("甲.pdf")])
    assert three.place.report.isVisible()
    for bar in (three.place.report, three.place.only):
        qtbot.keyClick(three.place.table, Qt.Key.Key_Escape)
        assert not bar.isVisible()
    assert len(three.ids()) == 3


def test_a_file_of_which_all_was_taken_back_is_nobodys(three: Shown) -> None:
    rows = [row("1", reviewer="吴新来"), row("2", reviewer="吴新来", state=CaseState.OPEN)]
    three.place.model.set_rows(rows)
    last = three.place.model.columnCount() - 1
    assert [three.place.model.index(n, last).data() for n in range(2)] == ["", "吴新来"]


def test_the_cursor_goes_on_with_whoever_goes_on_to_another_file(three: Shown) -> None:
    table = three.place.table
    table.choose("1")
    table.follow("1")
    table.follow("2")
    assert table.selected_cases() == ("2",)
    table.selectAll()
    table.follow("2")  # nothing else was opened meanwhile
    assert len(table.selected_cases()) == 3


def test_nothing_can_be_done_without_a_chosen_file(qtbot: QtBot, three: Shown) -> None:
    three.place.model.set_filter("没有这样的案卷")
    assert not three.place.tools.review.isEnabled()
    assert not three.place.tools.correct.isEnabled()
    assert not three.place.tools.teach.isEnabled()


def test_a_list_without_a_match_says_so_in_place_of_rows(three: Shown) -> None:
    def ink() -> int:
        picture = three.place.table.viewport().grab().toImage()
        width, height = picture.width(), picture.height()
        return len({picture.pixel(x, height // 2 + y) for x in range(0, width, 2) for y in range(-20, 20)})

    three.place.model.set_filter("没有这样的案卷")
    assert ink() > 1
    three.place.model.set_rows([])
    three.place.model.set_filter("")
    assert ink() == 1


def test_sheets_can_be_had_of_submitted_files_only(three: Shown) -> None:
    three.place.table.choose("1")
    assert not any(action.isEnabled() for action in three.place.tools._own_sheet)
    three.place.table.choose("2")
    assert all(action.isEnabled() for action in three.place.tools._own_sheet)
    printed = Heard(three.place.sheet_printed)
    three.place.tools.sheet_print_chosen.emit()
    assert printed.said == [(("2",),)]
    three.place.model.set_filter(state="未评")
    assert not three.place.tools.all_sheets.isEnabled()


def test_the_list_begins_at_the_case_file_one_was_in(qtbot: QtBot, tmp_path: Path) -> None:
    shown = Shown(qtbot, tmp_path, ListedCases([]))
    shown.place.table.begin_at("3")
    shown.place.model.set_rows([row("1")])
    shown.place.model.set_rows([row(str(n)) for n in range(1, 5)])
    current = shown.place.table.current_case()
    assert current is not None
    assert current.case_id == "3"
    shown.place.table.choose("2")
    shown.place.model.set_rows([row(str(n)) for n in range(1, 5)])
    assert shown.place.table.current_case() == row("2")
