"""The columns of the list of case files: as wide as their words, and the name has the room that is left. What finds no
room is not shown until somebody wants to see it: nothing has to be scrolled sideways."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter

from PySide6.QtCore import QObject, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView

from reviewer.models.case_list import COLUMNS, STATE_COLUMN, TITLE_COLUMN
from reviewer.presenters.ports import CaseRow
from reviewer.windows import theme
from reviewer.windows.rescaling import FOLLOWS

TITLES = tuple(column.title for column in COLUMNS)
KEPT = "cases/columns"
# At 100 %. Of most columns what stands in them is read whole; of these so much, and more once names are read whole.
MOST = {"代号": 150, "文号": 232, "承办机构": 150, "案由": 130, "程序": 170, "评查人": 120}
LEAST, LEAST_TITLE = 48, 250  # at 100 %; names tell case files apart
CELL, SIGN, HEADING = 26, 24, 30  # what a cell needs beside its words, a mark with the room behind it, a heading
EASY_TITLE = {"案由": 330, "程序": 300}  # a name's room before these are shown besides: the one is part of it
LESSER = ("案由", "程序", "页数", "文号", "评查人", "承办机构", "疑点", "得分", "等次", "状态")  # give way so
SHORT = frozenset(map(TITLES.index, ("代号", "页数", "状态", "得分", "等次", "疑点")))  # read whole or not at all
LOOKED_AT = 400  # rows whose words are measured


class CaseColumns(QObject):
    """Sees to the widths of one header and to which of its columns are shown."""

    fitted = Signal()

    def __init__(self, header: QHeaderView, settings: QSettings) -> None:
        super().__init__(header)
        self._header, self._settings = header, settings
        self._scale = theme.text_scale()
        self._chosen: dict[int, float] = {}  # widths that somebody gave, at 100 %
        self._suited = {n: float(MOST.get(title, LEAST)) for n, title in enumerate(TITLES)}  # to the words, at 100 %
        self._whole: dict[int, float] = {}  # what the widest words take, the names' too
        self._more: dict[int, float] = {}  # what is left for those that have less
        self._wanted: dict[int, bool] = {}  # columns that somebody wants to see in any case, or not at all
        self._is_new, self._is_at_it, self._room = True, False, 0
        self._read()
        header.setMinimumSectionSize(theme.px(LEAST))
        header.setSectionResizeMode(TITLE_COLUMN, QHeaderView.ResizeMode.Stretch)
        header.setProperty(FOLLOWS, True)
        self._set_widths()
        header.sectionResized.connect(self._keep_width)

    @property
    def hidden(self) -> tuple[str, ...]:
        """The titles of the columns that are not shown now."""
        return tuple(title for n, title in enumerate(TITLES) if self._header.isSectionHidden(n))

    def want(self, title: str, *, shown: bool) -> None:
        """Somebody wants to see this column, or not to."""
        self._wanted[TITLES.index(title)] = shown
        self.fit(self._room)

    def forget(self) -> None:
        """Widths and columns as they come by themselves."""
        self._chosen.clear()
        self._wanted.clear()
        self._set_widths()
        self.fit(self._room)

    def save(self) -> None:
        """Remember widths, columns and order."""
        header, order = self._header, self._header.sortIndicatorOrder()
        sorted_by = header.sortIndicatorSection()
        kept = {
            "widths": {TITLES[n]: width for n, width in self._chosen.items()},
            "suited": {TITLES[n]: width for n, width in self._suited.items()},
            "wanted": {TITLES[n]: shown for n, shown in self._wanted.items()},
            "order": [TITLES[sorted_by], order is Qt.SortOrder.DescendingOrder] if sorted_by >= 0 else [],
        }
        self._settings.setValue(KEPT, json.dumps(kept, ensure_ascii=False))

    def suit(self, rows: Sequence[CaseRow], metrics: QFontMetrics) -> None:
        """As wide as the words in these rows. At first, when not all have been read, not narrower than last time."""
        telling = _telling(rows)
        for column, title in enumerate(TITLES):
            whole = self._whole[column] = _width_of(column, telling, metrics) / theme.text_scale()
            width = min(whole, MOST.get(title, whole))
            self._suited[column] = max(width, self._suited[column]) if self._is_new and self._is_read else width
        self._is_new = self._is_new and not rows
        self.fit(self._room)

    def fit(self, room: int) -> None:
        """Show what there is room for, the lesser columns last."""
        self._room = room
        if self._scale != theme.text_scale():
            self._scale = theme.text_scale()
            self._header.setMinimumSectionSize(theme.px(LEAST))
        self._more.clear()
        gone = self._gone(room)
        self._share(room, gone)
        with self._ours():
            for column in range(len(COLUMNS)):
                if self._header.isSectionHidden(column) != (column in gone):
                    self._header.setSectionHidden(column, column in gone)
        self._set_widths()
        self.fitted.emit()

    def _share(self, room: int, gone: set[int]) -> None:
        """What is left where every name is read whole goes to the columns that show less than stands in them."""
        needed = sum(self._width(n) for n in range(len(COLUMNS)) if n != TITLE_COLUMN and n not in gone)
        left = (room - needed) / theme.text_scale() - self._whole.get(TITLE_COLUMN, room)
        for column in (TITLES.index(title) for title in MOST):
            lacking = self._whole.get(column, 0) - self._suited[column]
            if column not in gone and column not in self._chosen and min(lacking, left) > 0:
                self._more[column] = min(lacking, left)
                left -= self._more[column]

    def _gone(self, room: int) -> set[int]:
        if room <= 0:
            return set()
        gone = {n for n, shown in self._wanted.items() if not shown}
        needed = sum(self._width(n) for n in range(len(COLUMNS)) if n != TITLE_COLUMN and n not in gone)
        for column in (TITLES.index(title) for title in LESSER):
            if needed <= room - theme.px(EASY_TITLE.get(TITLES[column], LEAST_TITLE)):
                break
            if column not in gone and column not in self._wanted:
                gone.add(column)
                needed -= self._width(column)
        return gone

    def _width(self, column: int) -> int:
        suited = self._suited[column]
        chosen = self._chosen.get(column, suited + self._more.get(column, 0))
        return round((max(chosen, suited) if column in SHORT else chosen) * theme.text_scale())

    def _set_widths(self) -> None:
        with self._ours():
            for column in range(len(COLUMNS)):
                if column != TITLE_COLUMN and not self._header.isSectionHidden(column):
                    self._header.resizeSection(column, self._width(column))

    @contextmanager
    def _ours(self) -> Iterator[None]:
        """What is resized now, nobody resized by hand."""
        before, self._is_at_it = self._is_at_it, True
        yield
        self._is_at_it = before

    @Slot(int, int, int)
    def _keep_width(self, column: int, _before: int, now: int) -> None:
        if now and not self._is_at_it and column != TITLE_COLUMN:
            self._chosen[column] = now / theme.text_scale()

    def _read(self) -> None:
        try:
            kept = json.loads(str(self._settings.value(KEPT, "{}")))
            widths, suited, wanted = (kept.get(name, {}) for name in ("widths", "suited", "wanted"))
            self._chosen = {TITLES.index(title): float(width) for title, width in widths.items() if title in TITLES}
            self._suited |= {TITLES.index(title): float(width) for title, width in suited.items() if title in TITLES}
            self._wanted = {TITLES.index(title): bool(shown) for title, shown in wanted.items() if title in TITLES}
            self._is_read = bool(suited)
            title, falling = kept.get("order") or ("", False)
        except (ValueError, TypeError, AttributeError):
            self._is_read = False
            return  # a settings file somebody damaged
        order = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        self._header.setSortIndicator(TITLES.index(title) if title in TITLES else -1, order)


def _width_of(column: int, rows: Sequence[CaseRow], metrics: QFontMetrics) -> int:
    """What the heading and the widest words of a column need."""
    title, sign = TITLES[column], 0
    words = {COLUMNS[column].text(row) for row in rows}
    if column == STATE_COLUMN:
        words |= {f"识别 {row.pages}/{row.pages}" for row in rows if row.unread_pages}
        sign = theme.px(SIGN)
    widest = max(map(metrics.horizontalAdvance, words), default=0) + theme.px(CELL) + sign
    heading = metrics.horizontalAdvance(title) + theme.px(HEADING)
    if column == len(COLUMNS) - 1:
        heading += theme.px(CELL)  # beside it is a button
    return max(heading, widest)


def _telling(rows: Sequence[CaseRow]) -> list[CaseRow]:
    """Those of a long list whose words are the widest, as far as that can be told without reading them all."""
    first, rest = list(rows[:LOOKED_AT]), rows[LOOKED_AT:]
    if not rest:
        return first
    largest = [max(rest, key=attrgetter(number)) for number in ("pages", "suspicions", "grave", "unread_pages")]
    return [*first, *largest, *dict(zip(map(attrgetter("state", "grade"), rest), rest, strict=True)).values()]
