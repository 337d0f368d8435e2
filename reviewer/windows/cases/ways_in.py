"""How case files and lists of cases come in: files or a folder are chosen, or dropped on the list."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QSettings, Signal, Slot
from PySide6.QtWidgets import QWidget

from reviewer.presenters.cases import CasesPresenter
from reviewer.windows.cases.asking import LAST_FOLDER, ask_files, ask_folder
from scoring.errors import ReviewError


class WaysIn(QObject):
    """Sends what was chosen to where it belongs."""

    roster_wanted = Signal(object)  # path of a list of cases

    def __init__(self, presenter: CasesPresenter, settings: QSettings, over: QWidget) -> None:
        super().__init__(over)
        self._presenter, self._settings, self._over = presenter, settings, over

    @Slot()
    def choose_files(self) -> None:
        """Files, chosen in the system's dialog."""
        self.take(ask_files(self._over, self._settings))

    @Slot()
    def choose_folder(self) -> None:
        """A folder, chosen in the system's dialog."""
        self.take(ask_folder(self._over, self._settings))

    def take_dropped(self, dropped: QMimeData) -> None:
        """What was dropped from the desktop."""
        self.take([Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()])

    def take(self, paths: Sequence[Path]) -> None:
        """Case files to the import; a table is a list of cases."""
        from reviewer.presenters.roster import is_roster

        lists = [path for path in paths if is_roster(path)]
        if len(lists) > 1:
            told = self.tr("一次导入一份案卷目录，先导入“{}”。").format(lists[0].name)
            self._presenter.refused.emit(ReviewError(told, self.tr("其余 {} 份请随后再导入。").format(len(lists) - 1)))
        if lists:
            self.roster_wanted.emit(lists[0])
        paths = [path for path in paths if path not in lists]
        if paths:
            self._settings.setValue(LAST_FOLDER, str(paths[0].parent))
            self._presenter.import_paths(paths)
