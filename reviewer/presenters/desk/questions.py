"""What is asked of the store: answered off our thread, heard on it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.presenters.desk.ports import DeskReader, DeskStore

T = TypeVar("T")


class Questions(QObject):
    """Hands questions to the store and answers to whoever asked, on our thread, in the order in which they come. After
    `stop` nothing is heard any more: the workspace is about to be closed."""

    _came = Signal(object, object)  # whom it is for, and the answer

    def __init__(self, store: Callable[[], DeskStore], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._is_stopped = store, False
        self._came.connect(self._hand_over)  # at once where the store answers on our thread

    def ask(
        self,
        question: Callable[[DeskReader], T],
        answered: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """One of the two follows."""
        came = self._came.emit
        self._store().ask(question, lambda answer: came(answered, answer), lambda error: came(failed, error))

    def stop(self) -> None:
        """What is on its way is not heard."""
        self._is_stopped = True

    @Slot(object, object)
    def _hand_over(self, whom: Callable[[object], object], answer: object) -> None:
        if not self._is_stopped:
            whom(answer)
