"""Going back: what was done on the desk step by step, in words, across case files and after a restart."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QUndoCommand, QUndoStack

from reviewer.presenters.desk.opening import DeskOpening, Found, Then, nothing
from reviewer.presenters.desk.ports import DeskStore
from reviewer.storage.record import Author
from reviewer.storage.steps import Kept, Step, Steps
from scoring.acts import Act, SessionRestarted
from scoring.errors import ReviewError

Perform = Callable[[str, Sequence[Act], bool, Kept], None]  # case file, acts, whether to turn to what they are about


class DeskCommand(QUndoCommand):
    """A step on the stack. `perform` writes to the record like everyone else; while the command `is_quiet` it only
    goes where the stack puts it."""

    def __init__(self, step: Step, perform: Perform, *, is_quiet: bool = False) -> None:
        super().__init__(step.words)
        self.step, self.perform, self.is_quiet = step, perform, is_quiet
        self._is_again = is_quiet

    def redo(self) -> None:
        """Do it, for the first time or again."""
        if not self.is_quiet:
            kept = self._do_again if self._is_again else self._add
            self.perform(self.step.case_id, self.step.acts, self._is_again, kept)
            self._is_again = True

    def undo(self) -> None:
        """Take it back."""
        if not self.is_quiet:
            self.perform(self.step.case_id, self.step.back, True, self._take_back)

    def _add(self, steps: Steps, author: Author) -> None:
        steps.add(author, self.step)

    def _do_again(self, steps: Steps, author: Author) -> None:
        steps.do_again(author, self.step)

    def _take_back(self, steps: Steps, author: Author) -> None:
        steps.take_back(author, self.step)


class DeskStepping(DeskOpening):
    """The stack of steps. DeskSheet performs them."""

    acted = Signal(str)  # something was done, in words
    taken_back = Signal(str)  # what was done, in words
    done_again = Signal(str)
    no_step = Signal(str)  # that there is nothing to take back, or to do again

    def __init__(self, store: DeskStore, parent: QObject | None = None) -> None:
        super().__init__(store, parent)
        self.stack = QUndoStack(self)
        self._looked_up = 0  # how often the steps of before were asked for
        self._performs: dict[type[Act], Perform] = {}

    def open_found(
        self, find: Found, then: Then = nothing, none: Then = nothing, *, before: Sequence[Act] = ()
    ) -> None:
        """As ever; with the first file comes what was done before the program was started."""
        if not self._looked_up:
            self._look_up()
        super().open_found(find, then, none, before=before)

    def let_perform(self, kinds: Sequence[type[Act]], perform: Perform) -> None:
        """Steps of acts of these kinds are performed by somebody else."""
        self._performs.update(dict.fromkeys(kinds, perform))

    def push(self, step: Step) -> None:
        """Does a step that can be taken back."""
        self.stack.push(DeskCommand(step, self._performing(step)))
        self.acted.emit(step.words)

    def forget_steps(self) -> None:
        """What can be taken back is looked up anew: somebody else is here, or an act failed."""
        self.stack.clear()
        self._look_up()

    def undo(self) -> None:
        """Takes the last step back, in its own file."""
        self._step(self.stack.index() - 1, self.stack.undo, self.taken_back, self.tr("没有可以撤销的操作。"))

    def redo(self) -> None:
        """Does again what was taken back last, in its own file."""
        self._step(self.stack.index(), self.stack.redo, self.done_again, self.tr("没有可以重做的操作。"))

    def _step(self, at: int, step: Then, told: SignalInstance, none: str) -> None:
        if self.is_opening and self._is_refused():
            return
        command = self.stack.command(at) if 0 <= at < self.stack.count() else None
        if not isinstance(command, DeskCommand):
            self.no_step.emit(none)
            return
        is_back = at < self.stack.index()

        def stepped() -> None:
            if command.perform == self._perform and (self._is_refused() or not self._fits(command.step, is_back)):
                return
            words = command.text()
            step()
            told.emit(words)

        if self.file is None or self.file.case_id != command.step.case_id:
            before = command.step.back if is_back else command.step.acts
            self.open_case(command.step.case_id, stepped, before=before)
        else:
            stepped()

    def _look_up(self) -> None:
        self._looked_up += 1
        self.questions.ask(lambda reader: reader.steps(), partial(self._resume, self._looked_up), self._not_resumed)

    def _not_resumed(self, error: Exception) -> None:
        """What hinders the reader of the steps hinders the file that was asked for with them, and is told there."""
        if not isinstance(error, ReviewError):
            raise error

    def _resume(self, asked: int, steps: Sequence[Step]) -> None:
        """Goes on with the steps of before, as far as another edition: a sheet by that is none that is known here."""
        if asked != self._looked_up or self.stack.count():
            return
        commands = [DeskCommand(step, self._performing(step), is_quiet=True) for step in _by_one_edition(steps)]
        for command in commands:
            self.stack.push(command)
        self.stack.setIndex(sum(not command.step.is_taken_back for command in commands))
        for command in commands:
            command.is_quiet = False

    def _performing(self, step: Step) -> Perform:
        return self._performs.get(type(step.acts[0]), self._perform) if step.acts else self._perform

    @abstractmethod
    def _is_refused(self) -> bool:
        """Nothing can be written now, and that was said."""

    @abstractmethod
    def _fits(self, step: Step, is_back: bool) -> bool:
        """Whether the sheet stands as the step left it when it was done, or taken back; where it does not, that was
        said. `is_back`: it is about to be taken back."""

    @abstractmethod
    def _perform(self, case_id: str, acts: Sequence[Act], turn: bool, kept: Kept) -> None:
        """Shows acts at once and has them written."""


def _by_one_edition(steps: Sequence[Step]) -> Sequence[Step]:
    """Those after the last change of edition that stands, and before the first that was taken back."""
    changes = [n for n, step in enumerate(steps) if any(isinstance(act, SessionRestarted) for act in step.acts)]
    first = max((n + 1 for n in changes if not steps[n].is_taken_back), default=0)
    return steps[first : min((n for n in changes if steps[n].is_taken_back), default=len(steps))]
