"""What somebody left behind at the desk on this computer: words that were begun, pages that were looked at. No part of
the record: it decides nothing and goes nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reviewer.storage.codec import from_json, to_json
from reviewer.storage.database import Store
from reviewer.storage.record import Author


@dataclass(frozen=True, slots=True)
class Remembered:
    """Of one case file: the words begun, by the form they stood in, and the pages looked at."""

    drafts: Mapping[str, str] = field(default_factory=dict)
    pages: frozenset[int] = frozenset()


class Memory:
    """By person, computer and case file, over one connection."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, author: Author, case: str) -> Remembered:
        """What is remembered; nothing where nothing is."""
        rows = self._store.query(
            "SELECT drafts, pages FROM desk_memory WHERE author=? AND device=? AND case_file=?",
            (author.id, author.device, case),
        )
        for drafts, pages in rows:
            return Remembered(from_json(drafts, dict[str, str]), frozenset(from_json(pages, list[int])))
        return Remembered()

    def keep(self, author: Author, case: str, what: Remembered) -> None:
        """In place of what was remembered before; of a case file that is here no more, nothing."""
        with self._store.writing():
            self._store.execute(
                "INSERT OR REPLACE INTO desk_memory (author, device, case_file, drafts, pages) "
                "SELECT ?, ?, id, ?, ? FROM case_file WHERE id=?",
                (author.id, author.device, to_json(dict(what.drafts)), to_json(sorted(what.pages)), case),
            )
