"""Submitted reviews as the values that figures, bulletins and sheets are made from."""

from collections.abc import Collection, Iterable
from datetime import date

from reviewer.storage.catalogue import CaseRow
from reviewer.storage.sessions import ReviewSession
from reviewer.storage.workspace import Workspace
from scoring.casefile import CaseFile
from scoring.figures import ReviewedCase
from scoring.progress import Progress, stepped

PERSON_KEYS = ("legal_representative", "operator", "officers")


def submitted(workspace: Workspace, among: Collection[str] | None = None, moment: str = "") -> list[ReviewSession]:
    """The sessions whose sheet is closed, the last one of each case file, in the order of the case files; of those
    `among` these where they are named, as they were at this moment: a sheet may have been given back since."""
    known = (s for s in workspace.sessions.all() if among is None or s.id in among)
    then = (workspace.sessions.as_it_was(s.id, moment) for s in known) if moment else known
    closed = (s for s in then if s.is_closed)
    last: dict[str, ReviewSession] = {session.case: session for session in closed}
    return [last[row.id] for row in workspace.catalogue.cases() if row.id in last]


def reviewed_cases(
    workspace: Workspace,
    *,
    with_names: bool = False,
    progress: Progress | None = None,
    sessions: Collection[str] | None = None,
    moment: str = "",
) -> tuple[ReviewedCase, ...]:
    """Every submitted review, or those of these `sessions` as they were at that `moment`. `with_names` also reads who
    must not be named in print, which takes longer."""
    rows = {row.id: row for row in workspace.catalogue.cases()}
    persons = {person.id: person.name for person in workspace.catalogue.persons()}
    return tuple(
        reviewed_case(workspace, rows[session.case], session, persons, with_names=with_names)
        for session in stepped(submitted(workspace, sessions, moment), progress)
    )


def reviewed_case(
    workspace: Workspace, row: CaseRow, session: ReviewSession, persons: dict[str, str], *, with_names: bool
) -> ReviewedCase:
    """One review as a value."""
    parties, people = names_in(workspace.readings.case_file(row.id)) if with_names else ((), ())
    return ReviewedCase(
        case_id=row.id,
        code=row.code,
        unit=row.unit or "未登记承办机构",
        title=row.title,
        cause=row.cause,
        procedure=row.procedure,
        reviewer=persons.get(session.reviewer, ""),
        rubric=workspace.editions.rubric(session.rubric),
        sheet=session.content.sheet,
        score=workspace.sessions.score_of(session),
        pages=row.pages,
        conclusions=session.content.conclusions,
        parties=parties,
        persons=people,
        reference_number=row.reference_number,
        reviewed_on=day_as_printed(session.submitted_at),
        printed=workspace.readings.printed_numbers(row.id),
    )


def day_as_printed(moment: str) -> str:
    """2026年1月5日 for a moment in ISO form, empty for none."""
    if not moment:
        return ""
    day = date.fromisoformat(moment[:10])
    return f"{day.year}年{day.month}月{day.day}日"


def names_in(content: CaseFile) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parties and the persons that the facts name, to be kept out of print."""
    return _values(content, ("party_name",)), _values(content, PERSON_KEYS)


def _values(content: CaseFile, keys: Iterable[str]) -> tuple[str, ...]:
    found = (fact.value for key in keys for fact in content.all_facts(key))
    return tuple(dict.fromkeys(value for value in found if value))
