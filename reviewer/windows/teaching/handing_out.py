"""印讲义: which of the slides, where to; then it is written off the window's thread."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from reviewer.presenters.bulletin_values import TypicalChoice
from reviewer.presenters.ports import Slide
from reviewer.presenters.teaching import TeachingPresenter
from reviewer.windows.bulletin.typical_dialog import HANDOUT, TypicalDialog
from reviewer.windows.file_asking import asked_file
from reviewer.windows.messages import WindowMessages
from scoring.errors import ReviewError

KINDS = ("PDF (*.pdf)", "Word 文档 (*.docx)")


class HandingOut(QObject):
    """Asks, and says when it is done."""

    def __init__(self, presenter: TeachingPresenter, window: QWidget) -> None:
        super().__init__(window)
        self._presenter, self._window = presenter, window
        self.dialog: TypicalDialog | None = None
        presenter.handed_out.connect(self._tell)
        presenter.not_handed_out.connect(self._tell_why_not)

    @Slot()
    def begin(self) -> None:
        """Choose the slides; all that print something are ticked."""
        made = [(at, slide) for at, slide in enumerate(self._presenter.slides) if slide.finding or slide.is_model]
        choices = [TypicalChoice(str(at), _label(slide), True) for at, slide in made]
        self.dialog = TypicalDialog(choices, self._window, HANDOUT)
        self.dialog.accepted.connect(self._choose_file)
        self.dialog.open()

    @Slot()
    def _choose_file(self) -> None:
        numbers = [int(number) for number in self.dialog.chosen()] if self.dialog is not None else []
        if not numbers:
            return
        start, messages = Path.home() / self.tr("案卷讲评讲义.pdf"), WindowMessages(self._window)
        path = asked_file(self._window, messages, self.tr("存为"), start, KINDS)
        if path is not None:
            self._presenter.hand_out(path, numbers)

    @Slot(str)
    def _tell(self, path: str) -> None:
        self._say(self.tr("讲义已存为 {}").format(path), self.tr("截图由程序遮盖，发放前请逐张核对。"))

    @Slot(ReviewError)
    def _tell_why_not(self, error: ReviewError) -> None:
        self._say(str(error), error.hint)

    def _say(self, words: str, more: str) -> None:
        box = QMessageBox(
            QMessageBox.Icon.NoIcon, self.tr("印讲义"), words, QMessageBox.StandardButton.Ok, self._window
        )
        box.button(QMessageBox.StandardButton.Ok).setText(self.tr("知道了"))
        box.setInformativeText(more)
        box.open()


def _label(slide: Slide) -> str:
    page = f"（第\N{NO-BREAK SPACE}{slide.page}\N{NO-BREAK SPACE}页）" if slide.page and slide.finding else ""
    file = f"{slide.title}　" if slide.title and slide.title != slide.heading else ""
    return f"{file}{slide.heading}{page}"
