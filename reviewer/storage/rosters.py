"""Lists of cases (案卷目录, 台账) of a campaign, row by row. The record is the truth; the table of rows is its
projection."""

from collections.abc import Sequence

from reviewer.storage.codec import from_json, to_json
from reviewer.storage.database import Store
from reviewer.storage.record import Author, Event, Record
from scoring.roster_acts import RosterLine, RosterTaken


class Rosters:
    """The lists of one workspace."""

    def __init__(self, store: Store, record: Record) -> None:
        self._store = store
        self._record = record

    def lines(self, campaign: str) -> tuple[RosterLine, ...]:
        """Every row of a campaign's lists, in the order in which they were taken in."""
        rows = self._store.query("SELECT body FROM roster_line WHERE campaign=? ORDER BY position", (campaign,))
        return tuple(from_json(row[0], RosterLine) for row in rows)

    def sources(self, campaign: str) -> tuple[str, ...]:
        """The names of a campaign's lists."""
        rows = self._store.query(
            "SELECT source_name FROM roster_line WHERE campaign=? GROUP BY source_name ORDER BY min(position)",
            (campaign,),
        )
        return tuple(row[0] for row in rows)

    def hashes(self, campaign: str) -> frozenset[str]:
        """Of the files of a campaign's lists."""
        rows = self._store.query("SELECT DISTINCT sha256 FROM roster_line WHERE campaign=?", (campaign,))
        return frozenset(row[0] for row in rows)

    def keep(
        self, campaign: str, lines: Sequence[RosterLine], sha256: str, author: Author, *, instead: bool = False
    ) -> None:
        """Take rows in, `instead` of all others or beside them. A row with the number of an earlier one, or from a
        file of the same name, takes its place."""
        with self._store.writing():
            (event,) = self._record.append(campaign, [RosterTaken(sha256, tuple(lines), instead)], author)
            self._project(event)

    def rebuild(self) -> int:
        """Throw the rows away and take the lists in again as the record has them. Returns the number of lists.

        Rows from before lists were recorded stay: nothing else knows them.
        """
        count = 0
        with self._store.writing():
            self._store.execute("DELETE FROM roster_line WHERE event != ''")
            for event in self._record.all():
                if isinstance(event.act, RosterTaken):
                    self._project(event)
                    count += 1
        return count

    def _project(self, event: Event) -> None:
        act, campaign = event.act, event.stream
        assert isinstance(act, RosterTaken)
        if act.instead:
            self._store.execute("DELETE FROM roster_line WHERE campaign=?", (campaign,))
        else:
            self._make_room(campaign, act.lines)
        last = self._store.query("SELECT coalesce(max(position), 0) FROM roster_line")[0][0]
        rows = [(row, to_json(row)) for row in act.lines]
        self._store.connection.executemany(
            "INSERT INTO roster_line (id, event, campaign, source_name, sha256, position, line, number_key, body)"
            " VALUES (?,?,?,?,?,?,?,?,?)",
            [
                (
                    f"{event.id}/{at}",
                    event.id,
                    campaign,
                    row.source_name,
                    act.sha256,
                    at,
                    row.line,
                    row.number_key,
                    body,
                )
                for at, (row, body) in enumerate(rows, last + 1)
            ],
        )

    def _make_room(self, campaign: str, lines: Sequence[RosterLine]) -> None:
        names = {(campaign, line.source_name) for line in lines}
        numbers = {(campaign, line.number_key) for line in lines if line.number_key}
        delete = "DELETE FROM roster_line WHERE campaign=? AND "
        self._store.connection.executemany(delete + "source_name=?", sorted(names))
        self._store.connection.executemany(delete + "number_key=?", sorted(numbers))
