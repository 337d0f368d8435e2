"""How slow code that knows no window reports its steps and can be stopped."""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Handed to slow work. `step` raises scoring.errors.Cancelled once the user asked to stop."""

    def step(self, done: int, total: int, stage: str = "") -> None:
        """Report that `done` of `total` units of `stage` (Chinese, shown to the user) are finished."""


class Silent:
    """Reports to nobody and is never stopped."""

    def step(self, done: int, total: int, stage: str = "") -> None:
        """Nothing listens."""


def stepped(things: Sequence[T], progress: Progress | None, stage: str = "") -> Iterator[T]:
    """These things one by one, each step reported, so that the work over them can be stopped."""
    for done, thing in enumerate(things):
        if progress is not None:
            progress.step(done, len(things), stage)
        yield thing
