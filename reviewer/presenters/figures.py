"""The place 统计: reads the numbers off the window's thread, hands on which case files stand behind one, records
conclusions on doubts."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.ports import DoubtRow
from reviewer.presenters.statistics import Statistics, StatisticsSource
from scoring.errors import ReviewError


class FiguresPresenter(QObject):
    """Numbers out, conclusions in."""

    counted = Signal(object)  # Statistics
    cases_wanted = Signal(object, str)  # ids of the case files behind a number, and what the number says
    settled = Signal()
    refused = Signal(ReviewError)

    def __init__(self, source: StatisticsSource, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source, self._runner = source, runner
        self._latest: Job | None = None

    @Slot()
    def refresh(self) -> None:
        """Count again; only the last count asked for is shown."""
        job = Job(self._source.read, self.tr("统计"))
        job.succeeded.connect(self._show)
        self._latest = job
        self._runner.start(job)

    def want(self, cases: Sequence[str], description: str) -> None:
        """Show the case files behind a number; nothing happens for a zero."""
        if cases:
            self.cases_wanted.emit(tuple(cases), description)

    def settle(self, doubt: DoubtRow, conclusion: str) -> None:
        """Record the conclusion on a doubt."""
        if not conclusion.strip():
            self.refused.emit(ReviewError(self.tr("定论不能空着。"), self.tr("请写明处理意见后再记录。")))
            return
        job = Job(lambda _progress: self._source.settle(doubt, conclusion.strip()))
        job.succeeded.connect(self._tell_settled)
        self._runner.start(job)

    @Slot()
    def _tell_settled(self) -> None:
        self.settled.emit()
        self.refresh()

    @Slot(object)
    def _show(self, statistics: Statistics) -> None:
        if self.sender() in (None, self._latest):
            self.counted.emit(statistics)
