"""The page number stamped or printed at the edge of a sheet. Pure."""

import re
from collections.abc import Iterable

from scoring.casefile import Page, TextLine

_DASH = r"[—–\-－―_~～·.·•一=]"
_ALONE = re.compile(rf"^(?:{_DASH}\s*){{0,3}}(\d{{1,4}})(?:\s*{_DASH}){{0,3}}$")
_WORDED = re.compile(r"^第\s*(\d{1,4})\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?$")
_EDGE_TOP, _EDGE_BOTTOM = 0.085, 0.915
_SIDE = 0.22
SURE_ENOUGH = 0.5


def find_stamp(page_lines: Iterable[TextLine]) -> tuple[int, TextLine] | None:
    """The number and the line it stands in. A bare number at a corner comes before 第…页 in the middle, which is
    usually the page of the document, not of the file."""
    found: list[tuple[int, int, TextLine]] = []
    for line in page_lines:
        if line.box is None or line.confidence < SURE_ENOUGH:
            continue
        middle = (line.box.top + line.box.bottom) / 2
        if _EDGE_TOP < middle < _EDGE_BOTTOM:
            continue
        text = line.text.strip()
        if match := _ALONE.match(text):
            across = (line.box.left + line.box.right) / 2
            at_corner = across < _SIDE or across > 1 - _SIDE
            found.append((0 if at_corner else 1, int(match[1]), line))
        elif match := _WORDED.match(text):
            found.append((2, int(match[1]), line))
    if not found:
        return None
    _, number, line = min(found, key=lambda f: f[0])
    return (number, line) if number > 0 else None


def edge_lines(page: Page) -> tuple[TextLine, ...]:
    """The lines of a page that are page numbers and not text of the document."""
    stamps = []
    for line in page.lines:
        if line.box is None or _EDGE_TOP < (line.box.top + line.box.bottom) / 2 < _EDGE_BOTTOM:
            continue
        text = line.text.strip()
        if _ALONE.match(text) or _WORDED.match(text):
            stamps.append(line)
    return tuple(stamps)
