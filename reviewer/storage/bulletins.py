"""Bulletins: drafts as they are edited, issues as they were frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reviewer.storage.clock import Clock
from reviewer.storage.codec import to_json
from reviewer.storage.database import Store
from reviewer.storage.originals import Originals
from reviewer.storage.record import Author, Event, Record
from scoring.bulletin_acts import BulletinDrafted, BulletinIssued
from scoring.errors import ReviewError


class BulletinIsIssued(ReviewError):
    """An issued bulletin never changes."""

    def __init__(self) -> None:
        super().__init__("这一期简报已经签发，不能再改。", "需要更正时请另出一期更正说明。")


class NothingDrafted(ReviewError):
    """There is no text to issue, or no number to issue it under."""

    def __init__(self) -> None:
        super().__init__("简报还没有正文或者期号，不能签发。", "请等草稿生成后核对正文、填好年份和期号再签发。")


class NumberIsTaken(ReviewError):
    """The issue number of that year was used before."""

    def __init__(self, year: int, number: int) -> None:
        super().__init__(f"{year}年第{number}期已经签发过。", "请换一个期号。")


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A bulletin as the record has it. `issued` is None while it is a draft."""

    id: str
    text: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    updated_at: str = ""
    issued: BulletinIssued | None = None


class Bulletins:
    """The bulletins of one workspace."""

    def __init__(self, store: Store, record: Record, originals: Originals, clock: Clock) -> None:
        self._store = store
        self._record = record
        self._originals = originals
        self._clock = clock

    def all(self) -> list[Bulletin]:
        """Every bulletin, oldest first."""
        return [self.get(row[0]) for row in self._store.query("SELECT id FROM bulletin ORDER BY id")]

    def get(self, bulletin: str) -> Bulletin:
        """The bulletin of this id. Raises KeyError."""
        found = self._folded(bulletin)
        if found is None:
            raise KeyError(bulletin)
        return found

    def draft(self, text: str, settings: Mapping[str, str], author: Author, bulletin: str = "") -> Bulletin:
        """Keep the text of a draft (a new one without `bulletin`). Raises BulletinIsIssued."""
        bulletin = bulletin or self._clock.new_id()
        with self._store.writing():
            before = self._folded(bulletin)
            if before is not None and before.issued is not None:
                raise BulletinIsIssued
            self._record.append(bulletin, [BulletinDrafted(text, dict(settings))], author)
            return self._save(bulletin)

    def issue(self, bulletin: str, issued: BulletinIssued, author: Author) -> Bulletin:
        """Freeze a draft under its number; its printed file must have been kept.

        Raises BulletinIsIssued, NothingDrafted, NumberIsTaken.
        """
        with self._store.writing():
            before = self.get(bulletin)
            if before.issued is not None:
                raise BulletinIsIssued
            if not before.text.strip() or issued.year < 1 or issued.number < 1:
                raise NothingDrafted
            if self._store.query("SELECT 1 FROM bulletin WHERE year=? AND number=?", (issued.year, issued.number)):
                raise NumberIsTaken(issued.year, issued.number)
            for kept in filter(None, (issued.sha256, issued.docx_sha256)):
                self._originals.path(kept)
            self._record.append(bulletin, [issued], author)
            return self._save(bulletin)

    def next_number(self, year: int) -> tuple[int, int]:
        """The next issue number of the year and the next total number."""
        row = self._store.query(
            "SELECT coalesce(max(CASE WHEN year=? THEN number END), 0), coalesce(max(total_number), 0) FROM bulletin",
            (year,),
        )[0]
        return row[0] + 1, row[1] + 1

    def rebuild(self) -> int:
        """Throw the projection away and fold the record again. Returns the number of bulletins."""
        with self._store.writing():
            self._store.execute("DELETE FROM bulletin")
            ids = sorted({e.stream for e in self._record.all() if e.kind.startswith("bulletin_")})
            for bulletin in ids:
                self._save(bulletin)
        return len(ids)

    def _folded(self, bulletin: str) -> Bulletin | None:
        events = [e for e in self._record.of_stream(bulletin) if e.kind.startswith("bulletin_")]
        return folded(bulletin, events) if events else None

    def _save(self, bulletin: str) -> Bulletin:
        found = self.get(bulletin)
        issued = found.issued
        self._store.execute(
            "INSERT OR REPLACE INTO bulletin (id, state, year, number, total_number, title, issued_on, sha256, text,"
            " settings, updated_at) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            (
                bulletin,
                "issued" if issued else "draft",
                issued.year if issued else None,
                issued.number if issued else None,
                issued.total_number if issued else None,
                issued.title if issued else "",
                issued.issued_on if issued else "",
                issued.sha256 if issued else "",
                found.text,
                to_json(found.settings),
                found.updated_at,
            ),
        )
        return found


def folded(bulletin: str, events: list[Event]) -> Bulletin:
    """The bulletin that these events add up to."""
    found = Bulletin(bulletin)
    for event in events:
        act = event.act
        if isinstance(act, BulletinDrafted):
            found = Bulletin(bulletin, act.text, act.settings, event.at, found.issued)
        elif isinstance(act, BulletinIssued):
            found = Bulletin(bulletin, found.text, found.settings, event.at, act)
    return found
