"""Recordings of the file on the desk: what the list says of each, and opening one outside the program."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from reviewer.documents.media import Recording
from reviewer.presenters.desk import DeskPresenter
from reviewer.presenters.jobs import Job, JobRunner
from reviewer.storage.recordings import KeptRecording, recordings_of
from reviewer.storage.workspace import Workspace
from scoring.errors import ReviewError


class RecordingsPresenter(QObject):
    """A recording is compared with its hash before the system's player opens it."""

    refused = Signal(object)  # ReviewError
    opened = Signal(str)  # the path handed to the player

    def __init__(self, desk: DeskPresenter, workspace: Workspace, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._workspace, self._runner = desk, workspace, runner

    def recordings(self) -> tuple[KeptRecording, ...]:
        """Those of the file on the desk."""
        file = self._desk.file
        return recordings_of(self._workspace.catalogue, file.case_id) if file else ()

    def open(self, kept: KeptRecording) -> None:
        """Checks that the file is there and unchanged, then hands it to the player."""
        recording = Recording(Path(kept.path), kept.size, kept.sha256, kept.seconds)
        job = Job(lambda _progress: recording.is_unchanged(), self.tr("核对录音录像"))
        job.succeeded.connect(lambda same: self._hand_over(kept, bool(same)))
        self._runner.start(job)

    def _hand_over(self, kept: KeptRecording, same: bool) -> None:
        name = Path(kept.path).name
        if not same:
            missing = not Path(kept.path).is_file()
            words = self.tr("“{}”不在原处了。") if missing else self.tr("“{}”与导入时不一样了。")
            self.refused.emit(ReviewError(words.format(name), self.tr("原来的位置：{}").format(kept.path)))
            return
        self.opened.emit(kept.path)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(kept.path)):
            self.refused.emit(ReviewError(self.tr("系统里没有能播放“{}”的程序。").format(name), kept.path))


def described(kept: KeptRecording) -> str:
    """Name, length and size in a line."""
    length = ""
    if kept.seconds is not None:
        minutes, seconds = divmod(round(kept.seconds), 60)
        length = f"{minutes}分{seconds:02}秒　"
    size = f"{kept.size / 1_048_576:.1f} MB" if kept.size >= 104_858 else f"{max(kept.size // 1024, 1)} KB"
    return f"{Path(kept.path).name}　{length}{size}"
