"""From lines on the sheet to the text of a document: wrapped lines joined, labels with their values. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scoring.casefile import Box, Page, TextLine
from scoring.notation.text import normalise

_OPEN_BRACKET = re.compile(r"[（(][^（）()]{0,30}$")
_CLOSES_IT = re.compile(r"[^（）()：:]{0,30}[）)]")
_ENDED = ("。", "！", "？", "；", "：", ":", "”", "）")


def paragraphs(pages: Iterable[Page], left_out: Iterable[TextLine] = ()) -> tuple[TextLine, ...]:
    """The text of these pages, a paragraph or a table row each; page stamps and the like (`left_out`) are skipped."""
    skipped = {id(line) for line in left_out}
    runs: list[list[TextLine]] = []  # put together at the end: text that goes on for a thousand pages is joined once
    for page in pages:
        joined = _of_page([line for line in page.lines if id(line) not in skipped])
        if joined and runs and _goes_on(runs[-1], joined[0], page):
            runs[-1].append(joined.pop(0))
        runs += [[line] for line in joined]
    return tuple(run[0] if len(run) == 1 else _together(run, [""] * len(run)) for run in runs)


def _of_page(lines: Sequence[TextLine]) -> list[TextLine]:
    groups: list[list[TextLine]] = []
    for line in lines:
        if groups and line.joint == "\n" and _closes_bracket(groups[-1][-1].text, line.text):
            groups[-1].append(replace(line, joint=""))
        elif line.joint == "\n" or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return [_together(group, [line.joint for line in group]) for group in groups]


def _closes_bracket(before: str, text: str) -> bool:
    """Whether a narrow cell broke its line within brackets: （执法证 / 99061100506）."""
    return bool(_OPEN_BRACKET.search(before) and _CLOSES_IT.match(text))


def _together(lines: Sequence[TextLine], joints: Sequence[str]) -> TextLine:
    """One line of several; its box covers those of its first page."""
    if len(lines) == 1 and lines[0].joint == "\n":
        return lines[0]
    original = lines[0].original or lines[0].text
    for line, joint in zip(lines[1:], joints[1:], strict=True):
        original += joint + (line.original or line.text)
    first = lines[0].page
    boxes = [line.box for line in lines if line.box is not None and line.page == first]
    weight = sum(len(line.text) for line in lines)
    confidence = sum(line.confidence * len(line.text) for line in lines) / weight if weight else 1.0
    return TextLine(normalise(original), first, _around(boxes), original, round(confidence, 4))


def _around(boxes: Sequence[Box]) -> Box | None:
    if not boxes:
        return None
    return Box(
        min(b.left for b in boxes),
        min(b.top for b in boxes),
        max(b.right for b in boxes),
        max(b.bottom for b in boxes),
    )


def _goes_on(before: Sequence[TextLine], line: TextLine, page: Page) -> bool:
    """Whether a paragraph runs over from the pages before: it filled its line without closing its sentence."""
    box = before[0].box
    if box is None or line.box is None or before[-1].text.endswith(_ENDED):
        return False
    starts = sorted(ln.box.left for ln in page.lines if ln.box is not None)
    is_flush = line.box.left <= starts[0] + 0.012
    return is_flush and box.right - box.left > 0.6 and line.box.top < 0.2 and len(line.text) > 8
