"""How many lines Word and LibreOffice take for a paragraph, and the space between letters at which that is as many as
on the PDF.

Neither squeezes marks as the PDF does. Both put the space of a style after its letters, LibreOffice not after the last
one of each stretch of Chinese or Latin, and there a mark may hang over the edge of justified Chinese.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from forms.fonts import Faces
from forms.typesetting.breaking import break_lines
from forms.typesetting.clusters import Cluster, Glyph, Run, clusters
from forms.typesetting.measures import Align, Style

CLOSEST, WIDEST = 24, 5  # twentieths of a point; 7.5 % of a letter of the text, and what takes the style's own away
ROUNDINGS = 0.4  # points by which a line may come out wider elsewhere; two blanks and 26 letters still stand on it
LIST = "bo-CN"
_CODES = re.compile("([0-9]{2,}(?:、[0-9]{2,})+)")
_LATIN = 0x2B0  # letters from here on are set as Chinese
_HANGING = frozenset("、。，．")


@dataclass(frozen=True, slots=True)
class _Program:
    """How a program fills lines. `weight`: what a line too many or too few in it counts."""

    weight: int
    rounding: float
    is_libre: bool = False
    compressed: bool = False


_PROGRAMS = (
    _Program(3, 0.0, is_libre=True),
    _Program(3, ROUNDINGS, is_libre=True),
    _Program(3, ROUNDINGS),
    _Program(2, 0.0),
    _Program(1, 0.0, compressed=True),
)


def split_codes(text: str) -> list[tuple[str, bool]]:
    """The text in parts, and which of them are lists of codes (002、004). LibreOffice older than 24.8 takes such a list
    for one word where it is English, and divides numbers where it is Chinese; by the rules of Unicode it breaks the
    lines of a few languages only. So these parts are marked as one of those (LIST), not to be proof-read."""
    return [(part, at % 2 == 1) for at, part in enumerate(_CODES.split(text)) if part]


def word_close(close: float) -> float:
    """As Word counts it: in twentieths of a point, and never wider than asked."""
    return math.floor(close * 20) / 20


def own_space(style: Style) -> float:
    """The space after a letter that the style has in the DOCX."""
    return word_close(style.advance - style.size)


def closer_by(text: str, style: Style, width: float, faces: Faces, *, at_most: bool = False) -> int:
    """By how many twentieths of a point the letters stand closer (or, below 0, wider), so that the paragraph has as
    many lines as on the PDF; `at_most`: or fewer. 0 where nothing that is bearable would do better."""
    wanted = len(break_lines((Run(text),), style, width, faces))
    measures = [(program, _pieces(text, style, faces, program)) for program in _PROGRAMS]
    room = width - style.left - style.right

    def wrong(less: int) -> int:
        apart = own_space(style) - less / 20
        found = ((program.weight, _lines(parts, style, room, apart, program) - wanted) for program, parts in measures)
        return sum(weight * (max(more, 0) if at_most else abs(more)) for weight, more in found)

    best, fewest = 0, wrong(0)
    for less in (*range(1, CLOSEST + 1), *(() if at_most else range(-1, -WIDEST - 1, -1))):
        if not fewest:
            break
        if (now := wrong(less)) < fewest:
            best, fewest = less, now
    return best


def _pieces(text: str, style: Style, faces: Faces, program: _Program) -> Sequence[Sequence[Cluster]]:
    """What a line break does not divide, for each part between line feeds."""
    return [clusters((Run(part),), style.role, faces, compressed=program.compressed) for part in text.split("\n")]


def _lines(parts: Sequence[Sequence[Cluster]], style: Style, width: float, apart: float, program: _Program) -> int:
    return sum(_plain_lines(part, style, width, apart, program) for part in parts)


def _plain_lines(pieces: Sequence[Cluster], style: Style, width: float, apart: float, program: _Program) -> int:
    """Lines where nothing gives way: each piece as wide as the face has it, and the space between letters."""
    count, filled, before = 1, style.indent * style.size, None
    for piece in pieces:
        own, last = _width(piece.glyphs, before, style, apart, program)
        hangs = (
            own - _width(piece.glyphs[:-1], before, style, apart, program)[0]
            if _may_hang(piece, style, program)
            else 0.0
        )
        if filled and filled + own - hangs > width - program.rounding:
            count, filled = count + 1, 0.0
            own, last = _width(piece.glyphs, None, style, apart, program)
        filled, before = filled + own, last
    return count


def _may_hang(piece: Cluster, style: Style, program: _Program) -> bool:
    if not program.is_libre or style.align is not Align.JUSTIFY or len(piece.glyphs) < 2:
        return False
    before, last = piece.glyphs[-2:]
    return last.character in _HANGING and not before.latin


def _width(
    glyphs: Sequence[Glyph], before: bool | None, style: Style, apart: float, program: _Program
) -> tuple[float, bool | None]:
    """How much wider these make a line whose last letter is Latin or not (`before`), and what its last one is then."""
    width = 0.0
    for glyph in glyphs:
        is_latin = ord(glyph.character) < _LATIN if not glyph.blank else before
        goes_on = before is not None and (is_latin == before or not program.is_libre)
        width += glyph.natural * style.size + (apart if goes_on or not program.is_libre else 0.0)
        before = is_latin
    return width, before
