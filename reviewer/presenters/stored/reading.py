"""What persons say of a reading, over a workspace, written on the writer thread."""

from datetime import datetime

from reviewer.presenters.reading.ports import FOUND_AT_MOST, Done, Failed, FoundPage
from reviewer.presenters.stored.recording import Recording
from reviewer.storage.record import Author
from reviewer.storage.steps import Kept
from reviewer.storage.workspace import Workspace
from scoring.acts import Act, DocumentsArranged, FactCorrected, FactRestored


class StoredReading(Recording):
    """presenters.reading.ports.ReadingStore over a workspace."""

    def record(self, case_id: str, act: Act, kept: Kept, on_done: Done, on_failed: Failed) -> None:
        """Records the act, reads the file anew where its documents changed, and runs the checks."""
        author = self._writes(on_failed)
        if author is None:
            return
        self._writer.submit(lambda workspace: _written(workspace, case_id, act, author, kept), on_done, on_failed)

    def search(self, words: str, here: str, on_done: Done, on_failed: Failed) -> None:
        """Looks for words in every case file, first in `here`."""
        self._writer.submit(lambda workspace: found_pages(workspace, words, here), on_done, on_failed)


def _written(workspace: Workspace, case_id: str, act: Act, author: Author, kept: Kept) -> datetime:
    from reviewer.intake.checking import check_case
    from reviewer.intake.recognition import reread

    with workspace.store.writing():
        if isinstance(act, FactCorrected | FactRestored):
            workspace.readings.correct_fact(case_id, act, author)
        elif isinstance(act, DocumentsArranged):
            workspace.readings.arrange(case_id, act, author)
        else:
            raise TypeError(type(act).__name__)
        kept(workspace.steps, author)
    if isinstance(act, DocumentsArranged):
        reread(workspace, case_id)
    else:
        check_case(workspace, case_id)
    return workspace.clock.now()


def found_pages(workspace: Workspace, words: str, here: str) -> tuple[FoundPage, ...]:
    """The first pages with these words, those of the case file `here` before all others."""
    titles = {row.id: f"{row.code}　{row.title}" if row.code else row.title for row in workspace.catalogue.cases()}
    hits = workspace.readings.search(words, here, FOUND_AT_MOST) if here else []
    hits += [hit for hit in workspace.readings.search(words, limit=FOUND_AT_MOST) if not here or hit.case != here]
    return tuple(FoundPage(hit.case, titles.get(hit.case, ""), hit.page, hit.excerpt) for hit in hits[:FOUND_AT_MOST])
