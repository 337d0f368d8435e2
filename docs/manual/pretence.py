"""A desk's store that answers with other case files than there are. Nothing is written."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.presenters.desk.ports import DeskReader, DeskStore, OpenCase

Change = Callable[["OpenCase"], "OpenCase"]
MANY_FILES = 30


class Pretence:
    """The desk's store with another case file in it than there is."""

    def __init__(self, store: "DeskStore", change: Change) -> None:
        self._store, self._change = store, change

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def ask(self, question: Callable[["Pretended"], object], on_answer: object, on_failed: object) -> None:
        self._store.ask(lambda reader: question(Pretended(reader, self._change)), on_answer, on_failed)

    def commit(
        self, file: object, acts: object, kept: object, on_committed: Callable[[datetime], None], on_failed: object
    ) -> None:
        on_committed(datetime.now(UTC))


class Pretended:
    """What the store answers then."""

    def __init__(self, reader: "DeskReader", change: Change) -> None:
        self._reader, self._change = reader, change

    def __getattr__(self, name: str) -> object:
        return getattr(self._reader, name)

    def open(self, case_id: str) -> "OpenCase":
        opened = self._reader.open(case_id.partition("~")[0])
        return self._change(_unscored(replace(opened, case_id=case_id)))

    def cases(self) -> Sequence[str]:
        return [f"{case}~{n}" for n in range(MANY_FILES) for case in self._reader.cases()][:MANY_FILES]

    def cases_with(self, criterion: str) -> Sequence[str]:
        return self.cases()


def _unscored(opened: "OpenCase") -> "OpenCase":
    """As if nobody had begun with it."""
    assert opened.fitting is not None
    return replace(opened, content=opened.fitting.content, rubric=opened.fitting.rubric, session="", locked="")
