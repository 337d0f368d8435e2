"""Where a file goes: the folder and the name are proposed, the suffix is that of the kind."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from reviewer.printing.files import with_suffix_of
from reviewer.windows.messages import Messages


def _tr(text: str) -> str:
    return QCoreApplication.translate("files", text)


def asked_file(parent: QWidget, messages: Messages, title: str, start: Path, kinds: Sequence[str]) -> Path | None:
    """Where to write a file of one of these kinds, `PDF (*.pdf)`; a name that was completed with its suffix may be one
    that is there already."""
    chosen, kind = QFileDialog.getSaveFileName(parent, title, str(start), ";;".join(kinds))
    if not chosen:
        return None
    path = with_suffix_of(Path(chosen), kind or kinds[0], kinds[1:])
    question, detail = _tr("已有“{}”，要替换吗？").format(path.name), _tr("替换后原来的文件不能恢复。")
    if path != Path(chosen) and path.exists() and not messages.ask(question, detail, _tr("替换")):
        return None
    return path
