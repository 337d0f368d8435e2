"""The list of case files as an item model. It filters and sorts itself: five thousand rows through a proxy would cost
a hundred thousand Python calls, one sorted() of prepared keys costs none."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.presenters.ports import CaseRow, CaseState
from reviewer.presenters.progress_line import time_spent
from reviewer.presenters.sorting import by_sound

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
CASE_ROLE = int(Role.UserRole)
STATE_ROLE = CASE_ROLE + 1  # the CaseState, in the state column only: its delegate draws the mark
HINT_ROLE = CASE_ROLE + 2  # a sentence, in the title column only: its delegate draws the mark
_SPEAKING = frozenset({int(Role.ToolTipRole), int(Role.AccessibleTextRole)})
HINT_ROLES = _SPEAKING | {HINT_ROLE}

SortKey = tuple[Any, ...]
NO_PARENT = QModelIndex()


class Column(NamedTuple):
    """One column: its heading, what it shows and what it sorts by."""

    title: str
    text: Callable[[CaseRow], str]
    sort_key: Callable[[CaseRow], SortKey]
    is_number: bool = False


def _score_text(row: CaseRow) -> str:
    """As the edition rounds it; what is still being reviewed has no result that could be quoted."""
    if row.score is None:
        return ""
    return f"{'暂计 ' if row.state is CaseState.OPEN else ''}{row.score:f}"


def _grade_text(row: CaseRow) -> str:
    return "" if row.state is CaseState.OPEN else row.grade


def _waiting(row: CaseRow) -> str:
    return f"{row.unread_pages} 页待识别" if row.unread_pages else ""


def _state_text(row: CaseRow) -> str:
    if not row.unread_pages or row.state is CaseState.SUBMITTED:
        return row.state
    return "待识别" if row.state is CaseState.WAITING else f"{row.state}，待识别"


def _state_said(row: CaseRow) -> str:
    return "，".join(word for word in (row.state, _waiting(row), time_spent(row.spent)) if word)


def _pages_said(row: CaseRow) -> str:
    return "，".join(word for word in (f"共 {row.pages} 页", _waiting(row)) if word)


def _suspicion_text(row: CaseRow) -> str:
    if not row.suspicions:
        return ""
    return f"{row.suspicions}（重大 {row.grave}）" if row.grave else str(row.suspicions)


def _suspicion_said(row: CaseRow) -> str:
    if not row.suspicions:
        return ""
    grave = f"，其中 {row.grave} 条可能构成重大违法" if row.grave else ""
    return f"{row.suspicions} 条疑点尚未采纳或者排除{grave}"


def _reviewer_text(row: CaseRow) -> str:
    """Nobody's, where all that was recorded was taken back."""
    return "" if row.state is CaseState.WAITING else row.reviewer


def _by_text(column: str) -> Callable[[CaseRow], SortKey]:
    return lambda row: (by_sound(getattr(row, column)),)


STATE_ORDER = {CaseState.OPEN: 0, CaseState.WAITING: 1, CaseState.SUBMITTED: 2}
COLUMNS = (
    Column("代号", lambda row: row.number, _by_text("number")),
    Column("案件名称", lambda row: row.title, _by_text("title")),
    Column("文号", lambda row: row.reference_number, _by_text("reference_number")),
    Column("承办机构", lambda row: row.unit, _by_text("unit")),
    Column("案由", lambda row: row.cause, _by_text("cause")),
    Column("程序", lambda row: row.procedure, _by_text("procedure")),
    Column("页数", lambda row: str(row.pages), lambda row: (row.pages,), True),
    Column("状态", _state_text, lambda row: (STATE_ORDER[row.state],)),
    Column("得分", _score_text, lambda row: (row.score,), True),
    Column("等次", _grade_text, _by_text("grade")),
    Column("疑点", _suspicion_text, lambda row: (row.grave, row.suspicions), True),
    Column("评查人", _reviewer_text, lambda row: (by_sound(_reviewer_text(row)),)),
)
STATE_COLUMN = next(i for i, column in enumerate(COLUMNS) if column.title == "状态")
TITLE_COLUMN = next(i for i, column in enumerate(COLUMNS) if column.title == "案件名称")
PAGES_COLUMN = next(i for i, column in enumerate(COLUMNS) if column.title == "页数")
REASON_COLUMNS = frozenset(i for i, column in enumerate(COLUMNS) if column.title in ("得分", "等次"))
SUSPICIONS_COLUMN = next(i for i, column in enumerate(COLUMNS) if column.title == "疑点")
# The tips of columns that say more than they show.
_SAID = {STATE_COLUMN: _state_said, PAGES_COLUMN: _pages_said, SUSPICIONS_COLUMN: _suspicion_said}
ALIGN_NUMBER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _haystack(row: CaseRow) -> str:
    return "\n".join((row.state, _waiting(row), *(column.text(row) for column in COLUMNS))).casefold()


class CaseListModel(QAbstractTableModel):
    """Shows the case files that pass the filter, in the chosen order. Fetches nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[CaseRow] = ()
        self._shown: list[CaseRow] = []
        self._haystacks: dict[str, str] = {}
        self._words: tuple[str, ...] = ()
        self._state = ""
        self._only: frozenset[str] | None = None
        self._hints: Mapping[str, str] = {}
        self._reasons: dict[str, str] = {}
        self._reading = ("", 0, 0)
        self._order: tuple[int, Qt.SortOrder] | None = None

    @property
    def shown(self) -> Sequence[CaseRow]:
        """The rows that pass the filter, in the order shown."""
        return self._shown

    @property
    def rows(self) -> Sequence[CaseRow]:
        """All of them, shown or not."""
        return self._all

    @property
    def is_narrowed(self) -> bool:
        """Whether something keeps rows from being shown."""
        return bool(self._words or self._state) or self._only is not None

    def set_rows(self, rows: Sequence[CaseRow]) -> None:
        """Show these case files under the filter and order that are set."""
        self._all, self._haystacks, self._reasons = rows, {}, {}
        self._rebuild()

    def set_hints(self, hints: Mapping[str, str]) -> None:
        """Say of these case files what a person should look at before reviewing them (file → sentence)."""
        if hints != self._hints:
            self._hints = dict(hints)
            if self._shown:
                self.dataChanged.emit(self.index(0, TITLE_COLUMN), self.index(len(self._shown) - 1, TITLE_COLUMN))

    def set_reading(self, case_id: str, page: int, of: int) -> None:
        """Say of this case file which of its pages is being recognised; of none where it is empty."""
        before, self._reading = self._reading, (case_id, page, of)
        for changed in {before[0], case_id} if before != self._reading else ():
            if (number := self.row_of(changed)) >= 0:
                self.dataChanged.emit(self.index(number, STATE_COLUMN), self.index(number, STATE_COLUMN))

    def _text(self, row: CaseRow, column: int) -> str:
        case_id, page, of = self._reading
        if column == STATE_COLUMN and row.case_id == case_id and row.state is not CaseState.SUBMITTED:
            return self.tr("识别 {}/{}").format(page, of)  # under the mark of its state
        return COLUMNS[column].text(row)

    def set_reason(self, case_id: str, reason: str) -> None:
        """Why this case file has its score and grade; the list forgets it when it is read again."""
        self._reasons[case_id] = reason

    def lacks_reason(self, index: Index) -> bool:
        """Whether a score or a grade stands here whose reason is not known yet."""
        if not index.isValid() or index.column() not in REASON_COLUMNS:
            return False
        row = self._shown[index.row()]
        return bool(row.grade or row.score is not None) and row.case_id not in self._reasons

    def set_filter(self, text: str = "", state: str = "") -> None:
        """Show only rows that contain every word of `text` in some column and stand in this state."""
        words = tuple(text.casefold().split())
        if (words, state) != (self._words, self._state):
            self._words, self._state = words, state
            self._rebuild()

    def set_only(self, case_ids: frozenset[str] | None) -> None:
        """Show only these case files (those behind a number of 统计), None for all."""
        if case_ids != self._only:
            self._only = case_ids
            self._rebuild()

    def row_of(self, case_id: str) -> int:
        """The row this case file stands in, -1 where it is not shown."""
        return next((i for i, row in enumerate(self._shown) if row.case_id == case_id), -1)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._shown[index.row()], index.column()
        if column == TITLE_COLUMN and row.case_id in self._hints and role in HINT_ROLES:
            return self._hints[row.case_id] if role == HINT_ROLE else f"{row.title}\n{self._hints[row.case_id]}"
        if role == Role.DisplayRole:
            return self._text(row, column)
        if role == Role.TextAlignmentRole and COLUMNS[column].is_number:
            return ALIGN_NUMBER
        if role in _SPEAKING and column in _SAID:
            return _SAID[column](row)
        if role == Role.AccessibleTextRole and COLUMNS[column].is_number and COLUMNS[column].text(row):
            return f"{COLUMNS[column].title} {COLUMNS[column].text(row)}"  # a row is read out without its headings
        if role == Role.ToolTipRole and column in REASON_COLUMNS and row.case_id in self._reasons:
            return self._reasons[row.case_id]
        if role == Role.ToolTipRole and not COLUMNS[column].is_number:
            return COLUMNS[column].text(row)
        if role == STATE_ROLE and column == STATE_COLUMN:
            return row.state
        return row if role == CASE_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Role.DisplayRole:
            return self.tr(COLUMNS[section].title)
        if role == Role.TextAlignmentRole:
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            return ALIGN_NUMBER if COLUMNS[section].is_number else left
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by this column, -1 as listed; equal rows keep their place, rows with nothing in it come last."""
        if not 0 <= column < len(COLUMNS):
            if self._order is not None:
                self._order = None
                self._rebuild()
            return
        self._order = (column, order)
        self.layoutAboutToBeChanged.emit()
        held = [(index, self._shown[index.row()].case_id) for index in self.persistentIndexList()]
        self._sort()
        places = {row.case_id: i for i, row in enumerate(self._shown)}
        new = [self.index(places[case_id], index.column()) for index, case_id in held]
        self.changePersistentIndexList([index for index, _ in held], new)
        self.layoutChanged.emit()

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._shown = [row for row in self._all if self._passes(row)] if self.is_narrowed else list(self._all)
        self._sort()
        self.endResetModel()

    def _sort(self) -> None:
        if self._order is not None:
            column, order = COLUMNS[self._order[0]], self._order[1]
            filled = [row for row in self._shown if column.text(row)]
            filled.sort(key=column.sort_key, reverse=order == Qt.SortOrder.DescendingOrder)
            self._shown = filled + [row for row in self._shown if not column.text(row)]

    def _passes(self, row: CaseRow) -> bool:
        if self._only is not None and row.case_id not in self._only:
            return False
        if self._state and row.state != self._state:
            return False
        return not self._words or all(word in self._text_of(row) for word in self._words)

    def _text_of(self, row: CaseRow) -> str:
        text = self._haystacks.get(row.case_id)
        if text is None:
            text = self._haystacks[row.case_id] = _haystack(row)
        return text
