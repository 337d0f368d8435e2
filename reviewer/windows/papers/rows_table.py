"""A table among the fields of a paper: rows are typed, added and taken away; 序号 is counted by itself."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from reviewer.windows import theme
from reviewer.windows.icons import icon
from reviewer.windows.papers.cell_editor import CellDelegate
from reviewer.windows.row_tables import START

COUNTED = "序号"
SHOWN_ROWS, MOST_LINES = 4, 12  # room for so many rows of one line, and for no more lines
NARROW = 6  # characters
HEADING_ROOM, CELL_ROOM = 20, 24  # pixels at 100 % round the words; those of a heading are smaller than measured
LEAST_SHARED = "四个字宽"
MOST_MEASURED = 60  # rows
MOST_SHARED = 24  # characters: longer words do not make their column wider
Cells = tuple[tuple[str, ...], ...]


class RowsTable(QWidget):
    """Emits `edited` with all rows after each change by hand."""

    edited = Signal(object)  # tuple[Mapping[str, str], ...]

    def __init__(self, columns: Sequence[str], rows: Sequence[Mapping[str, str]], name: str) -> None:
        super().__init__()
        self._columns = [column for column in columns if column != COUNTED]
        self.table = self._built_table(name)
        for row in rows:
            self._append(row)
        self.add, self.remove = QPushButton(icon("plus"), self.tr("添加一行")), QPushButton(self.tr("删除一行"))
        self.remove.setIcon(icon("minus"))
        self.remove.setEnabled(False)
        self.remove.setToolTip(self.tr("可以撤销（Ctrl+Z）"))
        self.table.currentCellChanged.connect(lambda row, *_: self.remove.setEnabled(row >= 0))
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(self.table)
        layout.addLayout(buttons)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.table.itemChanged.connect(self._tell)
        self._past, self._future = [self._cells()], list[Cells]()  # the last of them is what is shown
        for keys, act in ((QKeySequence.StandardKey.Undo, self.undo), (QKeySequence.StandardKey.Redo, self.redo)):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._fitting = QTimer(self, singleShot=True, interval=0)  # once the columns have their widths
        self._fitting.timeout.connect(self._fit_rows)
        self.table.horizontalHeader().sectionResized.connect(lambda *_: self._fitting.start())
        self.table.viewport().installEventFilter(self)

    def _built_table(self, name: str) -> QTableWidget:
        table = QTableWidget(0, len(self._columns))
        table.setHorizontalHeaderLabels(self._columns)
        table.horizontalHeader().setDefaultAlignment(START)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.px(28))
        table.verticalHeader().setMinimumSectionSize(theme.px(28))
        table.setVerticalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)  # a row may be higher than the table
        table.setItemDelegate(CellDelegate(table))
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setStretchLastSection(True)
        theme.set_look(table, "wrapped")
        table.setTabKeyNavigation(False)
        table.setAccessibleName(name)
        return table

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Long words are read whole, where the rows are few enough to be measured."""
        if event.type() == QEvent.Type.Resize:
            self._share_width()
            self._fitting.start()
        return super().eventFilter(watched, event)

    @Slot()
    def undo(self) -> None:
        """The rows as they were before the last change."""
        if len(self._past) > 1:
            self._future.append(self._past.pop())
            self._show(self._past[-1])

    @Slot()
    def redo(self) -> None:
        """The change that was taken back, once more."""
        if self._future:
            self._past.append(self._future.pop())
            self._show(self._past[-1])

    def _show(self, cells: Cells) -> None:
        row, column = max(self.table.currentRow(), 0), max(self.table.currentColumn(), 0)
        self.table.blockSignals(True)
        self.table.setRowCount(0)
        for line in cells:
            self._append(dict(zip(self._columns, line, strict=True)))
        self.table.blockSignals(False)
        self.table.setCurrentCell(min(row, self.table.rowCount() - 1), column)
        self._emit()

    def _cells(self) -> Cells:
        return tuple(
            tuple(self._text(row, at) for at in range(len(self._columns))) for row in range(self.table.rowCount())
        )

    @Slot()
    def _fit_rows(self) -> None:
        if self.table.rowCount() <= MOST_MEASURED:
            self.table.resizeRowsToContents()
        table, line = self.table, theme.px(28)
        bar = table.horizontalScrollBar()
        around = table.horizontalHeader().height() + (bar.sizeHint().height() if bar.maximum() else 0) + 2
        least, most = line * (SHOWN_ROWS + 1) + theme.px(20), line * MOST_LINES
        table.setFixedHeight(min(max(least, table.verticalHeader().length() + around), most))

    def rows(self) -> tuple[Mapping[str, str], ...]:
        """What the table says; rows with nothing in them are left out."""
        return tuple(dict(zip(self._columns, row, strict=True)) for row in self._cells() if any(row))

    def _share_width(self) -> None:
        """Narrow columns as wide as what stands in them; the others share the rest. No heading is cut: where there
        is no room for all, the table scrolls sideways."""
        width_of = self.table.fontMetrics().horizontalAdvance
        cells = self._cells()[:MOST_MEASURED]
        longest = [max((row[at] for row in cells), key=len, default="") for at in range(len(self._columns))]
        widths = [width_of(name) + theme.px(HEADING_ROOM) for name in self._columns]
        wide = [at for at, text in enumerate(longest) if len(text) > NARROW] or list(range(len(widths)))
        for at, text in enumerate(longest):
            widths[at] = max(widths[at], width_of(LEAST_SHARED if at in wide else text) + theme.px(CELL_ROOM))
        shares = [min(len(longest[at]), MOST_SHARED) + NARROW for at in wide]
        spare = max(self.table.viewport().width() - sum(widths), 0)
        for at, share in zip(wide, shares, strict=True):
            widths[at] += spare * share // sum(shares)
        for at, width in enumerate(widths):
            self.table.setColumnWidth(at, width)

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip() if item is not None else ""

    def _append(self, row: Mapping[str, str]) -> None:
        at = self.table.rowCount()
        self.table.insertRow(at)
        for column, name in enumerate(self._columns):
            item = QTableWidgetItem(row.get(name, ""))
            item.setToolTip(item.text())
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(at, column, item)

    @Slot()
    def _add(self) -> None:
        self.table.blockSignals(True)
        self._append({})
        self.table.blockSignals(False)
        self.table.setCurrentCell(self.table.rowCount() - 1, 0)
        self.table.editItem(self.table.currentItem())

    @Slot()
    def _remove(self) -> None:
        if self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())
            self._tell()

    @Slot()
    def _tell(self) -> None:
        """A step that can be taken back."""
        if (now := self._cells()) != self._past[-1]:
            self._past.append(now)
            self._future.clear()
        self._emit()

    def _emit(self) -> None:
        self._fitting.start()
        self.edited.emit(self.rows())
