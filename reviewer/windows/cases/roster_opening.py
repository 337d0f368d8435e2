"""案卷目录 over an open workspace: from a chosen file to the dialog, and 送卷核对 in a window of its own."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Slot
from PySide6.QtWidgets import QFileDialog

from reviewer.presenters.roster import RosterPresenter
from reviewer.presenters.stored.roster import StoredRosters
from reviewer.windows.bringing import bring
from reviewer.windows.manual.pages import ROSTER, set_help

if TYPE_CHECKING:
    from reviewer.documents.roster.table import RosterTable
    from reviewer.windows.cases.cases_place import CasesPlace
    from reviewer.windows.cases.roster_dialog import RosterDialog
    from reviewer.windows.cases.roster_window import RosterWindow
    from reviewer.windows.composition import OpenWorkspace

LAST_FOLDER = "roster/last_folder"


class RosterOpener(QObject):
    """Holds presenter, dialog and window; what the list says of the files follows the list of case files."""

    def __init__(self, office: "OpenWorkspace", place: "CasesPlace") -> None:
        super().__init__(office)
        self._office = office
        store = StoredRosters(office.workspace, lambda: office.identity.author)
        self.presenter = RosterPresenter(store, office.runner, self)
        self.dialog: RosterDialog | None = None
        self.window: RosterWindow | None = None
        self.presenter.table_read.connect(self._agree)
        self.presenter.taken_in.connect(self._tell_taken)
        self.presenter.saved.connect(lambda path: office.messages.note(self.tr("已存为 {}").format(path)))
        self.presenter.arrived.connect(place.show_arrivals)
        office.cases.changed.connect(self.presenter.refresh)
        office.recognition.recognised.connect(self.presenter.refresh)

    def begin(self, path: Path | None) -> None:
        """Read this list, or ask for one."""
        if path is None:
            self.choose()
        else:
            self.presenter.read(path)

    @Slot()
    def choose(self) -> None:
        """Ask for a list and read it."""
        settings: QSettings = self._office.settings
        folder = str(settings.value(LAST_FOLDER, str(Path.home())))
        title, kinds = self.tr("导入案卷目录"), self.tr("案卷目录 ({})").format("*.xlsx *.csv")
        chosen, _ = QFileDialog.getOpenFileName(self._office.window, title, folder, kinds)
        if chosen:
            settings.setValue(LAST_FOLDER, str(Path(chosen).parent))
            self.presenter.read(Path(chosen))

    @Slot()
    def show_window(self) -> None:
        """送卷核对."""
        if self.window is None:
            from reviewer.windows.cases.roster_window import RosterWindow

            self.window = RosterWindow(self.presenter, self._office.settings)
            set_help(self.window, ROSTER)
            self.window.opened.connect(self._review)
            self.window.import_wanted.connect(self.choose)
            self._office.window.closing.connect(self.window.close)
        bring(self.window, self._office.window)

    @Slot(str)
    def _review(self, case_id: str) -> None:
        """The desk in front of this window."""
        self._office.review(case_id)
        self._office.window.raise_()
        self._office.window.activateWindow()

    @Slot(object, object)
    def _agree(self, path: Path, table: "RosterTable") -> None:
        from reviewer.windows.cases.roster_dialog import RosterDialog

        if self.dialog is not None:
            self.dialog.close()
        beside = self.presenter.arrivals.listed > 0
        self.dialog = RosterDialog(self.presenter, path, table, self._office.window, beside=beside)
        self.dialog.open()

    @Slot(str)
    def _tell_taken(self, name: str) -> None:
        self._office.cases.refresh()  # units of the list are in the catalogue now
        self._office.messages.note(self.tr("已导入案卷目录 {}").format(name))
