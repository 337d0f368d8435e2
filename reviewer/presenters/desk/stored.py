"""The desk over a workspace: questions on a thread that reads, acts on the one that writes."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from reviewer.presenters.desk.ports import DeskReader, OpenCase
from reviewer.presenters.desk.stored_reading import CaseReader
from reviewer.presenters.stored.recording import Recording
from reviewer.presenters.stored.remarks import StoredRemarks
from reviewer.storage.database import translated
from reviewer.storage.record import Author
from reviewer.storage.steps import Kept
from reviewer.storage.workspace import Workspace
from reviewer.storage.writing import Writer
from scoring.acts import Act, ConditionSet

T = TypeVar("T")


class StoredDesk(Recording):
    """presenters.desk.ports.DeskStore over a workspace. Without a `reader` the writer answers questions, too."""

    def __init__(
        self,
        workspace: Workspace,
        writer: Writer,
        author: Callable[[], Author | None],
        ask_author: Callable[[], Author | None] = lambda: None,
        reader: Writer | None = None,
    ) -> None:
        super().__init__(workspace, writer, author, ask_author)
        self._reader = reader or writer
        self._sessions: dict[tuple[str, str], str] = {}  # case, who works on it → session begun here
        self._begun, self._ended = 0, 0  # commits; the first counted on the window's thread, the other on the writer's
        self._remarks = StoredRemarks()

    def ask(
        self,
        question: Callable[[DeskReader], T],
        on_answer: Callable[[T], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        """Has a question answered; behind what is still being written, if anything is."""
        self._remarks.read(self._writer)
        author = self._author()
        thread = self._reader if self._begun == self._ended else self._writer
        thread.submit(lambda workspace: _answered(question, workspace, author), on_answer, on_failed)

    def commit(
        self,
        file: OpenCase,
        acts: Sequence[Act],
        kept: Kept,
        on_committed: Callable[[datetime], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        """Writes acts, beginning the session with the first one as the file is shown."""
        author = self._writes(on_failed)
        if author is None:
            return
        self._remarks.take(acts)
        self._begun += 1

        def write(workspace: Workspace) -> datetime:
            try:
                with workspace.store.writing():
                    begun = file.session or self._sessions.get((file.case_id, author.id), "")
                    session = begun or _begin(workspace, file, author)
                    workspace.sessions.act(session, acts, author)
                    kept(workspace.steps, author)
                self._sessions[file.case_id, author.id] = session
                return workspace.clock.now()
            finally:
                self._ended += 1

        self._writer.submit(write, on_committed, on_failed)

    def new_id(self) -> str:
        """A new identity."""
        return self._workspace.clock.new_id()

    def remarks(self) -> Mapping[str, Sequence[tuple[str, int]]]:
        """Earlier remarks by `criterion/rule`, most frequent first."""
        return self._remarks.counted()


def _answered(question: Callable[[DeskReader], T], workspace: Workspace, author: Author | None) -> T:
    try:
        return question(CaseReader(workspace, author))
    except (sqlite3.Error, OSError) as error:
        raise translated(error, workspace.store.path) from error


def _begin(workspace: Workspace, file: OpenCase, author: Author) -> str:
    """A session as the desk shows it: campaign and edition, and the case facts as the papers show them."""
    assert file.fitting is not None
    rubric, content = file.fitting
    assert content.opened is not None
    session = workspace.sessions.open(file.case_id, content.opened.campaign, rubric.hash, author).id
    conditions = [ConditionSet(name, value) for name, value in content.sheet.conditions.items()]
    workspace.sessions.act(session, conditions, author)
    return session
