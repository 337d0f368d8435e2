"""The guided first review: five steps, each done by really doing it."""

from PySide6.QtCore import QObject, Signal

OPEN, ITEM, DECIDE, SUSPICION, SCORE = "open", "item", "decide", "suspicion", "score"
STEPS = (OPEN, ITEM, DECIDE, SUSPICION, SCORE)
DONE = "done"  # after the last step, until the guide is closed


class Guide(QObject):
    """Which step stands on the screen. It blocks nothing: what else is done in between is simply not the step."""

    moved = Signal(str)  # the step now, DONE after the last one
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.step = ""  # empty while no guide is on

    @property
    def is_on(self) -> bool:
        """Whether the guide is on the screen."""
        return bool(self.step)

    @property
    def number(self) -> int:
        """The step's number from 1 on; one more than there are steps when all are done."""
        return STEPS.index(self.step) + 1 if self.step in STEPS else len(STEPS) + 1

    def begin(self) -> None:
        """From the first step on, also where a guide is on already."""
        self._go(STEPS[0])

    def did(self, step: str) -> None:
        """Somebody did this; the guide goes on where it was the step asked for."""
        if self.step == step and step in STEPS:
            self._go((*STEPS, DONE)[STEPS.index(step) + 1])

    def skip(self) -> None:
        """The next step without this one."""
        self.did(self.step)

    def leave(self) -> None:
        """No guide any more."""
        if self.step:
            self.step = ""
            self.ended.emit()

    def _go(self, step: str) -> None:
        self.step = step
        self.moved.emit(step)
