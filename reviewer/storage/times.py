"""How long a person worked on a case file. For that person alone: it is no act, is never printed and goes nowhere."""

from collections.abc import Mapping

from reviewer.storage.database import Store


class Times:
    """Seconds by person and case file, over one connection."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, person: str) -> Mapping[str, int]:
        """This person's seconds by case file."""
        rows = self._store.query("SELECT case_file, seconds FROM work_time WHERE person=?", (person,))
        return {row[0]: row[1] for row in rows}

    def add(self, person: str, case: str, seconds: int) -> None:
        """So many seconds more."""
        with self._store.writing():
            self._store.execute(
                "INSERT INTO work_time (person, case_file, seconds) VALUES (?,?,?) "
                "ON CONFLICT (person, case_file) DO UPDATE SET seconds = seconds + excluded.seconds",
                (person, case, seconds),
            )
