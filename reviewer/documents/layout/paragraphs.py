"""Where the paragraphs of running text begin and go on. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reviewer.documents.layout.row_joints import BREAK, NEXT, WRAP
from reviewer.documents.layout.runs import Run

CLOSED = re.compile(r"[。！？；：:]$")
STARTS = re.compile(
    r"^(?:问|答)[：:]|^[一二三四五六七八九十]{1,3}、|^[（(][一二三四五六七八九十\d]{1,3}[）)]|^\d{1,2}[.．、](?!\d)"
)
_SIGNS_OFF = re.compile(
    r"^[^，。；、\s]{2,12}：\s*(?:[\u4e00-\u9fff·]{2,4}[\s、]+){1,4}(?:日期：)?[\d〇一二]{4}\s*[年.-][^，。；]{2,12}$"
)
LABEL_FIRST = re.compile(r"^[^，。；、\s]{2,12}：")
_SIGNED = re.compile(
    r"^(?:[\u4e00-\u9fff·]{2,4}[\s、]*){1,4}(?:\d{4}\s*[年.-]|$)|^[\d〇一二三四五六七八九]{4}\s*[年.-]"
)

_GOES_ON = re.compile(r"(?:年 ?(?=[0-9])|月 ?(?=[0-9])|[日时分](?![\u4e00-\u9fff]))")
"""What a date or a time goes on with where its line ended: no line of its own begins so."""


def is_set_apart(line: Run) -> bool:
    """A signature or a date below an opinion."""
    return bool(_SIGNED.match(line.text)) and len(line.text) <= 40


def margins_of(lines: Sequence[Run]) -> tuple[float, float]:
    """Left and right edge of the text block. The right one is shown by the lines long enough to reach it."""
    if not lines:
        return 0.0, 0.0
    widest = max(line.right - line.left for line in lines)
    long = [line for line in lines if line.right - line.left >= 0.7 * widest]
    indent = min(line.left for line in long)
    near = [line.left for line in lines if indent - 3 * line.em < line.left <= indent]
    return min(near, default=indent), max(line.right for line in long)


def paragraphs_of(lines: list[Run], left: float, right: float) -> list[Run]:
    out: list[Run] = []
    for line in lines:
        joint = WRAP if out and _wraps(out[-1], line, left, right) else BREAK
        out.append(replace(line, joint=joint))
    return out


def _wraps(before: Run, line: Run, left: float, right: float) -> bool:
    """Whether `line` goes on with the paragraph of `before`."""
    em = max(before.em, 1.0)
    if line.top - before.bottom <= 1.6 * em and _awaits(before, line, line.left - left > 4 * em):
        return True
    if line.top - before.bottom <= 1.6 * em and re.search("[0-9]$", before.text) and _GOES_ON.match(line.text):
        return True
    if line.top - before.bottom > 1.6 * em or abs(line.em - before.em) > 0.3 * em:
        return False
    if right - before.right > 2.3 * em or line.left - left > 0.9 * em or before.left - left > 3.2 * em:
        return False
    closed = CLOSED.search(before.text)
    if closed and _SIGNS_OFF.match(line.text):
        return False
    if closed and (STARTS.match(line.text) or (right - before.right > 0.8 * em and LABEL_FIRST.match(line.text))):
        return False
    return not (_are_level(before, line) and _begins(before, line))


def _awaits(before: Run, line: Run, is_far_in: bool) -> bool:
    """A label at the end of a line, and the signature that stood no more beside it."""
    return before.text.endswith("：") and is_far_in and is_set_apart(line)


def _are_level(before: Run, line: Run) -> bool:
    """Two lines at the same indent of which the first begins a paragraph."""
    return before.joint == BREAK and abs(before.left - line.left) < 0.5 * line.em


def _begins(before: Run, line: Run) -> bool:
    """Where the indent does not tell: the sentence before is closed, or the wording is that of a beginning."""
    return bool(
        CLOSED.search(before.text)
        or STARTS.match(line.text)
        or LABEL_FIRST.match(line.text)
        or before.text.count(NEXT) >= 2
    )
