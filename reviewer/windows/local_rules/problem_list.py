"""What is wrong in the draft, and what an import could not take over; a line leads to its cell."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.library.local_rules.problems import CellProblem
from reviewer.windows import theme

LINES = 3
CELL_ROLE = Qt.ItemDataRole.UserRole


def _limit(lines: QListWidget, count: int) -> None:
    """As high as its lines, within limits; one line where the window is low."""
    row = lines.sizeHintForRow(0) if count else theme.px(30)
    lines.setMinimumHeight(row + 2)
    lines.setMaximumHeight(row * min(max(count, 1), LINES) + 2)


class ProblemList(QWidget):
    """Hidden while nothing is wrong."""

    chosen = Signal(object)  # Cell

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading, self.lines = QLabel(), QListWidget()
        theme.set_look(self.heading, "veto")
        self.lines.setAccessibleName(self.tr("错误"))
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.itemActivated.connect(self._choose)
        self.lines.itemClicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(self.heading)
        layout.addWidget(self.lines)

    def show_problems(self, problems: Sequence[CellProblem]) -> None:
        """These, in the order of the tables."""
        row = self.lines.currentRow()
        self.lines.clear()
        for problem in problems:
            item = QListWidgetItem(f"{problem.where}：{problem.message}")
            item.setToolTip(item.text())
            item.setData(CELL_ROLE, problem.cell)
            self.lines.addItem(item)
        self.lines.setCurrentRow(min(max(row, 0), len(problems) - 1))
        _limit(self.lines, len(problems))
        self.heading.setText(self.tr("{} 处错误，改正后才能生效（回车或单击转到该处）").format(len(problems)))
        self.setVisible(bool(problems))

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(CELL_ROLE))


class ReportCard(QFrame):
    """How an import went, line by line, until it is put away."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "card")
        self.heading, self.lines = QLabel(), QListWidget()
        self.heading.setWordWrap(True)
        self.lines.setAccessibleName(self.tr("没有读入的内容"))
        self.close_button = QPushButton(self.tr("知道了"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self._put_away)
        line = QHBoxLayout()
        line.addWidget(self.heading, 1)
        line.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.GRID] * 4)
        layout.addLayout(line)
        layout.addWidget(self.lines)
        self.hide()

    @Slot(str, tuple)
    def show_report(self, heading: str, lines: Sequence[str]) -> None:
        """What was read, and what was not."""
        rest = self.tr("；{} 处没有读入").format(len(lines)) if lines else ""
        self.heading.setText(heading + rest + "。")
        self.lines.clear()
        self.lines.addItems(list(lines))
        _limit(self.lines, len(lines))
        self.lines.setVisible(bool(lines))
        self.show()

    @Slot()
    def _put_away(self) -> None:
        self.hide()
        self.closed.emit()
