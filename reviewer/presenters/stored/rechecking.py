"""Checking every case file of a workspace again."""

from reviewer.intake.checking import check_all, checks_are_due
from reviewer.presenters.stored.connection import own_connection
from reviewer.storage.workspace import Workspace
from scoring.progress import Progress


class StoredCases:
    """presenters.rechecking.CheckedCases over a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @property
    def is_due(self) -> bool:
        """Whether case files wait to be checked by rules that changed."""
        return checks_are_due(self._workspace)

    def recheck(self, progress: Progress) -> int:
        """Check every case file again. Returns how many."""
        with own_connection(self._workspace) as workspace:
            return check_all(workspace, progress)
