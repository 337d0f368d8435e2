"""A writer without a thread of its own."""

from collections.abc import Callable
from typing import TypeVar

from reviewer.storage.workspace import Workspace
from reviewer.storage.writing import Writer
from scoring.errors import ReviewError

T = TypeVar("T")


class Here(Writer):
    """Answers at once, on the thread of the test."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def submit(
        self,
        write: Callable[[Workspace], T],
        on_committed: Callable[[T], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        try:
            result = write(self._workspace)
        except ReviewError as error:
            on_failed(error)
        else:
            on_committed(result)
