"""The line at the bottom of the frame while something takes long: what, how far, how long still, and a way to stop."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from reviewer.presenters.progress_line import ProgressLine, ProgressPresenter
from reviewer.windows import theme
from reviewer.windows.frame.elided_label import ElidedLabel

SHOWN_AFTER = 250  # milliseconds: what is done before would only make the window jump


class ProgressStrip(QFrame):
    """Hidden while nothing runs."""

    def __init__(self, presenter: ProgressPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "footer")
        self._text = ElidedLabel()
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(30 * theme.GRID)
        self._bar.setFixedHeight(theme.GRID)
        self._cancel = cancel = QPushButton(self.tr("取消"))
        theme.set_look(cancel, "chip")  # a line, not a bar: the room is the page's
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * theme.GRID, 1, theme.GRID, 1)
        layout.setSpacing(2 * theme.GRID)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._bar)
        layout.addWidget(cancel)
        self._coming = QTimer(self, singleShot=True, interval=SHOWN_AFTER)
        self._coming.timeout.connect(self.show)
        presenter.shown.connect(self._show_line)
        presenter.hidden.connect(self._go)
        cancel.clicked.connect(presenter.cancel)
        self.hide()

    @Slot(object)
    def _show_line(self, line: ProgressLine) -> None:
        self._text.setText(line.text, f" {line.done}/{line.total}")  # a number cut in its middle is another number
        self._bar.setRange(0, line.total)
        self._bar.setValue(line.done)
        self._cancel.setVisible(line.can_stop)
        if not self.isVisible() and not self._coming.isActive():
            self._coming.start()

    @Slot()
    def _go(self) -> None:
        self._coming.stop()
        self.hide()
