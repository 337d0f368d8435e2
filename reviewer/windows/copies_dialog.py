"""Asks to which dated copy of the database the workspace goes back."""

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QHeaderView, QLabel, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from reviewer.storage.restoring import Copy
from reviewer.windows import theme
from reviewer.windows.dialog_buttons import dialog_buttons
from reviewer.windows.row_tables import dress_rows

MADE_AT = re.compile(r"review-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)")
ROWS_SHOWN = 8
HEADING = 34  # at 100 %, of the height: what the style sheet makes of it is not known yet


class CopiesDialog(QDialog):
    """The newest copy is chosen at first."""

    def __init__(self, copies: Sequence[Copy], said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._copies = tuple(copies)
        self.setWindowTitle(self.tr("用备份恢复"))
        self.setMinimumWidth(theme.px(520))
        words = QLabel(said)
        words.setWordWrap(True)
        titles = (self.tr("备份时间"), self.tr("案卷"), self.tr("已提交的评查表"))
        self.table = QTableWidget(len(copies), len(titles))
        self.table.setHorizontalHeaderLabels(titles)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        dress_rows(self.table, self.tr("备份"))
        for row, copy in enumerate(copies):
            for column, text in enumerate((moment(copy.path, seconds=True), f"{copy.cases}", f"{copy.submitted}")):
                self.table.setItem(row, column, QTableWidgetItem(text))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        rows = self.table.verticalHeader().defaultSectionSize() * min(len(copies), ROWS_SHOWN)
        self.table.setMinimumHeight(theme.px(HEADING) + rows + theme.GRID)
        self.table.selectRow(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.GRID] * 4)
        layout.setSpacing(theme.GRID)
        layout.addWidget(words)
        layout.addWidget(self.table, 1)
        layout.addWidget(dialog_buttons(self, self.tr("恢复")))
        self.table.doubleClicked.connect(self.accept)

    def chosen(self) -> Path:
        """The copy to go back to."""
        return self._copies[max(self.table.currentRow(), 0)].path


def moment(copy: Path, *, seconds: bool = False) -> str:
    """When a copy was made, which its name says (review-20261122-130419.db); several may be of one minute."""
    found = MADE_AT.fullmatch(copy.stem)
    if not found:
        return copy.name  # somebody may have given it another name
    return ("{}-{}-{} {}:{}:{}" if seconds else "{}-{}-{} {}:{}").format(*found.groups())
