"""Lists of cases that lie among the case files of an import: no case files, and offered as what they are."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path

from reviewer.documents.roster.columns import match_columns
from reviewer.intake.roster import read_roster
from scoring.errors import ReviewError
from scoring.progress import Silent

KINDS = (".xlsx", ".csv")
MOST = 12  # tables looked into
_SURE = ({"reference_number", "party_name"}, {"reference_number", "cause"}, {"party_name", "cause"})


def lists_beside(paths: Sequence[Path], passed_over: Collection[str]) -> tuple[Path, ...]:
    """Those of the tables passed over whose headings are those of a list of cases; a list of evidence is none."""
    tables = islice(_tables(paths, passed_over), MOST)
    return tuple(dict.fromkeys(path for path in tables if _is_list(path)))


def _tables(paths: Sequence[Path], passed_over: Collection[str]) -> Iterator[Path]:
    """At the top of what was chosen, or a folder below."""
    for path in paths:
        inside = (*sorted(path.glob("*")), *sorted(path.glob("*/*"))) if path.is_dir() else (path,)
        yield from (one for one in inside if one.name in passed_over and one.suffix.lower() in KINDS and one.is_file())


def _is_list(path: Path) -> bool:
    try:
        table = read_roster(path, Silent())
    except ReviewError:
        return False
    found = match_columns(table.headings).keys()
    return bool(table.rows) and any(sure <= found for sure in _SURE)
