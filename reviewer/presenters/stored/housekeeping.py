"""presenters.housekeeping.Housekeeping over a workspace; every call works on a connection of its own."""

from collections.abc import Callable, Sequence
from pathlib import Path

from reviewer.presenters.stored.connection import own_connection
from reviewer.storage.record import Author
from reviewer.storage.workspace import Workspace
from scoring.progress import Progress


class StoredHousekeeping:
    """`author` says who works here; somebody is known before anything begins."""

    def __init__(self, workspace: Workspace, author: Callable[[], Author | None]) -> None:
        self._workspace, self._author = workspace, author

    def merge(self, folder: Path, progress: Progress) -> Sequence[str]:
        """Join the workspace in this folder, after a copy of the database was made."""
        from reviewer.intake.merging import in_words, merge

        with own_connection(self._workspace) as workspace:
            workspace.back_up(progress)
            merged = merge(workspace, folder, self._whoever(), progress)
        return in_words(merged)

    def remove(self, case_ids: Sequence[str]) -> int:
        """All of them or none."""
        from reviewer.storage.removal import remove_cases

        with own_connection(self._workspace) as workspace:
            remove_cases(workspace, case_ids, self._whoever())
        return len(case_ids)

    def _whoever(self) -> Author:
        author = self._author()
        assert author is not None
        return author
