"""Recognition of scanned pages, over a workspace; called on worker threads."""

from reviewer.presenters.stored.connection import own_connection
from reviewer.storage.workspace import Workspace
from scoring.errors import ReviewError
from scoring.progress import Progress


class StoredRecognition:
    """presenters.recognition.Recognition over a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.in_view: tuple[str, int] | None = None  # the case file and page somebody looks at come first
        self.at: tuple[str, int, int] = ("", 0, 0)  # the case file that is read, which of its pages, of how many

    def waiting(self) -> int:
        """How many pages have no text yet; none where text recognition is not installed."""
        with own_connection(self._workspace) as workspace:
            cases = workspace.readings.cases_with_unread_pages()
            pages = sum(len(workspace.readings.unread_pages(case)) for case in cases)
        if not pages:
            return 0
        from reviewer.documents.ocr.recognising import available

        return pages if available() else 0

    def recognise(self, progress: Progress) -> int:
        """Recognise what waits. Returns the number of pages done. Raises what failed, once all others are done."""
        from reviewer.intake.recognition import recognise_waiting

        failures: list[ReviewError] = []
        with own_connection(self._workspace) as workspace:
            done = recognise_waiting(workspace, progress, lambda: self.in_view, failures.append, self._note)
        if len(failures) > 1:
            raise ReviewError(f"有 {len(failures)} 处未能识别。{failures[0].message}", failures[0].hint)
        if failures:
            raise failures[0]
        return done

    def _note(self, case: str, page: int, of: int) -> None:
        self.at = (case, page, of)
