"""The models of 评查标准 under Qt's own tester."""

from decimal import Decimal

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reviewer.models.editions import ROW_ROLE, DraftRemarksModel, EditionsModel, TrialModel
from reviewer.models.rubric_editor import HEADS, PATH_ROLE, POINTS_ROLE, REMARK_ROLE, RubricEditorModel
from reviewer.presenters.rubrics.checking import Remark
from reviewer.presenters.rubrics.drafting import codes
from reviewer.presenters.rubrics.plain import moved, put, removed
from reviewer.presenters.rubrics.values import EditionRow, Standing
from scoring.editions import LineChange
from scoring.trace import Role, TraceLine
from tests.reviewer.presenters.rubrics.keeping import simple

MOVE = Qt.DropAction.MoveAction


def watched(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def filled() -> RubricEditorModel:
    model = RubricEditorModel()
    tree = simple().tree
    model.set_tree(tree, codes(tree))
    return model


def test_the_tree_keeps_qts_rules_through_every_kind_of_change(qtbot: QtBot) -> None:
    model = RubricEditorModel()
    tester = watched(model)
    tree = simple().tree
    for changed in (
        tree,
        put(tree, ("sections", 0, "items", 0, "title"), "x"),
        removed(tree, ("sections", 0)),
        moved(tree, ("sections", 0, "items", 0), ("sections", 1, "items", 0))[0],
        {"sections": []},
        tree,
    ):
        model.set_tree(changed, codes(changed))
        model.set_remarks({("sections", 0): "stop", ("title",): "odd"})
    assert tester is not None


def test_words_alone_reset_nothing(qtbot: QtBot) -> None:
    model, tree = filled(), simple().tree
    changed = put(tree, ("sections", 0, "items", 0, "points"), "9.5")
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_tree(changed, codes(changed))
    assert model.index_of(("sections", 0, "items", 0)).data(POINTS_ROLE) == "9.5"


def test_lines_of_the_whole_edition_come_first_and_are_not_dragged(qtbot: QtBot) -> None:
    model = filled()
    first = model.index(0, 0)
    assert first.data() == "基本信息"
    assert not first.flags() & Qt.ItemFlag.ItemIsDragEnabled
    leaf = model.index_of(("sections", 0, "items", 0))
    assert leaf.flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert leaf.data().startswith("1.1 ")
    assert model.index(len(HEADS), 0).data(PATH_ROLE) == ("sections", 0)


def test_a_drop_is_told_and_changes_nothing_itself(qtbot: QtBot) -> None:
    model = filled()
    leaf, section = ("sections", 0, "items", 0), model.index_of(("sections", 1))
    data = model.mimeData([model.index_of(leaf)])
    with qtbot.waitSignal(model.move_wanted) as blocker:
        assert not model.dropMimeData(data, MOVE, 1, 0, section)
    assert blocker.args == [leaf, ("sections", 1, "items", 1)]
    end = ("sections", 1, "items", model.rowCount(section))
    with qtbot.waitSignal(model.move_wanted) as blocker:
        model.dropMimeData(data, MOVE, -1, -1, section)
    assert blocker.args == [leaf, end]


def test_a_section_dropped_over_the_first_lines_goes_to_the_beginning(qtbot: QtBot) -> None:
    model = filled()
    data = model.mimeData([model.index_of(("sections", 1))])
    with qtbot.waitSignal(model.move_wanted) as blocker:
        model.dropMimeData(data, MOVE, 0, 0, QModelIndex())
    assert blocker.args == [("sections", 1), ("sections", 0)]


def test_what_may_not_be_moved_is_refused_while_it_hovers(qtbot: QtBot) -> None:
    model = filled()
    model.may_move = lambda _source, _target: False
    data = model.mimeData([model.index_of(("sections", 0))])
    assert not model.canDropMimeData(data, MOVE, 0, 0, QModelIndex())
    with qtbot.assertNotEmitted(model.move_wanted):
        model.dropMimeData(data, MOVE, 0, 0, QModelIndex())


def test_a_frozen_tree_is_not_dragged(qtbot: QtBot) -> None:
    model = filled()
    model.is_movable = False
    assert not model.index_of(("sections", 0)).flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_a_remarked_line_is_spoken_too(qtbot: QtBot) -> None:
    model = filled()
    model.set_remarks({("sections", 0): "stop"})
    index = model.index_of(("sections", 0))
    assert index.data(REMARK_ROLE) == "stop"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("有错误")


def test_the_lists_keep_qts_rules(qtbot: QtBot) -> None:
    editions, remarks, trial = EditionsModel(), DraftRemarksModel(), TrialModel()
    testers = [watched(model) for model in (editions, remarks, trial)]
    row = EditionRow("k", Standing.PUBLISHED, "某局标准", "2027", "普通程序", "2027-01-01", 82, "115", ("普通程序",), 6)
    editions.set_rows([row])
    remarks.set_remarks([Remark(("sections", 0), "名称不能为空。", True, "一")])
    line = TraceLine("a", "1.1 主体", "", Role.LEAF, full=Decimal(10), kept=Decimal("6.5"))
    trial.set_changes([LineChange("1.1 主体", line, None)])
    assert [editions.index(0, c).data() for c in (0, 3, 7)] == ["某局标准", "普通程序", "6 份"]
    assert editions.index(0, 0).data(ROW_ROLE) is row
    assert remarks.index(0).data() == "须改：一　名称不能为空。"
    assert [trial.index(0, c).data() for c in range(3)] == ["1.1 主体", "6.5／10", "无此项"]
    assert all(testers)
