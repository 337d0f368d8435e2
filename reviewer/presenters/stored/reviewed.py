"""Submitted reviews of a workspace, as the figures of a campaign are counted from."""

from reviewer.storage.catalogue import CaseRow
from reviewer.storage.sessions import ReviewSession
from reviewer.storage.workspace import Workspace
from scoring.casefile import CaseFile
from scoring.reviewed import ReviewedCase

PARTY_KEYS = ("party_name",)
PERSON_KEYS = ("legal_representative", "operator", "officers")


def reviewed_cases(workspace: Workspace, *, with_names: bool = False) -> tuple[ReviewedCase, ...]:
    """The last submitted review of each case file. `with_names` also reads who must be kept out of print."""
    rows = {row.id: row for row in workspace.catalogue.cases()}
    names = {person.id: person.name for person in workspace.catalogue.persons()}
    latest = {session.case: session for session in workspace.sessions.all() if session.is_closed}
    return tuple(
        reviewed_case(workspace, rows[case], session, names.get(session.reviewer, ""), with_names=with_names)
        for case, session in latest.items()
        if case in rows
    )


def reviewed_case(
    workspace: Workspace, row: CaseRow, session: ReviewSession, reviewer: str, *, with_names: bool
) -> ReviewedCase:
    """One session as the figures and forms see it."""
    known = workspace.readings.case_file(row.id) if with_names else None
    return ReviewedCase(
        case_id=row.id,
        code=row.code,
        unit=row.unit,
        title=row.title,
        cause=row.cause,
        procedure=row.procedure,
        reviewer=reviewer,
        rubric=workspace.editions.rubric(session.rubric),
        sheet=session.content.sheet,
        score=workspace.sessions.score_of(session),
        pages=row.pages,
        conclusions=dict(session.content.conclusions),
        parties=_values(known, PARTY_KEYS, row.party),
        persons=_values(known, PERSON_KEYS, ""),
        reference_number=row.reference_number,
    )


def _values(known: CaseFile | None, keys: tuple[str, ...], first: str) -> tuple[str, ...]:
    found = [first] if first else []
    for fact in known.facts if known else ():
        if fact.key in keys:
            found += [part.strip() for part in fact.value.split("、") if part.strip()]
    return tuple(dict.fromkeys(found))
