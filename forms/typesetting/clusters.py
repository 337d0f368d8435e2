"""Cuts text into the smallest pieces that a line break must not divide."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from forms.fonts import Faces, Role, Typeface

OPENING = frozenset("（〔［｛《〈「『【〖“‘([{￥¥$")
CLOSING = frozenset("，。、；：！？）〕］｝》〉」』】〗”’…—·～％‰℃㎡%),.:;!?]}々")
# Full-width marks whose ink fills one half of the cell: the other half may go.
SQUEEZED_RIGHT = frozenset("，。、；：！？）〕］｝》〉」』】〗”’")
SQUEEZED_LEFT = frozenset("（〔［｛《〈「『【〖“‘")
_LATIN = re.compile(r"[0-9A-Za-zÀ-ÿΑ-ωⅠ-Ⅻ][0-9A-Za-zÀ-ÿΑ-ωⅠ-Ⅻ.,:/\-_@&+%‰#°']*")
_TOKEN = re.compile(
    r"[0-9]+号|" + _LATIN.pattern + r"|[ \u00a0]+|\u3000{2,}[年月日]?|.", re.DOTALL
)  # a place to write in stays whole
MISSING = "□"  # a box, as a printer shows that a character is wanting


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one face. `tag` names what it stands for, so that a click on the page finds its source."""

    text: str
    role: Role | None = None  # None: the paragraph's own
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character to print. `width` in em; `latin` glyphs of one word are never spread apart."""

    character: str
    face: Typeface
    width: float
    tag: str = ""
    latin: bool = False
    trim_left: float = 0.0  # always trimmed (two marks side by side), em
    trim_right: float = 0.0
    natural: float = field(init=False, compare=False)
    opens: bool = field(init=False, compare=False)
    closes: bool = field(init=False, compare=False)
    blank: bool = field(init=False, compare=False)
    alone: "Cluster" = field(init=False, compare=False, repr=False)  # the piece of nothing but it

    def __post_init__(self) -> None:
        keep = object.__setattr__
        keep(self, "natural", self.width - self.trim_left - self.trim_right)
        keep(self, "opens", self.character in OPENING)
        keep(self, "closes", self.character in CLOSING)
        keep(self, "blank", self.character in " \u00a0")
        keep(self, "alone", Cluster((self,)))

    @property
    def squeeze(self) -> float:
        """How much more may go where the line needs it, em."""
        if self.width < 0.9 or self.trim_left or self.trim_right:
            return 0.0
        return 0.5 if self.character in SQUEEZED_RIGHT or self.character in SQUEEZED_LEFT else 0.0


@dataclass(frozen=True, slots=True)
class Cluster:
    """Opening marks, one character or word, closing marks. A line may break before and after, never inside."""

    glyphs: tuple[Glyph, ...]
    natural: float = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "natural", sum([glyph.natural for glyph in self.glyphs]))


def clusters(runs: Iterable[Run], role: Role, faces: Faces, *, compressed: bool = True) -> tuple[Cluster, ...]:
    """The pieces of a paragraph, in order. Not `compressed`: marks side by side keep their cells."""
    glyphs = list(_glyphs(runs, role, faces))
    return tuple(_grouped(_compressed(glyphs) if compressed else glyphs))


def _glyphs(runs: Iterable[Run], role: Role, faces: Faces) -> Iterator[Glyph]:
    for run in runs:
        own = run.role or role
        for token in _TOKEN.findall(run.text):
            latin = len(token) > 1 or _is_latin(token)
            for character in token:
                glyph = _glyph(faces, own, character, run.tag, latin=latin and character not in " \u00a0")
                if glyph is not None:
                    yield glyph


def _glyph(faces: Faces, role: Role, character: str, tag: str, *, latin: bool) -> Glyph | None:
    """Made once for each document's faces, since a text repeats few characters often; the tags of live numbers, each
    another, aside."""
    keep = not tag or tag.isalpha()
    known = faces.memory.get((role, character, latin, tag)) if keep else None
    if isinstance(known, Glyph):
        return known
    own = faces.lookup(role, character)
    found = own or faces.lookup(role, MISSING)
    if found is None:
        return None
    glyph = Glyph(character if own else MISSING, found[0], found[1], tag, latin)
    if keep:
        faces.memory[role, character, latin, tag] = glyph
    return glyph


@lru_cache(maxsize=4096)
def _is_latin(character: str) -> bool:
    return _LATIN.match(character) is not None


def _compressed(glyphs: list[Glyph]) -> list[Glyph]:
    """Two marks side by side lose the half cell between them."""
    result = list(glyphs)
    for at in range(len(glyphs) - 1):
        first, second = glyphs[at], glyphs[at + 1]
        if min(first.width, second.width) < 0.9:
            continue
        closes = first.character in SQUEEZED_RIGHT
        if closes and second.character in SQUEEZED_RIGHT | SQUEEZED_LEFT:
            result[at] = squeezed(result[at])
        elif first.character in SQUEEZED_LEFT and second.character in SQUEEZED_LEFT:
            result[at + 1] = squeezed(result[at + 1])
    return result


def squeezed(glyph: Glyph) -> Glyph:
    """The mark in half a cell: from the face's own half marks, or by trimming its empty half."""
    half = glyph.face.half
    if half is not None and half.covers(glyph.character):
        return replace(glyph, face=half, width=half.width(glyph.character))
    if glyph.character in SQUEEZED_LEFT:
        return replace(glyph, trim_left=0.5)
    return replace(glyph, trim_right=0.5)


def _grouped(glyphs: list[Glyph]) -> Iterator[Cluster]:
    at, count = 0, len(glyphs)
    while at < count:
        start = at
        while at < count and glyphs[at].opens:
            at += 1
        at = _end_of_atom(glyphs, at)
        while at < count and (glyphs[at].closes or glyphs[at].blank):
            at += 1
        yield glyphs[start].alone if at == start + 1 else Cluster(tuple(glyphs[start:at]))


def _end_of_atom(glyphs: list[Glyph], at: int) -> int:
    """One Chinese character, or a whole word or number, from `at`."""
    if at >= len(glyphs):
        return at
    end = at + 1
    if glyphs[at].latin:
        while end < len(glyphs) and glyphs[end].latin:
            end += 1
    return end
