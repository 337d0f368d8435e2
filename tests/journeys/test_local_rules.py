"""An office changes its benchmark: the case files are checked by it at once, what a reviewer decided stays."""

from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from reviewer.intake.checking import LOCAL_RULES, LOCAL_RULES_DRAFT, checks_are_due
from reviewer.library.local_rules.draft import BENCHMARKS, TIERS, Cell, Place
from reviewer.windows.composition import OpenWorkspace
from reviewer.windows.local_rules.rules_window import RulesWindow
from scoring.acts import SuspicionDismissed
from scoring.suspicions import Result, Suspicion
from tests.journeys.conftest import Opener
from tests.on_desk import put_on_desk

Key = Qt.Key
EXAMPLE = Path(str(files("resources").joinpath("examples", "cases", "07 违法建设案.pdf")))
RULES = """
discretion:
  - id: "7"
    cause: 未取得建设工程规划许可证进行建设
    measure: {name: 建筑面积, unit: 平方米}
    base: 工程造价
    tiers:
      - {name: 一般, from: 0, rate: ["0.05", "0.10"]}
"""


def of_rule(office: OpenWorkspace, case: str, rule: str) -> Suspicion:
    return next(s for s in office.workspace.readings.suspicions(case) if s.rule == rule)


def taken_in(qtbot: QtBot, office: OpenWorkspace) -> str:
    office.identity.be("沈知远")
    with qtbot.waitSignal(office.cases.imported):
        office.cases.import_paths([EXAMPLE])
    qtbot.waitUntil(lambda: len(office.cases.rows) == 1)
    return office.cases.rows[0].case_id


def opened(qtbot: QtBot, office: OpenWorkspace) -> RulesWindow:
    qtbot.waitUntil(office.window.isActiveWindow)
    qtbot.keyClick(office.window, Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    window = office.windows.rules
    assert window is not None
    qtbot.waitUntil(window.isActiveWindow)
    return window


def type_in(qtbot: QtBot, window: RulesWindow, cell: Cell, text: str) -> None:
    """Turn to a cell and type over it, with keys."""
    window.activateWindow()  # the person comes back to this window from the desk
    window.show_cell(cell)
    table = window.panels[cell.place.table].table
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    qtbot.keyClick(table, Key.Key_Return)
    editor = table.indexWidget(table.currentIndex())
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    editor.insert(text)  # as an input method commits it
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: table.state() is not QAbstractItemView.State.EditingState)


def save(qtbot: QtBot, window: RulesWindow) -> None:
    """With the key, until the case files are checked again."""
    with qtbot.waitSignal(window.presenter.rechecker.rechecked):
        qtbot.keyClick(window, Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_a_tier_edited_with_keys_changes_what_the_check_says_of_a_case(
    qtbot: QtBot, start: Opener, tmp_path: Path
) -> None:
    office = start(tmp_path / "评查库")
    case = taken_in(qtbot, office)
    with office.workspace.store.writing():
        office.workspace.catalogue.set_setting(LOCAL_RULES, RULES)
    window = opened(qtbot, office)
    tier = Place(TIERS, 0)

    save(qtbot, window)
    assert of_rule(office, case, "D01").result is Result.SATISFIED
    wrong_sum = of_rule(office, case, "D02")
    put_on_desk(qtbot, office, case)
    desk = office.desk
    assert desk is not None
    desk.place.desk.do("排除疑点", [SuspicionDismissed(wrong_sum.key, "已另案核实")])
    qtbot.waitUntil(lambda: bool(office.workspace.sessions.of_case(case)))

    type_in(qtbot, window, Cell(tier, 0, 7), "5.5%")
    save(qtbot, window)
    now = of_rule(office, case, "D01")
    assert now.result is Result.VIOLATED
    assert now.message == "罚款高于档次上限。"
    qtbot.waitUntil(lambda: now in desk.place.desk.raised())  # read anew off the window's thread
    assert [d.suspicion for d in desk.place.desk.content.decisions] == [wrong_sum.key]

    what_cannot_be_read_changes_nothing(qtbot, office, window, Cell(tier, 0, 7))
    assert of_rule(office, case, "D01") == now


def what_cannot_be_read_changes_nothing(qtbot: QtBot, office: OpenWorkspace, window: RulesWindow, rate: Cell) -> None:
    type_in(qtbot, window, rate, "5")
    assert "百分之五写作 0.05" in window.presenter.problem(rate)
    qtbot.keyClick(window, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "现行规则不变" in window.state.text())
    qtbot.keyClick(window, Key.Key_Escape)
    assert not window.isVisible()
    assert "'5'" in office.workspace.catalogue.setting(LOCAL_RULES_DRAFT)
    assert "0.055" in office.workspace.catalogue.setting(LOCAL_RULES)


def test_rules_typed_and_not_saved_are_there_when_the_window_opens_again(
    qtbot: QtBot, start: Opener, tmp_path: Path
) -> None:
    office = start(tmp_path / "评查库")
    window = opened(qtbot, office)
    window.tabs.setCurrentIndex(1)
    panel = window.panels[BENCHMARKS]
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Key.Key_Insert)
    type_in(qtbot, window, Cell(Place(BENCHMARKS), 0, 1), "擅自处置建筑垃圾")
    office.window.close()
    QApplication.processEvents()

    again = start(tmp_path / "评查库")
    rows = opened(qtbot, again).presenter.draft.rows(Place(BENCHMARKS))
    assert [row[1] for row in rows] == ["擅自处置建筑垃圾"]
    assert again.workspace.catalogue.setting(LOCAL_RULES) == ""


def test_a_program_closed_while_checking_goes_on_with_it_the_next_time(
    qtbot: QtBot, start: Opener, tmp_path: Path
) -> None:
    office = start(tmp_path / "评查库")
    case = taken_in(qtbot, office)
    qtbot.waitUntil(office.window.isActiveWindow)
    qtbot.keyClick(office.window, Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    settings = office.windows.settings
    assert settings is not None
    settings.presenter.switch_off("X01", "本地另有规定")
    settings.presenter.rechecker.start()
    office.window.close()
    QApplication.processEvents()

    again = start(tmp_path / "评查库")
    qtbot.waitUntil(lambda: not checks_are_due(again.workspace))
    assert "X01" not in {s.rule for s in again.workspace.readings.suspicions(case)}
    assert "T03" in {s.rule for s in again.workspace.readings.suspicions(case)}
