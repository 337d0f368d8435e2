"""Which files and folders the list of case files works with: the system's own dialogs, imported when first needed."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QWidget

LAST_FOLDER = "cases/last_folder"


def _tr(text: str) -> str:
    return QCoreApplication.translate("cases", text)


def ask_files(parent: QWidget, settings: QSettings) -> list[Path]:
    """Case files and lists of cases; none where the user gave up."""
    from PySide6.QtWidgets import QFileDialog

    title, kinds = _tr("导入案卷文件或者案卷目录"), _tr("案卷和目录 ({})").format(_readable())
    short = QFileDialog.Option.HideNameFilterDetails  # a dozen suffixes find no room
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, _last_folder(settings), kinds, options=short)
    return [Path(name) for name in chosen]


def _readable() -> str:
    """What can be taken in, as the system's dialog wants it."""
    from reviewer.documents.filetypes import BY_SUFFIX, PAGED, FileType

    kinds = PAGED | {FileType.ARCHIVE, FileType.TABLE}
    return " ".join(f"*{suffix}" for suffix, kind in BY_SUFFIX.items() if kind in kinds)


def ask_folder(parent: QWidget, settings: QSettings) -> list[Path]:
    """A folder of case files; none where the user gave up."""
    from PySide6.QtWidgets import QFileDialog

    chosen = QFileDialog.getExistingDirectory(parent, _tr("导入案卷文件夹"), _last_folder(settings))
    return [Path(chosen)] if chosen else []


def ask_sheets(parent: QWidget, settings: QSettings, name: str) -> str:
    """Where to write score sheets to; empty where the user gave up."""
    from PySide6.QtWidgets import QFileDialog

    start = str(Path(_last_folder(settings)) / name)
    chosen, _ = QFileDialog.getSaveFileName(parent, _tr("评查表存为 PDF"), start, "PDF (*.pdf)")
    return chosen


def _last_folder(settings: QSettings) -> str:
    return str(settings.value(LAST_FOLDER, str(Path.home())))
