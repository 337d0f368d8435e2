"""Finding words in the open file, from one character on, with the place of each hit on its page."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from scoring.casefile import Box, Page, Region, TextLine
from scoring.notation.text import normalise

_SPACE, _NOT_WORD = re.compile(r"\s"), re.compile(r"[\W_]")
_NUMBER = re.compile(r"[-—－–\s]*第?\s*\d{1,4}\s*页?[-—－–\s]*")


@dataclass(frozen=True, slots=True)
class Hit:
    """One place of the words: a region a line, since words may run on in the next one."""

    regions: tuple[Region, ...]

    @property
    def page(self) -> int:
        """The page it is on."""
        return self.regions[0].page

    @property
    def box(self) -> Box | None:
        """Where it begins."""
        return self.regions[0].box


def find(pages: Iterable[Page], words: str) -> tuple[Hit, ...]:
    """Every place of these words, in reading order; they may run on over the end of a line or of a page.

    Compared as normalised text, so 〔〕 and [] are the same; spaces, line ends and capitals do not count. Where that
    finds nothing, marks of punctuation do not count either, as in the search of the whole workspace.
    """
    read = tuple(pages)
    for left_out in (_SPACE, _NOT_WORD):
        wanted = left_out.sub("", normalise(words)).lower()
        hits = tuple(_hits(read, wanted, left_out)) if wanted else ()
        if hits:
            return hits
    return ()


def _hits(pages: Sequence[Page], wanted: str, left_out: re.Pattern[str]) -> list[Hit]:
    """Over the whole file as one text; once more without the numbers at the feet, which part what runs on."""
    hits = list(_among([line for page in pages for line in page.lines], wanted, left_out))
    if len(wanted) > 1 and any(_is_numbered(page) for page in pages):
        bare = [line for page in pages for line in page.lines[: -1 if _is_numbered(page) else None]]
        over = [hit for hit in _among(bare, wanted, left_out) if hit.regions[-1].page != hit.page]
        hits = sorted({*hits, *over}, key=lambda hit: (hit.page, hit.box.top if hit.box else 0.0)) if over else hits
    return hits


def _is_numbered(page: Page) -> bool:
    return bool(page.lines) and _NUMBER.fullmatch(page.lines[-1].text.strip()) is not None


def _among(lines: Sequence[TextLine], wanted: str, left_out: re.Pattern[str]) -> Iterator[Hit]:
    parts = [left_out.sub("", line.text).lower() for line in lines]
    text = "".join(parts)
    start = text.find(wanted)
    if start < 0:
        return
    firsts = list(accumulate(map(len, parts), initial=0))
    while start >= 0:
        end = start + len(wanted)
        if regions := tuple(_regions(lines, firsts, (start, end), left_out)):
            yield Hit(regions)
        start = text.find(wanted, end)


def _regions(
    lines: Sequence[TextLine], firsts: Sequence[int], span: tuple[int, int], left_out: re.Pattern[str]
) -> Iterator[Region]:
    """One region for each line that a stretch of the page's text stands in; `firsts` says where each line begins."""
    for number in range(bisect_right(firsts, span[0]) - 1, bisect_left(firsts, span[1])):
        line = lines[number]
        columns: Sequence[int] = range(len(line.text))
        if len(columns) > firsts[number + 1] - firsts[number]:  # something in it was left out
            columns = [at for at in columns if not left_out.match(line.text[at])]
        columns = columns[max(0, span[0] - firsts[number]) : span[1] - firsts[number]]
        if columns:
            yield Region(line.page, _part(line, columns[0], columns[-1] + 1))


def _part(line: TextLine, start: int, end: int) -> Box | None:
    """Where these characters stand, the line's width shared out: a half-width character counts one, others two."""
    if line.box is None:
        return None
    units = [1 if ord(c) < 0x2000 else 2 for c in line.text]
    step = (line.box.right - line.box.left) / sum(units)
    left = line.box.left + step * sum(units[:start])
    return Box(left, line.box.top, left + step * sum(units[start:end]), line.box.bottom)
