"""Undo in the rubric editor: each change keeps the tree before and after; trees share what did not change."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from reviewer.presenters.rubrics.plain import Key, Plain

Show = Callable[[Plain, Key], None]


class TreeChange(QUndoCommand):
    """One change. Typing on in the same field makes the change before it longer."""

    def __init__(self, words: str, before: Plain, after: Plain, focus: Key, show: Show, typed: Key | None) -> None:
        super().__init__(words)
        self.before, self.after, self.focus, self.typed = before, after, focus, typed
        self._show = show

    def id(self) -> int:
        """Only typing merges."""
        return 1 if self.typed is not None else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in what was typed on in the same field."""
        if not isinstance(other, TreeChange) or other.typed != self.typed or other.before is not self.after:
            return False
        self.after = other.after
        return True

    def redo(self) -> None:
        """Do it, for the first time or again."""
        self._show(self.after, self.focus)

    def undo(self) -> None:
        """Take it back."""
        self._show(self.before, self.focus)
