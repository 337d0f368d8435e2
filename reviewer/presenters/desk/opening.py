"""Which case file lies on the desk, and the way of another one onto it. What is shown of a file is read off our thread;
until it is there the file before stays, and nothing is recorded."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from reviewer.presenters.desk.ports import DeskReader, DeskStore, OpenCase
from reviewer.presenters.desk.questions import Questions
from scoring.acts import Act
from scoring.errors import ReviewError

Then = Callable[[], object]
Found = Callable[[DeskReader], OpenCase | None]


def nothing() -> None:
    """Nothing more to do."""


class DeskOpening(QObject):
    """The open file. DeskSheet takes it over and adds its sheet."""

    opening = Signal(bool)  # a case file is on its way to the desk; or no more
    too_early = Signal()  # an act was refused because one is
    opened = Signal()
    settled = Signal()  # it lies there with its page and item: all that follows from opening it was done
    broken = Signal(object)  # a ReviewError: a file could not be opened, or an act not be written

    def __init__(self, store: DeskStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store, self.questions = store, Questions(lambda: self.store, self)
        self.file: OpenCase | None = None
        self.is_opening, self.is_taking = False, False  # whether one is on its way; is just being taken over
        self._asked, self._acts = 0, 0  # files asked for, acts done: what was read before the last of them is outdated
        self._outdated: list[Then] = []  # what waits for another look at the file that is on its way

    def open_case(self, case_id: str, then: Then = nothing, *, before: Sequence[Act] = ()) -> None:
        """Has a case file put on the desk, as it was before these acts, and `then` more done. Looking at it is no act.
        Where another one is asked for meanwhile, that one is meant."""
        self.open_found(lambda reader: reader.open(case_id), then, before=before)

    def open_found(
        self, find: Found, then: Then = nothing, none: Then = nothing, *, before: Sequence[Act] = ()
    ) -> None:
        """The same with a case file that is looked for first; where there is `none`, something else is done."""
        self._asked += 1
        self.is_opening = True
        self.opening.emit(True)
        put = partial(self._put, self._asked, tuple(before), then, none)
        self.questions.ask(find, put, partial(self._not_put, self._asked))

    def _put(self, number: int, before: Sequence[Act], then: Then, none: Then, file: OpenCase | None) -> None:
        if number != self._asked:
            return
        self._end_opening()
        if file is None:
            none()
        else:
            self.is_taking = True
            try:
                self._take(file, before)
                then()
            finally:
                self.is_taking = False
            self.settled.emit()
        self._look_where_outdated()

    def _not_put(self, number: int, error: Exception) -> None:
        if number != self._asked:
            return
        self._end_opening()
        self._look_where_outdated()
        self._tell(error)

    def _end_opening(self) -> None:
        self.is_opening = False
        self.opening.emit(False)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, ReviewError):
            raise error
        self.broken.emit(error)

    def look_again(self, then: Then = nothing) -> None:
        """The checks ran anew, the reading changed, or a doubt was settled: takes over what is said now; the sheet, the
        place and undo stay."""
        if self.is_opening:
            self._outdated.append(then)
        elif self.file is not None:
            case_id = self.file.case_id
            seen = partial(self._see, (self._asked, self._acts), then)
            self.questions.ask(lambda reader: reader.open(case_id), seen, self._tell)

    def _see(self, asked: tuple[int, int], then: Then, read: OpenCase) -> None:
        if self.is_opening or asked != (self._asked, self._acts):
            self.look_again(then)
        else:
            self._take_again(read)
            then()

    def _look_where_outdated(self) -> None:
        waiting, self._outdated = self._outdated, []
        for then in waiting:
            self.look_again(then)

    @abstractmethod
    def _take(self, file: OpenCase, before: Sequence[Act]) -> None:
        """Another file lies on the desk, as it was before these acts."""

    @abstractmethod
    def _take_again(self, read: OpenCase) -> None:
        """The same file, read anew."""
