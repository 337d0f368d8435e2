"""The dates of a case file in order, and the periods between them that a check computed."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from reviewer.presenters.reading.fact_groups import DATES
from scoring.casefile import CaseFile, Fact, Source
from scoring.suspicions import Result, Suspicion

ISO = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)")
_LENGTH = re.compile(r"共\d+日|第\d+个?(?:工作)?日|其间\d+个?(?:工作)?日|早\d+日|晚\d+日|超过?\d+日")


class Moment(NamedTuple):
    """A day of the case and what happened on it. `gap`: days since the moment before."""

    day: date
    words: str
    page: int
    gap: int = 0
    is_doubtful: bool = False
    is_persons: bool = False


class Span(NamedTuple):
    """A period from one moment of the timeline to another (indexes), as a check computed it."""

    first: int
    last: int
    words: str
    suspicion: str
    result: Result


class Timeline(NamedTuple):
    moments: tuple[Moment, ...] = ()
    spans: tuple[Span, ...] = ()


def timeline_of(case: CaseFile, suspicions: Sequence[Suspicion]) -> Timeline:
    """The preferred date of each kind, oldest first, and the periods over them."""
    found = [(day, fact) for key in DATES if (fact := case.fact(key)) and (day := _day(fact.value))]
    found.sort(key=lambda pair: pair[0])  # on the same day in the order of procedure
    moments = []
    for number, (day, fact) in enumerate(found):
        gap = (day - found[number - 1][0]).days if number else 0
        moments.append(_moment(day, fact, gap))
    spans = [span for s in suspicions if (span := _span(s, moments))]
    return Timeline(tuple(moments), tuple(spans))


def _moment(day: date, fact: Fact, gap: int) -> Moment:
    words = fact.label.removesuffix("日期")
    page = fact.region.page if fact.region else 0
    return Moment(day, words, page, gap, fact.confidence < 0.8, fact.source is Source.PERSON)


def _span(suspicion: Suspicion, moments: Sequence[Moment]) -> Span | None:
    """The period of a suspicion whose arithmetic names a length and begins and ends on moments of the timeline."""
    length = _LENGTH.search(suspicion.computation)
    if length is None or not suspicion.rule.startswith(("T", "O")):
        return None
    days = [day for match in ISO.finditer(suspicion.computation) if (day := _day(match["day"]))][:2]
    if len(days) < 2 or days[0] == days[1]:
        return None
    ends = [next((n for n, m in enumerate(moments) if m.day == day), -1) for day in sorted(days)]
    if -1 in ends:
        return None
    return Span(ends[0], ends[1], length.group(), suspicion.key, suspicion.result)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
