"""One document as the checks see it: its lines, its dates with their places, its labelled values."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import TypeVar

from scoring.casefile import Document, Region, Source
from scoring.notation.choices import chosen
from scoring.notation.dates import find_dates, find_time_ranges

T = TypeVar("T")
_SAME = str.maketrans("（）〔〕［］【】：，；﹕", "()[][][]:,;:")
_GAPS = re.compile(r"\s+")
LONGEST_LINE = 2_000
_SPREAD_LABEL = re.compile(r"^(?:[\u4e00-\u9fff][ \u3000]{1,3}){1,7}[\u4e00-\u9fff][ \u3000]*:")
_NUMBERS_WITHOUT_END = re.compile(r"[0-9.,\-]{60,}")
"""Columns of figures (bank statements, lists of calls) run into one another once spaces are gone. They hold no phrase,
and a pattern that begins with a number would try each of their digits against all that follow."""
_EDGE = 24


def _hidden(match: re.Match[str]) -> str:
    """As long as before: the first and last figures stay, those between become nothing that a pattern knows."""
    found = match[0]
    return found[:_EDGE] + "\ufffc" * (len(found) - 2 * _EDGE) + found[-_EDGE:]


def plain(text: str) -> str:
    """Brackets and colons of one kind; as long as before."""
    return text.translate(_SAME)


def _labelled(line: str) -> str:
    """With the label at its head closed up where a form spreads it (当 事 人:)."""
    return _SPREAD_LABEL.sub(lambda m: _GAPS.sub("", m[0]), line, count=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, perhaps with its time, and where it stands."""

    day: date
    clock: time | None = None
    region: Region | None = None
    document: int | None = None
    label: str = ""

    @property
    def at(self) -> datetime | None:
        return datetime.combine(self.day, self.clock) if self.clock else None

    def __str__(self) -> str:
        clock = f" {self.clock:%H:%M}" if self.clock else ""
        return f"{self.day.isoformat()}{clock}"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time written in a record, and where."""

    start: datetime
    end: datetime
    region: Region


class Paper:
    """A document with what the checks ask of it, worked out once and on demand."""

    def __init__(self, document: Document, role: str, source: Source | None) -> None:
        self.document = document
        self.role = role
        self.source = source
        self.seq = document.seq
        self.title = document.title or document.kind_label
        written = (_labelled(plain(line.text[:LONGEST_LINE])) for line in document.lines)
        self.lines = chosen(written)
        self._kept: dict[Callable[[Paper], object], object] = {}

    def once(self, work: "Callable[[Paper], T]") -> "T":
        """The result of `work` on this paper, worked out the first time it is asked for."""
        if work not in self._kept:
            self._kept[work] = work(self)
        return self._kept[work]  # type: ignore[return-value]

    @cached_property
    def flat(self) -> str:
        """The whole text without any space or line break: for phrases that a line break may cut."""
        return _NUMBERS_WITHOUT_END.sub(_hidden, "".join(self._pieces))

    @cached_property
    def _pieces(self) -> tuple[str, ...]:
        return tuple(_GAPS.sub("", line) for line in self.lines)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for piece in self._pieces:
            starts.append(at)
            at += len(piece)
        return starts

    @property
    def is_read(self) -> bool:
        """Whether there is text to judge by."""
        return len(self.flat) >= 20

    @property
    def is_recognised_image(self) -> bool:
        """Whether its text comes from character recognition, which misses handwriting."""
        return self.source is Source.OCR

    @property
    def whole(self) -> Region:
        return Region(self.document.first_page)

    @property
    def end(self) -> Region:
        return Region(self.document.last_page)

    def region_of_line(self, number: int) -> Region:
        line = self.document.lines[number]
        return Region(line.page, line.box)

    def has(self, pattern: str) -> bool:
        return re.search(pattern, self.flat) is not None

    def find(self, pattern: str) -> re.Match[str] | None:
        """First match in the text without spaces."""
        return re.search(pattern, self.flat)

    def place(self, match: re.Match[str] | None) -> Region:
        """Where a match of `find` stands; the document's first page without one."""
        if match is None or not self._starts:
            return self.whole
        return self.region_of_line(max(0, bisect_right(self._starts, match.start()) - 1))

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """Every date of the document, in order; dates without a year carry on from the one before."""
        found = find_dates("\n".join(self.lines))
        starts, at = [], 0
        for line in self.lines:
            starts.append(at)
            at += len(line) + 1
        return tuple(
            Moment(m.value, m.time, self.region_of_line(bisect_right(starts, m.start) - 1), self.seq, self.title)
            for m in found
        )

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Every `from … to …` with times."""
        out: list[Span] = []
        for number, line in enumerate(self.lines):
            out.extend(Span(r.start_value, r.end_value, self.region_of_line(number)) for r in find_time_ranges(line))
        return tuple(out)

    def value(self, label: str) -> tuple[str, int] | None:
        """What stands after `label:` up to the next cell, and its line. `label` is a pattern."""
        pattern = re.compile(rf"(?:^|[\s\u3000,;。])(?:{label})(?:\([^)]*\))?:[ \u3000]?([^\u3000]*)")
        for number, line in enumerate(self.lines):
            if match := pattern.search(line):
                return match[1].strip(), number
        return None

    def dated(self, label: str) -> Moment | None:
        """The date labelled so."""
        pattern = re.compile(rf"(?:^|[\s\u3000,;。])(?:{label})(?:\([^)]*\))?:")
        for number, line in enumerate(self.lines):
            match = pattern.search(line)
            if match and (found := find_dates(line[match.end() :])):
                return Moment(found[0].value, found[0].time, self.region_of_line(number), self.seq, self.title)
        return None

    @property
    def is_dated(self) -> bool:
        """Whether a date at its foot was read, also one that recognition damaged and reading put right."""
        return self.signed_off is not None or any(date.label == "落款日期" for date in self.document.dates)

    @cached_property
    def signed_off(self) -> Moment | None:
        """The date at the foot (落款): a line near the end that is a date, or a few words and a date."""
        for number in range(len(self.lines) - 1, max(-1, len(self.lines) - 9), -1):
            line, found = self.lines[number].strip(), find_dates(self.lines[number].strip())
            if not found or found[-1].inferred:
                continue
            last = found[-1]
            if last.start <= 30 and len(line) - last.end <= 6 and not re.search("[,。;]", line[: last.start]):
                return Moment(last.value, last.time, self.region_of_line(number), self.seq, self.title)
        return None
