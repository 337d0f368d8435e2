"""横评: one item across all case files of the list. Each opens at the document the item is about, as far into it as the
one before was looked at."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.ports import DeskReader, ItemLook, OpenCase
from scoring.casefile import Document
from scoring.errors import ReviewError


class Along(NamedTuple):
    """Where the way through the files that have the item stands. `number` is 0 in a file that has not, opened from
    elsewhere; `decided` counts the files seen on the way with the item decided."""

    item: str  # code and title
    number: int
    total: int
    seen: int
    decided: int


class DeskAcross(QObject):
    """Goes from file to file with one item. `along` is None outside of 横评."""

    changed = Signal()
    moved = Signal(int, float)  # page, and how far down that page (0 to 1)
    ended = Signal(int)  # no further file in this direction

    def __init__(self, desk: DeskPresenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._item, self._named = "", ""
        self._seen: dict[str, bool] = {}  # case → whether the item is decided there
        self._order: tuple[str, ...] = ()
        self._case = ""  # a file just opened chooses an item of its own, which is not the reviewer's choice
        self._way = 0  # how many files further the one is that is on its way
        desk.opening.connect(self._forget_way)
        desk.opened.connect(self._keep_item)
        desk.changed.connect(self._look)
        desk.item_chosen.connect(self._take_item)

    @property
    def is_on(self) -> bool:
        """Whether 横评 is going on."""
        return bool(self._item)

    @property
    def along(self) -> Along | None:
        """How far the way is."""
        file = self._desk.file
        if not self._item or not self._order or file is None:
            return None  # not going on, or which files have the item is just being looked up
        number = self._order.index(file.case_id) + 1 if file.case_id in self._order else 0
        return Along(self._named, number, len(self._order), len(self._seen), sum(self._seen.values()))

    def begin(self) -> None:
        """Goes along with the current item from now on."""
        if self._desk.file is None or self._desk.leaf is None:
            return
        self._seen = {}
        self._take_item(self._desk.item, new=True)

    def switch(self) -> None:
        """Begins, or leaves where it is going on."""
        if self.is_on:
            self.leave()
        else:
            self.begin()

    def leave(self) -> None:
        """Files are reviewed one by one again."""
        self._item, self._seen, self._order = "", {}, ()
        self.changed.emit()

    def step(self, by: int, depth: float = 0.0) -> None:
        """The file that many places further in the list; `depth` is how far down its page the reader has got."""
        desk, order, is_on = self._desk, self._order, self.is_on
        if desk.file is None:
            return
        whole = self._way = self._way + by  # pressed again while a file is on its way: one further
        here, item, (kind, into) = desk.file.case_id, self._item or desk.item, self._reading()

        def arrived() -> None:
            desk.choose_item(item, jump=False)  # where 横评 is not going on, too
            page = self._page_for(item, kind, into)
            if page:
                self.moved.emit(page, depth)
            self._look()

        def find(reader: DeskReader) -> OpenCase | None:
            files = order or (reader.cases_with(item) if is_on else reader.cases())
            return _beside(reader, files, here, whole)

        desk.open_found(find, arrived, lambda: self.ended.emit(by))

    @Slot(bool)
    def _forget_way(self, opening: bool) -> None:
        if not opening:
            self._way = 0

    def _reading(self) -> tuple[str, int]:
        """The kind of the document looked at, and how many pages into it."""
        assert self._desk.file is not None
        document = self._desk.file.case.document_on(self._desk.page)
        return (document.kind, self._desk.page - document.first_page) if document else ("", 0)

    def _page_for(self, item: str, kind: str, into: int) -> int:
        assert self._desk.file is not None
        same = self._desk.file.case.of_kind(kind) if kind else ()
        about = self._desk.documents_of(item)
        here: Document | None = next((d for d in about if d.kind == kind), None)
        chosen = here or next(iter(about), None) or next(iter(same), None)
        if chosen is None:
            return 0
        return min(chosen.first_page + into, chosen.last_page) if chosen.kind == kind else chosen.first_page

    @Slot(str)
    def _take_item(self, item: str, *, new: bool = False) -> None:
        """Another item chosen on the way: the way goes on with it, counted anew."""
        leaf, file = self._desk.leaf, self._desk.file
        if file is None or leaf is None:
            return
        fresh, self._case = self._case != file.case_id, file.case_id
        if fresh and not new:
            return
        if not (new or (self._item and item != self._item)):
            return
        self._item, self._named, self._seen = item, f"{leaf.code} {leaf.title}", {}
        self._desk.questions.ask(lambda reader: reader.cases_with(item), partial(self._know, item), self._give_up)

    def _know(self, item: str, order: Sequence[str]) -> None:
        """Which files have the item, unless there is another one by now."""
        if item == self._item:
            self._order = tuple(order)
            self._look()

    def _give_up(self, error: Exception) -> None:
        self.leave()
        if not isinstance(error, ReviewError):
            raise error
        self._desk.broken.emit(error)

    @Slot()
    def _keep_item(self) -> None:
        """Another file lies on the desk: the item stays, and the page is where it is dealt with."""
        if self._item:
            self._desk.choose_item(self._item)
        self._look()

    @Slot()
    def _look(self) -> None:
        file = self._desk.file
        if self._item and file is not None:
            status = self._desk.statuses.get(self._item)
            if status is not None:
                self._seen[file.case_id] = status.look is not ItemLook.UNTOUCHED
            self.changed.emit()


def _beside(reader: DeskReader, order: Sequence[str], here: str, by: int) -> OpenCase | None:
    """The file that many places further in this order, or the last there is."""
    at = order.index(here) if here in order else -1
    there = max(0, min(at + by, len(order) - 1))
    return reader.open(order[there]) if order and there != at else None
