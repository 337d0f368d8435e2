"""Why a score is what it is, asked from the list of case files; and what several chosen files can do together."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings
from PySide6.QtGui import QCursor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from reviewer.models.case_list import COLUMNS
from reviewer.presenters.cases import CasesPresenter
from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.ports import CaseState
from reviewer.presenters.reasons import MOST, provisional, reasons
from reviewer.windows.cases.cases_place import CasesPlace
from reviewer.windows.desk.trace_popup import TracePopup
from scoring.trace import Role, TraceLine
from tests.reviewer.places import AtOnce, Heard, ListedCases, ScriptedIntake, row

TRACE = (
    TraceLine("3.17", "3.17 送达", "3.17 送达：扣 1 分，得 0.5 分。", Role.LEAF, capped=Decimal(1)),
    TraceLine("3.18", "3.18 公开", "3.18 公开：无问题，得 1 分。", Role.LEAF),
    TraceLine("3.5", "3.5", "一票否决：3.5 超过法定期限。等次最高为合格。", Role.VETO),
    TraceLine("p", "得分", "得分 = 100 × 102 ÷ 103。", Role.PART),
    TraceLine("total", "总分", "总分 ≈ 99.03，按分数为优秀，最高评为合格，等次：合格。", Role.TOTAL),
)
SUBMITTED = {"state": CaseState.SUBMITTED, "score": Decimal("99.03"), "grade": "合格"}
GRADE = next(i for i, column in enumerate(COLUMNS) if column.title == "等次")


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> CasesPlace:
    cases = ListedCases([row("1", **SUBMITTED), row("2"), row("3", **SUBMITTED)], traces={"1": TRACE})
    presenter = CasesPresenter(cases, ScriptedIntake(), JobRunner(AtOnce()))
    made = CasesPlace(presenter, QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    made.enter()
    return made


def test_reasons_begin_with_the_result_and_name_only_what_took_points_off() -> None:
    lines = reasons(TRACE).splitlines()
    assert lines == [TRACE[4].text, TRACE[2].text, TRACE[0].text, TRACE[3].text]


def test_more_losses_than_a_tip_has_room_for_are_counted() -> None:
    lost = [TraceLine(f"{n}", "", f"第 {n} 项扣分", Role.LEAF, capped=Decimal(1)) for n in range(MOST + 3)]
    assert reasons(lost).splitlines()[-1] == "另有 3 项扣分。"


def test_resting_on_a_grade_tells_why_it_was_given(place: CasesPlace) -> None:
    at = place.table.visualRect(place.model.index(0, GRADE)).center()
    there = place.table.viewport().mapToGlobal(at)
    QCursor.setPos(there)
    QApplication.sendEvent(place.table.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, at, there))
    assert "最高评为合格" in QToolTip.text()
    assert not place.model.lacks_reason(place.model.index(0, GRADE))


def test_of_a_review_that_is_not_finished_the_arithmetic_names_no_grade() -> None:
    open_ended = provisional(TRACE, "合格")
    assert [line.text for line in open_ended[:-1]] == [line.text for line in TRACE[:-1]]
    assert "等次：" not in open_ended[-1].text
    assert open_ended[-1].text.startswith("总分 ≈ 99.03")
    assert "提交后才有等次" in open_ended[-1].text


def test_a_fresh_list_asks_for_reasons_again(place: CasesPlace) -> None:
    place.model.set_reason("1", "旧的理由")
    place.enter()
    assert place.model.lacks_reason(place.model.index(0, GRADE))


def test_a_file_nobody_scored_has_no_reason_to_ask_for(place: CasesPlace) -> None:
    heard = Heard(place.table.reason_wanted)
    at = place.table.visualRect(place.model.index(1, GRADE)).center()
    QApplication.sendEvent(place.table.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, at, QPoint()))
    assert heard.said == []


def test_the_whole_arithmetic_opens_over_the_list_and_a_line_of_it_opens_the_file(place: CasesPlace) -> None:
    heard = Heard(place.opened)
    place.table.choose("1")
    place.reasons.show_current()
    popup = place.table.findChild(TracePopup)
    assert popup is not None
    assert popup.table.topLevelItemCount() == len(TRACE)
    popup.table.itemActivated.emit(popup.table.topLevelItem(0), 0)
    assert heard.said == [("1",)]


def test_a_file_without_a_score_shows_no_arithmetic(place: CasesPlace) -> None:
    place.table.choose("2")
    place.reasons.show_current()
    assert place.table.findChild(TracePopup) is None


def test_sheets_of_all_chosen_submitted_files_are_printed(place: CasesPlace) -> None:
    heard = Heard(place.sheet_printed)
    place.table.selectAll()
    texts = [action.text() for action in place.tools._own_sheet]
    assert texts == ["打印所选 2 卷评查表…", "所选 2 卷评查表存为一个 PDF…"]
    place.tools._own_sheet[0].trigger()
    assert heard.said == [(("1", "3"),)]
    assert "选中 3" in place.tools._summary.text()


def test_one_chosen_file_that_is_not_submitted_prints_nothing(place: CasesPlace) -> None:
    place.table.choose("2")
    assert [action.isEnabled() for action in place.tools._own_sheet] == [False, False]
    assert place.tools._own_sheet[0].text() == "打印本卷评查表…"
