"""存疑与定论: what reviewers asked, and where the supervisor records what was concluded."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from reviewer.models.figure_rows import ROW_ROLE
from reviewer.presenters.ports import DoubtRow
from reviewer.windows import theme
from reviewer.windows.figures.columns import doubt_columns
from reviewer.windows.figures.figure_table import FigureTable

WIDTHS = (90, 70, 170, 220, 0, 90)


class DoubtsPane(QSplitter):
    """The list of doubts over the one that is chosen."""

    settled = Signal(object, str)  # DoubtRow, conclusion

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.table = FigureTable(self.tr("存疑事项"), lambda row: f"存疑·{row.case_number}")
        self._doubt: DoubtRow | None = None
        self._is_filling, self._goes_on = False, False  # the list is being filled; a conclusion was just recorded
        self._question = QLabel()
        self._question.setWordWrap(True)
        self._question.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.conclusion = QPlainTextEdit()
        self.conclusion.setPlaceholderText(self.tr("写明定论及理由，例如：合议认为……，按……处理。"))
        self.conclusion.setTabChangesFocus(True)
        self.conclusion.setAccessibleName(self.tr("定论"))
        self.record = QPushButton(self.tr("记录定论"))
        self.record.setToolTip(self.tr("记录定论（Ctrl+Enter）"))
        theme.set_look(self.record, "primary")
        self.addWidget(self.table)
        self.addWidget(self._detail())
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)
        self.setChildrenCollapsible(False)
        self.table.chosen.connect(self._show)
        self.record.clicked.connect(self._record)
        self._show(None)

    def show_doubts(self, doubts: Sequence[DoubtRow]) -> None:
        """Show these doubts; what is being typed for the chosen one stays."""
        typed, before = self.conclusion.toPlainText(), self._doubt
        self._is_filling = True  # nothing is disabled between two lists: the keyboard stays where it is
        self.table.set_table(doubt_columns(), doubts, WIDTHS)
        self._is_filling = False
        self._show(self.table.currentIndex().data(ROW_ROLE) if doubts else None)
        if before is not None and self._doubt is not None and before == self._doubt:
            self.conclusion.setPlainText(typed)
        elif self._goes_on:
            self._go_on()

    def _detail(self) -> QFrame:
        frame = QFrame()
        theme.set_look(frame, "footer")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(*[2 * theme.GRID] * 4)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self._question)
        layout.addWidget(self.conclusion, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.record)
        layout.addLayout(buttons)
        return frame

    def _go_on(self) -> None:
        """To the next one that waits for a conclusion; to the list where none does."""
        self._goes_on, here, count = False, self.table.currentIndex().row(), self.table.rows.rowCount()
        indexes = [self.table.rows.index((here + step) % count, 0) for step in range(1, count)]
        waiting = [index for index in indexes if not index.data(ROW_ROLE).conclusion]
        if waiting:
            self.table.setCurrentIndex(waiting[0])
        elif self.conclusion.hasFocus() or self.record.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _show(self, doubt: DoubtRow | None) -> None:
        if self._is_filling:
            return
        self._doubt = doubt
        self.conclusion.setEnabled(doubt is not None)
        self.record.setEnabled(doubt is not None)
        if doubt is None:
            self._question.setText(self.tr("没有存疑事项。评查人在评查时提出的存疑会列在这里，由负责人作出定论。"))
            self.conclusion.clear()
        else:
            self._question.setText(f"{doubt.unit}　{doubt.criterion}\n{doubt.question}")
            self.conclusion.setPlainText(doubt.conclusion)
            self.record.setText(self.tr("更改定论") if doubt.conclusion else self.tr("记录定论"))
            self.record.setShortcut(QKeySequence("Ctrl+Return"))  # other words take the key away

    @Slot()
    def _record(self) -> None:
        if self._doubt is not None:
            self._goes_on = bool(self.conclusion.toPlainText().strip())
            self.settled.emit(self._doubt, self.conclusion.toPlainText())
