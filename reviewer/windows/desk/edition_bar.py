"""Under the head, while the sheet goes by another standard than the one for this kind of case: said, and put right."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.windows import theme
from reviewer.windows.desk.actions import tip
from reviewer.windows.frame.elided_label import ElidedLabel


class _TwoWays(ElidedLabel):
    """Says it in short where there is no room for the whole."""

    short = ""

    def cut_to(self, width: int) -> str:
        """The whole, else in short."""
        metrics, whole = self.fontMetrics(), self.text()
        fits = metrics.horizontalAdvance(whole) <= width
        return whole if fits else metrics.elidedText(self.short or whole, Qt.TextElideMode.ElideRight, width)


class EditionBar(QFrame):
    """Hidden where there is nothing to say, or somebody said that it shall stay so."""

    wanted = Signal(str)

    def __init__(self, desk: DeskPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "notice")
        self._desk = desk
        self._left: set[str] = set()  # case files that stay as they are
        self.words = _TwoWays(cut_at=Qt.TextElideMode.ElideRight)
        theme.set_look(self.words, "doubt")
        self.restart, self.leave = QPushButton(self.tr("改按该标准重评…")), QPushButton(self.tr("照旧"))
        self.restart.setToolTip(tip("restart"))
        self.leave.setToolTip(self.tr("仍按原标准评查，本次不再提示。"))
        self.restart.clicked.connect(lambda: self.wanted.emit("restart"))
        self.leave.clicked.connect(self._leave)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * theme.GRID, 2, theme.GRID, 2)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.restart)
        layout.addWidget(self.leave)
        for changed in (desk.opened, desk.changed):
            changed.connect(self._show)
        self.hide()

    @Slot()
    def _show(self) -> None:
        file, fitting = self._desk.file, self._desk.fitting
        if file is None or fitting is None or file.case_id in self._left:
            self.hide()
            return
        procedure = self.tr("本卷程序为“{}”，").format(file.case.procedure) if file.case.procedure else ""
        titles = fitting.rubric.title, file.rubric.title
        words = self.tr("{}适用《{}》，这份评查表用的是《{}》。").format(procedure, *titles)
        self.words.short = self.tr("应适用《{}》，现用《{}》。").format(*titles)
        self.words.setText(words)
        self.show()

    @Slot()
    def _leave(self) -> None:
        if self._desk.file is not None:
            self._left.add(self._desk.file.case_id)
        self._show()
