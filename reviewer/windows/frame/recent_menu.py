"""评查库 that were open before, the newest first, as a menu; remembered on this computer."""

from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu, QWidget

from reviewer.windows import theme

RECENT = "workspace/recent"
MOST = 8
PLACE_WIDTH = 320  # pixels at 100 % for the folder it stands in


def recent(settings: QSettings) -> list[Path]:
    """The workspaces that were open, the newest first."""
    kept = settings.value(RECENT, [])
    names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
    return [Path(str(name)) for name in names if name]


def remember(settings: QSettings, folder: Path) -> None:
    """This workspace was opened now."""
    others = [known for known in recent(settings) if known != folder]
    _keep(settings, [folder, *others])


def forget(settings: QSettings, folder: Path) -> None:
    """This workspace is not told any more."""
    _keep(settings, [known for known in recent(settings) if known != folder])


def _keep(settings: QSettings, folders: list[Path]) -> None:
    settings.setValue(RECENT, [str(folder) for folder in folders[:MOST]])


class RecentMenu(QMenu):
    """Lists them with the folders they stand in. Asks no disk: what is missing is found when it is chosen."""

    wanted = Signal(object)  # Path

    def __init__(self, settings: QSettings, here: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._here = settings, here.resolve()
        self.setTitle(self.tr("最近的评查库"))
        self.aboutToShow.connect(self.fill)

    @property
    def others(self) -> list[Path]:
        """Those that are not open now."""
        return [folder for folder in recent(self._settings) if folder != self._here]

    @Slot()
    def fill(self) -> None:
        """List what is remembered now."""
        self.clear()
        metrics = QFontMetrics(self.font())
        for folder in self.others:
            place = metrics.elidedText(str(folder.parent), Qt.TextElideMode.ElideMiddle, theme.px(PLACE_WIDTH))
            entry = self.addAction(f"{folder.name.replace('&', '&&')}\t{place.replace('&', '&&')}")
            entry.setToolTip(str(folder))
            entry.triggered.connect(lambda _checked=False, folder=folder: self.wanted.emit(folder))
        if self.isEmpty():
            self.addAction(self.tr("还没有打开过别的评查库")).setEnabled(False)
