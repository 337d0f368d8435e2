"""The place 案卷: what its list shows and what its buttons do."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.presenters.corrections import CorrectionsPresenter
from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.ports import CaseRow, CaseState, Catalogue, Correction, Intake, IntakeReport
from reviewer.presenters.sorting import by_sound
from scoring.errors import ReviewError
from scoring.progress import Progress

LOOK_EVERY = 1.0  # seconds between two looks at the list during an import
LOOK_SHARE = 50  # and at least this many times what one look takes
SCREENFUL = 60  # rows that fill any screen


class CasesPresenter(QObject):
    """The list of case files, imports into it, and corrections of its catalogue data."""

    listed = Signal(object)  # Sequence[CaseRow]
    imported = Signal(object)  # IntakeReport
    busy_changed = Signal(bool)
    refused = Signal(ReviewError)
    explained = Signal(str, object)  # case_id, Sequence[TraceLine]
    changed = Signal()  # case files were added or corrected; other places may care

    def __init__(self, catalogue: Catalogue, intake: Intake, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue, self._intake, self._runner = catalogue, intake, runner
        self.corrections = CorrectionsPresenter(catalogue, runner, lambda: self._rows, self)
        self.corrections.done.connect(self._take_corrected)
        self._rows: Sequence[CaseRow] = ()
        self._is_begun = False  # whether there may be more rows than were read
        self._reads = self._is_overtaken = False  # whether the list is being read, and was asked for again since
        self._once_read: list[Callable[[], object]] = []
        self._import: Job | None = None
        self._before: frozenset[str] = frozenset()  # case files that were there before this import
        self._reported = False
        self._at, self._looked, self._next_look = 0, 0.0, 0.0  # of the import: files done at the last look, looks

    @property
    def rows(self) -> Sequence[CaseRow]:
        """The case files as last read."""
        return self._rows

    @property
    def is_busy(self) -> bool:
        """Whether an import runs."""
        return self._import is not None

    def begin(self, *, is_sorted: bool = False) -> None:
        """Read what the first look at the list shows; `complete` reads the rest. In an order of the user's own the
        first are others, and all are waited for."""
        self._rows = self._catalogue.first_cases(SCREENFUL)
        self._is_begun = len(self._rows) == SCREENFUL
        if is_sorted and self._is_begun:
            self.refresh()
        else:
            self.listed.emit(self._rows)

    @Slot()
    def complete(self) -> None:
        """Read what `begin` left."""
        if self._is_begun and not self._reads:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the list again, on a worker thread; `listed` follows. What comes once the window was closed comes too
        late, and what was asked for again meanwhile is read again before anything is shown."""
        if self._runner.is_shut_down:
            return
        self._is_overtaken = self._reads
        if not self._reads:
            self._reads, self._looked = True, time.monotonic()
            read = self._catalogue.reading()
            job = Job(lambda _progress: read())
            job.succeeded.connect(self._take)
            job.ended.connect(self._have_read)
            self._runner.start(job)

    @Slot(object)
    def _take(self, rows: Sequence[CaseRow]) -> None:
        if not self._is_overtaken and not self._runner.is_shut_down:
            self._rows, self._is_begun = rows, False
            self.listed.emit(rows)

    @Slot(object)
    def _have_read(self, _job: Job) -> None:
        """However the reading went: what waits for it goes on."""
        now = time.monotonic()
        self._next_look = now + max(LOOK_EVERY, LOOK_SHARE * (now - self._looked))
        self._reads = False
        if self._is_overtaken:
            self.refresh()
            return
        waiting, self._once_read = self._once_read, []
        for go_on in waiting if not self._runner.is_shut_down else ():
            go_on()

    def _refresh_then(self, go_on: Callable[[], object]) -> None:
        self._once_read.append(go_on)
        self.refresh()

    def explain(self, case_id: str) -> None:
        """Read how the score of this case file was reached; `explained` follows."""
        job = Job(lambda _progress: self._catalogue.trace(case_id))
        job.succeeded.connect(lambda trace: self.explained.emit(case_id, trace))
        self._runner.start(job)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Take these files and folders in; refused while another import runs."""
        chosen = tuple(paths)
        if chosen:
            self._start(lambda progress: self._intake.take_in(chosen, progress), self.tr("导入案卷"))

    def resume(self) -> None:
        """Go on with an import that the end of the program cut short; what was taken in is passed over."""
        job = Job(lambda _progress: self._intake.unfinished())  # asks a disk that may be asleep
        job.succeeded.connect(self._go_on)
        self._runner.start(job)

    @Slot(object)
    def _go_on(self, paths: tuple[Path, ...]) -> None:
        if paths and self._import is None and not self._runner.is_shut_down:
            title = self.tr("接着导入上次没有导完的案卷")
            self._start(lambda progress: self._intake.take_in(paths, progress), title)

    def import_examples(self) -> None:
        """Take in the examples that come with the program."""
        self._start(self._intake.take_in_examples, self.tr("导入示例案卷"))

    def import_practice(self) -> None:
        """Take in one example for somebody's own first review."""
        self._start(self._intake.take_in_practice, self.tr("导入试评案卷"))

    def correct(self, case_id: str, correction: Correction) -> None:
        """Put right what the machine guessed wrong about a case file."""
        if not correction.title.strip():
            self.refused.emit(ReviewError(self.tr("案件名称不能空着。"), self.tr("请填写案件名称后再确定。")))
            return
        self.corrections.do(case_id, Correction(*(value.strip() for value in correction)))

    def units(self) -> tuple[str, ...]:
        """The handling units that occur, each once."""
        return tuple(sorted({row.unit for row in self._rows if row.unit}, key=by_sound))

    def summary(self, shown: Sequence[CaseRow]) -> str:
        """How many case files there are and how far the review is. Nothing while the rest is still to be read."""
        if self._is_begun:
            return ""
        submitted = sum(row.state == CaseState.SUBMITTED for row in shown)
        under_review = sum(row.state == CaseState.OPEN for row in shown)
        count = self.tr("共 {} 卷").format(len(self._rows))
        if len(shown) != len(self._rows):
            count = self.tr("显示 {} 卷，共 {} 卷").format(len(shown), len(self._rows))
        return self.tr("{}；已提交 {}，评查中 {}").format(count, submitted, under_review)

    def _start(self, take_in: Callable[[Progress], IntakeReport], title: str) -> None:
        if self._import is not None:
            self.refused.emit(ReviewError(self.tr("正在导入另一批案卷。"), self.tr("请等它完成，或先取消。")))
            return
        read = self._catalogue.reading()

        def work(progress: Progress) -> IntakeReport:
            self._before = frozenset(row.case_id for row in read())
            return take_in(progress)

        job = Job(work, title)
        self._import, self._reported = job, False
        self._at, self._next_look = 0, 0.0
        job.stepped.connect(self._grow)
        job.succeeded.connect(self._report)
        job.ended.connect(self._end)
        self.busy_changed.emit(True)
        self._runner.start(job)

    @Slot(str, object)
    def _take_corrected(self, case_id: str, now: Correction) -> None:
        """The row says it at once; the list is read again."""
        self._rows = [row._replace(**now._asdict()) if row.case_id == case_id else row for row in self._rows]
        self.listed.emit(self._rows)
        self._refresh_then(self.changed.emit)

    @Slot(object)
    def _report(self, report: IntakeReport) -> None:
        self._reported = True
        self.imported.emit(report)

    @Slot(int, int, str)
    def _grow(self, done: int, _total: int, _stage: str) -> None:
        """What was taken in so far is in the list; a long list is read less often."""
        if done > self._at and not self._reads and time.monotonic() >= self._next_look:
            self._at = done
            self.refresh()

    @Slot(object)
    def _end(self, job: Job) -> None:
        if self._reported or self._runner.is_shut_down:
            self._settle(job)
            return
        forgetting = Job(lambda _progress: self._intake.forget_unfinished())  # stopped or failed while we were there
        forgetting.ended.connect(self._settle)
        self._runner.start(forgetting)

    @Slot(object)
    def _settle(self, _last: Job) -> None:
        self._refresh_then(self._settled)  # also after a cancel: what was taken in until then is there

    def _settled(self) -> None:
        job, self._import = self._import, None
        if job is None:
            return
        self.busy_changed.emit(False)
        self.changed.emit()
        if job.progress.is_stopped and not self._reported:
            taken = tuple(row.title for row in self._rows if row.case_id not in self._before)
            self.imported.emit(IntakeReport(taken, stopped=True))
