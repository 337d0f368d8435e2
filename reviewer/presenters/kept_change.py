"""A change on a stack of undo that was kept when it was made: nothing waits for a button that saves."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand


class KeptChange(QUndoCommand):
    """Kept already; taken back, what was there before is kept."""

    def __init__(self, words: str, back: Callable[[], object], again: Callable[[], object]) -> None:
        super().__init__(words)
        self._back, self._again, self._is_done = back, again, True

    def redo(self) -> None:
        """Keep it again."""
        if not self._is_done:
            self._again()
        self._is_done = False

    def undo(self) -> None:
        """Keep what was kept before."""
        self._back()
