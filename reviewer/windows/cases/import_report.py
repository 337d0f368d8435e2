"""The panel under the list that says what became of an import."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QPushButton, QTableView, QVBoxLayout, QWidget

from reviewer.models.intake_report import IntakeReportModel
from reviewer.presenters.ports import IntakeReport
from reviewer.windows import theme
from reviewer.windows.frame.elided_label import ElidedLabel
from reviewer.windows.row_tables import ROW, NumberDelegate, WrappingDelegate, dress_rows

MOST = 3  # buttons for lists
NAME_WIDTH = 160  # at 100 %, of the name of a list


class ImportReport(QFrame):
    """Hidden until an import ended; stays until it is closed."""

    roster_wanted = Signal(object)  # Path of a list of cases

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "footer")
        self._headline = ElidedLabel(cut_at=Qt.TextElideMode.ElideRight)
        theme.set_look(self._headline, "heading")
        self._model = IntakeReportModel(self)
        self._offers = QHBoxLayout()
        self._copy = QPushButton(self.tr("复制清单"))
        self._close = QPushButton(self.tr("关闭"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        layout.addLayout(self._head())
        layout.addWidget(self._table())
        self._copy.clicked.connect(self._copy_list)
        self._close.clicked.connect(self.leave)
        self._close.setToolTip(self.tr("关闭（Esc）"))
        self.hide()

    @Slot()
    def leave(self) -> None:
        """It was read."""
        self.hide()

    @Slot(object)
    def show_report(self, report: IntakeReport) -> None:
        """Show what became of this import."""
        parts = [
            self.tr("导入 {} 卷").format(len(report.taken)),
            self.tr("原已在库 {} 卷").format(len(report.already)) if report.already else "",
            self.tr("未能读入 {} 个文件").format(len(report.unread)) if report.unread else "",
            self.tr("可能重复 {} 卷").format(len(report.same)) if report.same else "",
            self.tr("其余已取消，再导入一次可以接着读") if report.stopped else "",
        ]
        self._headline.setText("，".join(part for part in parts if part))
        self._model.set_report(report)
        self._offer(report.rosters)
        self.show()

    def _offer(self, rosters: Sequence[Path]) -> None:
        """A button for each list of cases that lay among the files."""
        while (item := self._offers.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for path in rosters[:MOST]:
            name = self.fontMetrics().elidedText(path.name, Qt.TextElideMode.ElideMiddle, theme.px(NAME_WIDTH))
            button = QPushButton(self.tr("导入案卷目录“{}”…").format(name), self)
            button.setToolTip(str(path))
            theme.set_look(button, "primary")
            button.clicked.connect(lambda _=False, p=path: self.roster_wanted.emit(p))
            self._offers.addWidget(button)
            button.show()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(self._headline, 1)
        head.addLayout(self._offers)
        head.addWidget(self._copy)
        head.addWidget(self._close)
        return head

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        dress_rows(table, self.tr("导入结果"), several=True)
        table.setItemDelegateForColumn(1, NumberDelegate(table))
        table.setItemDelegateForColumn(2, WrappingDelegate(table))  # what to do is read whole
        theme.set_look(table, "wrapped")
        table.setWordWrap(True)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.verticalHeader().setMinimumSectionSize(theme.px(ROW))
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.resizeSection(1, theme.px(320))
        table.setFixedHeight(theme.px(ROW) * 5 + theme.GRID)
        return table

    @Slot()
    def _copy_list(self) -> None:
        QGuiApplication.clipboard().setText(self._model.as_text())
