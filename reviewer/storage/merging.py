"""Joining another workspace to this one: its acts, its people and editions, its case files with what was read of them.

Acts of several machines are joined by union: nobody writes on another's sheet, so nothing is overwritten. The files
themselves are copied by reviewer.intake.merging.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.storage.chains import Chains
from reviewer.storage.descriptions import description_of, persons_description
from reviewer.storage.record import Event
from reviewer.storage.removal import forget_case
from reviewer.storage.workspace import Workspace
from scoring.errors import ReviewError
from scoring.workspace_acts import CaseDescribed

_READ = ("reading", "suspicion", "outcome", "case_original")
_ADDED = ("person", "rubric", "edition_state")


class RecordWasAltered(ReviewError):
    """What was altered is not taken over."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”的评查记录被改动过，没有并入。", "请先用 mingjuan verify 核对那个评查库，查明是哪一处。"
        )


class OriginalWasAltered(ReviewError):
    """A file is not what its hash says, or is gone: what rests on it cannot be proved."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”里有原件被改动过或者不在了，没有并入。", "请先用 mingjuan verify 核对那个评查库，查明是哪一份。"
        )


@dataclass(frozen=True, slots=True)
class ComingCase:
    """A case file that comes in. `instead`: ours of the same originals, which nobody has reviewed; `beside`: ours that
    somebody has."""

    id: str
    instead: str = ""
    beside: str = ""


def coming_cases(ours: Workspace, theirs: Workspace) -> list[ComingCase]:
    """The case files that are to come in, by their numbers."""
    known = set(ours.catalogue.case_ids())
    contents = {row[1]: row[0] for row in ours.store.query("SELECT id, content_hash FROM case_file")}
    coming = []
    for case, content in theirs.store.query("SELECT id, content_hash FROM case_file ORDER BY code"):
        same = contents.get(content, "")
        if case in known or (same and not theirs.sessions.of_case(case)):
            continue
        is_touched = bool(same) and _is_touched(ours, same)
        coming.append(ComingCase(case, "" if is_touched else same, same if is_touched else ""))
    return coming


def _is_touched(ours: Workspace, case: str) -> bool:
    """Whether somebody has said more of it than what the list shows, which goes on with what comes in its place."""
    acts = (event.act for event in ours.record.of_stream(case))
    return bool(ours.sessions.of_case(case)) or any(not isinstance(act, CaseDescribed) for act in acts)


def coming_acts(ours: Workspace, theirs: Workspace) -> tuple[list[Event], tuple[str, ...]]:
    """Their acts that are not here yet, in order, and which of them join an earlier act than the last one here.

    Raises RecordWasAltered.
    """
    known, chains = set(), Chains()
    for event in ours.record.all():
        known.add(event.id)
        chains.follows(event)
    acts, off = [], []
    for event in theirs.record.all():
        if event.computed_hash() != event.hash or not event.is_readable:
            raise RecordWasAltered(theirs.folder.name)
        if event.id in known:
            continue
        if not chains.knows(event):
            raise RecordWasAltered(theirs.folder.name)
        if not chains.follows(event):
            off.append(event.id)
        acts.append(event)
    return acts, tuple(off)


def take_catalogue(ours: Workspace, theirs: Workspace) -> None:
    """People and editions; inside the caller's transaction."""
    for table in _ADDED:
        for row in _rows(theirs, f"SELECT * FROM {table}"):
            _insert(ours, table, row, "OR IGNORE ")


def take_case(ours: Workspace, theirs: Workspace, coming: ComingCase, campaign: str) -> None:
    """One case file with what was read of it. Inside the caller's transaction; its originals were entered before."""
    code, described = "", None
    if coming.instead:
        code, described = ours.catalogue.case(coming.instead).code, persons_description(ours, coming.instead)
        forget_case(ours, coming.instead)
    for sha256, _ in theirs.catalogue.originals_of(coming.id):  # forgotten with ours
        ours.originals.register(theirs.originals.path(sha256), sha256)
    row = next(_rows(theirs, "SELECT * FROM case_file WHERE id=?", coming.id))
    unit = theirs.catalogue.case(coming.id).unit
    row["campaign"] = campaign
    row["unit"] = ours.catalogue.unit(unit) if unit else None
    theirs_code = theirs.catalogue.case(coming.id).code
    row["code"] = code or (ours.catalogue.free_code() if ours.catalogue.case_numbered(theirs_code) else theirs_code)
    if coming.beside:
        row["content_hash"] = f"{row['content_hash']}/{coming.id}"  # its like is here already, and stays what it is
    _insert(ours, "case_file", row)
    if described is not None:
        ours.catalogue.describe(coming.id, description_of(described))
    for table in _READ:
        for read in _rows(theirs, f"SELECT * FROM {table} WHERE case_file=?", coming.id):
            _insert(ours, table, read)
    _take_pages(ours, theirs, coming.id)
    recordings = theirs.catalogue.setting(f"recordings:{coming.id}")
    if recordings:
        ours.catalogue.set_setting(f"recordings:{coming.id}", recordings)


def _take_pages(ours: Workspace, theirs: Workspace, case: str) -> None:
    for row in _rows(theirs, "SELECT * FROM page WHERE case_file=? ORDER BY number", case):
        grams = theirs.store.query("SELECT grams FROM page_search WHERE rowid=?", (row.pop("id"),))
        page = _insert(ours, "page", row)
        if grams:
            ours.store.execute("INSERT INTO page_search (rowid, grams) VALUES (?,?)", (page, grams[0][0]))


def _rows(workspace: Workspace, sql: str, *parameters: str) -> Iterator[dict[str, object]]:
    for row in workspace.store.query(sql, parameters):
        yield dict(row)


def _insert(workspace: Workspace, table: str, row: dict[str, object], how: str = "") -> int:
    quoted = ('"' + name.replace('"', '""') + '"' for name in row)  # columns as another computer's file names them
    names, places = ", ".join(quoted), ", ".join("?" * len(row))
    sql = f"INSERT {how}INTO {table} ({names}) VALUES ({places})"
    return workspace.store.execute(sql, tuple(row.values())).lastrowid or 0
