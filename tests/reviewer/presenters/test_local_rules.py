"""The presenter of 当地规则: undo, drafts, taking effect; and its table model."""

import threading
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reviewer.library.local_rules.draft import BASICS, BENCHMARKS, PROVISIONS, TIERS, Cell, Draft, Place
from reviewer.models.local_rules import PROBLEM_ROLE, LocalRulesModel
from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.local_rules import KeptRules, LocalRulesPresenter, Saved
from reviewer.presenters.rechecking import Rechecker
from scoring.errors import ReviewError
from scoring.progress import Progress
from tests.patience import PATIENCE
from tests.reviewer.places import AtOnce

TIER = Place(TIERS, 0)
WRONG = Cell(TIER, 1, 1)


@dataclass
class ListedRules:
    """A store that remembers what it was told."""

    kept: list[Draft] = field(default_factory=list)
    enacted: list[Draft] = field(default_factory=list)
    is_due: bool = False
    full: bool = False
    rechecks: int = 0

    def load(self) -> KeptRules:
        return KeptRules(Draft())

    def keep(self, draft: Draft) -> None:
        if self.full:
            raise ReviewError("磁盘空间不足。")
        self.kept.append(draft)

    def enact(self, draft: Draft) -> None:
        self.keep(draft)
        self.enacted.append(draft)

    def recheck(self, progress: Progress) -> int:
        self.rechecks += 1
        return 7


@pytest.fixture
def store() -> ListedRules:
    return ListedRules()


@pytest.fixture
def rules(qtbot: QtBot, store: ListedRules) -> LocalRulesPresenter:
    presenter = LocalRulesPresenter(store, Rechecker(store, JobRunner(AtOnce())), saver=JobRunner(AtOnce()))
    presenter.open()
    presenter.load_example()
    return presenter


def test_every_change_is_undone_and_done_again(rules: LocalRulesPresenter) -> None:
    example = rules.draft
    rules.type(WRONG, "10")
    rules.add(Place(BENCHMARKS), 0)
    rules.remove(Place(BENCHMARKS), 2)
    rules.copy(Place(BENCHMARKS), 0)
    assert [row[0] for row in rules.draft.rows(Place(BENCHMARKS))] == ["示例1", "示例1", ""]
    assert rules.draft.tiers[0] == rules.draft.tiers[1]
    last = rules.draft
    for _ in range(4):
        rules.undo_stack.undo()
    assert rules.draft == example
    for _ in range(4):
        rules.undo_stack.redo()
    assert rules.draft == last


def test_a_block_from_a_spreadsheet_is_put_in_with_new_rows_as_one_step(rules: LocalRulesPresenter) -> None:
    example = rules.draft
    block = "严重\t33\t50\t不含\t33,000\t66000\r\n特别严重\t50\t\t\t66000\t99000\t\t\t多出的\r\n"
    rules.paste(Cell(TIER, 2, 0), block)
    assert rules.draft.rows(TIER)[2:] == (
        ("严重", "33", "50", "不含", "33000", "66000", "", ""),
        ("特别严重", "50", "", "不含", "66000", "99000", "", ""),
    )
    assert rules.problems == ()
    rules.undo_stack.undo()
    assert rules.draft == example
    rules.paste(Cell(Place(BASICS), 6, 1), "否\n多出的行")
    assert not rules.is_fictional


def test_typing_what_stands_there_already_changes_nothing(rules: LocalRulesPresenter) -> None:
    before = rules.undo_stack.count()
    assert not rules.type(Cell(TIER, 0, 5), "9,000")
    assert rules.undo_stack.count() == before


def test_a_wrong_draft_is_kept_and_does_not_take_effect(
    qtbot: QtBot, rules: LocalRulesPresenter, store: ListedRules
) -> None:
    rules.type(WRONG, "10")
    assert "重叠" in rules.problem(WRONG)
    with qtbot.waitSignal(rules.saved) as saved:
        rules.save()
    assert saved.args == [Saved.DRAFT]
    assert store.enacted == []
    assert store.kept == [rules.draft]
    assert store.rechecks == 0
    assert rules.is_pending


def test_a_right_draft_takes_effect_and_the_case_files_are_checked_again(
    qtbot: QtBot, rules: LocalRulesPresenter, store: ListedRules
) -> None:
    with qtbot.waitSignal(rules.rechecker.rechecked) as rechecked:
        rules.save()
    assert rechecked.args == [7]
    assert store.enacted == [rules.draft]
    assert not rules.is_modified
    assert not rules.is_pending


def test_a_draft_that_cannot_be_written_stays_modified_and_is_refused_in_words(
    qtbot: QtBot, rules: LocalRulesPresenter, store: ListedRules
) -> None:
    store.full = True
    with qtbot.waitSignal(rules.refused) as refused:
        rules.save()
    assert "磁盘空间不足" in refused.args[0].message
    assert rules.is_modified
    assert store.rechecks == 0


def test_closing_keeps_only_what_changed(rules: LocalRulesPresenter, store: ListedRules) -> None:
    rules.keep()
    rules.keep()
    assert len(store.kept) == 1


def test_an_import_replaces_the_tables_and_can_be_undone(
    qtbot: QtBot, rules: LocalRulesPresenter, tmp_path: Path
) -> None:
    example = rules.draft
    for name in ("规则.xlsx", "规则.yaml"):
        assert rules.export_file(tmp_path / name)
        rules.remove(Place(BENCHMARKS), 0)
        with qtbot.waitSignal(rules.reported) as reported:
            rules.import_file(tmp_path / name)
        assert reported.args[0] == f"已从“{name}”读入：裁量基准 2 行、条款对照 1 行、期限 1 行、" + (
            "法规施行日期 1 行、法制审核情形 1 行、裁量档次 5 行"
        )
        assert reported.args[1] == ()
        assert rules.draft.lists == example.lists
        rules.undo_stack.undo()
        assert len(rules.draft.rows(Place(BENCHMARKS))) == 1
        rules.undo_stack.undo()
    assert rules.draft == example


def test_a_file_that_cannot_be_read_leaves_the_tables(qtbot: QtBot, rules: LocalRulesPresenter, tmp_path: Path) -> None:
    example = rules.draft
    with qtbot.waitSignal(rules.refused):
        rules.import_file(tmp_path / "没有.xlsx")
    assert rules.draft is example


@pytest.mark.parametrize("place", [Place(BASICS), Place(BENCHMARKS), TIER, Place(PROVISIONS)])
def test_the_model_keeps_qt_rules_while_rows_come_and_go(
    qtbot: QtBot, rules: LocalRulesPresenter, place: Place
) -> None:
    model = LocalRulesModel(rules, place)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    if place.table != BASICS:
        rows = model.rowCount()
        last = QPersistentModelIndex(model.index(rows - 1, 0))
        rules.add(place, -1)
        assert model.rowCount() == rows + 1
        assert last.row() == rows
        rules.remove(place, 0)
        assert last.row() == rows - 1
        rules.copy(place, 0)
    assert model.setData(model.index(0, 1), "改过")
    assert model.index(0, 1).data() == "改过"
    rules.undo_stack.undo()
    rules.load_example()
    rules.open()
    assert model.rowCount() == (7 if place.table == BASICS else 0)


def test_the_model_says_what_is_wrong_to_eyes_and_ears(rules: LocalRulesPresenter) -> None:
    model = LocalRulesModel(rules, TIER)
    model.setData(model.index(1, 1), "10")
    wrong = model.index(1, 1)
    assert "重叠" in wrong.data(PROBLEM_ROLE)
    assert wrong.data(Qt.ItemDataRole.ToolTipRole) == wrong.data(PROBLEM_ROLE)
    assert wrong.data(Qt.ItemDataRole.AccessibleTextRole) == f"10，{wrong.data(PROBLEM_ROLE)}"


def test_words_of_the_first_table_are_not_edited(rules: LocalRulesPresenter) -> None:
    model = LocalRulesModel(rules, Place(BASICS))
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(model.index(0, 0), "别的")
    assert model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable


def test_saving_holds_up_nobody_and_is_written_in_order(qtbot: QtBot) -> None:
    class Slow(ListedRules):
        def enact(self, draft: Draft) -> None:
            may_write.wait(PATIENCE)
            threads.append(threading.current_thread())
            super().enact(draft)

    threads: list[threading.Thread] = []
    may_write = threading.Event()
    store = Slow()
    rules = LocalRulesPresenter(store, Rechecker(store, JobRunner(AtOnce())))
    rules.open()
    rules.load_example()
    first = rules.draft
    rules.save()
    rules.type(Cell(TIER, 0, 0), "最轻")
    assert rules.is_modified
    rules.keep()  # the window closes meanwhile
    assert not rules.is_modified
    assert threads == []  # nothing is written yet
    may_write.set()
    rules.finish()
    assert store.kept == [first, rules.draft]
    assert threads[0] is not threading.main_thread()


def test_what_could_not_be_saved_still_counts_as_changed(qtbot: QtBot, store: ListedRules) -> None:
    rules = LocalRulesPresenter(store, Rechecker(store, JobRunner(AtOnce())))
    rules.open()
    rules.load_example()
    store.full = True
    with qtbot.waitSignal(rules.refused) as refused:
        rules.save()
    assert "磁盘空间不足" in refused.args[0].message
    assert rules.is_modified
    assert store.rechecks == 0
