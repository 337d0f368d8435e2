"""The desk's Qt models under Qt's own tester, and what they tell."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reviewer.models.contents import LINE_ROLE, ContentsModel
from reviewer.models.rubric import DECIDED_ROLE, ITEM_ROLE, RELEVANT_ROLE, STATUS_ROLE, RubricModel
from reviewer.presenters.desk.ports import ContentsLine, ItemLook, ItemStatus, LineLook
from tests.reviewer.presenters.desk_support import rubric

LINES = (
    ContentsLine(1, "filing_approval", "立案审批表", "立案审批表", 1, 2, LineLook.READ),
    ContentsLine(2, "interview_record", "调查笔录", "询问笔录", 3, 3, LineLook.FINDING),
    ContentsLine(0, "hearing_notice", "听证告知书", "听证告知书", 0, 0, LineLook.MISSING),
)


def watched(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_contents_keep_qts_rules_and_say_where_a_page_belongs(qtbot: QtBot) -> None:
    model = ContentsModel()
    tester = watched(model)
    model.set_lines(LINES)
    assert [model.row_of_page(page) for page in (1, 2, 3, 4)] == [0, 0, 1, -1]
    assert model.index(1).data(LINE_ROLE) is LINES[1]
    assert model.index(1).data(Qt.ItemDataRole.ToolTipRole) == "调查笔录（询问笔录），第 3 页，有问题"
    assert model.index(2).data(Qt.ItemDataRole.ToolTipRole).startswith("应有而缺：听证告知书。")
    assert tester is not None


def test_a_changed_look_repaints_one_line_and_resets_nothing(qtbot: QtBot) -> None:
    model = ContentsModel()
    model.set_lines(LINES)
    changed = (LINES[0]._replace(look=LineLook.FINDING), *LINES[1:])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as blocker:
        model.set_lines(changed)
    assert blocker.args[0].row() == 0


def test_the_rubric_tree_keeps_qts_rules(qtbot: QtBot) -> None:
    model = RubricModel()
    tester = watched(model)
    model.set_rubric(rubric())
    model.set_statuses({leaf.id: ItemStatus(ItemLook.UNTOUCHED) for leaf in rubric().criteria()})
    model.set_rubric(None)
    model.set_rubric(rubric())
    assert model.rowCount() == 2
    assert tester is not None


def test_the_rubric_tree_finds_a_criterion_and_tells_its_status(qtbot: QtBot) -> None:
    model = RubricModel()
    model.set_rubric(rubric())
    model.set_statuses({"1.1": ItemStatus(ItemLook.FINDING, "−2", 1), "1.2": ItemStatus(ItemLook.UNTOUCHED)})
    index = model.index_of("1.1")
    assert index.data(ITEM_ROLE).id == "1.1"
    assert index.data(STATUS_ROLE).lost == "−2"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "1.1 立案审批，10 分，有问题，−2，疑点 1 条"
    assert index.parent().data(DECIDED_ROLE) == (1, 2)
    assert model.index_of("none") == QModelIndex()


def test_only_what_changed_is_repainted(qtbot: QtBot) -> None:
    model = RubricModel()
    model.set_rubric(rubric())
    start = {leaf.id: ItemStatus(ItemLook.UNTOUCHED) for leaf in rubric().criteria()}
    model.set_statuses(start)
    seen: list[str] = []
    model.dataChanged.connect(lambda first, last: seen.append(first.data()))
    model.set_statuses({**start, "2.1": ItemStatus(ItemLook.CLEAN)})
    assert seen == ["2.1 送达", "二 告知与送达"]
    seen.clear()
    model.set_relevant(frozenset({"1.1"}))
    assert seen == ["1.1 立案审批", "一 立案与调查"]
    assert model.index_of("1.1").data(RELEVANT_ROLE)
