"""The example workspace: a folder of its own, so that examples never stand among an office's case files."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer, Slot

if TYPE_CHECKING:
    from reviewer.windows.composition import OpenWorkspace
    from reviewer.windows.frame.guiding import Guiding

FOLDER = "明卷示例评查库"


class Program(Protocol):
    """What holds the open workspace."""

    @property
    def open(self) -> "OpenWorkspace | None":
        """The workspace that is open."""
        ...

    def show(self, folder: Path, *, create: bool = False, remember: bool = True) -> bool:
        """Open another one in its place. False where it cannot be."""
        ...

    def leave(self) -> None:
        """Close the one that is open, without ending the program."""


class ExampleWorkspace(QObject):
    """Goes there with a wish (to try a review, or to look at finished ones) and back again."""

    def __init__(self, program: Program, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._home: Path | None = None  # whose workspace was open before
        self.guiding: Guiding | None = None

    @property
    def folder(self) -> Path:
        """Where the examples are."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) / FOLDER

    @Slot()
    def practise(self) -> None:
        """A guided first review of an example."""
        QTimer.singleShot(0, self._practise)  # the window of the click may go

    @Slot()
    def look(self) -> None:
        """The examples with their reviews."""
        QTimer.singleShot(0, self._look)

    def _practise(self) -> None:
        if not self._go():
            return
        office = self._program.open
        assert office is not None
        office.cases.changed.connect(self._begin, Qt.ConnectionType.SingleShotConnection)
        office.cases.import_practice()

    def _look(self) -> None:
        if self._go():
            assert self._program.open is not None
            self._program.open.cases.import_examples()

    def _go(self) -> bool:
        """Open the example workspace where it is not open."""
        office = self._program.open
        here = office.workspace.folder if office is not None else None
        if here is not None and here.resolve() == self.folder.resolve():
            return True
        if not self._program.show(self.folder, create=True, remember=False):
            return False
        self._home, self.guiding = here, None
        return True

    @Slot()
    def _begin(self) -> None:
        from reviewer.windows.frame.guiding import Guiding

        office = self._program.open
        if office is None or not office.cases.rows:
            return
        if self.guiding is None:
            self.guiding = Guiding(office, has_home=self._home is not None)
            self.guiding.home_wanted.connect(self._go_home)
        if office.cases_place is not None:
            office.cases_place.report.hide()
        self.guiding.begin()

    @Slot()
    def _go_home(self) -> None:
        home = self._home
        if home is not None:
            self.guiding = None
            QTimer.singleShot(0, lambda: self._program.show(home))
