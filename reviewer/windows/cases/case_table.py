"""The table of case files: looks and keys; what it shows is the model's business."""

from PySide6.QtCore import QModelIndex, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from reviewer.models.case_list import CASE_ROLE, STATE_COLUMN, TITLE_COLUMN, CaseListModel
from reviewer.presenters.ports import CaseRow
from reviewer.windows import theme
from reviewer.windows.cases.state_delegate import StateDelegate

WIDTHS = (56, 260, 150, 150, 130, 84, 56, 92, 68, 72, 92, 76)  # at 100 %, in the order of the columns
HEADER = "cases/header"


class CaseTable(QTableView):
    """Rows of one height, sortable by every column; Enter or a double click opens a case file."""

    opened = Signal(str)  # case_id

    def __init__(self, model: CaseListModel, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._case_model = settings, model
        self.setModel(model)
        self.setAccessibleName(self.tr("案卷列表"))
        self.setItemDelegateForColumn(STATE_COLUMN, StateDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._set_headers()
        self.doubleClicked.connect(self._open)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._come_back)
        self._remembered = ""

    def current_case(self) -> CaseRow | None:
        """The case file the cursor is on."""
        row = self.currentIndex().data(CASE_ROLE)
        return row if isinstance(row, CaseRow) else None

    def selected_cases(self) -> tuple[str, ...]:
        """The chosen case files in the order of the list."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return tuple(index.data(CASE_ROLE).case_id for index in rows)

    def choose(self, case_id: str) -> None:
        """Put the cursor on this case file."""
        row = self._case_model.row_of(case_id)
        if row >= 0:
            self.setCurrentIndex(self._case_model.index(row, 0))

    def save_header(self) -> None:
        """Remember widths and order."""
        self._settings.setValue(HEADER, self.horizontalHeader().saveState())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, everything else is the table's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _set_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(30))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        for column, width in enumerate(WIDTHS):
            header.resizeSection(column, theme.px(width))
        state = self._settings.value(HEADER)
        if state is not None:
            header.restoreState(state)
        header.setSectionResizeMode(TITLE_COLUMN, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(theme.px(48))
        self.setSortingEnabled(True)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        row = index.data(CASE_ROLE)
        if isinstance(row, CaseRow):
            self.opened.emit(row.case_id)

    @Slot()
    def _remember(self) -> None:
        row = self.current_case()
        self._remembered = row.case_id if row else self._remembered

    @Slot()
    def _come_back(self) -> None:
        if self._remembered:
            self.choose(self._remembered)
        if not self.currentIndex().isValid() and self._case_model.rowCount():
            self.setCurrentIndex(self._case_model.index(0, 0))
