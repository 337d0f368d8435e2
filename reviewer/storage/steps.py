"""What was done at the desk on this computer, step by step in words, so that it can be taken back after a restart, too.
No part of the record: that holds the acts themselves, those that took something back among them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reviewer.storage.codec import act_from_json, from_json, to_json
from reviewer.storage.database import Store
from reviewer.storage.record import Author
from scoring.acts import Act, kind_of

KEPT = 100  # steps of a person on a computer


@dataclass(frozen=True, slots=True)
class Step:
    """Acts on one case file that belong together, and those that take them back."""

    words: str
    case_id: str
    acts: tuple[Act, ...]
    back: tuple[Act, ...]
    is_taken_back: bool = False


class Steps:
    """Steps by person and computer, over one connection. What writes is called inside `store.writing()`, with the acts
    themselves."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, author: Author) -> tuple[Step, ...]:
        """Oldest first; those that were taken back are the last. What a later version of the program wrote is left out,
        with all that is reached only through it."""
        found: list[Step] = []
        rows = self._store.query(
            "SELECT words, case_file, acts, back, taken_back FROM undo_step WHERE author=? AND device=? ORDER BY seq",
            (author.id, author.device),
        )
        for words, case, acts, back, is_taken_back in rows:
            done, undone = _acts(acts), _acts(back)
            if done is not None and undone is not None:
                found.append(Step(words, case, done, undone, bool(is_taken_back)))
            elif is_taken_back:
                break
            else:
                found.clear()
        return tuple(found)

    def add(self, author: Author, step: Step) -> None:
        """Something was done; what had been taken back before can no more be done again."""
        who = (author.id, author.device)
        self._store.execute("DELETE FROM undo_step WHERE author=? AND device=? AND taken_back=1", who)
        self._store.execute(
            "INSERT INTO undo_step (author, device, case_file, words, acts, back, taken_back) VALUES (?,?,?,?,?,?,0)",
            (*who, step.case_id, step.words, _text(step.acts), _text(step.back)),
        )
        self._store.execute(
            "DELETE FROM undo_step WHERE author=? AND device=? AND seq <= "
            "(SELECT seq FROM undo_step WHERE author=? AND device=? ORDER BY seq DESC LIMIT 1 OFFSET ?)",
            (*who, *who, KEPT),
        )

    def take_back(self, author: Author, step: Step) -> None:
        """The last one was taken back. Nothing where this is none of those kept."""
        self._switch("SELECT max(seq) FROM undo_step WHERE author=? AND device=? AND taken_back=0", author, step, 1)

    def do_again(self, author: Author, step: Step) -> None:
        """The one taken back last was done again. Nothing where this is none of those kept."""
        self._switch("SELECT min(seq) FROM undo_step WHERE author=? AND device=? AND taken_back=1", author, step, 0)

    def _switch(self, which: str, author: Author, step: Step, is_taken_back: int) -> None:
        """Another one may be the last that is kept: where the acts of this one failed, or many came after it."""
        parameters = (is_taken_back, author.id, author.device, step.case_id, _text(step.acts))
        self._store.execute(
            f"UPDATE undo_step SET taken_back=? WHERE seq=({which}) AND case_file=? AND acts=?", parameters
        )


Kept = Callable[[Steps, Author], None]  # what becomes of a step, in the transaction of its acts


def _text(acts: Sequence[Act]) -> str:
    return to_json([(kind_of(act), to_json(act)) for act in acts])


def _acts(text: str) -> tuple[Act, ...] | None:
    found = [act_from_json(kind, body) for kind, body in from_json(text, list[tuple[str, str]])]
    known = tuple(act for act in found if act is not None)
    return known if len(known) == len(found) else None
