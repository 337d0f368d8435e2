"""Why a case file has its score: a tip over the number, and the whole arithmetic on demand."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QToolTip

from reviewer.models.case_list import CaseListModel
from reviewer.presenters.cases import CasesPresenter
from reviewer.presenters.ports import CaseState
from reviewer.windows.cases.case_table import CaseTable

if TYPE_CHECKING:
    from scoring.trace import TraceLine

NEAR = 4  # pixels the pointer may move before the tip came


class ScoreReasons(QObject):
    """Asks the presenter when the pointer rests on a score or a grade; what it said is remembered by the list."""

    opened = Signal(str)  # case_id, from a line of the arithmetic

    def __init__(self, presenter: CasesPresenter, table: CaseTable, model: CaseListModel) -> None:
        super().__init__(table)
        self._presenter, self._table, self._model = presenter, table, model
        self._asked_at = QPoint()
        self._to_show = ""  # whose arithmetic was asked for
        table.reason_wanted.connect(self._ask)
        presenter.explained.connect(self._tell)

    @Slot()
    def show_current(self) -> None:
        """The arithmetic of the chosen case file."""
        row = self._table.current_case()
        if row is not None:
            self._to_show = row.case_id
            self._presenter.explain(row.case_id)

    @Slot(str)
    def _ask(self, case_id: str) -> None:
        self._asked_at = QCursor.pos()
        self._presenter.explain(case_id)

    @Slot(str, object)
    def _tell(self, case_id: str, trace: "Sequence[TraceLine]") -> None:
        from reviewer.presenters.reasons import provisional, reasons

        row = next((row for row in self._presenter.rows if row.case_id == case_id), None)
        if row is not None and row.state is CaseState.OPEN:
            trace = provisional(trace, row.grade)
        self._model.set_reason(case_id, reasons(trace))
        if case_id == self._to_show:
            self._to_show = ""
            self._show(case_id, trace)
        elif (QCursor.pos() - self._asked_at).manhattanLength() <= NEAR and self._table.isVisible():
            QToolTip.showText(self._asked_at, reasons(trace), self._table)

    def _show(self, case_id: str, trace: "Sequence[TraceLine]") -> None:
        if not trace:
            return
        from reviewer.windows.desk.trace_popup import TracePopup

        popup = TracePopup(trace, self._table)
        popup.chosen.connect(lambda _line: self.opened.emit(case_id))
        popup.finished.connect(popup.deleteLater)
        popup.open()
