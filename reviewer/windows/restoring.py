"""Back to a dated copy of the database: chosen in the settings, or offered where the database cannot be read."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

from reviewer.presenters.jobs import Job, JobRunner
from reviewer.storage.restoring import Copy, copies, restore
from reviewer.windows.dressing import dress
from reviewer.windows.example_workspace import Program
from reviewer.windows.messages import show_refusal
from scoring.errors import ReviewError
from scoring.progress import Progress

Result = TypeVar("Result")
SIGN_AFTER = 300  # milliseconds


class Restoring(QObject):
    """Asks which copy, puts it in the place of the database, and opens the workspace again."""

    def __init__(self, program: Program, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program

    @Slot()
    def choose(self) -> None:
        """The workspace that is open goes back to a copy, if somebody says to which."""
        office = self._program.open
        if office is None:
            return
        folder, window = office.workspace.folder, QApplication.activeWindow() or office.window
        said = self.tr("那时以后的评查、认定都回到那时的样子。现在的内容先另存一份备份，还可以恢复回来。")
        copy = self._asked(folder, said, window)
        if copy is not None:
            QTimer.singleShot(0, lambda: self._go_back(folder, copy))  # the window of the click goes

    def offer(self, folder: Path) -> bool:
        """The database cannot be read: put a copy in its place, if there is one and somebody says so."""
        name = folder.name
        said = self.tr("评查库“{}”的数据库文件已损坏。可以用一份备份恢复，损坏的文件另外保存。").format(name)
        copy = self._asked(folder, said, None)
        return copy is not None and self._restored(folder, copy)

    def _asked(self, folder: Path, said: str, parent: QWidget | None) -> Path | None:
        from reviewer.windows.copies_dialog import CopiesDialog

        found: Sequence[Copy] = _waited(self.tr("正在查看备份…"), lambda _progress: copies(folder), parent)
        if not found:
            return None
        dialog = CopiesDialog(found, said, parent)
        if parent is None:
            dress(dialog)
        return dialog.chosen() if dialog.exec() else None

    def _go_back(self, folder: Path, copy: Path) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setQuitOnLastWindowClosed(False)  # between two windows
        self._program.leave()
        is_restored = self._restored(folder, copy)
        is_open = self._program.show(folder)
        application.setQuitOnLastWindowClosed(True)
        if is_restored and is_open and self._program.open is not None:
            self._program.open.messages.note(self.tr("已恢复到所选的备份"))
        if not is_open:
            application.quit()

    def _restored(self, folder: Path, copy: Path) -> bool:
        try:
            _waited(self.tr("正在恢复备份…"), lambda progress: restore(folder, copy, progress=progress), None)
        except ReviewError as error:
            show_refusal(self.tr("恢复备份：没有完成"), error, None)
            return False
        return True


def _waited(words: str, work: Callable[[Progress], Result], parent: QWidget | None) -> Result:
    """Do this off the window's thread and wait for it; a sign says what is going on where it takes longer."""
    found: list[Result] = []
    errors: list[Exception] = []
    job, loop = Job(work), QEventLoop()
    job.succeeded.connect(found.append)
    job.failed.connect(errors.append)
    job.ended.connect(loop.quit)
    sign = QProgressDialog(words, "", 0, 0, parent)
    if parent is None:
        dress(sign)
    sign.setCancelButton(None)
    sign.setWindowModality(Qt.WindowModality.ApplicationModal)
    sign.setMinimumDuration(SIGN_AFTER)
    sign.setValue(0)
    JobRunner(parent=loop).start(job)
    loop.exec()
    sign.close()
    sign.deleteLater()
    if errors:
        raise errors[0]
    return found[0]
