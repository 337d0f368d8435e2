"""A case file with encrypted originals is opened in a new session: their passwords are asked for once more."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from reviewer.intake.passwords import try_password
from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.jobs import Job
from reviewer.presenters.stored.connection import own_connection
from scoring.progress import Progress

if TYPE_CHECKING:
    from reviewer.windows.composition import OpenWorkspace


class Unlocker(QObject):
    """Asks when such a file lies on the desk; who cancels is not asked for it again in this session."""

    def __init__(self, office: "OpenWorkspace", desk: DeskPresenter) -> None:
        super().__init__(desk)
        self._office, self._desk = office, desk
        self._refused: set[str] = set()
        desk.opened.connect(lambda: QTimer.singleShot(0, self.ask))

    @Slot()
    def ask(self) -> None:
        """Asks for the first password that is missing, unless the workspace was closed meanwhile."""
        file = None if self._office.runner.is_shut_down else self._desk.file
        known = self._office.workspace.passwords
        closed = [one for one in file.closed if one[0] not in known] if file else []
        wanted = next(((sha, name) for sha, name in closed if sha not in self._refused), None)
        if wanted is not None:
            self._ask_for(*wanted, tried=False)

    def _ask_for(self, sha256: str, name: str, *, tried: bool) -> None:
        from reviewer.windows.reading.password_dialog import PasswordDialog

        dialog = PasswordDialog(name, tried, self._office.window)
        if not dialog.exec():
            self._refused.add(sha256)
            return
        password = dialog.password.text()

        def work(progress: Progress) -> bool:
            with own_connection(self._office.workspace) as workspace:
                return try_password(workspace, sha256, password, progress)

        job = Job(work, self.tr("打开加密文件"))
        job.succeeded.connect(lambda right: self._take(sha256, name, bool(right)))
        self._office.runner.start(job)

    def _take(self, sha256: str, name: str, right: bool) -> None:
        if not right:
            self._ask_for(sha256, name, tried=True)
        elif self._desk.file is not None:
            self._desk.open_case(self._desk.file.case_id)
            self._office.recognition.start()
