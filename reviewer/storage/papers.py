"""Letters and records that went out: a number series for each kind and year, each file frozen under its hash."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from reviewer.storage.clock import Clock
from reviewer.storage.codec import to_json
from reviewer.storage.database import Store
from reviewer.storage.originals import Originals
from reviewer.storage.record import Author, Record
from scoring.errors import ReviewError
from scoring.paper_acts import PaperIssued


class PaperNumberIsTaken(ReviewError):
    """The number of that kind and year was used before."""

    def __init__(self, kind: str, year: int, number: int) -> None:
        super().__init__(f"{year}年的《{kind}》第{number}号已经签发过。", "请换一个号，或者把号留空，由程序接着编。")


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """One paper that went out, with its place in the record."""

    id: str
    paper: PaperIssued


class Papers:
    """The issued papers of one workspace."""

    def __init__(self, store: Store, record: Record, originals: Originals, clock: Clock) -> None:
        self._store = store
        self._record = record
        self._originals = originals
        self._clock = clock

    def all(self) -> list[IssuedPaper]:
        """Every issued paper, oldest first."""
        rows = self._store.query("SELECT id FROM paper ORDER BY id")
        return [found for row in rows if (found := self._folded(row[0])) is not None]

    def newest(self) -> str:
        """The id of the last paper that went out; every later one has a greater id. Empty before the first."""
        return str(self._store.query("SELECT coalesce(max(id), '') FROM paper")[0][0])

    def labels(self, template: str) -> list[tuple[str, tuple[str, ...]]]:
        """The numbers that papers of this kind went out under, newest first, each with its case files."""
        rows = self._store.query(
            "SELECT label, cases FROM paper WHERE template=? AND label<>'' ORDER BY id DESC", (template,)
        )
        return [(str(label), tuple(json.loads(cases or "[]"))) for label, cases in rows]

    def next_number(self, template: str, year: int) -> int:
        """The next number of this kind's series in this year."""
        row = self._store.query(
            "SELECT coalesce(max(number), 0) FROM paper WHERE template=? AND year=?", (template, year)
        )[0]
        return int(row[0]) + 1

    def issue(self, make: Callable[[], PaperIssued], author: Author) -> IssuedPaper:
        """Freeze a paper. `make` runs in the transaction that gives the number, so that no two papers get the same;
        the printed file it names must have been kept. Raises PaperNumberIsTaken."""
        with self._store.writing():
            paper = make()
            taken = paper.number and self._store.query(
                "SELECT 1 FROM paper WHERE template=? AND year=? AND number=?",
                (paper.template, paper.year, paper.number),
            )
            if taken:
                raise PaperNumberIsTaken(paper.kind, paper.year, paper.number)
            self._originals.path(paper.sha256)
            stream = self._clock.new_id()
            self._record.append(stream, [paper], author)
            self._save(stream, paper)
        return IssuedPaper(stream, paper)

    def rebuild(self) -> int:
        """Throw the projection away and read the record again. Returns the number of papers."""
        with self._store.writing():
            self._store.execute("DELETE FROM paper")
            events = [e for e in self._record.all() if e.kind == "paper_issued"]
            for event in events:
                if isinstance(act := event.act, PaperIssued):
                    self._save(event.stream, act)
        return len(events)

    def _folded(self, stream: str) -> IssuedPaper | None:
        acts = (event.act for event in self._record.of_stream(stream))
        paper = next((act for act in acts if isinstance(act, PaperIssued)), None)
        return IssuedPaper(stream, paper) if paper is not None else None

    def _save(self, stream: str, paper: PaperIssued) -> None:
        self._store.execute(
            "INSERT OR REPLACE INTO paper (id, template, year, number, label, subject, issued_on, sha256, cases)"
            " VALUES (?,?,?,?,?,?,?,?,?)",
            (
                stream,
                paper.template,
                paper.year,
                paper.number,
                paper.label,
                paper.subject,
                paper.issued_on,
                paper.sha256,
                to_json(paper.cases),
            ),
        )
