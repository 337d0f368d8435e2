"""Text recognition in the background: begins after an import and at the start, goes on where it was."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.presenters.jobs import Job, JobRunner
from scoring.errors import ReviewError
from scoring.progress import Progress


class Recognition(Protocol):
    """Pages that wait for recognition. Called on a worker thread, but for `at`."""

    at: tuple[str, int, int]  # the case file that is read, which of its waiting pages, and of how many

    def waiting(self) -> int:
        """How many pages can be recognised now."""
        ...

    def recognise(self, progress: Progress) -> int:
        """Recognise them. Returns how many were done. A ReviewError says what failed, once all others are done."""
        ...


class RecognitionPresenter(QObject):
    """At most one recognition runs; a second wish while it runs is granted after it. Nothing is shown while nothing
    waits."""

    failed = Signal(ReviewError)  # of pages or case files; told in passing: the problems of the case file name them
    reading = Signal(
        str, int, int
    )  # the case file that is read, which of its pages, of how many; an empty one at the end
    recognised = Signal(int)  # pages that have text now; after each case file, and when the work ends or is stopped

    def __init__(self, source: Recognition, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source, self._runner = source, runner
        self._busy, self._again = False, False
        self._stage, self._done, self._told = "", 0, 0

    @property
    def is_busy(self) -> bool:
        """Whether pages are being recognised, or looked for."""
        return self._busy

    @Slot()
    def start(self) -> None:
        """Recognise what waits."""
        if self._busy:
            self._again = True
            return
        self._busy, self._again = True, False
        look = Job(lambda _progress: self._source.waiting())
        look.succeeded.connect(self._begin)
        look.failed.connect(self._end)
        self._runner.start(look)

    @Slot(object)
    def _begin(self, waiting: int) -> None:
        if not waiting:
            self._end()
            return
        self._stage, self._done, self._told = "", 0, 0
        kept = self.tr("已经识别的页都留下了，其余的下次打开评查库时接着识别。")
        job = Job(self._recognise, self.tr("文字识别"), kept=kept)
        job.stepped.connect(self._follow)
        job.succeeded.connect(self._finish)
        job.ended.connect(self._end)
        self._runner.start(job)

    def _recognise(self, progress: Progress) -> int | ReviewError:
        """On a worker thread. A page that cannot be recognised is a result: a message over the work stops nobody."""
        try:
            return self._source.recognise(progress)
        except ReviewError as error:
            return error

    @Slot(int, int, str)
    def _follow(self, done: int, _total: int, stage: str) -> None:
        """The stage names the case file: with another one the file before has all its text."""
        self._done = done
        self.reading.emit(*self._source.at)
        if stage != self._stage:
            self._stage = stage
            self._tell()

    @Slot(object)
    def _finish(self, result: int | ReviewError) -> None:
        if isinstance(result, ReviewError):
            self.failed.emit(result)
        else:
            self._done = result

    def _tell(self) -> None:
        if self._done > self._told:
            self._told = self._done
            self.recognised.emit(self._done)

    @Slot()
    def _end(self) -> None:
        self.reading.emit("", 0, 0)
        self._tell()
        self._busy = False
        if self._again:
            self.start()
