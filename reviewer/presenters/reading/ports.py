"""What the reading panes need from the rest of the program."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from reviewer.storage.steps import Kept
from scoring.acts import Act

Done = Callable[[object], None]
Failed = Callable[[Exception], None]


class FoundPage(NamedTuple):
    """A page on which words were found; `title` of the case file, `line` the text around the words."""

    case_id: str
    title: str
    page: int
    line: str


FOUND_AT_MOST = 200  # pages that a search gives


class ReadingStore(Protocol):
    """Keeps what persons say of a reading, and looks for words in all case files."""

    def record(self, case_id: str, act: Act, kept: Kept, on_done: Done, on_failed: Failed) -> None:
        """Records an act about what was read, and what is `kept` of it to be taken back, off our thread, and runs the
        checks anew; one of the callbacks follows, on whatever thread."""
        ...

    def search(self, words: str, here: str, on_done: Done, on_failed: Failed) -> None:
        """Looks for words in every case file, off our thread; `on_done` gets a tuple of FoundPage, those of the case
        file `here` first."""
        ...
