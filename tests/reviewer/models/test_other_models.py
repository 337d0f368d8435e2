from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reviewer.models.figure_rows import CASES_ROLE, DESCRIPTION_ROLE, FigureColumn, FigureRowsModel
from reviewer.models.intake_report import IntakeReportModel
from reviewer.models.remarks import REMARK_ROLE, RemarksModel
from reviewer.presenters.bulletin_values import Remark
from reviewer.presenters.ports import IntakeReport
from scoring.casefile import Problem

STRICT = QAbstractItemModelTester.FailureReportingMode.Fatal


def test_an_import_report_lists_what_was_unreadable_first(qtbot: QtBot) -> None:
    model = IntakeReportModel()
    QAbstractItemModelTester(model, STRICT).setParent(model)
    model.set_report(IntakeReport(("甲",), ("乙",), (Problem("丙.pdf", "需要密码。请先解密。"),)))
    assert [model.index(i, 0).data() for i in range(3)] == ["未能读入", "已导入", "原已在库"]
    assert "丙.pdf\t需要密码。请先解密。" in model.as_text()


def test_a_cell_of_figures_knows_the_files_behind_it(qtbot: QtBot) -> None:
    model = FigureRowsModel(lambda r: r[0])
    QAbstractItemModelTester(model, STRICT).setParent(model)
    columns = (
        FigureColumn("单位", lambda r: r[0], is_number=False),
        FigureColumn("卷数", lambda r: str(len(r[1])), lambda r: r[1], lambda r: len(r[1])),
    )
    model.set_table(columns, [("甲", ("1", "2")), ("乙", ())])
    cell = model.index(0, 1)
    assert cell.data(CASES_ROLE) == ("1", "2")
    assert cell.data(DESCRIPTION_ROLE) == "甲·卷数"
    held = QPersistentModelIndex(cell)
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert [model.index(i, 0).data() for i in range(2)] == ["乙", "甲"]
    assert held.row() == 1


def test_what_stops_a_bulletin_comes_first(qtbot: QtBot) -> None:
    model = RemarksModel()
    QAbstractItemModelTester(model, STRICT).setParent(model)
    stop = Remark("数字不一致。", True, 3)
    model.set_remarks([Remark("标题超过三行。", False), stop])
    assert [model.index(i, 0).data() for i in range(2)] == ["须改：数字不一致。", "提示：标题超过三行。"]
    assert model.index(0, 0).data(REMARK_ROLE) == stop
