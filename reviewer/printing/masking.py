"""What must not be seen on a page that goes into print: names and numbers, also where recognition misread a character,
where a line breaks inside them, or where only the distinctive part of a company's name stands."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scoring.casefile import Box, Page, TextLine
from scoring.notation.names import Likeness, same_name
from scoring.redaction import Mask, MaskKind, Names, redact

_SEPARATORS = re.compile(r"[、，,；;／/\s]+")
_REGION = re.compile(r"^(?:[\u4e00-\u9fff]{2,7}?(?:自治区|自治州|省|市|县|区|镇|乡|街道))+")
_HAN = "\u4e00-\u9fff"
SAME = (Likeness.EQUAL, Likeness.BRACKETS, Likeness.VARIANT, Likeness.ONE_OFF)
SHORTEST_CORE = 4  # a name without its region shorter than this has no part that could stand alone


@dataclass(frozen=True, slots=True)
class Hidden:
    """Something covered on a page: what it is, how it is written there, and where; two boxes where a line breaks."""

    kind: MaskKind
    text: str
    boxes: tuple[Box, ...]


def hidden(page: Page, names: Names, units: Sequence[str] = ()) -> tuple[Hidden, ...]:
    """Everything on the page that must be covered; `units`: offices that the bulletin does not name either."""
    lines = [line for line in page.lines if line.box is not None and line.text]
    found = [thing for line in lines for thing in _in((line,), names, units)]
    pairs = pairwise(lines)
    found += [thing for pair in pairs for thing in _in(pair, names, units) if len(thing.boxes) > 1]
    return tuple(found)


def _in(lines: Sequence[TextLine], names: Names, units: Sequence[str]) -> Iterator[Hidden]:
    text = "".join(line.text for line in lines)
    read = any(line.confidence < 1 for line in lines)
    taken: list[tuple[int, int]] = []
    for mask in (*redact(text, names).masks, *alike(text, names, misread=read), *_offices(text, units)):
        start, end = mask.start, mask.start + len(mask.original)
        if not any(first <= start and end <= last for first, last in taken):
            taken.append((start, end))
            yield Hidden(mask.kind, mask.original, tuple(_boxes(lines, start, end)))


def alike(text: str, names: Names, *, misread: bool = False) -> Iterator[Mask]:
    """Places that differ from a known name in one character, and the distinctive part of a company's name alone.

    `misread`: the text was recognised; then two-character names standing alone are compared by their surname only.
    """
    for party in names.parties:
        yield from _near(text, party, MaskKind.PARTY)
        yield from _distinctive(text, party)
    for name in dict.fromkeys(one for person in names.persons for one in _SEPARATORS.split(person)):
        yield from _near(text, name, MaskKind.PERSON)
        if misread and len(name) == 2:
            pattern = rf"(?<![{_HAN}]){re.escape(name[0])}[{_HAN}](?![{_HAN}])"
            yield from (Mask(MaskKind.PERSON, m.start(), m[0], "") for m in re.finditer(pattern, text))


def _offices(text: str, units: Sequence[str]) -> Iterator[Mask]:
    """The units' names, also with one character misread."""
    for unit in units:
        yield from (Mask(MaskKind.UNIT, m.start(), unit, "") for m in re.finditer(re.escape(unit), text))
        yield from _near(text, unit, MaskKind.UNIT)


def _near(text: str, name: str, kind: MaskKind) -> Iterator[Mask]:
    if len(name) < 3 or len(set(name) & set(text)) < len(set(name)) - 1:
        return
    taken: list[tuple[int, int]] = [(m.start(), m.end()) for m in re.finditer(re.escape(name), text)]
    for length in (len(name), len(name) - 1, len(name) + 1):
        for start in range(len(text) - length + 1):
            window, end = text[start : start + length], start + length
            free = all(end <= first or last <= start for first, last in taken)
            if free and same_name(window, name) in SAME:
                taken.append((start, end))
                yield Mask(kind, start, window, "")


def _distinctive(text: str, party: str) -> Iterator[Mask]:
    """阿莲 of 霁川市栗坪区阿莲鲜果行, as far as the text goes on like the name."""
    core = _REGION.sub("", party)
    if len(core) < SHORTEST_CORE:
        return
    for match in re.finditer(re.escape(core[:2]), text):
        end = 2
        while end < len(core) and text[match.start() + end : match.start() + end + 1] == core[end]:
            end += 1
        yield Mask(MaskKind.PARTY, match.start(), core[:end], "")


def _boxes(lines: Sequence[TextLine], start: int, end: int) -> Iterable[Box]:
    """Where these characters of the joined lines stand."""
    at = 0
    for line in lines:
        first, last = max(0, start - at), min(len(line.text), end - at)
        if first < last and line.box is not None:
            yield _box(line.text, line.box, first, last)
        at += len(line.text)


def _box(text: str, box: Box, start: int, end: int) -> Box:
    whole = width(text) or 1
    left = box.left + (box.right - box.left) * width(text[:start]) / whole
    right = box.left + (box.right - box.left) * width(text[:end]) / whole
    slack = (box.right - box.left) / whole * 0.6
    return Box(max(0.0, left - slack), box.top - 0.002, min(1.0, right + slack), box.bottom + 0.002)


def width(text: str) -> float:
    """The width of a text in full-width characters."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.5 for c in text)
