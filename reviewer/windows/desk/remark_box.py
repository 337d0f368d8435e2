"""The box a remark is written in, and what was begun in it before."""

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QPlainTextEdit

from reviewer.presenters.desk.memory import DeskMemory
from reviewer.windows import theme

LEAST, MOST = 62, 150  # height at 100 %


class RemarkBox(QPlainTextEdit):
    """Asks for little room, and takes more where there is some. What is written for this form is remembered until it is
    recorded, or all of it taken out again."""

    def __init__(self, form: str = "", text: str = "", memory: DeskMemory | None = None) -> None:
        begun = memory.draft(form) if memory is not None else None
        super().__init__(begun or text)
        self._form, self._text, self._memory = form, text, memory
        self.is_begun = bool(begun)
        self.setMinimumHeight(theme.px(LEAST))
        self.setMaximumHeight(theme.px(MOST))
        self.textChanged.connect(self._keep)

    def sizeHint(self) -> QSize:
        """No more than it must have."""
        return QSize(super().sizeHint().width(), theme.px(LEAST))

    def settle(self) -> None:
        """What stands here was recorded."""
        if self._memory is not None:
            self._memory.drop(self._form)

    @Slot()
    def _keep(self) -> None:
        words = self.toPlainText()
        if words in ("", self._text):
            self.settle()
        elif self._memory is not None:
            self._memory.write(self._form, words)
