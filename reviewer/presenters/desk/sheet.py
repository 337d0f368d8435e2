"""One open case file and its sheet. Every change is an act: shown at once, written off our thread, undone in words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reviewer.presenters.desk import status as desk_status
from reviewer.presenters.desk.grounds import Changed, changed_grounds
from reviewer.presenters.desk.ports import DeskStore, Fitting, ItemStatus, OpenCase
from reviewer.presenters.desk.stepping import DeskStepping
from reviewer.presenters.desk.undo import concern, inverse, stands
from reviewer.storage.record import Author
from reviewer.storage.steps import Kept, Step, Steps
from scoring.acts import Act, ConditionCleared, ConditionSet, SessionRestarted, SessionReturned, SessionSubmitted
from scoring.casefile import Region
from scoring.errors import ReviewError
from scoring.folding import SessionContent, applied
from scoring.rubric import Criterion, Rubric
from scoring.score import Score, score
from scoring.sheet import Sheet
from scoring.suspicions import Suspicion

LONGEST_NOTICE = 16  # characters; the whole reason stands in the record


def no_step_of_its_own(_steps: Steps, _author: Author) -> None:
    """For what is not taken back step by step."""


class SheetIsLocked(ReviewError):
    """The open sheet takes no acts."""


class DeskSheet(DeskStepping):
    """The open file and its sheet. DeskPresenter adds going about; prompts and findings are DeskEntry's."""

    changed = Signal()  # the sheet
    edition_changed = Signal()  # the sheet goes on by another edition; `changed` follows
    arrived = Signal(object)  # a Concern: an act about it was taken back or done again
    saved = Signal(object)  # datetime
    refused = Signal(object)  # a ReviewError: why what was wanted was not done
    submitted = Signal(str)  # case_id
    given_back = Signal(str)  # case_id
    grounds_changed = Signal(int)  # how many findings rest on a suspicion that is another one now
    dismissals_changed = Signal(int)  # how many suspicions say something else than when they were dismissed
    next_requested = Signal()
    _committed = Signal(object)
    _failed = Signal(object)

    def __init__(self, store: DeskStore, parent: QObject | None = None) -> None:
        super().__init__(store, parent)
        self.content = SessionContent()
        self.statuses: dict[str, ItemStatus] = {}
        self.states: desk_status.States = {}
        self.score: Score | None = None
        self.item, self.page, self.finding = "", 0, ""
        self.drawn: list[Region] = []  # regions waiting for their finding
        self.quoted: Region | None = None  # where the text stands that waits for the next remark
        self.missing = ""  # the absent document that the next finding is about (its name)
        self.whole_file = False  # the next finding names no page
        self.suspicion: Suspicion | None = None
        self._seen: dict[str, set[int]] = {}
        self._editions: dict[str, Rubric] = {}  # by hash, as far as a sheet may come back to them
        self._waiting, self._broken = 0, False
        self._is_arriving = False  # at the item of an act, in a moment
        self._committed.connect(self._take_committed, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self._take_failed, Qt.ConnectionType.QueuedConnection)

    # The file

    def _take(self, file: OpenCase, before: Sequence[Act]) -> None:
        self.file, self.content = file, file.content
        self._know_editions()
        self.item, self.finding, self.page = "", "", 1 if file.origins else 0
        self.drawn, self.missing, self.whole_file, self.suspicion = [], "", False, None
        self._is_arriving = concern(before, self.content, file.suspicions) is not None
        self._reckon()
        self.opened.emit()

    def _take_again(self, read: OpenCase) -> None:
        assert self.file is not None
        before = len(self.changed_grounds())
        outdated = len(desk_status.outdated(self.file, self.content))
        now = read.suspicions
        self.file = replace(
            self.file,
            suspicions=now,
            case=read.case,
            kind_labels=read.kind_labels,
            fitting=read.fitting,
            settled_by=read.settled_by,
            corrections=read.corrections,
            arrangement=read.arrangement,
            recordings=read.recordings,
            closed=read.closed,
            locked=self.file.locked if self._waiting else read.locked,  # somebody may have said who works here
        )
        self._know_editions()
        self._editions[read.rubric.hash] = read.rubric
        if self._waiting:
            self.content = replace(self.content, conclusions=read.content.conclusions)  # no act of the desk's
        else:  # acts of another computer may have come in; where nobody has begun it will be begun as it is known now
            self.content, self.file = read.content, replace(self.file, session=read.session)
        if self.suspicion is not None:
            self.suspicion = next((s for s in now if s.key == self.suspicion.key), None)
        self._show_changed()
        if (more := len(self.changed_grounds())) > before:
            self.grounds_changed.emit(more)
        elif (again := len(desk_status.outdated(self.file, self.content))) > outdated:
            self.dismissals_changed.emit(again)

    def raised(self) -> tuple[Suspicion, ...]:
        """What the checks say of the open file."""
        return self.file.suspicions if self.file is not None else ()

    def changed_grounds(self) -> tuple[Changed, ...]:
        """The findings whose suspicion no longer holds, or says something else than when it was accepted."""
        return changed_grounds(self.file, self.content) if self.file is not None else ()

    @property
    def rubric(self) -> Rubric:
        """The edition as it stands for this kind of case."""
        assert self.file is not None
        return self.file.rubric.index.variant(self.content.sheet.conditions)

    @property
    def sheet(self) -> Sheet:
        """What was decided so far."""
        return self.content.sheet

    @property
    def locked(self) -> str:
        """Why nothing can be written; empty where it can."""
        if self.file is None:
            return self.tr("没有打开案卷。")
        if self.is_opening:
            return self.tr("正在打开案卷，没有记录。")
        if self.content.submitted:
            return self.tr("评查表已提交，只能查看。")
        return self.file.locked

    @property
    def notice(self) -> str:
        """What stands over the desk: why nothing can be written, or why the sheet came back."""
        why = self.content.returned
        why = why if len(why) <= LONGEST_NOTICE else f"{why[:LONGEST_NOTICE]}…"
        return self.locked or (self.tr("退回重评：{}").format(why) if why and not self.content.submitted else "")

    @property
    def leaf(self) -> Criterion | None:
        """The current item."""
        return self.rubric.criterion(self.item) if self.file else None

    # Acts

    def do(self, words: str, acts: Sequence[Act]) -> bool:
        """Acts that belong together, named in words. Whether they were taken."""
        if self._is_refused():
            return False
        assert self.file is not None
        self.push(Step(words, self.file.case_id, tuple(acts), inverse(acts, self.content)))
        return True

    def _is_refused(self) -> bool:
        """Nothing can be written now, and that was said."""
        if self.is_opening:
            self.too_early.emit()
        if self.locked:
            way = self.tr("确需更正的，点“退回…”写明理由，改后再提交。")
            self.refused.emit(SheetIsLocked(self.locked, way if self.content.submitted and not self.is_opening else ""))
        return bool(self.locked)

    def _fits(self, step: Step, is_back: bool) -> bool:
        """Whether it stands as the step left it; where it does not, that was said."""
        fits = stands(*((step.acts, step.back) if is_back else (step.back, step.acts)), self.content)
        if not fits:
            told = self.tr("“{}”之后，这份评查表在别处改过，没有{}。")
            told = told.format(step.words, self.tr("撤销") if is_back else self.tr("重做"))
            self.refused.emit(ReviewError(told, self.tr("请按现在的内容直接修改或者撤回。")))
        return fits

    def set_condition(self, condition: str, value: bool | None) -> None:
        """Switches a case fact; None leaves it to the edition."""
        label = next((c.label for c in self.rubric.conditions if c.id == condition), condition)
        words = self.tr("案情：{}{}").format("" if value else self.tr("无"), label)
        self.do(words, [ConditionCleared(condition) if value is None else ConditionSet(condition, value)])

    @property
    def fitting(self) -> Fitting | None:
        """The standard for this file as it is known now, where the sheet goes by another one and may be changed."""
        fitting = self.file.fitting if self.file is not None and not self.locked else None
        return fitting if fitting is not None and fitting.rubric.id != self.rubric.id else None

    def restart(self) -> None:
        """The sheet begins anew by the standard that is for this case file; nothing happens where it goes by it."""
        if (fitting := self.fitting) is not None:
            words = self.tr("改按《{}》重评").format(fitting.rubric.title)
            self.do(words, [SessionRestarted(fitting.rubric.hash, fitting.content.sheet)])

    @property
    def is_provisional(self) -> bool:
        """Whether the score is none yet that could be quoted: it is not submitted, and items are open."""
        return not self.content.submitted and self.undecided() > 0

    def undecided(self) -> int:
        """How many items nobody has decided yet."""
        decided, total = desk_status.progress(self.statuses.values())
        return total - decided

    def submit(self) -> None:
        """Closes the sheet. It is changed only after it was given back."""
        if self._is_refused():
            return
        assert self.file is not None
        self._perform(self.file.case_id, [SessionSubmitted()], turn=False)
        self.submitted.emit(self.file.case_id)

    def give_back(self, reason: str) -> bool:
        """A submitted sheet is open again to its reviewer."""
        if self.is_opening and self._is_refused():
            return False
        assert self.file is not None
        self._perform(self.file.case_id, [SessionReturned(reason)], turn=False)
        self.given_back.emit(self.file.case_id)
        return True

    def _perform(self, case_id: str, acts: Sequence[Act], turn: bool, kept: Kept = no_step_of_its_own) -> None:
        """Shows acts at once and has them written. `turn`: to what they were about."""
        assert self.file is not None
        assert self.file.case_id == case_id, "an act is done in its own file"
        about = concern(acts, self.content, self.file.suspicions) if turn else None
        for act in acts:
            self.content = applied(act, self.content)
        self._waiting += 1
        self._acts += 1
        self.store.commit(self.file, acts, kept, self._committed.emit, self._failed.emit)
        self._show_changed()
        if about is not None:
            self.arrived.emit(about)

    def _know_editions(self) -> None:
        assert self.file is not None
        known = (self.file.rubric, *([self.file.fitting.rubric] if self.file.fitting else ()))
        self._editions |= {rubric.hash: rubric for rubric in known}

    def _show_changed(self) -> None:
        """After the content became another one; the edition is the one it names."""
        assert self.file is not None
        used = self.content.opened.rubric if self.content.opened else self.file.rubric.hash
        is_other = used != self.file.rubric.hash
        if is_other:
            self.file = replace(self.file, rubric=self._editions[used])
            self.finding, self.drawn, self.missing, self.whole_file = "", [], "", False
        self._reckon()
        if is_other:
            self.edition_changed.emit()
        self.changed.emit()

    def _reckon(self) -> None:
        assert self.file is not None
        rubric = self.rubric
        self.score = score(self.file.rubric, self.sheet)
        self.states = desk_status.states(rubric, self.sheet)
        self.statuses = desk_status.statuses(self.file, rubric, self.content, self.score, self.states)

    @Slot(object)
    def _take_committed(self, at: datetime) -> None:
        self._waiting -= 1
        self.saved.emit(at)
        self._recover()

    @Slot(object)
    def _take_failed(self, error: Exception) -> None:
        self._waiting -= 1
        self._broken = True
        self._recover()
        self._tell(error)

    def _recover(self) -> None:
        """After a failed commit: show again what the record holds, once nothing is on its way."""
        if self._broken and not self._waiting and self.file is not None:
            self._broken = False
            self.forget_steps()
            self.open_case(self.file.case_id)
