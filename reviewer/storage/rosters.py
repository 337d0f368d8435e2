"""Lists of cases (案卷目录, 台账) of a campaign, row by row: what was written, what it means, what is doubtful."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reviewer.storage.clock import Clock
from reviewer.storage.codec import from_json, to_json
from reviewer.storage.database import Store


@dataclass(frozen=True, slots=True)
class LineRemark:
    """What was noticed about one cell. A doubt wants a person; otherwise the value was clear, only written oddly."""

    key: str
    label: str
    original: str
    message: str
    suggestion: str = ""
    is_doubt: bool = True


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One case of a list. `values` are cleaned (dates ISO, money in yuan), `original` is as written."""

    source_name: str
    line: int
    number_key: str  # the reference number for comparison, "" where none is stated
    values: Mapping[str, str]
    original: Mapping[str, str]
    others: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[LineRemark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Body:
    values: dict[str, str]
    original: dict[str, str]
    others: dict[str, str] = field(default_factory=dict)
    remarks: tuple[LineRemark, ...] = ()


class Rosters:
    """The lists of one workspace."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def lines(self, campaign: str) -> tuple[RosterLine, ...]:
        """Every row of a campaign's lists, in the order in which they were taken in."""
        rows = self._store.query(
            "SELECT source_name, line, number_key, body FROM roster_line WHERE campaign=? ORDER BY position",
            (campaign,),
        )
        return tuple(_line(*row) for row in rows)

    def sources(self, campaign: str) -> tuple[str, ...]:
        """The names of a campaign's lists."""
        rows = self._store.query(
            "SELECT source_name FROM roster_line WHERE campaign=? GROUP BY source_name ORDER BY min(position)",
            (campaign,),
        )
        return tuple(row[0] for row in rows)

    def keep(self, campaign: str, lines: Sequence[RosterLine], sha256: str, *, instead: bool) -> None:
        """Take rows in, `instead` of all others or beside them. A row with the number of an earlier one, or from a
        file of the same name, takes its place."""
        with self._store.writing():
            if instead:
                self._store.execute("DELETE FROM roster_line WHERE campaign=?", (campaign,))
            else:
                self._make_room(campaign, lines)
            last = self._store.query("SELECT coalesce(max(position), 0) FROM roster_line")[0][0]
            self._store.connection.executemany(
                "INSERT INTO roster_line (id, campaign, source_name, sha256, position, line, number_key, body)"
                " VALUES (?,?,?,?,?,?,?,?)",
                [
                    (self._clock.new_id(), campaign, r.source_name, sha256, position, r.line, r.number_key, _body(r))
                    for position, r in enumerate(lines, last + 1)
                ],
            )

    def _make_room(self, campaign: str, lines: Sequence[RosterLine]) -> None:
        names = {(campaign, line.source_name) for line in lines}
        numbers = {(campaign, line.number_key) for line in lines if line.number_key}
        delete = "DELETE FROM roster_line WHERE campaign=? AND "
        self._store.connection.executemany(delete + "source_name=?", sorted(names))
        self._store.connection.executemany(delete + "number_key=?", sorted(numbers))


def _body(line: RosterLine) -> str:
    return to_json(_Body(dict(line.values), dict(line.original), dict(line.others), line.remarks))


def _line(source_name: str, number: int, number_key: str, body: str) -> RosterLine:
    kept = from_json(body, _Body)
    return RosterLine(source_name, number, number_key, kept.values, kept.original, kept.others, kept.remarks)
