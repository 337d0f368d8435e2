"""导入案卷目录: agree on the columns, see what is doubtful cell by cell, then take the list in."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from reviewer.documents.roster.columns import BY_KEY, match_columns, unmatched
from reviewer.models.roster import RosterPreviewModel, RosterRemarksModel
from reviewer.presenters.roster import NEEDED, RosterPresenter
from reviewer.windows import theme
from reviewer.windows.bringing import fit
from reviewer.windows.cases.column_matching import ColumnMatching
from reviewer.windows.dialog_buttons import AGREE, dialog_buttons
from reviewer.windows.row_tables import dress_rows

if TYPE_CHECKING:
    from reviewer.documents.roster.entries import Roster
    from reviewer.documents.roster.table import RosterTable

LEAST, WIDE = 64, 240  # pixels at 100 % of a column of the preview
GIVING = frozenset(("cause", "party_name", "unit", "officers", "penalty_kinds", "remark"))
MEASURED = 100  # rows that say how wide a column is, besides those that are seen: a list may have thousands


class RosterDialog(QDialog):
    """One list. Nothing is kept before 导入 is pressed."""

    def __init__(
        self,
        presenter: RosterPresenter,
        path: Path,
        table: "RosterTable",
        parent: QWidget | None = None,
        *,
        beside: bool = False,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._path, self._table = presenter, path, table
        self._roster: Roster | None = None
        self._keys: tuple[str, ...] = ()  # of the columns of the preview
        self.setWindowTitle(self.tr("导入案卷目录：{}").format(path.name))
        fit(self, 1120, 620)
        self.matching = ColumnMatching(table.headings, match_columns(table.headings))
        self.preview, self.remarks = RosterPreviewModel(self), RosterRemarksModel(self)
        self.tabs, self.says = QTabWidget(), QLabel()
        self.says.setWordWrap(True)
        self.way = QComboBox()
        self.way.setAccessibleName(self.tr("与已有目录的关系"))
        self.way.addItem(self.tr("与已有目录合并（同一案号以这份为准）"), False)
        self.way.addItem(self.tr("替换已有目录"), True)
        self.way.setVisible(beside)
        self.every = QPushButton()
        self._before: frozenset[tuple[int, str]] | None = None  # what was ticked before all were
        self._lay_out()
        self.every.clicked.connect(self._tick_every)
        self.remarks.dataChanged.connect(self._offer_every)
        self.tabs.currentChanged.connect(self._offer_every)
        self.matching.changed.connect(self._judge)
        presenter.judged.connect(self._show)
        self._judge()

    @Slot()
    def accept(self) -> None:
        """Take the list in."""
        if self._roster is not None:
            instead = bool(self.way.currentData())
            self._presenter.take_in(self._path, self._roster, self.remarks.accepted, instead=instead)
            super().accept()

    def _lay_out(self) -> None:
        note = QLabel(self.tr("每一栏取自目录的哪一列，程序按列名认定，不对的请改选。原文一律保留。"))
        theme.set_look(note, "muted")
        self.tabs.addTab(self._view(self.remarks), "")
        theme.set_look(self.every, "chip")
        self.tabs.setCornerWidget(self.every)
        self._preview_table = self._view(self.preview)
        self.tabs.addTab(self._preview_table, self.tr("预览"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.GRID] * 4)
        layout.setSpacing(theme.GRID)
        buttons = dialog_buttons(self, self.tr("导入目录"))
        self._agree = buttons.button(AGREE)
        for widget in (note, self.matching, self.tabs, self.says):
            layout.addWidget(widget, 1 if widget is self.tabs else 0)
        line = QHBoxLayout()
        line.addWidget(self.way)
        line.addWidget(buttons, 1)
        layout.addLayout(line)

    def _view(self, model: RosterRemarksModel | RosterPreviewModel) -> QTableView:
        view = QTableView()
        view.setModel(model)
        view.horizontalHeader().setResizeContentsPrecision(MEASURED)
        dress_rows(view, self.tr("需核对的内容") if model is self.remarks else self.tr("预览"), several=True)
        if model is self.remarks:
            header = view.horizontalHeader()
            for column, width in enumerate((52, 84, 200)):
                header.resizeSection(column, theme.px(width))
            header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
            header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
            header.setSectionResizeMode(4, QHeaderView.ResizeMode.ResizeToContents)
        else:
            view.horizontalHeader().setStretchLastSection(True)
        return view

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns of the preview have the room that there is now."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Columns of the preview as wide as their words, within limits; where they find no room, names give way as far
        as they can still be read, but no number and no date, before one has to scroll."""
        view = self._preview_table
        room = self.tabs.width() - view.verticalScrollBar().sizeHint().width() - 2 * view.frameWidth()
        view.resizeColumnsToContents()
        words = [min(view.columnWidth(column), theme.px(WIDE)) for column in range(self.preview.columnCount())]
        widths = words
        for most in range(theme.px(WIDE), theme.px(LEAST), -theme.GRID):
            narrow = [
                min(width, most) if key in GIVING else width for key, width in zip(self._keys, words, strict=True)
            ]
            if sum(narrow) <= room:
                widths = narrow
                break
        for column, width in enumerate(widths):
            view.setColumnWidth(column, width)

    @Slot()
    def _tick_every(self) -> None:
        """All suggestions, or again those that were ticked before."""
        before, self._before = self._before, None
        if before is None:
            self._before = self.remarks.accepted
        self.remarks.tick(self.remarks.offered if before is None else before)

    @Slot()
    def _offer_every(self) -> None:
        offered, ticked = self.remarks.offered, self.remarks.accepted
        if ticked != offered:
            self._before = None  # something was unticked by hand: that is the choice now
        words = self.tr("全部按建议改（{} 处）").format(len(offered))
        self.every.setText(self.tr("恢复原来的选择") if self._before is not None else words)
        self.every.setVisible(self.tabs.currentIndex() == 0 and bool(offered))
        self.every.setEnabled(self._before is not None or ticked != offered)

    @Slot()
    def _judge(self) -> None:
        self._roster = None
        self._agree.setEnabled(False)
        columns = self.matching.columns()
        if not any(key in columns for key in NEEDED):
            self.says.setText(self.tr("请至少指明“案号”或者“当事人”在哪一列，否则不能与案卷核对。"))
            theme.set_look(self.says, "doubt")
            return
        self._presenter.judge(self._table, columns)

    @Slot(object)
    def _show(self, roster: "Roster") -> None:
        self._roster = roster
        self._agree.setEnabled(bool(roster.entries))
        columns = self.matching.columns()
        self._keys = tuple(columns)
        self.preview.set_roster(roster, {key: BY_KEY[key].label for key in columns})
        self.remarks.set_roster(roster)
        self._share_width()
        doubts = sum(problem.is_doubt for problem in roster.problems)
        self.tabs.setTabText(0, self.tr("需核对 {}").format(doubts))
        if not roster.problems:
            self.tabs.setCurrentIndex(1)
        parts = [
            self.tr("共 {} 件").format(len(roster.entries)),
            self.tr("需核对 {} 处，建议栏打勾的按建议改，其余照原文保留").format(doubts) if doubts else "",
            self.tr("自动换算 {} 处").format(len(roster.problems) - doubts) if len(roster.problems) > doubts else "",
        ]
        rest = unmatched(self._table.headings, columns)
        parts.append(self.tr("另有 {} 列照原样保留：{}").format(len(rest), "、".join(rest)) if rest else "")
        self.says.setText("；".join(part for part in parts if part) + "。")
        self._before = None
        self._offer_every()
        theme.set_look(self.says, "")
