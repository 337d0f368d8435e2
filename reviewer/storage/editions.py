"""Rubric editions used in this workspace, kept by hash as the YAML they were loaded from. An edition never changes."""

from functools import lru_cache

from reviewer.storage.database import Store
from scoring.rubric import Rubric


class Editions:
    """The rubric editions of one workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, rubric: Rubric) -> str:
        """Keep an edition (once) and return its hash."""
        if not self._store.query("SELECT 1 FROM rubric WHERE hash=?", (rubric.hash,)):
            from reviewer.library.rubrics import to_yaml

            self._store.execute(
                "INSERT INTO rubric (hash, id, title, edition, yaml) VALUES (?,?,?,?,?)",
                (rubric.hash, rubric.id, rubric.title, rubric.edition, to_yaml(rubric)),
            )
        return rubric.hash

    def rubric(self, rubric_hash: str) -> Rubric:
        """The edition of this hash. Raises KeyError."""
        rows = self._store.query("SELECT yaml FROM rubric WHERE hash=?", (rubric_hash,))
        if not rows:
            raise KeyError(rubric_hash)
        return _parsed(rubric_hash, rows[0][0])

    def all(self) -> list[tuple[str, str]]:
        """Every kept edition: hash and title."""
        rows = self._store.query("SELECT hash, title || ' ' || edition FROM rubric ORDER BY title, edition")
        return [(row[0], row[1]) for row in rows]


@lru_cache(maxsize=16)
def _parsed(rubric_hash: str, yaml: str) -> Rubric:
    from reviewer.library.rubrics import load

    return load(yaml)
