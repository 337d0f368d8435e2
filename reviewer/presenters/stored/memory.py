"""What was begun and looked at, into a workspace, on the writer's thread."""

from collections.abc import Callable

from reviewer.storage.memory import Remembered
from reviewer.storage.record import Author
from reviewer.storage.writing import Writer
from scoring.errors import ReviewError


class StoredMemory:
    """presenters.desk.memory.MemoryStore over a workspace. `author` says who works here, None for nobody."""

    def __init__(
        self, writer: Writer, author: Callable[[], Author | None], on_failed: Callable[[Exception], None]
    ) -> None:
        self._writer, self._author, self._on_failed = writer, author, on_failed

    def keep(self, case_id: str, what: Remembered) -> bool:
        """Has it remembered; whether somebody said for whom. A full disk is told by the next act, and not by this."""
        author = self._author()
        if author is None:
            return False
        self._writer.submit(
            lambda workspace: workspace.memory.keep(author, case_id, what), lambda _done: None, self._failed
        )
        return True

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, ReviewError):
            self._on_failed(error)
