"""The append-only record: each act with its author, device and time, chained by hash to the author's act before."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from reviewer.storage.clock import Clock
from reviewer.storage.codec import act_from_json, to_json
from reviewer.storage.database import Store
from scoring.acts import Act, kind_of

_COLUMNS = "id, author, device, at, stream, kind, body, previous, hash"


@dataclass(frozen=True, slots=True)
class Author:
    """Who acts, on which computer. `id` is the person's UUID; a chain of hashes belongs to one author on one device."""

    id: str
    device: str


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the record. `stream` is the id of the session, case file or bulletin that the act is about."""

    id: str
    author: str
    device: str
    at: str
    stream: str
    kind: str
    body: str
    previous: str
    hash: str

    @property
    def act(self) -> Act | None:
        """The act itself; None where a later version wrote a kind that this one does not know."""
        return act_from_json(self.kind, self.body)

    def computed_hash(self) -> str:
        """SHA-256 over everything in the row but the hash itself, length-prefixed so that no two rows read alike."""
        fields = (self.id, self.author, self.device, self.at, self.stream, self.kind, self.body, self.previous)
        return hashlib.sha256(to_json(fields).encode()).hexdigest()

    @property
    def is_readable(self) -> bool:
        """False where the body is none of its kind, which only another program can have written."""
        try:
            _ = self.act
        except msgspec.DecodeError:
            return False
        return True


class Record:
    """The record of one workspace, over one connection."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def append(self, stream: str, acts: Sequence[Act], author: Author) -> tuple[Event, ...]:
        """Add acts to a stream, in order. To be called inside `store.writing()` with what follows from them."""
        previous = self._last_hash(author)
        events = []
        for act in acts:
            event = self._event(stream, act, author, previous)
            self._store.execute(
                f"INSERT INTO event ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?)",
                (event.id, event.author, event.device, event.at, stream, event.kind, event.body, previous, event.hash),
            )
            previous = event.hash
            events.append(event)
        return tuple(events)

    def take(self, event: Event) -> None:
        """Enter an act of another workspace as it stands there. To be called inside `store.writing()`."""
        self._store.execute(
            f"INSERT INTO event ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?)", tuple(_fields(event).values())
        )

    def _event(self, stream: str, act: Act, author: Author, previous: str) -> Event:
        at = self._clock.now().isoformat(timespec="milliseconds")
        draft = Event(
            self._clock.new_id(), author.id, author.device, at, stream, kind_of(act), to_json(act), previous, ""
        )
        return Event(**{**_fields(draft), "hash": draft.computed_hash()})

    def _last_hash(self, author: Author) -> str:
        rows = self._store.query(
            "SELECT hash FROM event WHERE author=? AND device=? ORDER BY seq DESC LIMIT 1", (author.id, author.device)
        )
        return rows[0][0] if rows else ""

    def of_stream(self, stream: str) -> tuple[Event, ...]:
        """The acts about one session, case file or bulletin, oldest first."""
        rows = self._store.query(f"SELECT {_COLUMNS} FROM event WHERE stream=? ORDER BY seq", (stream,))
        return tuple(Event(*row) for row in rows)

    def all(self) -> Iterator[Event]:
        """The whole record, oldest first."""
        for row in self._store.execute(f"SELECT {_COLUMNS} FROM event ORDER BY seq"):
            yield Event(*row)


def _fields(event: Event) -> dict[str, str]:
    return {name: getattr(event, name) for name in Event.__dataclass_fields__}
