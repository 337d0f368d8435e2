"""Recognition of scanned pages, over a workspace."""

from reviewer.presenters.stored.connection import own_connection
from reviewer.storage.workspace import Workspace
from scoring.progress import Progress


class StoredRecognition:
    """Recognition of scanned pages that wait for it; to be called on a worker thread."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.in_view: tuple[str, int] | None = None  # the case file and page somebody looks at come first

    def recognise(self, progress: Progress) -> int:
        """Recognise what waits. Returns the number of pages done."""
        from reviewer.intake.recognition import recognise_waiting

        with own_connection(self._workspace) as workspace:
            return recognise_waiting(workspace, progress, lambda: self.in_view)
