"""Time per file, from a workspace: read on the window's thread, written on the writer's."""

from collections.abc import Callable, Mapping

from reviewer.storage.workspace import Workspace
from reviewer.storage.writing import Writer
from scoring.errors import ReviewError


class StoredTimes:
    """presenters.desk.working_time.TimeStore over a workspace.

    `person` says who works here (an id), empty for nobody.
    """

    def __init__(
        self, workspace: Workspace, writer: Writer, person: Callable[[], str], on_failed: Callable[[Exception], None]
    ) -> None:
        self._workspace, self._writer, self._person, self._on_failed = workspace, writer, person, on_failed

    def spent(self) -> Mapping[str, int] | None:
        """Seconds by case file; None while nobody said who works here."""
        person = self._person()
        return self._workspace.times.of(person) if person else None

    def add(self, case_id: str, seconds: int) -> None:
        """So many seconds more. A full disk is told by the next act, and not by this."""
        person = self._person()

        def failed(error: Exception) -> None:
            if not isinstance(error, ReviewError):
                self._on_failed(error)

        self._writer.submit(lambda workspace: workspace.times.add(person, case_id, seconds), lambda _done: None, failed)
