"""A window's own line of state; while something takes long, its progress and the way to stop it stand there instead."""

from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.progress_line import ProgressPresenter
from reviewer.windows import theme
from reviewer.windows.frame.progress_strip import ProgressStrip


class StateLine(QStackedWidget):
    """`text` is what the window says."""

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel()
        self.text.setWordWrap(True)
        theme.set_look(self.text, "muted")
        presenter = ProgressPresenter(runner, parent=self)
        self.strip = ProgressStrip(presenter)
        theme.set_look(self.strip, "ground")  # the footer round it has the line
        self.addWidget(self.text)
        self.addWidget(self.strip)
        presenter.shown.connect(lambda _line: self.setCurrentWidget(self.strip))
        presenter.hidden.connect(lambda: self.setCurrentWidget(self.text))
