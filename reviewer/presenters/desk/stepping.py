"""Going back: what was done on the desk step by step, in words, across case files and after a restart."""

from abc import abstractmethod
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QUndoCommand, QUndoStack

from reviewer.presenters.desk.opening import DeskOpening, Found, Then, nothing
from reviewer.presenters.desk.ports import DeskStore
from reviewer.storage.record import Author
from reviewer.storage.steps import Kept, Step, Steps
from scoring.acts import Act, SessionRestarted

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
            kept = Steps.do_again if self._is_again else self._add
            self.perform(self.step.case_id, self.step.acts, self._is_again, kept)
            self._is_again = True

    def undo(self) -> None:
        """Take it back."""
        if not self.is_quiet:
            self.perform(self.step.case_id, self.step.back, True, Steps.take_back)

    def _add(self, steps: Steps, author: Author) -> None:
        steps.add(author, self.step)


class DeskStepping(DeskOpening):
    """The stack of steps. DeskSheet performs them."""

    acted = Signal(str)  # something was done, in words
    taken_back = Signal(str)  # what was done, in words
    done_again = Signal(str)
    no_step = Signal(str)  # that there is nothing to take back, or to do again

    def __init__(self, store: DeskStore, parent: QObject | None = None) -> None:
        super().__init__(store, parent)
        self.stack = QUndoStack(self)
        self._has_resumed = False
        self._performs: dict[type[Act], Perform] = {}

    def open_found(
        self, find: Found, then: Then = nothing, none: Then = nothing, *, before: Sequence[Act] = ()
    ) -> None:
        """As ever; with the first file comes what was done before the program was started."""
        if not self._has_resumed:
            self._has_resumed = True
            self.questions.ask(lambda reader: reader.steps(), self._resume, self._tell)
        super().open_found(find, then, none, before=before)

    def let_perform(self, kinds: Sequence[type[Act]], perform: Perform) -> None:
        """Steps of acts of these kinds are performed by somebody else."""
        self._performs.update(dict.fromkeys(kinds, perform))

    def push(self, step: Step) -> None:
        """Does a step that can be taken back."""
        self.stack.push(DeskCommand(step, self._performing(step)))
        self.acted.emit(step.words)

    def forget_steps(self) -> None:
        """What can be taken back is looked up anew with the next file: somebody else is here, or an act failed."""
        self.stack.clear()
        self._has_resumed = False

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

        def stepped() -> None:
            if command.perform == self._perform and self._is_refused():
                return
            words = command.text()
            step()
            told.emit(words)

        if self.file is None or self.file.case_id != command.step.case_id:
            before = command.step.back if told is self.taken_back else command.step.acts
            self.open_case(command.step.case_id, stepped, before=before)
        else:
            stepped()

    def _resume(self, steps: Sequence[Step]) -> None:
        """Goes on with the steps of before; with those after the last change of edition: a sheet by another one is
        none that is known here."""
        if self.stack.count():
            return
        restarts = (n for n, step in enumerate(steps, 1) if any(isinstance(a, SessionRestarted) for a in step.acts))
        known = steps[max(restarts, default=0) :]
        commands = [DeskCommand(step, self._performing(step), is_quiet=True) for step in known]
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
    def _perform(self, case_id: str, acts: Sequence[Act], turn: bool, kept: Kept) -> None:
        """Shows acts at once and has them written."""
