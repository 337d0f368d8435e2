"""Finding words in the open file, from one character on, with the place of each hit on its page."""

from collections.abc import Iterable, Iterator

from scoring.casefile import Box, Page, Region, TextLine
from scoring.notation.text import normalise


def find(pages: Iterable[Page], words: str) -> tuple[Region, ...]:
    """Every place of these words, in reading order. Compared as normalised text, so 〔〕 and [] are the same."""
    wanted = normalise(words).strip()
    if not wanted:
        return ()
    return tuple(hit for page in pages for line in page.lines for hit in _in_line(line, wanted))


def _in_line(line: TextLine, wanted: str) -> Iterator[Region]:
    at = line.text.find(wanted)
    while at >= 0:
        yield Region(line.page, _part(line, at, at + len(wanted)))
        at = line.text.find(wanted, at + len(wanted))


def _part(line: TextLine, start: int, end: int) -> Box | None:
    """Where these characters stand, the line's width shared out: a half-width character counts one, others two."""
    if line.box is None:
        return None
    units = [1 if ord(c) < 0x2000 else 2 for c in line.text]
    step = (line.box.right - line.box.left) / sum(units)
    left = line.box.left + step * sum(units[:start])
    return Box(left, line.box.top, left + step * sum(units[start:end]), line.box.bottom)
