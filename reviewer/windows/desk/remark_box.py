"""The box a remark is written in."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit

from reviewer.windows import theme

LEAST, MOST = 62, 150  # height at 100 %


class RemarkBox(QPlainTextEdit):
    """Asks for little room, and takes more where there is some."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setMinimumHeight(theme.px(LEAST))
        self.setMaximumHeight(theme.px(MOST))

    def sizeHint(self) -> QSize:
        """No more than it must have."""
        return QSize(super().sizeHint().width(), theme.px(LEAST))
