"""Lists of cases over a workspace; every call works on a connection of its own."""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.presenters.roster import Arrivals, Drawn, RosterRow
from reviewer.presenters.stored.connection import own_connection
from reviewer.storage.workspace import Workspace
from scoring.progress import Progress
from scoring.roster_acts import Cell

if TYPE_CHECKING:
    from reviewer.documents.roster.entries import Roster
    from reviewer.documents.roster.table import RosterTable
    from reviewer.intake.completeness import LineStanding
    from reviewer.intake.same_case import NumberedCase
    from reviewer.storage.record import Author


class StoredRosters:
    """presenters.roster.RosterStore over a workspace."""

    def __init__(self, workspace: Workspace, author: "Callable[[], Author | None]") -> None:
        self._workspace = workspace
        self._author = author

    def read(self, path: Path, progress: Progress) -> "RosterTable":
        """Headings and rows of a list, read in a child process."""
        from reviewer.intake.roster import read_roster

        return read_roster(path, progress)

    def judge(self, table: "RosterTable", columns: Mapping[str, int]) -> "Roster":
        """What the rows say by these columns."""
        from reviewer.documents.roster.entries import interpret

        return interpret(table, columns, self._workspace.clock.now().date())

    def take_in(self, path: Path, roster: "Roster", accepted: Collection[Cell], *, instead: bool) -> None:
        """Keep the list and fill the catalogue from it."""
        from reviewer.intake.roster import SOMEBODY, take_in_roster

        author = self._author() or SOMEBODY
        with own_connection(self._workspace) as workspace:
            take_in_roster(workspace, path, roster, accepted, instead=instead, author=author)

    def arrivals(self) -> Arrivals:
        """The list against the files, and files with one number."""
        from reviewer.intake.roster import standing_of
        from reviewer.intake.same_case import numbered_cases, same_cases
        from reviewer.intake.starting import current_campaign

        with own_connection(self._workspace) as workspace:
            same = same_cases(numbered_cases(workspace))
            hints = {case: _same_words(others) for case, others in same.items()}
            standing = standing_of(workspace)
            if not standing.standings:
                return Arrivals(hints=hints)
            rows = (*map(_listed, standing.standings), *map(_outside, standing.outside))
            campaign = current_campaign(workspace).id
            return Arrivals(workspace.rosters.sources(campaign), rows, hints, _last_drawn(workspace, campaign, rows))

    def record_draw(self, drawn: Drawn) -> None:
        """Enter a draw in the record."""
        from reviewer.intake.roster import SOMEBODY
        from reviewer.intake.starting import current_campaign
        from scoring.roster_acts import CasesDrawn

        names = tuple(map(_name_in_record, drawn.rows))
        with own_connection(self._workspace) as workspace:
            campaign = current_campaign(workspace).id
            with workspace.store.writing():
                act = CasesDrawn(drawn.seed, drawn.candidates, names)
                workspace.record.append(campaign, [act], self._author() or SOMEBODY)

    def save(self, path: Path, rows: Sequence[RosterRow], above: Sequence[str]) -> None:
        """Write rows as XLSX."""
        from forms.workbook import Book
        from reviewer.printing.files import write_file

        heads = ("目录行号", "案号", "当事人", "承办机构", "案由", "决定日期", "送卷情况", "案卷代号", "备注")
        book = Book("送卷核对", "")
        book.rows("送卷核对", heads, [_cells(row) for row in rows], above=above)
        write_file(path, book.finish())


def _name_in_record(row: RosterRow) -> tuple[str, str]:
    return row.unit, row.number or f"第{row.line}行"


def _last_drawn(workspace: Workspace, campaign: str, rows: Sequence[RosterRow]) -> Drawn | None:
    """The last draw, as the list stands now; two rows of one number are both shown."""
    from scoring.roster_acts import CasesDrawn

    acts = [event.act for event in workspace.record.of_stream(campaign) if event.kind == "cases_drawn"]
    if not acts or not isinstance(last := acts[-1], CasesDrawn):
        return None
    names = set(last.drawn)
    return Drawn(tuple(r for r in rows if r.line and _name_in_record(r) in names), last.candidates, last.seed)


def _same_words(others: "Sequence[NumberedCase]") -> str:
    return f"可能与 {'、'.join(other.code for other in others)} 为同一案卷（文号相同）"


def _listed(standing: "LineStanding") -> RosterRow:
    line, values = standing.line, standing.line.values
    return RosterRow(
        line.line,
        values.get("reference_number", ""),
        values.get("party_name", ""),
        values.get("unit", ""),
        values.get("cause", ""),
        values.get("decision_date", ""),
        tuple((case.id, case.code) for case in standing.cases),
        standing.differences,
        tuple(f"{r.label}{f'“{r.original}”' if r.original else ''}：{r.message}" for r in line.remarks if r.is_doubt),
        values.get("procedure", ""),
    )


def _outside(case: "NumberedCase") -> RosterRow:
    number = case.shown_number
    return RosterRow(0, number, case.party, case.unit, case.cause or case.title, "", ((case.id, case.code),))


def _cells(row: RosterRow) -> tuple[str, ...]:
    return (
        str(row.line or ""),
        row.number,
        row.party,
        row.unit,
        row.cause,
        row.decided_on,
        row.state,
        "、".join(code for _, code in row.cases),
        "；".join((*row.differences, *row.doubts)),
    )
