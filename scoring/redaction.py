"""脱敏: names, numbers and addresses replaced by consistent aliases. Says what it masked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from scoring.company_names import ORGANISATION, kind_of, places_in, spaced, unknown_companies, ways_of
from scoring.identifiers import identifiers, plain_width
from scoring.masks import Mask, MaskKind
from scoring.person_names import GOES_ON, MARKS, named_people, surname

__all__ = ["Mask", "MaskKind", "Names", "Redacted", "aliases", "leaks", "redact"]


@dataclass(frozen=True, slots=True)
class Redacted:
    text: str
    masks: tuple[Mask, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The names known from the case files: parties (also companies) and persons."""

    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()


_HAN = "\u4e00-\u9fff"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_SEPARATORS = re.compile(r"[、，,；;／/\s]+")


def aliases(names: Names) -> Mapping[str, str]:
    """An alias for every name: 某公司 (公司甲、公司乙 where there are several), 张某 (张某甲 …)."""
    return _known(names).aliases


def redact(text: str, names: Names) -> Redacted:
    """The text without what identifies anybody."""
    found = sorted(_found(text, names), key=lambda mask: (mask.start, -len(mask.original)))
    pieces: list[str] = []
    masks: list[Mask] = []
    at = 0
    for mask in found:
        if mask.start < at:
            continue
        pieces += (text[at : mask.start], mask.alias)
        masks.append(mask)
        at = mask.start + len(mask.original)
    pieces.append(text[at:])
    return Redacted("".join(pieces), tuple(masks))


@lru_cache(maxsize=1024)
def leaks(text: str, names: Names) -> tuple[Mask, ...]:
    """What `redact` would still mask: empty for a text that may go out. Remembered: a text is checked at every key."""
    return redact(text, names).masks


def _found(text: str, names: Names) -> Iterator[Mask]:
    known = tuple(_known(names).found(text))
    yield from known
    for start, name in unknown_companies(plain_width(text)):
        if not any(start <= mask.start < start + len(name) for mask in known):
            yield Mask(MaskKind.PARTY, start, text[start : start + len(name)], "某公司")
    yield from named_people(text)
    yield from identifiers(text)


@dataclass(frozen=True, slots=True)
class _Known:
    """The names of a campaign with their aliases, and how each may be written, by its first character."""

    aliases: Mapping[str, str]
    written: Mapping[str, tuple[tuple[re.Pattern[str], MaskKind, str], ...]]

    def found(self, text: str) -> Iterator[Mask]:
        seen = plain_width(text)
        for at, character in enumerate(seen):
            for pattern, kind, alias in self.written.get(character, ()):
                match = pattern.match(seen, at)
                if match is not None:
                    yield Mask(kind, at, text[at : match.end()], alias)


@lru_cache(maxsize=32)
def _known(names: Names) -> _Known:
    parties = [name for name in dict.fromkeys(names.parties) if ORGANISATION.search(name)]
    people = [*(n for n in names.parties if not ORGANISATION.search(n))]
    people += [one for name in names.persons for one in _SEPARATORS.split(name)]
    known: dict[str, str] = {}
    known.update(_numbered({name: kind_of(name) for name in parties}, "某{}", "{0}{1}"))
    surnames = {name: surname(name) for name in dict.fromkeys(people) if len(name) >= 2}
    known.update(_numbered(surnames, "{}某", "{0}某{1}"))
    written: dict[str, list[tuple[re.Pattern[str], MaskKind, str]]] = {}
    own, places = frozenset(names.parties), places_in(names.parties)
    for name, alias in known.items():
        kind = MaskKind.PARTY if name in own else MaskKind.PERSON
        for way, ending in ways_of(name, is_company=name in parties, places=places).items():
            written.setdefault(way[0], []).append((re.compile(spaced(way) + ending), kind, alias))
        for first, half in (*_by_half(name), *_misread(name)) if name in surnames else ():
            written.setdefault(first, []).append((half, kind, alias))
    return _Known(known, {first: tuple(ways) for first, ways in written.items()})


def _by_half(name: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """A person's name with one of at least three characters masked, by its first character: 祝某骁 for 祝子骁."""
    whole = plain_width(name)
    for at in range(len(whole)) if len(whole) > 2 else ():
        pattern = re.compile(f"{re.escape(whole[:at])}[{MARKS}]{re.escape(whole[at + 1 :])}")
        yield from ((first, pattern) for first in (MARKS if at == 0 else whole[0]))


def _misread(name: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """A person's name of at least three characters one of them another, where a name may stand: 张三风 for 张三丰."""
    whole = plain_width(name)
    for at in range(1, len(whole)) if len(whole) > 2 else ():
        before = rf"(?:(?<![{_HAN}])|(?<=[、和与及由对向经被]))"
        yield whole[0], re.compile(f"{before}{re.escape(whole[:at])}[{_HAN}]{re.escape(whole[at + 1 :])}{GOES_ON}")


def _numbered(groups: Mapping[str, str], single: str, several: str) -> dict[str, str]:
    result = {}
    for label in dict.fromkeys(groups.values()):
        members = [name for name, own in groups.items() if own == label]
        for at, name in enumerate(members):
            stem = _STEMS[at % len(_STEMS)]
            result[name] = single.format(label) if len(members) == 1 else several.format(label, stem)
    return result
