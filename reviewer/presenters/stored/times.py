"""Time per file, from a workspace, on the writer's thread."""

from collections.abc import Callable

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

    @property
    def is_kept(self) -> bool:
        """Whether somebody said who works here."""
        return bool(self._person())

    def ask(self, case_id: str, on_known: Callable[[int], None]) -> None:
        """The seconds on a case file until now; what was added before is among them."""
        person = self._person()
        if person:
            self._writer.submit(lambda workspace: workspace.times.of(person).get(case_id, 0), on_known, self._failed)

    def add(self, case_id: str, seconds: int) -> None:
        """So many seconds more. A full disk is told by the next act, and not by this."""
        person = self._person()
        self._writer.submit(
            lambda workspace: workspace.times.add(person, case_id, seconds), lambda _done: None, self._failed
        )

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, ReviewError):
            self._on_failed(error)
