"""The table of case files: looks and keys; what it shows is the model's business."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QSettings,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from reviewer.models.case_list import CASE_ROLE, COLUMNS, STATE_COLUMN, TITLE_COLUMN, CaseListModel
from reviewer.presenters.ports import CaseRow
from reviewer.windows import theme
from reviewer.windows.cases.case_columns import TITLES, CaseColumns
from reviewer.windows.cases.column_menu import CaseHeader, ColumnMenu
from reviewer.windows.cases.hint_delegate import HintDelegate
from reviewer.windows.cases.state_delegate import StateDelegate
from reviewer.windows.rescaling import FOLLOWS
from reviewer.windows.row_tables import NumberDelegate, dress_rows, say_instead

ROW = 30  # a row's height at 100 %
ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


class CaseTable(QTableView):
    """Rows of one height, sortable by every column; Enter or a double click opens a case file."""

    opened = Signal(str)  # case_id
    reason_wanted = Signal(str)  # case_id

    def __init__(self, model: CaseListModel, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case_model = model
        self.setModel(model)
        header = CaseHeader(self)
        self.setHorizontalHeader(header)
        dress_rows(self, self.tr("案卷列表"), row=ROW, several=True)
        self.setItemDelegateForColumn(STATE_COLUMN, StateDelegate(self))
        self.setItemDelegateForColumn(TITLES.index("文号"), NumberDelegate(self))
        self.setItemDelegateForColumn(TITLE_COLUMN, HintDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setProperty(FOLLOWS, True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.columns = CaseColumns(header, settings)
        self.column_menu = ColumnMenu(self.columns, header)
        header.setSelectionModel(QItemSelectionModel(model, self))  # asks of every row whether it is chosen
        self.setSortingEnabled(True)
        self.doubleClicked.connect(self._open)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._come_back)
        self._remembered = ""
        self._chosen: frozenset[str] = frozenset()  # every case file chosen
        self._at_top: tuple[str, int] = ("", 0)  # the case file at the top of the view, and where it begins
        self._is_in_sight = False  # the one the cursor is on
        self._followed = ""  # the case file on the desk when the list was shown last
        self._wanted = ""  # to be chosen once it is listed

    @property
    def is_sorted(self) -> bool:
        """Whether the user chose an order other than that of the list."""
        return self.horizontalHeader().sortIndicatorSection() >= 0

    def current_case(self) -> CaseRow | None:
        """The case file the cursor is on."""
        row = self.currentIndex().data(CASE_ROLE)
        return row if isinstance(row, CaseRow) else None

    def selected_rows(self) -> list[CaseRow]:
        """The chosen case files in the order of the list."""
        ranges: Iterable[QItemSelectionRange] = self.selectionModel().selection()  # type: ignore[assignment]
        numbers = {number for chosen in ranges for number in range(chosen.top(), chosen.bottom() + 1)}
        return [self._case_model.shown[number] for number in sorted(numbers)]

    def selected_cases(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(row.case_id for row in self.selected_rows())

    def choose(self, case_id: str) -> None:
        """Put the cursor on this case file."""
        self._put_cursor(self._case_model.row_of(case_id))

    def follow(self, case_id: str) -> None:
        """Put the cursor on the case file somebody works on, where he has gone on to another: what is chosen since the
        last time stays."""
        before, self._followed = self._followed, case_id
        row = self.current_case()
        if case_id != before and (row is None or row.case_id != case_id):
            self.choose(case_id)

    def begin_at(self, case_id: str) -> None:
        """Put the cursor on this case file as soon as it is in the list."""
        self._wanted = case_id

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns that find no room are hidden, so that nothing has to be scrolled sideways."""
        super().resizeEvent(event)
        if self.verticalHeader().defaultSectionSize() != theme.px(ROW):
            self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.columns.fit(event.size().width())  # asking for the viewport costs 15 ms the first time

    def viewportEvent(self, event: QEvent) -> bool:
        """The tip of a score says why; the reason is read when it is first asked for."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            if self._case_model.lacks_reason(index):
                self.reason_wanted.emit(index.data(CASE_ROLE).case_id)
                return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where nothing passes the filter, where else to look: only the fields of the list are searched here."""
        super().paintEvent(event)
        if self._case_model.is_narrowed and not self._case_model.shown:
            said = self.tr("没有符合条件的案卷。\n要查案卷里的文字，用右上角菜单“在全部案卷中检索”。")
            say_instead(self, said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Home and End go to the first and the last case file; everything else is the table's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() in ENDS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._put_cursor(0 if event.key() == Qt.Key.Key_Home else self._case_model.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        row = index.data(CASE_ROLE)
        if isinstance(row, CaseRow):
            self.opened.emit(row.case_id)

    @Slot()
    def _remember(self) -> None:
        row, top = self.current_case(), self.rowAt(0)
        self._remembered = row.case_id if row else self._remembered
        self._chosen = frozenset(self.selected_cases())
        self._at_top = (self._case_model.shown[top].case_id, self.rowViewportPosition(top)) if top >= 0 else ("", 0)
        self._is_in_sight = row is not None and self.viewport().rect().intersects(self.visualRect(self.currentIndex()))

    @Slot()
    def _come_back(self) -> None:
        self.columns.suit(self._case_model.rows, self.fontMetrics())
        if self._wanted and self._case_model.row_of(self._wanted) >= 0:
            self._remembered, self._wanted = self._wanted, ""
            self._chosen, self._at_top = frozenset(), ("", 0)
        if self._remembered:
            self.choose(self._remembered)
        if not self.currentIndex().isValid() and self._case_model.rowCount():
            self._put_cursor(0)
        self._choose_again()
        self._scroll_back()

    def _choose_again(self) -> None:
        """All that were chosen and are still shown; the cursor is there already, unless its row is not shown."""
        rows = [number for number, row in enumerate(self._case_model.shown) if row.case_id in self._chosen]
        if not rows:
            return
        model, flags, last = self._case_model, QItemSelectionModel.SelectionFlag, len(COLUMNS) - 1
        if model.row_of(self._remembered) < 0:
            self._put_cursor(rows[0])
        wanted = QItemSelection()
        for number in rows:
            wanted.append(QItemSelectionRange(model.index(number, 0), model.index(number, last)))
        self.selectionModel().select(wanted, flags.ClearAndSelect)

    def _scroll_back(self) -> None:
        """What was at the top of the view is there again; but nobody loses sight of the row he is on."""
        case_id, at = self._at_top
        row = self._case_model.row_of(case_id)
        if row < 0:
            return
        self.executeDelayedItemsLayout()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.rowViewportPosition(row) - at)
        if self._is_in_sight:
            self.scrollTo(self.currentIndex())

    def _put_cursor(self, row: int) -> None:
        """Choose this row alone, whatever keys are held: Qt's own `setCurrentIndex` toggles it while Ctrl is down."""
        if row >= 0:
            flags = QItemSelectionModel.SelectionFlag
            index = self._case_model.index(row, 0)
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
