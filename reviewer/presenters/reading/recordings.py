"""Recordings of the file on the desk: what the list says of each, and opening one outside the program."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from reviewer.intake.recordings import RecordingGone, is_there, playable
from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.stored.connection import own_connection
from reviewer.storage.recordings import KeptRecording
from reviewer.storage.workspace import Workspace
from scoring.errors import ReviewError
from scoring.progress import Progress


class RecordingsPresenter(QObject):
    """A recording is compared with its hash before the system's player opens it."""

    refused = Signal(object)  # ReviewError
    opened = Signal(str)  # the path handed to the player
    looked = Signal(object)  # frozenset[KeptRecording], those not in their places

    def __init__(self, desk: DeskPresenter, workspace: Workspace, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._workspace, self._runner = desk, workspace, runner

    def recordings(self) -> tuple[KeptRecording, ...]:
        """Those of the file on the desk."""
        return self._desk.file.recordings if self._desk.file else ()

    def open(self, kept: KeptRecording) -> None:
        """Checks that the file is there and unchanged, then hands it to the player."""
        job = Job(lambda progress: self._found(kept, progress), self.tr("核对录音录像"))
        job.succeeded.connect(lambda found: self._hand_over(kept, found))
        self._runner.start(job)

    @Slot()
    def look(self) -> None:
        """Looks, in passing, which of them are still in their places."""
        wanted = self.recordings()
        if wanted:
            job = Job(lambda _progress: self._missing(wanted))
            job.succeeded.connect(self.looked)
            self._runner.start(job)

    def _missing(self, wanted: Sequence[KeptRecording]) -> frozenset[KeptRecording]:
        with own_connection(self._workspace) as workspace:
            return frozenset(kept for kept in wanted if not is_there(workspace, kept))

    def _found(self, kept: KeptRecording, progress: Progress) -> Path | ReviewError:
        with own_connection(self._workspace) as workspace:
            try:
                return playable(workspace, kept, progress)
            except RecordingGone as error:
                return error

    def _hand_over(self, kept: KeptRecording, found: Path | ReviewError) -> None:
        if isinstance(found, ReviewError):
            self.refused.emit(found)
            return
        self.opened.emit(str(found))
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(found))):
            self.refused.emit(ReviewError(self.tr("系统里没有能播放“{}”的程序。").format(kept.name), str(found)))


def described(kept: KeptRecording) -> str:
    """Name, length and size in a line."""
    length = ""
    if kept.seconds is not None:
        minutes, seconds = divmod(round(kept.seconds), 60)
        length = f"{minutes}分{seconds:02}秒　"
    size = f"{kept.size / 1_048_576:.1f} MB" if kept.size >= 104_858 else f"{max(kept.size // 1024, 1)} KB"
    return f"{kept.name}　{length}{size}"


def place_of(kept: KeptRecording) -> str:
    """Where a recording lies."""
    if kept.is_kept:
        return f"{kept.name}（已存入评查库）"
    return " ▸ ".join((kept.path, *kept.inside))
