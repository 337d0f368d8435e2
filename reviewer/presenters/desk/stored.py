"""The desk over a workspace: reading on the window's connection, acts on the writer thread."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from reviewer.intake.starting import current_campaign, edition_for, opening_acts
from reviewer.intake.understanding import kinds_of
from reviewer.presenters.desk.ports import Fitting, OpenCase
from reviewer.presenters.stored.origins import page_origins
from reviewer.presenters.stored.recording import Recording
from reviewer.presenters.stored.remarks import StoredRemarks
from reviewer.storage.record import Author
from reviewer.storage.sessions import ReviewSession
from reviewer.storage.workspace import Workspace
from reviewer.storage.writing import Writer
from scoring.acts import Act, DoubtSettled, SessionOpened
from scoring.casefile import CaseFile
from scoring.folding import fold
from scoring.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a session begun now would begin with: campaign, edition, and the case facts as the papers show."""

    campaign: str
    rubric: Rubric
    acts: tuple[Act, ...]

    def fitting(self, case_id: str) -> Fitting:
        """The same, as the desk shows it."""
        opened = SessionOpened(case_id, self.campaign, "", self.rubric.hash)  # whose it is, its first act says
        return Fitting(self.rubric, fold((opened, *self.acts)))


class StoredDesk(Recording):
    """presenters.desk.ports.DeskStore over a workspace."""

    def __init__(
        self,
        workspace: Workspace,
        writer: Writer,
        author: Callable[[], Author | None],
        ask_author: Callable[[], Author | None] = lambda: None,
    ) -> None:
        super().__init__(workspace, writer, author, ask_author)
        self._sessions: dict[tuple[str, str], str] = {}  # case, who opened it → session, as far as known
        self._begin: Beginning | None = None  # of the case file opened last
        self._remarks = StoredRemarks()

    def open(self, case_id: str) -> OpenCase:
        """All the desk needs of a case file."""
        workspace = self._workspace
        self._remarks.read(self._writer)
        row = workspace.catalogue.case(case_id)
        session = self._session(case_id)
        if session is not None:
            author = self._author()
            self._sessions[case_id, author.id if author else ""] = session.id
        content = workspace.readings.case_file(case_id)
        self._begin = self._beginning(content)
        fitting = self._begin.fitting(case_id)
        return OpenCase(
            case_id=case_id,
            title=row.title,
            number=row.code,
            case=content,
            origins=page_origins(workspace, case_id),
            rubric=workspace.editions.rubric(session.rubric) if session else fitting.rubric,
            suspicions=workspace.readings.suspicions(case_id),
            content=session.content if session else fitting.content,
            session=session.id if session else "",
            locked=self._locked(session),
            kind_labels={kind.code: kind.label for kind in kinds_of(workspace)},
            fitting=fitting,
            settled_by=self._settled_by(session) if session is not None and session.content.conclusions else {},
        )

    def commit(
        self,
        case_id: str,
        acts: Sequence[Act],
        on_committed: Callable[[datetime], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        """Writes acts, beginning the session with the first one."""
        author = self._writes(on_failed)
        if author is None:
            return
        self._remarks.take(acts)
        begin = self._begin
        assert begin is not None

        def write(workspace: Workspace) -> datetime:
            with workspace.store.writing():
                session = self._sessions.get((case_id, author.id)) or self._sessions.get((case_id, ""), "")
                if not session:
                    session = workspace.sessions.open(case_id, begin.campaign, begin.rubric.hash, author).id
                    workspace.sessions.act(session, begin.acts, author)
                workspace.sessions.act(session, acts, author)
            self._sessions[case_id, author.id] = session
            return workspace.clock.now()

        self._writer.submit(write, on_committed, on_failed)

    def new_id(self) -> str:
        """A new identity."""
        return self._workspace.clock.new_id()

    def next_case(self, after: str) -> str:
        """The next file after this one that is not submitted, then from the top."""
        names, done = self.cases(), self._workspace.catalogue.submitted_ids()
        start = names.index(after) + 1 if after in names else 0
        return next((n for n in (*names[start:], *names[:start]) if n not in done and n != after), "")

    def cases(self) -> Sequence[str]:
        """Every case file, in the order of the list."""
        return self._workspace.catalogue.case_ids()

    def cases_with(self, criterion: str) -> Sequence[str]:
        """Those of them whose edition has this item."""
        workspace = self._workspace
        begun = workspace.sessions.editions()
        fitting = {kind: edition_for(workspace, kind).hash for kind in set(workspace.catalogue.procedures().values())}
        by = {case: begun.get(case) or fitting[kind] for case, kind in workspace.catalogue.procedures().items()}
        having = {e for e in set(by.values()) if workspace.editions.rubric(e).criterion(criterion) is not None}
        return [case for case, edition in by.items() if edition in having]

    def remarks(self) -> Mapping[str, Sequence[tuple[str, int]]]:
        """Earlier remarks by `criterion/rule`, most frequent first."""
        return self._remarks.counted()

    def _session(self, case_id: str) -> ReviewSession | None:
        """The session to show: one's own where there is one, else the last in which anything stands."""
        found = self._workspace.sessions.of_case(case_id)
        author = self._author()
        own = [s for s in found if author is not None and s.reviewer == author.id]
        return next(reversed(own or [s for s in found if not s.content.is_blank]), None)

    def _locked(self, session: ReviewSession | None) -> str:
        author = self._author()
        if session is None or author is None or session.reviewer == author.id:
            return ""
        names = {p.id: p.name for p in self._workspace.catalogue.persons()}
        return f"本卷由{names.get(session.reviewer, '他人')}评查，只能查看。"

    def _settled_by(self, session: ReviewSession) -> dict[str, str]:
        """Who concluded last on each doubt, and on what day."""
        names = {p.id: p.name for p in self._workspace.catalogue.persons()}
        found = {}
        for event in self._workspace.record.of_stream(session.id):
            if isinstance(act := event.act, DoubtSettled):
                day = datetime.fromisoformat(event.at).astimezone()
                found[act.doubt] = f"{names.get(event.author, '')} {day:%Y-%m-%d}".strip()
        return found

    def _beginning(self, content: CaseFile) -> Beginning:
        campaign = current_campaign(self._workspace)
        rubric = edition_for(self._workspace, content.procedure)
        return Beginning(campaign.id, rubric, opening_acts(rubric, content))
