"""The line of large numbers over 统计. Each is a button to the case files behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reviewer.presenters.statistics import Cases, Statistics, points, share
from reviewer.windows import theme

FOCUS_RING = 2


class Overview(QFrame):
    """Progress, average and grades at a glance."""

    opened = Signal(object, str)  # ids of case files, description

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "bar")
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(2 * theme.GRID - FOCUS_RING, theme.GRID, 2 * theme.GRID, theme.GRID)
        self._layout.setSpacing(4 * theme.GRID)

    def show_statistics(self, numbers: Statistics) -> None:
        """Show these numbers in place of those before."""
        self._clear()
        done = f"{len(numbers.submitted)}/{len(numbers.all_cases)}"
        self._add(self.tr("已提交案卷"), done, numbers.submitted)
        self._add(self.tr("评查中"), str(len(numbers.open)), numbers.open)
        self._add(self.tr("平均分"), points(numbers.average) or "–", numbers.submitted, reason=numbers.reason)
        for grade, cases in numbers.grades:
            portion = share(cases, numbers.submitted)
            self._add(grade, f"{len(cases)}", cases, portion)
        self._add(self.tr("指出问题"), str(numbers.findings), numbers.submitted)
        open_doubts = [doubt for doubt in numbers.doubts if not doubt.conclusion]
        doubtful: Sequence[str] = tuple(dict.fromkeys(doubt.case_id for doubt in open_doubts))
        self._add(self.tr("待定论存疑"), str(len(open_doubts)), tuple(doubtful))
        self._layout.addStretch(1)

    def _clear(self) -> None:
        while self._layout.count():
            item = self._layout.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()

    def _add(self, label: str, number: str, cases: Cases, beside: str = "", reason: str = "") -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        caption = QLabel(f"{label}　{beside}" if beside else label)
        theme.set_look(caption, "muted")
        caption.setContentsMargins(FOCUS_RING, 0, 0, 0)  # over the figures, which leave room for it
        button = QPushButton(number)
        theme.set_look(button, "number")
        button.setAccessibleName(f"{label} {number}")
        look = self.tr("查看这些案卷")
        button.setToolTip(f"{look}\n{reason}" if reason else look)
        button.setEnabled(bool(cases))
        button.clicked.connect(lambda: self.opened.emit(cases, label))
        column.addWidget(caption)
        column.addWidget(button)
        self._layout.addWidget(holder)
