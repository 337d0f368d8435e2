"""How slow code that knows no window reports its steps and can be stopped."""

from typing import Protocol


class Progress(Protocol):
    """Handed to slow work. `step` raises scoring.errors.Cancelled once the user asked to stop."""

    def step(self, done: int, total: int, stage: str = "") -> None:
        """Report that `done` of `total` units of `stage` (Chinese, shown to the user) are finished."""


class Silent:
    """Reports to nobody and is never stopped."""

    def step(self, done: int, total: int, stage: str = "") -> None:
        """Nothing listens."""
