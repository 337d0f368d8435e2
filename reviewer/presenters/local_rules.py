"""当地规则 on the screen: a draft in tables, every change undone at will, checked as it is typed, kept as typed."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from reviewer.library.local_rules.draft import (
    BENCHMARKS,
    TIERS,
    TITLES,
    YES,
    Cell,
    Draft,
    Place,
    cell_column,
    insert,
    put,
    put_block,
    remove,
    tidied,
)
from reviewer.library.local_rules.problems import CellProblem, find_problems
from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.rechecking import Rechecker
from scoring.errors import ReviewError, reason_of
from scoring.progress import Progress


class Saved(StrEnum):
    """What saving did."""

    IN_FORCE = "in_force"
    DRAFT = "draft"  # kept, while the rules in force stay as they are


@dataclass(frozen=True, slots=True)
class KeptRules:
    """What a workspace holds: the tables to go on with, and whether they are more than the rules in force."""

    draft: Draft
    is_pending: bool = False
    report: tuple[str, ...] = ()


class LocalRulesStore(Protocol):
    """As much of a workspace as the editor needs. `keep` and `enact` run on a worker thread, one after the other."""

    def load(self) -> KeptRules:
        """The draft, or the rules in force where there is none."""
        ...

    def keep(self, draft: Draft) -> None:
        """Keep a draft; what is in force stays as it is."""

    def enact(self, draft: Draft) -> None:
        """Put a draft into force. Raises ReviewError where it cannot be read as rules."""


class LocalRulesPresenter(QObject):
    """Holds the draft; tables ask it for rows and tell it of changes."""

    changed = Signal(object)  # Cell to show
    opened = Signal()  # another draft altogether
    checked = Signal()
    saved = Signal(object)  # Saved
    reported = Signal(str, tuple)  # heading, what an import could not take over
    refused = Signal(ReviewError)

    def __init__(
        self,
        store: LocalRulesStore,
        rechecker: Rechecker,
        parent: QObject | None = None,
        *,
        saver: JobRunner | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self.rechecker = store, rechecker
        self._saver = saver or _one_after_another(self)
        self.draft = Draft()
        self.problems: tuple[CellProblem, ...] = ()
        self.is_pending = False
        self.undo_stack = QUndoStack(self)
        self._by_cell: dict[Cell, str] = {}

    @property
    def is_modified(self) -> bool:
        """Whether something was changed since it was last kept."""
        return not self.undo_stack.isClean()

    @property
    def is_fictional(self) -> bool:
        """Whether the draft is the example, or was made from it and still says so."""
        return self.draft.basic("fictional") == YES

    def open(self) -> None:
        """Show what the workspace holds."""
        try:
            kept = self._store.load()
        except ReviewError as error:
            self.refused.emit(error)
            kept = KeptRules(Draft())
        self.is_pending = kept.is_pending
        self.undo_stack.clear()
        self.draft = kept.draft
        self._check()
        self.opened.emit()
        if kept.report:
            self.reported.emit(self.tr("现有规则有不能显示的部分"), kept.report)

    def problem(self, cell: Cell) -> str:
        """What is wrong at a cell, empty where nothing is."""
        return self._by_cell.get(cell, "")

    def type(self, cell: Cell, text: str) -> bool:
        """A cell says this now. Whether that changed anything."""
        row = self.draft.rows(cell.place)[cell.row]
        if tidied(cell, text) == row[cell.column]:
            return False
        self._push(self.tr("修改{}").format(cell_column(cell).title), put(self.draft, cell, text), cell)
        return True

    def paste(self, cell: Cell, text: str) -> None:
        """A block copied from a spreadsheet is put in from this cell on, as one step of undo."""
        lines = tuple(tuple(line.split("\t")) for line in text.rstrip("\r\n").splitlines())
        after = put_block(self.draft, cell, lines)
        if after != self.draft:
            self._push(self.tr("粘贴"), after, cell)

    def add(self, place: Place, after: int) -> None:
        """One more row below this one."""
        at = max(0, min(after + 1, len(self.draft.rows(place))))
        self._push(self.tr("添加{}").format(TITLES[place.table]), insert(self.draft, place, at), Cell(place, at))

    def copy(self, place: Place, row: int) -> None:
        """The row once more, below itself; a benchmark with its tiers."""
        rows = self.draft.rows(place)
        if 0 <= row < len(rows):
            tiers = self.draft.tiers[row] if place.table == BENCHMARKS else ()
            after = insert(self.draft, place, row + 1, rows[row], tiers)
            self._push(self.tr("复制{}").format(TITLES[place.table]), after, Cell(place, row + 1))

    def remove(self, place: Place, row: int) -> None:
        """Away with this row."""
        rows = self.draft.rows(place)
        if 0 <= row < len(rows):
            focus = Cell(place, min(row, len(rows) - 2))
            words = self.tr("删除{}").format(TITLES[place.table])
            self._push(words, remove(self.draft, place, row), focus, Cell(place, row))

    def load_example(self) -> None:
        """Put the fictional example into the tables; undone like any change."""
        from importlib.resources import files

        from reviewer.library.local_rules.yaml_form import read_draft

        text = files("resources").joinpath("discretion", "example.yaml").read_text(encoding="utf-8")
        self._replace(self.tr("载入虚构示例"), read_draft(text)[0])

    def import_file(self, path: Path) -> None:
        """Replace the tables by those of a file; undone like any change."""
        from reviewer.library.local_rules.xlsx_form import import_draft
        from reviewer.library.local_rules.yaml_form import read_draft_file

        read = read_draft_file if path.suffix.lower() in (".yaml", ".yml") else import_draft
        try:
            draft, report = read(path)
        except ReviewError as error:
            self.refused.emit(error)
            return
        self._replace(self.tr("导入{}").format(path.name), draft)
        self.reported.emit(self._taken_in(path.name), report)

    def _taken_in(self, name: str) -> str:
        counts = [f"{TITLES[place]} {len(rows)} 行" for place, rows in self.draft.lists.items() if rows]
        tiers = sum(map(len, self.draft.tiers))
        if tiers:
            counts.append(f"{TITLES[TIERS]} {tiers} 行")
        return self.tr("已从“{}”读入：{}").format(name, "、".join(counts) or self.tr("没有内容"))

    def export_file(self, path: Path) -> bool:
        """Write the tables to a file, as its suffix says. Whether it was written."""
        from reviewer.library.local_rules.xlsx_form import export_draft
        from reviewer.library.local_rules.yaml_form import draft_text
        from reviewer.printing.files import write_file

        try:
            if path.suffix.lower() in (".yaml", ".yml"):
                write_file(path, draft_text(self.draft).encode())
            else:
                export_draft(self.draft, path)
        except OSError as error:
            self.refused.emit(ReviewError(f"文件没有写成：{reason_of(error)}。", "请换一个文件夹再试。"))
            return False
        except ReviewError as error:
            self.refused.emit(error)
            return False
        return True

    def keep(self) -> None:
        """Keep what was typed as a draft, where something was; on its way when the window closes, it is finished."""
        if self.is_modified:
            draft = self.draft
            self._write(lambda: self._store.keep(draft), None)

    def save(self) -> None:
        """Put the draft into force where nothing is wrong with it, keep it as a draft where something is."""
        draft = self.draft
        if self.problems:
            self._write(lambda: self._store.keep(draft), Saved.DRAFT)
        else:
            self._write(lambda: self._store.enact(draft), Saved.IN_FORCE)

    def _write(self, act: Callable[[], None], how: Saved | None) -> None:
        """Off the window's thread; what is typed meanwhile counts as changed."""
        self.is_pending = True
        self.undo_stack.setClean()

        def work(progress: Progress) -> Saved | None:
            act()
            return how

        job = Job(work)
        job.succeeded.connect(self._tell_saved)
        job.failed.connect(self._tell_failed)
        self._saver.start(job)

    def finish(self) -> None:
        """Wait for what is on its way to the workspace: the window goes."""
        self._saver.shut_down()

    @Slot(object)
    def _tell_saved(self, how: Saved | None) -> None:
        self.is_pending = how is not Saved.IN_FORCE
        if how is not None:
            self.saved.emit(how)
        if how is Saved.IN_FORCE:
            self.rechecker.start()

    @Slot(object)
    def _tell_failed(self, error: Exception) -> None:
        self.undo_stack.resetClean()
        if not isinstance(error, ReviewError):
            raise error
        self.refused.emit(error)

    def _replace(self, words: str, draft: Draft) -> None:
        self._push(words, draft, Cell(Place("basics"), 0, 1))

    def _push(self, words: str, after: Draft, focus: Cell, back: Cell | None = None) -> None:
        """Make a change that shows `focus`; taken back it shows `back`."""
        self.undo_stack.push(_Change(words, (self.draft, back or focus), (after, focus), self._take))

    def _take(self, draft: Draft, focus: Cell) -> None:
        self.draft = draft
        self._check()
        self.changed.emit(focus)

    def _check(self) -> None:
        self.problems = find_problems(self.draft)
        self._by_cell = {}
        for problem in self.problems:
            before = self._by_cell.get(problem.cell)
            self._by_cell[problem.cell] = f"{before}；{problem.message}" if before else problem.message
        self.checked.emit()


def _one_after_another(parent: QObject) -> JobRunner:
    """A thread of its own: what is saved first is written first."""
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(1)
    return JobRunner(pool, parent)


class _Change(QUndoCommand):
    """One change: the draft before and after; drafts share what did not change."""

    def __init__(
        self, words: str, before: tuple[Draft, Cell], after: tuple[Draft, Cell], take: Callable[[Draft, Cell], None]
    ) -> None:
        super().__init__(words)
        self._before, self._after, self._take = before, after, take

    def redo(self) -> None:
        """Do it, for the first time or again."""
        self._take(*self._after)

    def undo(self) -> None:
        """Take it back."""
        self._take(*self._before)
