"""The place 案卷: the list, the ways to add to it, and the ways on from a case file."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QStackedLayout, QVBoxLayout, QWidget

from reviewer.models.case_list import CaseListModel
from reviewer.presenters.cases import CasesPresenter
from reviewer.presenters.ports import CaseRow, CaseState
from reviewer.windows.cases.asking import ask_sheets
from reviewer.windows.cases.case_table import CaseTable
from reviewer.windows.cases.correction_history import CorrectionHistory
from reviewer.windows.cases.empty_state import EmptyState
from reviewer.windows.cases.score_reasons import ScoreReasons
from reviewer.windows.cases.tool_row import OnlyBar, ToolRow
from reviewer.windows.cases.ways_in import WaysIn
from reviewer.windows.dressing import dress
from reviewer.windows.frame.recent_menu import RecentMenu
from reviewer.windows.manual.pages import EMPTY, set_help

if TYPE_CHECKING:  # made and loaded when they are first needed
    from reviewer.presenters.roster import Arrivals
    from reviewer.windows.cases.import_report import ImportReport
    from reviewer.windows.cases.roster_bar import RosterBar

TYPING_PAUSE = 120  # milliseconds


class CasesPlace(QWidget):
    """Builds the list and connects it to its presenter."""

    opened = Signal(str)  # case_id, to be reviewed
    taught = Signal(object)  # ids of case files, to be shown full screen
    workspace_chosen = Signal()
    practice_chosen = Signal()  # a guided review of an example
    examples_chosen = Signal()  # the examples with their reviews
    sheet_printed = Signal(object)  # ids of case files
    sheets_saved = Signal(object, str)  # ids of case files, path
    papers_wanted = Signal(object, object)  # ids of the chosen case files, of all in the list
    roster_wanted = Signal(object)  # path of a list of cases, None: to be asked for
    arrivals_wanted = Signal()
    removal_wanted = Signal(object)  # the chosen CaseRows

    def __init__(
        self,
        presenter: CasesPresenter,
        settings: QSettings,
        recent: RecentMenu | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        dress(self)
        self._presenter, self._settings, self._recent = presenter, settings, recent
        self._counted = ""  # what is said of all rows
        self._is_new = True
        self.model = CaseListModel(self)
        self.table = CaseTable(self.model, settings)
        self.tools, self.only = ToolRow(), OnlyBar()
        self.ways_in = WaysIn(presenter, settings, self)
        self.reasons = ScoreReasons(presenter, self.table, self.model)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self.setAcceptDrops(True)
        self._lay_out()
        self._add_actions()
        self._connect()

    def enter(self) -> None:
        """Show what is in the workspace now; at first only what fits on the screen, the rest once that is painted."""
        if self._is_new:
            self._presenter.begin(is_sorted=self.table.is_sorted)
        else:
            self._presenter.refresh()
        self._is_new = False
        self._take_focus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The list is there for whoever looks: time for the rows further down."""
        super().paintEvent(event)
        QTimer.singleShot(0, self._presenter.complete)

    @cached_property
    def empty(self) -> EmptyState:
        """What stands in place of the list while there is no case file; made when it is first needed."""
        empty = EmptyState(self._recent)
        set_help(empty, EMPTY)
        self._pages.addWidget(empty)
        self._connect_ways_in(empty)
        empty.examples_chosen.connect(self.examples_chosen)
        empty.practice_chosen.connect(self.practice_chosen)
        empty.workspace_chosen.connect(self.workspace_chosen)
        empty.set_busy(self._presenter.is_busy)
        return empty

    @cached_property
    def report(self) -> "ImportReport":
        """What became of the last import; made at the first one."""
        from reviewer.windows.cases.import_report import ImportReport

        report = ImportReport()
        report.roster_wanted.connect(self.roster_wanted)
        self._column.addWidget(report)
        return report

    @cached_property
    def arrivals(self) -> "RosterBar":
        """How much of a list of cases arrived; made when it is first told."""
        from reviewer.windows.cases.roster_bar import RosterBar

        bar = RosterBar()
        self._column.insertWidget(0, bar)
        bar.opened.connect(self.arrivals_wanted)
        return bar

    def leave(self) -> None:
        """Remember widths and order."""
        self.table.columns.save()

    def show_only(self, case_ids: Sequence[str], description: str) -> None:
        """Show the case files behind a number, and say which number."""
        self.tools.clear()
        self.model.set_only(frozenset(case_ids))
        self.only.describe(description)

    def next_waiting(self, after: str) -> str:
        """The next case file in the list that is not submitted yet, after this one; empty where all are done."""
        rows = list(self.model.shown)
        start = self.model.row_of(after) + 1
        open_rows = [row for row in rows[start:] + rows[:start] if row.state != CaseState.SUBMITTED]
        return next((row.case_id for row in open_rows if row.case_id != after), "")

    def case_to_review(self) -> str:
        """The chosen case file, else the first that waits; empty where there is none."""
        row = self.table.current_case()
        return row.case_id if row is not None else self.next_waiting("")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be dropped anywhere here."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        event.acceptProposedAction()
        self.ways_in.take_dropped(event.mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the result of an import, then shows all case files again."""
        open_now = [bar for bar in (self.__dict__.get("report"), self.only) if bar is not None and bar.isVisible()]
        if event.key() == Qt.Key.Key_Escape and open_now:
            open_now[0].leave()
            self._take_focus()
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def show_arrivals(self, arrivals: "Arrivals") -> None:
        """How much of the list of cases arrived, and which case files are probably one."""
        self.arrivals.show_arrivals(arrivals)
        self.model.set_hints(arrivals.hints)

    def _lay_out(self) -> None:
        listing = QWidget()
        inner = QVBoxLayout(listing)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        for widget in (self.tools, self.only, self.table):
            inner.addWidget(widget, 1 if widget is self.table else 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._pages = QStackedLayout()
        layout.addLayout(self._pages, 1)  # first: a stack without a parent shows its first page as a window
        self._pages.addWidget(listing)
        self._column, self._listing = layout, listing

    def _add_actions(self) -> None:
        self._act(self.tools.review, self._open_current, self.tr("评查本卷"))
        self._act(self.tools.teach, self._teach_current, self.tr("讲评放映"), "F5")
        self._act(self.tools.correct, self._correct_current, self.tr("更正案卷信息…"), "F2")
        CorrectionHistory(self._presenter.corrections, self.table)
        self._act(None, self.reasons.show_current, self.tr("得分怎么算出来"), "Ctrl+I")
        self._act(None, lambda: self.removal_wanted.emit(self.table.selected_rows()), self.tr("移出评查库…"), "Delete")
        self._act(None, self.table.column_menu.open, self.tr("显示的栏目…"))
        self.table.setContextMenuPolicy(self.table.contextMenuPolicy().ActionsContextMenu)
        find = QAction(self)
        find.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        find.triggered.connect(self.tools.focus_filter)
        self.addAction(find)

    def _act(self, button: QAbstractButton | None, done: Callable[[], object], text: str, key: str = "") -> None:
        action = QAction(text, self.table)
        action.triggered.connect(done)
        if key:
            action.setShortcut(QKeySequence(key))
        if button is not None:
            button.clicked.connect(done)
            button.setToolTip(f"{text.rstrip('…')}（{key}）" if key else "")
        self.table.addAction(action)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.listed.connect(self._list)
        presenter.imported.connect(lambda report: self.report.show_report(report))
        self.tools.filter_changed.connect(self._typing.start)
        self._typing.timeout.connect(self._filter)
        self.tools.state_changed.connect(self._filter)
        self.only.cleared.connect(lambda: self.model.set_only(None))
        self.tools.filter_left.connect(self.table.setFocus)
        self.table.opened.connect(self.opened)
        self.reasons.opened.connect(self.opened)
        self.table.selectionModel().selectionChanged.connect(self._show_choice)
        self.model.modelReset.connect(self._show_counts)
        self._connect_ways_in(self.tools)
        self.tools.sheet_print_chosen.connect(lambda: self.sheet_printed.emit(_submitted(self.table.selected_rows())))
        self.tools.sheet_save_chosen.connect(lambda: self._save_sheets(_submitted(self.table.selected_rows())))
        self.tools.all_sheets_save_chosen.connect(lambda: self._save_sheets(_submitted(self.model.shown)))
        self.tools.papers_chosen.connect(self.want_papers)
        self.tools.roster_chosen.connect(lambda: self.roster_wanted.emit(None))
        self.ways_in.roster_wanted.connect(self.roster_wanted)

    def _connect_ways_in(self, source: ToolRow | EmptyState) -> None:
        source.import_files_chosen.connect(self.ways_in.choose_files)
        source.import_folder_chosen.connect(self.ways_in.choose_folder)
        self._presenter.busy_changed.connect(source.set_busy)

    @Slot(object)
    def _list(self, rows: Sequence[CaseRow]) -> None:
        self.model.set_rows(rows)
        shown = self._pages.currentIndex()
        self._pages.setCurrentWidget(self._listing if rows else self.empty)
        if self._pages.currentIndex() != shown or not rows:
            self._take_focus()

    def _take_focus(self) -> None:
        if self.isVisible():
            (self.table if self.model.rowCount() else self.empty).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins in the list."""
        super().showEvent(event)
        self._take_focus()

    @Slot()
    def _filter(self) -> None:
        self.model.set_filter(self.tools.filter_text(), self.tools.state())

    @Slot()
    def _show_counts(self) -> None:
        """What is said of all rows, once for each list: the cursor moves more often."""
        self._counted = self._presenter.summary(self.model.shown)
        self.tools.all_sheets.setEnabled(bool(_submitted(self.model.shown)))
        self._show_choice()

    @Slot()
    def _show_choice(self) -> None:
        chosen = self.table.selected_rows()
        several = self.tr("；选中 {}").format(len(chosen)) if len(chosen) > 1 else ""
        self.tools.show_summary(self._counted + several)
        self.tools.set_choice(self.table.current_case(), len(_submitted(chosen)))

    @Slot()
    def _open_current(self) -> None:
        row = self.table.current_case()
        if row is not None:
            self.opened.emit(row.case_id)

    @Slot()
    def _teach_current(self) -> None:
        chosen = self.table.selected_cases()
        if chosen:
            self.taught.emit(chosen)

    @Slot()
    def _correct_current(self) -> None:
        row = self.table.current_case()
        if row is not None:
            from reviewer.windows.cases.correction_dialog import correct

            correct(row, self._presenter, self)

    @Slot()
    def want_papers(self) -> None:
        """打印与文书 about the chosen case files and all in the list."""
        self.papers_wanted.emit(self.table.selected_cases(), tuple(row.case_id for row in self.model.shown))

    def _save_sheets(self, cases: Sequence[str]) -> None:
        one = self.model.shown[self.model.row_of(cases[0])].number if len(cases) == 1 else ""
        chosen = ask_sheets(self, self._settings, f"评查表 {one}".rstrip() + ".pdf")
        if chosen:
            self.sheets_saved.emit(tuple(cases), chosen)


def _submitted(rows: Iterable[CaseRow]) -> tuple[str, ...]:
    return tuple(row.case_id for row in rows if row.state == CaseState.SUBMITTED)
