"""What was read from the originals: pages with their text, documents, facts, suspicions. A cache: `clear` and read
again gives the same. Facts that a person corrected live in the record and win."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reviewer.storage.codec import from_json, to_json
from reviewer.storage.database import Store
from reviewer.storage.places import PagePlace, page_places
from reviewer.storage.record import Author, Record
from reviewer.storage.search import grams, pages_with
from scoring.acts import Act, DocumentsArranged, FactCorrected, FactRestored
from scoring.casefile import CaseFile, Document, Fact, Page, Problem, Region, Source, TextLine
from scoring.suspicions import Result, Suspicion


@dataclass(frozen=True, slots=True)
class _Body:
    """The part of a reading that is not pages."""

    procedure: str
    documents: tuple[Document, ...]
    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that holds the text searched for."""

    case: str
    page: int
    excerpt: str


class Readings:
    """The readings of one workspace."""

    def __init__(self, store: Store, record: Record) -> None:
        self._store = store
        self._record = record

    def save(self, case: str, reading: CaseFile, places: Sequence[PagePlace], structure: str = "") -> None:
        """Replace what was read of a case file. `structure` is kept for splitting again once more text is there."""
        with self._store.writing():
            self._forget_pages(case)
            for page, place in zip(reading.pages, places, strict=True):
                self._add_page(case, page, place)
            self._save_body(case, reading, structure)
            self._store.execute("UPDATE case_file SET pages=? WHERE id=?", (len(reading.pages), case))

    def save_page(self, case: str, page: Page) -> None:
        """Keep the recognised text of one page, at once, so that recognition goes on where it was."""
        with self._store.writing():
            rows = self._store.query("SELECT id FROM page WHERE case_file=? AND number=?", (case, page.number))
            self._store.execute(
                "UPDATE page SET source=?, printed_number=?, lines=? WHERE id=?",
                (page.source or "", page.printed_number, to_json(page.lines), rows[0][0]),
            )
            self._store.execute("DELETE FROM page_search WHERE rowid=?", (rows[0][0],))
            self._index(rows[0][0], page)

    def turn_page(self, case: str, number: int, rotation: int, width: float, height: float) -> None:
        """Keep the orientation that recognition found for a page, and its size when upright."""
        with self._store.writing():
            self._store.execute(
                "UPDATE page SET rotation=?, width=?, height=? WHERE case_file=? AND number=?",
                (rotation, width, height, case, number),
            )

    def save_documents(self, case: str, reading: CaseFile) -> None:
        """Replace documents, facts and problems; the pages stay."""
        with self._store.writing():
            self._save_body(case, reading, self.structure(case))

    def case_file(self, case: str) -> CaseFile:
        """All that is known of a case file; a person's facts stand first."""
        rows = self._store.query("SELECT body FROM reading WHERE case_file=?", (case,))
        if not rows:
            return CaseFile("")
        body = from_json(rows[0][0], _Body)
        pages = self.pages(case)
        facts = with_corrections(body.facts, (e.act for e in self._record.of_stream(case)))
        return CaseFile(body.procedure, body.documents, facts, pages, body.problems)

    def problems(self, case: str) -> tuple[Problem, ...]:
        """What could not be read of a case file."""
        rows = self._store.query("SELECT body FROM reading WHERE case_file=?", (case,))
        return from_json(rows[0][0], _Body).problems if rows else ()

    def add_problem(self, case: str, problem: Problem) -> None:
        """Something more that could not be read of a case file."""
        with self._store.writing():
            rows = self._store.query("SELECT body FROM reading WHERE case_file=?", (case,))
            body = from_json(rows[0][0], _Body)
            body = replace(body, problems=(*body.problems, problem))
            self._store.execute("UPDATE reading SET body=? WHERE case_file=?", (to_json(body), case))

    def structure(self, case: str) -> str:
        """What `save` was given to split the pages again; empty where nothing was read."""
        rows = self._store.query("SELECT structure FROM reading WHERE case_file=?", (case,))
        return rows[0][0] if rows else ""

    def pages(self, case: str) -> tuple[Page, ...]:
        """Every page with its text."""
        rows = self._store.query(
            "SELECT number, lines, source, printed_number, printed_last FROM page WHERE case_file=? ORDER BY number",
            (case,),
        )
        return tuple(
            Page(n, from_json(lines, tuple[TextLine, ...]), Source(source) if source else None, printed, last)
            for n, lines, source, printed, last in rows
        )

    def printed_numbers(self, case: str) -> dict[int, int]:
        """Page in the order of the file → the number stamped on it, where one was read."""
        rows = self._store.query(
            "SELECT number, printed_number FROM page WHERE case_file=? AND printed_number IS NOT NULL ORDER BY number",
            (case,),
        )
        return {int(number): int(printed) for number, printed in rows}

    def places(self, case: str) -> tuple[PagePlace, ...]:
        """Where each page of the case file lies, in order."""
        return page_places(self._store, case)

    def unread_pages(self, case: str) -> list[int]:
        """The pages that still wait for recognition."""
        rows = self._store.query("SELECT number FROM page WHERE case_file=? AND source='' ORDER BY number", (case,))
        return [row[0] for row in rows]

    def cases_with_unread_pages(self) -> list[str]:
        """The case files with pages that wait for recognition, oldest first."""
        rows = self._store.query("SELECT DISTINCT case_file FROM page WHERE source='' ORDER BY case_file")
        return [row[0] for row in rows]

    def corrections(self, case: str) -> tuple[FactCorrected, ...]:
        """What persons say of this case file's facts."""
        return standing_corrections(e.act for e in self._record.of_stream(case))

    def correct_fact(self, case: str, act: FactCorrected | FactRestored, author: Author) -> None:
        """Record what a person says a fact is, or that what was read holds again."""
        with self._store.writing():
            self._record.append(case, [act], author)

    def arrangement(self, case: str) -> DocumentsArranged:
        """How a person arranged the documents; empty where nobody did."""
        acts = [e.act for e in self._record.of_stream(case)]
        return next((a for a in reversed(acts) if isinstance(a, DocumentsArranged)), DocumentsArranged())

    def arrange(self, case: str, act: DocumentsArranged, author: Author) -> None:
        """Record how a person arranges the documents. What was read is to be cut anew after it."""
        with self._store.writing():
            self._record.append(case, [act], author)

    def save_suspicions(self, case: str, suspicions: Iterable[Suspicion], rules: str = "") -> None:
        """Replace what the checks say of a case file by these rules; nothing where it was taken out meanwhile."""
        with self._store.writing():
            if not self._store.execute("UPDATE case_file SET checked_by=? WHERE id=?", (rules, case)).rowcount:
                return
            self._store.execute("DELETE FROM suspicion WHERE case_file=?", (case,))
            self._store.connection.executemany(
                "INSERT INTO suspicion (case_file, position, key, rule, result, severity, body) VALUES (?,?,?,?,?,?,?)",
                [(case, i, s.key, s.rule, s.result, s.severity, to_json(s)) for i, s in enumerate(suspicions)],
            )

    def suspicions(self, case: str) -> tuple[Suspicion, ...]:
        """What the checks say of a case file."""
        rows = self._store.query("SELECT body FROM suspicion WHERE case_file=? ORDER BY position", (case,))
        return tuple(from_json(row[0], Suspicion) for row in rows)

    def checked_otherwise(self, rules: str) -> list[tuple[str, str]]:
        """Id and number of the case files that were checked by other rules than these, by their numbers."""
        rows = self._store.query("SELECT id, code FROM case_file WHERE checked_by<>? ORDER BY code", (rules,))
        return [(row[0], row[1]) for row in rows]

    def rule_record(self) -> list[tuple[str, int, int, int, tuple[str, ...]]]:
        """Per rule: how often raised, accepted, dismissed in this workspace, and in which case files raised."""
        raised = self._store.query(
            "SELECT rule, count(*), group_concat(DISTINCT case_file) FROM suspicion WHERE result=? GROUP BY rule",
            (Result.VIOLATED,),
        )
        decided = {
            row[0]: (row[1], row[2])
            for row in self._store.query(
                "SELECT rule, sum(accepted), sum(1 - accepted) FROM decision GROUP BY rule ORDER BY rule"
            )
        }
        return [
            (rule, count, *decided.get(rule, (0, 0)), tuple(sorted(cases.split(","))))
            for rule, count, cases in sorted(map(tuple, raised))
        ]

    def search(self, text: str, case: str = "", limit: int = 200) -> list[Hit]:
        """The first pages that hold this text as one phrase, by case file and page."""
        rows = pages_with(self._store, text, case, limit)
        return [Hit(of, page, _excerpt(from_json(lines, tuple[TextLine, ...]), text)) for of, page, lines in rows]

    def clear(self, case: str) -> None:
        """Forget what was read of a case file."""
        with self._store.writing():
            self._forget_pages(case)
            self._store.execute("DELETE FROM reading WHERE case_file=?", (case,))
            self._store.execute("DELETE FROM suspicion WHERE case_file=?", (case,))

    def _forget_pages(self, case: str) -> None:
        self._store.execute("DELETE FROM page_search WHERE rowid IN (SELECT id FROM page WHERE case_file=?)", (case,))
        self._store.execute("DELETE FROM page WHERE case_file=?", (case,))

    def _add_page(self, case: str, page: Page, place: PagePlace) -> None:
        cursor = self._store.execute(
            "INSERT INTO page (case_file, number, sha256, page_index, width, height, rotation, source, printed_number,"
            " printed_last, lines) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            (
                case,
                page.number,
                place.sha256,
                place.index,
                place.width,
                place.height,
                place.rotation,
                page.source or "",
                page.printed_number,
                page.printed_last,
                to_json(page.lines),
            ),
        )
        self._index(cursor.lastrowid or 0, page)

    def _index(self, page_id: int, page: Page) -> None:
        if page.lines:
            text = "".join(line.text for line in page.lines)
            self._store.execute("INSERT INTO page_search (rowid, grams) VALUES (?,?)", (page_id, grams(text)))

    def _save_body(self, case: str, reading: CaseFile, structure: str) -> None:
        body = _Body(reading.procedure, reading.documents, reading.facts, reading.problems)
        self._store.execute(
            "INSERT OR REPLACE INTO reading (case_file, body, structure) VALUES (?,?,?)",
            (case, to_json(body), structure),
        )


def _excerpt(lines: Sequence[TextLine], text: str) -> str:
    """The text round the words, which may run over the end of a line and have marks between them."""
    whole = "".join(line.text for line in lines)
    letters = re.sub(r"[\W_]+", "", text)
    found = re.search(r"[\W_]*".join(map(re.escape, letters)), whole, re.IGNORECASE)
    return whole[max(found.start() - 12, 0) : found.end() + 40] if found else whole[:52]


def standing_corrections(acts: Iterable[Act | None]) -> tuple[FactCorrected, ...]:
    """What persons corrected and did not take back, the last word on each."""
    found: dict[tuple[str, int, str], FactCorrected] = {}
    for act in acts:
        if isinstance(act, FactCorrected):
            found[(act.key, act.document, act.replaces)] = act
        elif isinstance(act, FactRestored):
            found.pop((act.key, act.document, act.replaces), None)
    return tuple(found.values())


def with_corrections(facts: Sequence[Fact], acts: Iterable[Act | None]) -> tuple[Fact, ...]:
    """The facts with what persons say put first. A value they put right is not repeated as read, with the box where it
    stands; every other machine value stays behind."""
    corrections = {(a.key, a.document, a.replaces): a for a in standing_corrections(acts)}
    if not corrections:
        return tuple(facts)
    read = {(f.key, f.document or 0, f.value): f for f in reversed(facts)}
    persons = [_said(act, read.get(where)) for where, act in corrections.items()]
    return (*persons, *(f for f in facts if not _is_replaced(f, corrections)))


def _said(act: FactCorrected, before: Fact | None) -> Fact:
    region = Region(act.page) if act.page else None
    if before is not None and (region is None or (before.region and before.region.page == act.page)):
        region = before.region
    return Fact(act.key, act.label, act.value, region, act.document or None, 1.0, Source.PERSON, act.replaces)


def _is_replaced(fact: Fact, corrections: Mapping[tuple[str, int, str], FactCorrected]) -> bool:
    return bool(fact.value) and (fact.key, fact.document or 0, fact.value) in corrections
