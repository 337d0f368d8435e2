from decimal import Decimal

from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reviewer.models.case_list import CASE_ROLE, COLUMNS, STATE_ROLE, CaseListModel
from reviewer.presenters.ports import CaseState
from tests.reviewer.places import row

STRICT = QAbstractItemModelTester.FailureReportingMode.Fatal
DOWN = Qt.SortOrder.DescendingOrder


def column(title: str) -> int:
    return next(i for i, c in enumerate(COLUMNS) if c.title == title)


def ids(model: CaseListModel) -> list[str]:
    return [r.case_id for r in model.shown]


def filled() -> CaseListModel:
    model = CaseListModel()
    tester = QAbstractItemModelTester(model, STRICT)
    tester.setParent(model)
    model.set_rows(
        [
            row("2", number="第10号", score=Decimal("87.5"), grade="合格"),
            row("1", number="第2号", unit="北山镇执法队", score=Decimal("9.5"), grade="不合格"),
            row("3", number="第1号", state=CaseState.SUBMITTED),
        ]
    )
    return model


def test_every_word_must_occur_in_some_column(qtbot: QtBot) -> None:
    model = filled()
    model.set_filter("北山 建筑垃圾")
    assert ids(model) == ["1"]
    model.set_filter("北山 合格 87")
    assert ids(model) == []


def test_filters_by_state_and_by_the_files_behind_a_number(qtbot: QtBot) -> None:
    model = filled()
    model.set_filter(state="已提交")
    assert ids(model) == ["3"]
    model.set_filter()
    model.set_only(frozenset({"1", "2"}))
    assert ids(model) == ["2", "1"]
    model.set_only(None)
    assert len(ids(model)) == 3


def test_scores_sort_as_numbers_and_missing_ones_come_last(qtbot: QtBot) -> None:
    model = filled()
    model.sort(column("得分"))
    assert ids(model) == ["1", "2", "3"]
    model.sort(column("得分"), DOWN)
    assert ids(model) == ["2", "1", "3"]


def test_numbers_inside_text_sort_as_numbers(qtbot: QtBot) -> None:
    model = filled()
    model.sort(column("代号"))
    assert [r.number for r in model.shown] == ["第1号", "第2号", "第10号"]


def test_sorting_back_gives_the_order_of_the_list(qtbot: QtBot) -> None:
    model = filled()
    model.sort(column("代号"))
    model.sort(-1)
    assert ids(model) == ["2", "1", "3"]


def test_a_held_index_follows_its_row_through_sorting(qtbot: QtBot) -> None:
    model = filled()
    held = QPersistentModelIndex(model.index(0, 0))
    model.sort(column("代号"))
    assert held.row() == 2
    assert held.data(CASE_ROLE).case_id == "2"


def test_every_column_has_text_and_a_heading(qtbot: QtBot) -> None:
    model = filled()
    headings = [model.headerData(i, Qt.Orientation.Horizontal) for i in range(model.columnCount())]
    assert headings == [c.title for c in COLUMNS]
    assert model.index(0, column("得分")).data() == "87.5"
    assert model.index(0, column("状态")).data() == "未评"


def test_a_review_that_goes_on_has_no_grade_and_a_score_that_says_so(qtbot: QtBot) -> None:
    model = CaseListModel()
    figures = {"score": Decimal("82.20"), "grade": "良好"}
    model.set_rows([row("1", state=CaseState.OPEN, **figures), row("2", state=CaseState.SUBMITTED, **figures)])
    shown = [[model.index(at, column(title)).data() for title in ("得分", "等次")] for at in (0, 1)]
    assert shown == [["暂计 82.20", ""], ["82.20", "良好"]]


def test_pages_that_wait_for_recognition_are_told_by_the_state_and_leave_the_number_readable(qtbot: QtBot) -> None:
    model = CaseListModel()
    model.set_rows([row("1", state=CaseState.WAITING)._replace(pages=23, unread_pages=23)])
    assert model.index(0, column("页数")).data() == "23"
    assert model.index(0, column("状态")).data() == "待识别"
    for name in ("页数", "状态"):
        assert "23 页待识别" in model.index(0, column(name)).data(Qt.ItemDataRole.ToolTipRole)
    model.set_filter("待识别")
    assert model.rowCount() == 1


def test_a_file_under_review_says_that_pages_of_it_wait_for_recognition(qtbot: QtBot) -> None:
    model = CaseListModel()
    model.set_rows([row("1", state=CaseState.OPEN)._replace(unread_pages=7)])
    assert model.index(0, column("状态")).data() == "评查中，待识别"
    model.set_reading("1", 3, 7)
    assert model.index(0, column("状态")).data() == "识别 3/7"
    assert model.index(0, column("状态")).data(STATE_ROLE) == CaseState.OPEN  # the mark before the words


def test_the_file_being_recognised_says_which_of_its_pages(qtbot: QtBot) -> None:
    model = CaseListModel()
    model.set_rows([row("1", state=CaseState.WAITING)._replace(unread_pages=7), row("2", state=CaseState.WAITING)])
    changed = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.set_reading("1", 3, 7)
    assert [model.index(at, column("状态")).data() for at in (0, 1)] == ["识别 3/7", "未评"]
    model.set_reading("", 0, 0)
    assert model.index(0, column("状态")).data() == "待识别"
    assert changed == [0, 0]


def test_open_suspicions_are_counted_and_the_grave_ones_named(qtbot: QtBot) -> None:
    model = CaseListModel()
    model.set_rows([row("1")._replace(suspicions=5, grave=2), row("2")._replace(suspicions=3, grave=0), row("3")])
    assert [model.index(at, column("疑点")).data() for at in range(3)] == ["5（重大 2）", "3", ""]
    said = [model.index(at, column("疑点")).data(Qt.ItemDataRole.ToolTipRole) for at in range(3)]
    assert said[0] == "5 条疑点尚未采纳或者排除，其中 2 条可能构成重大违法"
    assert said[1] == "3 条疑点尚未采纳或者排除"


def test_a_row_read_out_without_headings_says_what_its_numbers_are(qtbot: QtBot) -> None:
    model = CaseListModel()
    model.set_rows([row("1", state=CaseState.SUBMITTED, score=Decimal("82.20"))._replace(pages=26, suspicions=1)])
    said = [model.index(0, column(name)).data(Qt.ItemDataRole.AccessibleTextRole) for name in ("页数", "得分", "疑点")]
    assert said == ["共 26 页", "得分 82.20", "1 条疑点尚未采纳或者排除"]
    model.set_rows([row("1")])
    assert model.index(0, column("得分")).data(Qt.ItemDataRole.AccessibleTextRole) is None
