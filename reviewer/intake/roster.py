"""Lists of cases (案卷目录): read apart, understood by the columns a person agreed to, kept, held against the files."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.intake.completeness import Completeness, completeness
from reviewer.intake.roster_filling import fill_catalogue, listed_units
from reviewer.intake.same_case import number_key, numbered_cases
from reviewer.intake.starting import current_campaign
from reviewer.storage.record import Author
from reviewer.storage.workspace import Workspace
from scoring.errors import ReviewError
from scoring.progress import Progress
from scoring.roster_acts import Cell, LineRemark, RosterLine

if TYPE_CHECKING:
    from reviewer.documents.roster.entries import Roster, RosterEntry, RosterProblem
    from reviewer.documents.roster.table import RosterTable

SOMEBODY = Author("", "")
"""Who takes a list in where nobody said who works here (the command line)."""


def read_roster(path: Path, progress: Progress) -> "RosterTable":
    """Headings and rows of a list, read in a child process. Raises ReviewError."""
    from reviewer.documents.filetypes import FileType, by_name
    from reviewer.documents.isolation import IsolatedReader
    from reviewer.documents.roster.table import read_table

    if not path.is_file():
        raise ReviewError(f"“{path.name}”不存在。", "请核对路径。")
    if by_name(path) is not FileType.TABLE:
        raise ReviewError(f"“{path.name}”不是 XLSX 或 CSV 表格。", "请在 Excel 或 WPS 中另存为 XLSX 再导入。")
    with IsolatedReader() as reader:
        return reader.run(read_table, str(path), file=path.name, progress=progress)


def take_in_roster(
    workspace: Workspace,
    path: Path,
    roster: "Roster",
    accepted: Collection[Cell] = (),
    *,
    instead: bool = False,
    author: Author = SOMEBODY,
) -> Completeness:
    """Keep a list and fill the catalogue from it, all or nothing. `accepted`: the cells whose suggestion a person
    agreed to."""
    campaign = current_campaign(workspace).id
    before = listed_units(standing_of(workspace))
    lines = roster_lines(path.name, roster, accepted)
    sha256 = workspace.originals.copy_in(path)
    with workspace.store.writing():
        workspace.originals.register(path, sha256)
        workspace.rosters.keep(campaign, lines, sha256, author, instead=instead)
        fill_catalogue(workspace, standing_of(workspace), before)
    return standing_of(workspace)


def standing_of(workspace: Workspace) -> Completeness:
    """The current campaign's list against the case files there are; empty where nobody gave a list."""
    lines = workspace.rosters.lines(current_campaign(workspace).id)
    return completeness(lines, numbered_cases(workspace)) if lines else Completeness()


def follow_roster(workspace: Workspace) -> None:
    """After case files came in or were recognised: what the list says of them."""
    standing = standing_of(workspace)
    if standing.standings:
        fill_catalogue(workspace, standing)


def roster_lines(name: str, roster: "Roster", accepted: Collection[Cell] = ()) -> tuple[RosterLine, ...]:
    """The entries as they are kept; an accepted suggestion becomes the value, what was written stays beside it."""
    remarks: dict[int, list[RosterProblem]] = defaultdict(list)
    for problem in roster.problems:
        remarks[problem.line].append(problem)
    return tuple(_line(name, entry, remarks[entry.line], accepted) for entry in roster.entries)


def _line(name: str, entry: "RosterEntry", problems: "list[RosterProblem]", accepted: Collection[Cell]) -> RosterLine:
    agreed = {p.key: p.suggestion for p in problems if p.suggestion and p.is_doubt and (p.line, p.key) in accepted}
    values: Mapping[str, str] = {**entry.values, **agreed}
    remarks = tuple(
        LineRemark(p.key, p.label, p.original, p.message, p.suggestion, p.is_doubt and p.key not in agreed)
        for p in problems
    )
    line = RosterLine(name, entry.line, "", values, entry.original, entry.others, remarks)
    return replace(line, number_key=number_key(values.get("reference_number", "")))
