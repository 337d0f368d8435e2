"""The page number stamped or printed at the edge of a sheet. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from scoring.casefile import Page, TextLine
from scoring.notation.references import find_reference_numbers
from scoring.notation.text import closed

_DASH = r"[—–\-－―_~～·.·•一=]"
_ALONE = re.compile(rf"^(?:{_DASH}\s*){{0,3}}(\d{{1,4}})(?:\s*{_DASH}){{0,3}}$")
_WORDED = re.compile(r"^第\s*(\d{1,4})\s*页(?:[\s,，/]*共\s*(\d{1,4})\s*页)?$")
_EDGE_TOP, _EDGE_BOTTOM = 0.085, 0.915
_OUTERMOST = 0.055
"""On a photograph the sheet ends before the picture does: the outermost line may stand this much further in."""
_SIDE = 0.22
_IN_WORDS = 2
"""Rank of 第…页."""
SURE_ENOUGH = 0.5


def find_stamp(page_lines: Iterable[TextLine], *, worded: bool = True) -> tuple[int, TextLine] | None:
    """The number and the line it stands in. A bare number at a corner comes before 第…页 in the middle, which is
    usually the page of the document, not of the file; without `worded` it does not count."""
    stamps = _stamps(tuple(page_lines))
    found = sorted((s for s in stamps if worded or s[0] != _IN_WORDS), key=lambda f: f[0])
    return (found[0][1], found[0][2]) if found and found[0][1] > 0 else None


def numbers_papers(pages: Sequence[Page]) -> bool:
    """Whether 第1页共2页 at the edge counts the sheets of each paper and not of the file: the totals differ, or are
    less than the sheets that carry them."""
    worded = (_WORDED.match(line.text.strip()) for page in pages for line in edge_lines(page))
    totals = [int(found[2]) for found in worded if found and found[2]]
    return len(totals) > 2 and (len(set(totals)) > 1 or totals[0] < len(totals))


def edge_lines(page: Page) -> tuple[TextLine, ...]:
    """The lines of a page that are page numbers and not text of the document."""
    return tuple(line for _, _, line in _stamps(page.lines))


_HEAD_LINES = 3
_AT_ITS_END = re.compile(r"(?<=[^0-9])[0-9a-zA-Z]{1,4}$")
"""The sheet's own number, run together with the head by recognition."""
_FEWEST_SHEETS = 5
_LONGEST_HEAD = 40
_LETTERHEAD = re.compile(r"(?:局|委员会|委|政府|中心|[总支大中]队|厅|院|所|站|办)$")


def without_running_heads(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages without the line at the top that stands on most of them: the number of the whole file, the series of
    forms, the campaign. It is no paper's own title or number. A letterhead stays, and so does the number of a decision
    that has no other."""
    tops: dict[str, set[int]] = {}
    for page in pages:
        for line in page.lines[:_HEAD_LINES]:
            tops.setdefault(_head_of(line), set()).add(page.number)
    least = max(_FEWEST_SHEETS, len(pages) * 0.6)
    heads = {text for text, on in tops.items() if len(on) >= least and len(text) <= _LONGEST_HEAD}
    heads = {text for text in heads if text and not _LETTERHEAD.search(text)}
    return tuple(_without(page, heads) for page in pages) if heads else tuple(pages)


def _head_of(line: TextLine) -> str:
    """A head for comparison: "" for a line that is a number alone."""
    bare = re.sub(r"[^\u4e00-\u9fffA-Za-z0-9]", "", closed(line.text))
    return _AT_ITS_END.sub("", bare) if re.search(r"[\u4e00-\u9fff]", bare) else ""


def _without(page: Page, heads: set[str]) -> Page:
    kept = [line for n, line in enumerate(page.lines) if n >= _HEAD_LINES or _head_of(line) not in heads]
    is_numbered = any(find_reference_numbers(line.text) for line in page.lines[:_HEAD_LINES] if line not in kept)
    is_decision = any("决定书" in line.text for line in page.lines[:4])
    if is_numbered and is_decision and not any(find_reference_numbers(line.text) for line in kept[:8]):
        return page
    return page if len(kept) == len(page.lines) else replace(page, lines=tuple(kept))


def _stamps(lines: tuple[TextLine, ...]) -> Iterator[tuple[int, int, TextLine]]:
    """Rank (0 best), number and line of everything at the edge that reads like a page number."""
    middles = [_middle(line) for line in lines if line.box is not None]
    if not middles:
        return
    first, last = min(middles), max(middles)
    for line in lines:
        if line.box is None or line.confidence < SURE_ENOUGH:
            continue
        middle = _middle(line)
        top = _EDGE_TOP + (_OUTERMOST if middle == first else 0)
        bottom = _EDGE_BOTTOM - (_OUTERMOST if middle == last else 0)
        if top < middle < bottom:
            continue
        across = (line.box.left + line.box.right) / 2
        text = line.text.strip()
        if match := _ALONE.match(text):
            yield (0 if not _SIDE < across < 1 - _SIDE else 1), int(match[1]), line
        elif match := _WORDED.match(text):
            yield _IN_WORDS, int(match[1]), line


def _middle(line: TextLine) -> float:
    return (line.box.top + line.box.bottom) / 2 if line.box else 0.5


def is_page_number(text: str) -> bool:
    """Whether a text by itself reads like a page number."""
    return bool(_ALONE.match(text.strip()) or _WORDED.match(text.strip()))
