"""What the desk asks about case files, answered from a workspace on the connection of the thread that answers."""

from collections.abc import Sequence
from datetime import datetime

from reviewer.intake.passwords import closed_in
from reviewer.intake.starting import current_campaign, edition_for, opening_acts
from reviewer.intake.understanding import kinds_of
from reviewer.presenters.desk.ports import Fitting, OpenCase
from reviewer.presenters.stored.origins import page_origins
from reviewer.storage.memory import Remembered
from reviewer.storage.readings import standing_corrections
from reviewer.storage.record import Author
from reviewer.storage.recordings import recordings_of
from reviewer.storage.sessions import ReviewSession
from reviewer.storage.steps import Step
from reviewer.storage.workspace import Workspace
from scoring.acts import DocumentsArranged, DoubtSettled, SessionOpened
from scoring.casefile import CaseFile
from scoring.errors import ReviewError
from scoring.folding import fold


class CaseReader:
    """presenters.desk.ports.DeskReader over a workspace, for whoever works here."""

    def __init__(self, workspace: Workspace, author: Author | None) -> None:
        self._workspace, self._author = workspace, author

    def open(self, case_id: str) -> OpenCase:
        """All the desk needs of a case file."""
        workspace, session = self._workspace, self._session(case_id)
        try:
            row = workspace.catalogue.case(case_id)
        except KeyError as error:
            raise ReviewError("评查库里没有这份案卷了。", "它可能已被移出，请回到案卷列表查看。") from error
        content = workspace.readings.case_file(case_id)
        fitting = self._fitting(case_id, content)
        said = [event.act for event in workspace.record.of_stream(case_id)]
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
            corrections=standing_corrections(said),
            arrangement=next((a for a in reversed(said) if isinstance(a, DocumentsArranged)), DocumentsArranged()),
            recordings=recordings_of(workspace.catalogue, case_id),
            closed=closed_in(workspace, case_id),
            remembered=workspace.memory.of(self._author, case_id) if self._author is not None else Remembered(),
        )

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
        begun, procedures = workspace.sessions.editions(), workspace.catalogue.procedures()
        fitting = {kind: edition_for(workspace, kind).hash for kind in set(procedures.values())}
        by = {case: begun.get(case) or fitting[kind] for case, kind in procedures.items()}
        having = {e for e in set(by.values()) if workspace.editions.rubric(e).criterion(criterion) is not None}
        return [case for case, edition in by.items() if edition in having]

    def steps(self) -> Sequence[Step]:
        """What whoever works here did on this computer and can take back; nothing of nobody's."""
        return self._workspace.steps.of(self._author) if self._author is not None else ()

    def _session(self, case_id: str) -> ReviewSession | None:
        """The session to show: one's own where there is one, else the last in which anything stands."""
        found, author = self._workspace.sessions.of_case(case_id), self._author
        own = [s for s in found if author is not None and s.reviewer == author.id]
        return next(reversed(own or [s for s in found if not s.content.is_blank]), None)

    def _locked(self, session: ReviewSession | None) -> str:
        author = self._author
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

    def _fitting(self, case_id: str, content: CaseFile) -> Fitting:
        """What a session begun now would begin with: campaign, edition, and the case facts as the papers show."""
        campaign = current_campaign(self._workspace)
        rubric = edition_for(self._workspace, content.procedure)
        opened = SessionOpened(case_id, campaign.id, "", rubric.hash)  # whose it is, its first act says
        return Fitting(rubric, fold((opened, *opening_acts(rubric, content))))
