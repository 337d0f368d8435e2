"""存为…: the draft or an issue as a file of the kind that its name says."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget

from reviewer.presenters.bulletin import BulletinPresenter
from reviewer.presenters.ports import IssuedBulletin
from reviewer.printing.files import allowed_name
from reviewer.windows.file_asking import asked_file
from reviewer.windows.messages import Messages

LAST_EXPORT = "bulletin/last_export"
KINDS_OF_ISSUE = ("PDF (*.pdf)", "Word 文档 (*.docx)")
KINDS_OF_DRAFT = ("PDF (*.pdf)", "Word 文档 (*.docx)", "其中的表格 (*.xlsx)")


class Saving(QObject):
    """Asks where to, and has it written."""

    def __init__(self, presenter: BulletinPresenter, messages: Messages, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter, self._messages, self._settings, self._window = presenter, messages, settings, parent

    def save(self, issue: IssuedBulletin | None, pdf: bytes) -> None:
        """The issue as it was frozen, or the draft; `pdf` is the page as it is shown."""
        name = allowed_name(f"{issue.title} {issue.label}".strip()) + ".pdf" if issue else self.tr("简报草稿.pdf")
        kinds = (KINDS_OF_ISSUE if issue.docx_sha256 else KINDS_OF_ISSUE[:1]) if issue else KINDS_OF_DRAFT
        path = self._chosen(name, kinds)
        if path is None:
            return
        if issue is None and path.suffix.lower() != ".pdf":
            self._presenter.export_draft(path)
        elif issue is not None and path.suffix.lower() == ".docx":
            self._presenter.export_issue(path, issue)
        else:
            self._presenter.export(path, pdf)

    def _chosen(self, name: str, kinds: Sequence[str]) -> Path | None:
        folder = Path(str(self._settings.value(LAST_EXPORT, str(Path.home()))))
        path = asked_file(self._window, self._messages, self.tr("存为"), folder / name, kinds)
        if path is not None:
            self._settings.setValue(LAST_EXPORT, str(path.parent))
        return path
