"""What a person says of the reading of the open file: facts put right, documents arranged. Each is an act on the case
file; undo appends the act that takes it back."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.reading.facts import (
    FactLine,
    Pairs,
    addition,
    correction,
    fact_lines,
    missing_groups,
    missing_keys,
    restoration,
)
from reviewer.presenters.reading.ports import ReadingStore
from reviewer.presenters.reading.timeline import Timeline, timeline_of
from reviewer.storage.steps import Kept, Step
from scoring.acts import Act, DocumentsArranged, FactCorrected, FactRestored
from scoring.casefile import Region
from scoring.errors import ReviewError


class ReadingPresenter(QObject):
    """Facts and timeline of the file on the desk. Arranging and searching have presenters of their own."""

    changed = Signal()  # the reading: facts, documents, what the checks say
    refused = Signal(object)  # ReviewError
    noted = Signal(str)
    place_wanted = Signal(object)  # a Region to turn to and mark
    _recorded = Signal(str, object)  # case file, when
    _failed = Signal(object)

    def __init__(self, desk: DeskPresenter, store: ReadingStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.store = desk, store
        self._told = ""  # what is on its way to the record, in words
        self._waiting, self._stepped = 0, False  # acts on their way; whether the last was taken back or done again
        self._arranged: dict[str, DocumentsArranged] = {}  # what may still be on its way to the record
        self._recorded.connect(self._take_recorded, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self._take_failed, Qt.ConnectionType.QueuedConnection)
        desk.taken_back.connect(lambda words: self._tell_step(self.tr("撤销：{}").format(words)))
        desk.done_again.connect(lambda words: self._tell_step(self.tr("重做：{}").format(words)))
        desk.let_perform((FactCorrected, FactRestored, DocumentsArranged), self._perform)

    @property
    def case_id(self) -> str:
        """The file on the desk; empty where there is none."""
        return self.desk.file.case_id if self.desk.file else ""

    # Facts

    def lines(self) -> tuple[FactLine, ...]:
        """The lines of the fact panel."""
        file = self.desk.file
        if file is None:
            return ()
        return fact_lines(file.case, file.corrections, self.desk.page)

    def timeline(self) -> Timeline:
        """The dates of the file in order."""
        file = self.desk.file
        return timeline_of(file.case, file.suspicions) if file else Timeline()

    def missing(self) -> Sequence[tuple[str, str]]:
        """The facts for which there is no value: key and label."""
        return missing_keys(self.desk.file.case) if self.desk.file else ()

    def missing_groups(self) -> tuple[tuple[str, Pairs], ...]:
        """The same by heading, first what the checks lack."""
        file = self.desk.file
        return missing_groups(file.case, file.suspicions) if file else ()

    def look_at(self, line: FactLine) -> None:
        """Turns to the place of a fact."""
        if line.fact is not None and line.fact.region is not None:
            self.place_wanted.emit(line.fact.region)

    def look_at_page(self, page: int) -> None:
        """Turns to a page."""
        self.place_wanted.emit(Region(page))

    def correct(self, line: FactLine, text: str) -> str:
        """Puts a fact right. What is wrong with the text; empty where it was taken."""
        try:
            act, doubt = correction(line, text)
        except ReviewError as error:
            return error.message
        if line.fact is not None and act.value != line.fact.value:
            self._do_fact(self.tr("更正{}").format(line.label), act)
            if doubt:
                self.noted.emit(f"{line.label}：{doubt}")
        return ""

    def add(self, key: str, text: str, page: int) -> str:
        """States a fact nobody read, on a page. What is wrong with the text; empty where it was taken."""
        try:
            act, doubt = addition(key, text, page)
        except ReviewError as error:
            return error.message
        self._do_fact(self.tr("补录{}").format(act.label), act)
        if doubt:
            self.noted.emit(f"{act.label}：{doubt}")
        return ""

    def restore(self, line: FactLine) -> None:
        """Takes a person's value back; what was read holds again."""
        if line.is_persons:
            self._do_fact(self.tr("恢复{}").format(line.label), restoration(line))

    def _do_fact(self, words: str, act: FactCorrected | FactRestored) -> None:
        known = self.desk.file.corrections if self.desk.file else ()
        before = next(
            (a for a in known if _subject(a) == _subject(act)),
            FactRestored(*_subject(act)),
        )
        self.do(words, act, before)

    def arrangement(self) -> DocumentsArranged:
        """How a person arranged the documents of the file, the last change included."""
        file = self.desk.file
        return self._arranged.get(self.case_id) or (file.arrangement if file else DocumentsArranged())

    # Acts

    def do(self, words: str, act: Act, back: Act) -> None:
        """Records an act on the file, named in words, with the act that takes it back."""
        if self.desk.is_opening:
            self.desk.too_early.emit()
        elif self.desk.file is not None:
            self._tell_begun(words)
            self.desk.push(Step(words, self.case_id, (act,), (back,)))

    def _tell_begun(self, words: str) -> None:
        """What was done last has the last word, however long that before it takes."""
        self._told = words
        self.noted.emit(self.tr("{}：正在保存，重新归目和检查…").format(words))

    def _tell_step(self, words: str) -> None:
        """Something was taken back or done again; told here where it is carried out here."""
        if self._stepped:
            self._stepped = False
            self._tell_begun(words)

    def _perform(self, case_id: str, acts: Sequence[Act], turn: bool, kept: Kept) -> None:
        """Has an act written and the checks run anew."""
        (act,) = acts
        self._waiting, self._stepped = self._waiting + 1, turn
        if isinstance(act, DocumentsArranged):
            self._arranged[case_id] = act
        self.store.record(case_id, act, kept, lambda at: self._recorded.emit(case_id, at), self._failed.emit)

    @Slot(str, object)
    def _take_recorded(self, case_id: str, at: object) -> None:
        self._waiting -= 1
        if isinstance(at, datetime):
            self.desk.saved.emit(at)
        if self._told and not self._waiting:
            self.noted.emit(self.tr("{}：已完成").format(self._told))
            self._told = ""
        if case_id == self.case_id:
            self.desk.look_again(self.changed.emit)
        else:
            self.changed.emit()

    @Slot(object)
    def _take_failed(self, error: Exception) -> None:
        self._waiting -= 1
        self._told = ""
        self._arranged.clear()
        self.desk.forget_steps()
        self.desk.look_again(self.changed.emit)
        if not isinstance(error, ReviewError):
            raise error
        self.refused.emit(error)


def _subject(act: FactCorrected | FactRestored) -> tuple[str, int, str]:
    return act.key, act.document, act.replaces
