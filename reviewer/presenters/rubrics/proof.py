"""The printed sheet of a draft, laid out off the window's thread while it is being written."""

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.presenters.jobs import Job, JobRunner
from scoring.rubric import Rubric


def blank_sheet(rubric: Rubric) -> bytes:
    """The 评查表 of this edition with nothing found yet."""
    from forms.score_sheet import SheetSettings, render_score_sheets
    from scoring.reviewed import ReviewedCase
    from scoring.score import score
    from scoring.sheet import Sheet

    sheet = Sheet()
    case = ReviewedCase(
        "", "", "", "（印样，尚未评查）", "", rubric.procedure, "", rubric, sheet, score(rubric, sheet), 0
    )
    return render_score_sheets([case], SheetSettings())


class SheetProof(QObject):
    """Lays the last edition out that it was given; what was overtaken is not shown."""

    laid_out = Signal(bytes)

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._wanted: Rubric | None = None
        self._busy = False
        self.shown: Rubric | None = None

    def show(self, rubric: Rubric) -> None:
        """Lay this edition out."""
        self._wanted = rubric
        if not self._busy and rubric is not self.shown:
            self._begin(rubric)

    def _begin(self, rubric: Rubric) -> None:
        self._busy = True
        job = Job(lambda _progress: (rubric, blank_sheet(rubric)))
        job.succeeded.connect(self._show)
        job.ended.connect(self._end)
        self._runner.start(job)

    @Slot(object)
    def _show(self, made: tuple[Rubric, bytes]) -> None:
        self.shown = made[0]
        self.laid_out.emit(made[1])

    @Slot(object)
    def _end(self, _job: Job) -> None:
        self._busy = False
        if self._wanted is not None and self._wanted is not self.shown:
            wanted, self._wanted = self._wanted, None
            self._begin(wanted)
