"""评查表 on paper: of one case file, or of all that are shown, as one PDF in the order of the list."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.presenters.jobs import Job, JobRunner
from reviewer.printing.files import write_file
from scoring.progress import Progress

# ids of case files, findings only → PDF; on a worker thread
Render = Callable[[Sequence[str], bool, Progress], bytes]


class SheetsPresenter(QObject):
    """Renders off the window's thread, then hands to the printer or writes the file."""

    printable = Signal(bytes)
    written = Signal(str)

    def __init__(self, render: Render, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._render, self._runner = render, runner

    def print(self, cases: Sequence[str]) -> None:
        """Print the sheets of these case files."""
        chosen = tuple(cases)
        job = Job(lambda progress: self._render(chosen, False, progress), self.tr("输出评查表"))
        job.succeeded.connect(self._tell_printable)
        self._runner.start(job)

    def save(self, cases: Sequence[str], path: Path, *, only_findings: bool = False) -> None:
        """Write the sheets of these case files to one PDF."""
        chosen = tuple(cases)

        def work(progress: Progress) -> str:
            return str(write_file(path, self._render(chosen, only_findings, progress)))

        job = Job(work, self.tr("输出评查表"))
        job.succeeded.connect(self._tell_written)
        self._runner.start(job)

    @Slot(object)
    def _tell_printable(self, pdf: bytes) -> None:
        self.printable.emit(pdf)

    @Slot(object)
    def _tell_written(self, path: str) -> None:
        self.written.emit(path)
