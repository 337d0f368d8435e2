"""Breaks a paragraph into justified lines: no closing mark at a line's start, no opening one at its end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from forms.fonts import Faces
from forms.typesetting.clusters import CLOSING, OPENING, Cluster, Glyph, Run, clusters, squeezed
from forms.typesetting.marks import TextMark
from forms.typesetting.measures import Align, Style

LOOSE = 0.12  # a gap this wide (em) is as bad as squeezing every mark of the line to half
ASCENT = 0.88
SHORT = 40  # texts up to this length are kept: the cells that every sheet repeats
MOST_KEPT = 20_000
MOST_PARAGRAPHS = 400  # those of a bulletin: at a key only one of them is another


Piece = tuple[float, float, str, Glyph]  # where it begins and how wide it is (em), its text, its first glyph


@dataclass(frozen=True)
class Line:
    """The glyphs of one line, how far it is set in, and how much each gap is widened (em). What follows from them is
    reckoned once: a line of a label is drawn on every sheet."""

    glyphs: tuple[Glyph, ...]
    indent: float = 0.0
    spread: float = 0.0
    last: bool = False

    @property
    def text(self) -> str:
        return "".join(glyph.character for glyph in self.glyphs)

    @cached_property
    def even(self) -> bool:
        """No glyph is trimmed."""
        return all(glyph.natural == glyph.width for glyph in self.glyphs)

    @cached_property
    def width(self) -> float:
        """As printed, in em, without the indent."""
        return sum([glyph.natural for glyph in self.glyphs]) + _gaps(self.glyphs) * self.spread

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Stretches of one face and one tag."""
        return tuple(_pieces(self.glyphs))


def break_lines(runs: Sequence[Run], style: Style, width: float, faces: Faces) -> tuple[Line, ...]:
    """The lines of one paragraph in a column of `width` points. A line feed in the text begins a line."""
    is_short = sum([len(run.text) for run in runs]) <= SHORT
    memory = faces.memory if is_short else faces.memory_of_paragraphs
    asked = (tuple(runs), style, width)
    known = memory.get(asked)
    if isinstance(known, tuple):
        return known
    if len(memory) > (MOST_KEPT if is_short else MOST_PARAGRAPHS):
        memory.clear()
    lines = _broken(runs, style, width, faces)
    memory[asked] = lines
    return lines


def _broken(runs: Sequence[Run], style: Style, width: float, faces: Faces) -> tuple[Line, ...]:
    parts = _parts(runs)
    if len(parts) > 1:
        return tuple(line for part in parts for line in break_lines(part, style, width, faces))
    measure = (width - style.left - style.right) / style.advance
    pieces = _fitting(clusters(runs, style.role, faces), measure)
    lines: list[Line] = []
    at = 0
    while at < len(pieces):
        indent = style.indent if not lines else 0.0
        end = _line_end(pieces, at, measure - indent)
        lines.append(_set(pieces[at:end], indent, measure - indent, last=end == len(pieces)))
        at = end
    return tuple(_without_lonely_end(lines, measure)) if style.align is Align.JUSTIFY else tuple(lines)


def _parts(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs of each part between line feeds."""
    if not any("\n" in run.text for run in runs):
        return [list(runs)]
    parts: list[list[Run]] = [[]]
    for run in runs:
        first, *more = run.text.split("\n")
        parts[-1].append(replace(run, text=first))
        parts += [[replace(run, text=text)] for text in more]
    return parts


def _fitting(pieces: tuple[Cluster, ...], measure: float) -> list[Cluster]:
    """A word longer than the line is cut where it must be."""
    result: list[Cluster] = []
    for piece in pieces:
        if piece.natural <= measure:
            result.append(piece)
        else:
            result.extend(Cluster((glyph,)) for glyph in piece.glyphs)
    return result


def _line_end(pieces: list[Cluster], start: int, measure: float) -> int:
    """The first piece that does not stand on the line that begins with `start`."""
    width, end = 0.0, start
    while end < len(pieces):
        wider = width + pieces[end].natural
        if wider - _end_blank(pieces[end]) > measure + 1e-6:
            break
        width = wider
        end += 1
    if end == start:
        return start + 1
    if end == len(pieces):
        return end
    return end + 1 if _better_squeezed(pieces, start, end, measure) else end


def _better_squeezed(pieces: list[Cluster], start: int, end: int, measure: float) -> bool:
    """Whether taking one more piece in by squeezing the marks looks better than spreading the line without it."""
    with_it = [glyph for piece in pieces[start : end + 1] for glyph in piece.glyphs]
    capacity = sum(glyph.squeeze for glyph in with_it)
    over = _trimmed_width(with_it) - measure
    if over > capacity or capacity == 0:
        return False
    if end + 1 == len(pieces):
        return True  # else it would begin a line, and that with hardly anything on it
    without = [glyph for piece in pieces[start:end] for glyph in piece.glyphs]
    gap = (measure - _trimmed_width(without)) / max(_gaps(without), 1)
    return over / capacity <= gap / LOOSE


def _set(pieces: list[Cluster], indent: float, measure: float, *, last: bool) -> Line:
    glyphs = [glyph for piece in pieces for glyph in piece.glyphs]
    while glyphs and glyphs[-1].blank:
        glyphs.pop()
    slack = measure - _trimmed_width(glyphs)
    if slack < -1e-6:
        glyphs = _squeezed_by(glyphs, -slack)
        slack = max(measure - _trimmed_width(glyphs), 0.0)
        last = False
    spread = 0.0 if last else slack / max(_gaps(glyphs), 1)
    return Line(tuple(glyphs), indent, spread, last=last)


def _squeezed_by(glyphs: list[Glyph], over: float) -> list[Glyph]:
    """As many marks in half a cell as the line needs: the one at its end first, then from the right."""
    result = list(glyphs)
    for at in range(len(result) - 1, -1, -1):
        if over <= 1e-6:
            break
        over -= result[at].squeeze
        if result[at].squeeze:
            result[at] = squeezed(result[at])
    return result


def _without_lonely_end(lines: list[Line], measure: float) -> list[Line]:
    """孤字不成行: a last line of a single character takes one more from the line above."""
    if len(lines) < 2 or sum(glyph.natural for glyph in lines[-1].glyphs) > 2.1:
        return lines
    above = list(lines[-2].glyphs)
    cut = len(above) - 1
    while cut > 0 and not _may_break(above[cut - 1], above[cut]):
        cut -= 1
    if cut < len(above) * 2 // 3:
        return lines
    whole = measure - lines[-2].indent
    moved = Cluster((*above[cut:], *lines[-1].glyphs))
    if moved.natural > measure:
        return lines
    return [
        *lines[:-2],
        _set([Cluster(tuple(above[:cut]))], lines[-2].indent, whole, last=False),
        _set([moved], 0.0, measure, last=True),
    ]


def _may_break(before: Glyph, after: Glyph) -> bool:
    return not (
        before.character in OPENING or after.character in CLOSING or after.blank or (before.latin and after.latin)
    )


def _end_blank(piece: Cluster) -> float:
    width = 0.0
    for glyph in reversed(piece.glyphs):
        if not glyph.blank:
            break
        width += glyph.natural
    return width


def _trimmed_width(glyphs: Sequence[Glyph]) -> float:
    end = len(glyphs)
    while end and glyphs[end - 1].blank:
        end -= 1
    return sum([glyph.natural for glyph in glyphs[:end]])


def _gaps(glyphs: Sequence[Glyph]) -> int:
    """Places between two glyphs that may be spread: not inside a word or number."""
    return sum([not (a.latin and b.latin) for a, b in pairwise(glyphs)])


def marks_of(line: Line, style: Style, x: float, top: float, width: float) -> tuple[TextMark, ...]:
    """The line drawn in a column that begins at x: one mark for each stretch of equal face and spacing."""
    start = x + style.left + line.indent * style.advance + _offset(line, style, width)
    baseline = top + (style.pitch - style.size) / 2 + ASCENT * style.size
    if style.advance == style.size and (style.align is not Align.JUSTIFY or line.spread == 0.0) and line.even:
        return tuple(_even_stretches(line, style, start, baseline))
    return tuple(_stretches(line, style, start, baseline))


def _offset(line: Line, style: Style, width: float) -> float:
    if style.align in (Align.JUSTIFY, Align.LEFT):
        return 0.0
    free = width - style.left - style.right - (line.indent + line.width) * style.advance
    return free / 2 if style.align is Align.CENTRE else free


def _even_stretches(line: Line, style: Style, at: float, baseline: float) -> Iterator[TextMark]:
    """Of a line whose glyphs stand as wide as the face has them, as in most cells of a table."""
    size, colour = style.size, style.colour
    for before, width, text, first in line.pieces:
        yield TextMark(at + before * size, baseline, text, first.face, size, width * size, 0.0, colour, first.tag)


def _pieces(glyphs: Sequence[Glyph]) -> Iterator[Piece]:
    """Stretches of one face and one tag."""
    start, before, wide = 0, 0.0, 0.0
    for number, glyph in enumerate(glyphs):
        first = glyphs[start]
        if glyph.face is not first.face or glyph.tag != first.tag:
            yield before, wide, "".join([one.character for one in glyphs[start:number]]), first
            start, before, wide = number, before + wide, 0.0
        wide += glyph.width
    if glyphs:
        yield before, wide, "".join([one.character for one in glyphs[start:]]), glyphs[start]


def _stretches(line: Line, style: Style, start: float, baseline: float) -> list[TextMark]:
    marks: list[TextMark] = []
    spread = line.spread if style.align is Align.JUSTIFY else 0.0
    open_: tuple[Glyph, float, float] | None = None  # first glyph, x, spacing
    text: list[str] = []
    at = start
    for number, glyph in enumerate(line.glyphs):
        following = line.glyphs[number + 1] if number + 1 < len(line.glyphs) else None
        gap = 0.0 if following is None or (glyph.latin and following.latin) else spread
        left = glyph.trim_left
        advance = (glyph.natural + gap) * style.advance
        origin = at - left * style.advance
        spacing = round(at + advance - origin - glyph.width * style.size, 4)
        if open_ is not None and _continues(open_, glyph, spacing, left):
            text.append(glyph.character)
        else:
            if open_ is not None:
                marks.append(_mark(open_, text, at, style, baseline))
            open_, text = (glyph, origin, spacing), [glyph.character]
        at += advance
    if open_ is not None:
        marks.append(_mark(open_, text, at, style, baseline))
    return marks


def _continues(open_: tuple[Glyph, float, float], glyph: Glyph, spacing: float, left: float) -> bool:
    first, _, expected = open_
    same = first.face is glyph.face and first.tag == glyph.tag
    return same and left == 0.0 and abs(spacing - expected) < 0.002


def _mark(open_: tuple[Glyph, float, float], text: list[str], end: float, style: Style, baseline: float) -> TextMark:
    first, x, spacing = open_
    return TextMark(x, baseline, "".join(text), first.face, style.size, end - x, spacing, style.colour, first.tag)
