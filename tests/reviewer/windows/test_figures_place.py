from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reviewer.presenters.figures import FiguresPresenter
from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.ports import DoubtRow
from reviewer.presenters.statistics import CountRow, ReviewerRow, RuleRow, Statistics, UnitRow
from reviewer.windows.figures.figures_place import FiguresPlace
from scoring.errors import ReviewError
from tests.reviewer.places import AtOnce, FixedStatistics, Heard

DOUBT = DoubtRow("d1", "s1", "2", "002", "北山镇", "3.4 送达", "代签是否有效？", "张三")
NUMBERS = Statistics(
    all_cases=("1", "2", "3"),
    open=("3",),
    submitted=("1", "2"),
    average=Decimal("90.255"),
    reason="001 得 95、002 得 85.51，合计 180.51；平均分 = 180.51 ÷ 2 = 90.255。",
    grades=(("优秀", ("1",)), ("合格", ("2",))),
    findings=3,
    reviewers=(ReviewerRow("张三", ("3",), ("1", "2"), 3, Decimal("90.255")),),
    units=(
        UnitRow("南湖镇", ("1",), Decimal("95"), 1, (("优秀", ("1",)),), "001 得 95，合计 95；平均分 = 95 ÷ 1 = 95。"),
        UnitRow("北山镇", ("2",), Decimal("85.51"), 2, (("合格", ("2",)),)),
    ),
    by_nature=(CountRow("程序", 2, ("1", "2")), CountRow("文书", 1, ("2",))),
    by_stage=(CountRow("决定", 3, ("1", "2")),),
    by_criterion=(CountRow("3.4 送达", 2, ("2",)),),
    doubts=(DOUBT,),
    rules=(RuleRow("T03", "送达期限", 4, 2, 1, ("1", "2")),),
)


def shown(qtbot: QtBot, source: FixedStatistics) -> tuple[FiguresPlace, FiguresPresenter, Heard]:
    runner = JobRunner(AtOnce())
    presenter = FiguresPresenter(source, runner)
    runner.setParent(presenter)
    place = FiguresPlace(presenter)
    qtbot.addWidget(place)
    place.resize(1366, 700)
    place.show()
    place.enter()
    return place, presenter, Heard(presenter.cases_wanted)


def test_units_stand_with_rank_average_and_grades(qtbot: QtBot) -> None:
    place, _presenter, _heard = shown(qtbot, FixedStatistics(NUMBERS))
    rows = place.units.rows
    assert [rows.index(0, c).data() for c in range(rows.columnCount())] == ["1", "南湖镇", "1", "95.00", "1", "–"]


def test_an_average_says_how_it_came_about(qtbot: QtBot) -> None:
    place, _presenter, _heard = shown(qtbot, FixedStatistics(NUMBERS))
    tip = place.units.rows.index(0, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == f"{NUMBERS.units[0].reason}\n双击查看背后的 {len(NUMBERS.units[0].cases)} 卷"
    tips = [button.toolTip() for button in place.overview.findChildren(QPushButton)]
    assert any(NUMBERS.reason in tip for tip in tips)


def test_before_anything_was_submitted_the_next_step_stands_over_the_tables(qtbot: QtBot) -> None:
    place, _presenter, _heard = shown(qtbot, FixedStatistics(Statistics()))
    assert "先导入案卷" in place.empty.text()
    place, _presenter, _heard = shown(qtbot, FixedStatistics(Statistics(all_cases=("1",))))
    assert "Ctrl+回车" in place.empty.text()
    assert place.empty.isVisible()
    place, _presenter, _heard = shown(qtbot, FixedStatistics(NUMBERS))
    assert not place.empty.isVisible()


def test_points_are_rounded_half_up_to_two_places(qtbot: QtBot) -> None:
    place, _presenter, _heard = shown(qtbot, FixedStatistics(NUMBERS))
    assert place.reviewers.rows.index(0, 4).data() == "90.26"


def test_a_number_of_a_table_opens_the_files_behind_it(qtbot: QtBot) -> None:
    place, _presenter, heard = shown(qtbot, FixedStatistics(NUMBERS))
    place.units.setCurrentIndex(place.units.rows.index(1, 5))
    qtbot.keyClick(place.units, Qt.Key.Key_Return)
    assert heard.said == [(("2",), "北山镇·合格")]


def test_a_zero_opens_nothing(qtbot: QtBot) -> None:
    place, _presenter, heard = shown(qtbot, FixedStatistics(NUMBERS))
    place.units.setCurrentIndex(place.units.rows.index(0, 5))
    qtbot.keyClick(place.units, Qt.Key.Key_Return)
    assert heard.said == []


def test_the_large_numbers_are_buttons_to_their_files(qtbot: QtBot) -> None:
    place, _presenter, heard = shown(qtbot, FixedStatistics(NUMBERS))
    button = next(b for b in place.overview.findChildren(QPushButton) if b.accessibleName() == "优秀 1")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard.said == [(("1",), "优秀")]


def test_a_bar_opens_its_files_by_mouse_and_by_key(qtbot: QtBot) -> None:
    place, _presenter, heard = shown(qtbot, FixedStatistics(NUMBERS))
    place.tabs.setCurrentIndex(1)
    pitch = place.nature.sizeHint().height() // 2
    qtbot.mouseDClick(place.nature, Qt.MouseButton.LeftButton, pos=QPoint(5, pitch + 4))
    place.nature.setFocus()
    qtbot.keyClick(place.nature, Qt.Key.Key_Up)
    qtbot.keyClick(place.nature, Qt.Key.Key_Return)
    assert heard.said == [(("2",), "文书问题"), (("1", "2"), "程序问题")]


def test_a_supervisor_records_the_conclusion_on_a_doubt(qtbot: QtBot) -> None:
    source = FixedStatistics(NUMBERS)
    place, _presenter, _heard = shown(qtbot, source)
    place.tabs.setCurrentIndex(2)
    place.doubts.conclusion.setPlainText("合议认为代签须有委托书。")
    qtbot.mouseClick(place.doubts.record, Qt.MouseButton.LeftButton)
    assert source.conclusions == [(DOUBT, "合议认为代签须有委托书。")]


def test_after_a_conclusion_by_key_the_cursor_stands_at_the_next_doubt(qtbot: QtBot) -> None:
    second = replace(DOUBT, doubt_id="d2", question="见证人是否适格？")
    source = FixedStatistics(replace(NUMBERS, doubts=(DOUBT, second)))
    place, _presenter, _heard = shown(qtbot, source)
    with qtbot.waitActive(place):
        place.activateWindow()
    place.tabs.setCurrentIndex(2)
    box = place.doubts.conclusion
    box.setFocus()
    box.setPlainText("合议认为代签须有委托书。")
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: [doubt.doubt_id for doubt, _ in source.conclusions] == ["d1"])
    place.doubts.show_doubts([replace(DOUBT, conclusion="合议认为代签须有委托书。"), second])
    assert box.hasFocus()
    assert box.toPlainText() == ""
    box.setPlainText("适格。")
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: [doubt.doubt_id for doubt, _ in source.conclusions] == ["d1", "d2"])
    place.doubts.show_doubts([replace(d, conclusion="适格。") for d in (DOUBT, second)])
    assert place.doubts.table.hasFocus()


def test_an_empty_conclusion_is_refused(qtbot: QtBot) -> None:
    source = FixedStatistics(NUMBERS)
    place, presenter, _heard = shown(qtbot, source)
    refused = Heard(presenter.refused)
    place.tabs.setCurrentIndex(2)
    qtbot.mouseClick(place.doubts.record, Qt.MouseButton.LeftButton)
    assert source.conclusions == []
    assert "定论不能空着" in str(refused.said[-1][0])


def test_what_storage_refuses_is_told(qtbot: QtBot) -> None:
    source = FixedStatistics(NUMBERS, refuses=ReviewError("还不知道由谁作出定论。"))
    runner = JobRunner(AtOnce())
    failed = Heard(runner.failed)
    FiguresPresenter(source, runner).settle(DOUBT, "定论")
    assert str(failed.said[0][0]) == "还不知道由谁作出定论。"


def test_suspicions_are_counted_by_rule(qtbot: QtBot) -> None:
    place, _presenter, _heard = shown(qtbot, FixedStatistics(NUMBERS))
    rows = place.rules.rows
    assert [rows.index(0, c).data() for c in range(2, 7)] == ["4", "2", "1", "1", "67%"]
