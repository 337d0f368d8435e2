"""The case list and imports, from a workspace."""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.intake.passwords import AskPassword, nobody_knows
from reviewer.presenters.ports import CaseRow, CaseState, Correction, IntakeReport
from reviewer.presenters.stored.connection import own_connection
from reviewer.storage.catalogue import CaseRow as StoredRow
from reviewer.storage.catalogue import CaseState as StoredState
from reviewer.storage.originals import sha256_of
from reviewer.storage.workspace import Workspace
from scoring.errors import ReviewError
from scoring.progress import Progress

if TYPE_CHECKING:
    from reviewer.intake.importing import ImportReport
    from reviewer.storage.record import Author
    from scoring.trace import TraceLine

UNFINISHED = "intake/unfinished"  # paths, as JSON
_STATES = {
    StoredState.NEW: CaseState.WAITING,
    StoredState.OPEN: CaseState.OPEN,
    StoredState.SUBMITTED: CaseState.SUBMITTED,
}


class StoredCatalogue:
    """presenters.ports.Catalogue over a workspace: only what is seen first is read on the window's thread."""

    def __init__(
        self,
        workspace: Workspace,
        person: Callable[[], str] = str,
        author: "Callable[[], Author | None]" = lambda: None,
    ) -> None:
        """`person`: the id of whoever works here, empty for nobody; `author`: the same, as the record names it."""
        self._workspace, self._person, self._author = workspace, person, author

    def first_cases(self, count: int) -> Sequence[CaseRow]:
        """So many case files from the first, in the order of their numbers."""
        return _read(self._workspace, self._person(), count)

    def reading(self) -> Callable[[], Sequence[CaseRow]]:
        """How every case file is read, for whoever works here now; to be called on a worker thread."""
        person = self._person()

        def read() -> Sequence[CaseRow]:
            with own_connection(self._workspace) as workspace:
                return _read(workspace, person)

        return read

    def correct(self, case_id: str, correction: Correction) -> None:
        """Put right what the machine guessed wrong; on a worker thread. Raises ReviewError."""
        from reviewer.storage.descriptions import describe_case
        from scoring.workspace_acts import CaseDescribed

        author = self._author()
        if author is None:
            raise ReviewError("还不知道评查人是谁，没有更正。", "请先在右上角“…”菜单里填写评查人。")
        with own_connection(self._workspace) as workspace:
            describe_case(workspace, case_id, CaseDescribed(*correction), author)

    def trace(self, case_id: str) -> "Sequence[TraceLine]":
        """How the score in the list was reached; on a worker thread."""
        with own_connection(self._workspace) as workspace:
            session = workspace.catalogue.case(case_id).session
            return workspace.sessions.score_of(workspace.sessions.get(session)).trace if session else ()


def _read(workspace: Workspace, person: str, first: int = 0) -> Sequence[CaseRow]:
    spent = workspace.times.of(person) if person else {}
    return [_shown(row, spent.get(row.id, 0)) for row in workspace.catalogue.cases(first)]


def _shown(row: StoredRow, spent: int) -> CaseRow:
    return CaseRow(
        case_id=row.id,
        number=row.code,
        title=row.title,
        unit=row.unit,
        cause=row.cause,
        procedure=row.procedure,
        pages=row.pages,
        state=_STATES[StoredState(row.state)],
        score=Decimal(row.total) if row.total else None,
        grade=row.grade,
        suspicions=row.suspicions,
        grave=row.grave,
        reviewer=row.reviewer,
        party=row.party,
        reference_number=row.reference_number,
        unread_pages=row.unread_pages,
        spent=spent,
    )


class StoredIntake:
    """presenters.ports.Intake over a workspace; every call works on a connection of its own."""

    def __init__(self, workspace: Workspace, ask_password: AskPassword = nobody_knows) -> None:
        self._workspace, self._ask_password = workspace, ask_password

    def take_in(self, paths: Sequence[Path], progress: Progress) -> IntakeReport:
        """Import these files and folders, and what an import that was cut short was still to take in."""
        with own_connection(self._workspace) as workspace:
            paths = tuple(dict.fromkeys((*_unfinished(workspace), *(path.absolute() for path in paths))))
            _remember(workspace, paths)  # before anything that takes time
            from reviewer.intake.importing import import_paths
            from reviewer.intake.starting import current_campaign

            campaign = current_campaign(workspace).id
            report = import_paths(workspace, paths, campaign, progress, self._ask_password)
            _remember(workspace, ())
            return _offered(_reported(report), paths, workspace.rosters.hashes(campaign))

    def unfinished(self) -> tuple[Path, ...]:
        """What an import that the end of the program cut short was asked to take in, as far as it is still there."""
        with own_connection(self._workspace) as workspace:
            return _unfinished(workspace)

    def forget_unfinished(self) -> None:
        """The import was stopped, or failed: it is not gone on with."""
        with own_connection(self._workspace) as workspace:
            _remember(workspace, ())

    def take_in_examples(self, progress: Progress) -> IntakeReport:
        """Import the examples that come with the program, with their reviewers' recorded findings."""
        from reviewer.intake.examples import record_reviews, take_in_examples

        with own_connection(self._workspace) as workspace:
            report = take_in_examples(workspace, progress)
            record_reviews(workspace, report.taken)
        return _reported(report)

    def take_in_practice(self, progress: Progress) -> IntakeReport:
        """Import one example without a review."""
        from reviewer.intake.examples import take_in_practice

        with own_connection(self._workspace) as workspace:
            return _reported(take_in_practice(workspace, progress))


def _unfinished(workspace: Workspace) -> tuple[Path, ...]:
    kept = workspace.catalogue.setting(UNFINISHED)
    return tuple(path for name in json.loads(kept or "[]") if (path := Path(name)).exists())


def _remember(workspace: Workspace, paths: Sequence[Path]) -> None:
    with workspace.store.writing():
        workspace.catalogue.set_setting(UNFINISHED, json.dumps([str(path) for path in paths]))


def _offered(report: IntakeReport, paths: Sequence[Path], taken: Collection[str]) -> IntakeReport:
    """With the lists of cases among the files. One that was `taken` in (by hash) is neither offered nor unreadable."""
    from reviewer.intake.lists_beside import KINDS, lists_beside

    tables = {p.file for p in report.problems if Path(p.file).suffix.lower() in KINDS}
    lists = lists_beside(paths, tables) if tables else ()
    known = {path for path in lists if sha256_of(path) in taken}
    names = {path.name for path in known}
    problems = tuple(problem for problem in report.problems if problem.file not in names)
    return replace(report, problems=problems, rosters=tuple(path for path in lists if path not in known))


def _reported(report: "ImportReport") -> IntakeReport:
    return IntakeReport(
        taken=tuple(taken.name for taken in report.taken if taken.is_new),
        already=tuple(taken.name for taken in report.taken if not taken.is_new),
        problems=report.problems,
        same={taken.name: taken.same_as for taken in report.taken if taken.same_as},
    )
