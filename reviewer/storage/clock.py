"""Time and identities: the only place where the program asks the system for either."""

import os
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Gives the time and new identities."""

    def now(self) -> datetime:
        """The present moment, with time zone."""

    def new_id(self) -> str:
        """A new time-ordered UUID (version 7, RFC 9562)."""


def uuid7(milliseconds: int, random: int) -> str:
    """A version-7 UUID from a Unix time in milliseconds and 74 random bits."""
    value = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76
    value |= (random >> 62 & 0xFFF) << 64 | 0b10 << 62 | random & (1 << 62) - 1
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


class SystemClock:
    """The clock of this computer."""

    def now(self) -> datetime:
        """The present moment in the local time zone."""
        return datetime.now(UTC).astimezone()

    def new_id(self) -> str:
        """A new identity that sorts after earlier ones."""
        return uuid7(time.time_ns() // 1_000_000, int.from_bytes(os.urandom(10), "big") >> 6)


@dataclass
class SteppedClock:
    """A clock that moves one step at every question, so that a scripted run gives the same record each time."""

    at: datetime
    step: timedelta = timedelta(seconds=1)
    _count: int = field(default=0, init=False)

    def now(self) -> datetime:
        """The next moment."""
        self.at += self.step
        return self.at

    def new_id(self) -> str:
        """The next identity."""
        self._count += 1
        return uuid7(int(self.at.timestamp() * 1000), self._count)
