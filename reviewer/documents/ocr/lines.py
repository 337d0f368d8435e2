"""From the lines recognition found to runs of text: gaps made visible, lines across a cell border cut. Pure."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reviewer.documents.layout.row_joints import NEXT
from reviewer.documents.layout.runs import Run
from reviewer.documents.ocr.text import repaired, trust


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A line the engine found: corners (4×2, clockwise from the text's top left), text, score, and from where to where
    each sign of the text reaches along the line (in parts of its length; spaces have none)."""

    corners: Any
    text: str
    score: float
    signs: tuple[tuple[float, float], ...] = ()


def pieces(line: FoundLine, corners: Any, upright: Sequence[tuple[float, float, float]]) -> list[Run]:
    """The line as one run, or several where ruled lines (`upright`: x, top, bottom) cross it. `corners` in points."""
    left, right = float(corners[[0, 3], 0].mean()), float(corners[[1, 2], 0].mean())
    tops, bottoms = corners[[0, 1], 1], corners[[2, 3], 1]
    top, bottom = float(tops.mean()), float(bottoms.mean())
    middle, edge = (top + bottom) / 2, 0.45 * (bottom - top)
    cuts = [x for x, start, end in upright if left + edge < x < right - edge and start < middle < end]
    if not line.signs:
        return [_run(line.text, left, top, right, bottom, line.score)]
    signs = _placed(line, left, right)
    groups: list[list[tuple[str, float, float]]] = [[]]
    for sign in signs:
        if groups[-1] and any(_middle(groups[-1][-1]) < x <= _middle(sign) for x in cuts):
            groups.append([])
        groups[-1].append(sign)
    return [
        _run(
            _spaced(group),
            _start(group, left, n),
            top,
            _end(group, right, n, len(groups)),
            bottom,
            line.score,
        )
        for n, group in enumerate(groups)
    ]


def _run(read: str, left: float, top: float, right: float, bottom: float, score: float) -> Run:
    """What was read, put right; where that changed figures, with less confidence."""
    text = repaired(read)
    original = "" if text == read else read
    return Run(text, left, top, right, bottom, score * trust(read, text), original=original)


def _placed(line: FoundLine, left: float, right: float) -> list[tuple[str, float, float]]:
    """Each sign with its extent; a space the engine saw goes with the sign after it."""
    out: list[tuple[str, float, float]] = []
    spots = iter(line.signs)
    space = ""
    for sign in line.text:
        if sign.isspace():
            space = " "
            continue
        start, end = next(spots)
        out.append((space + sign, left + start * (right - left), left + end * (right - left)))
        space = ""
    return out


def _middle(sign: tuple[str, float, float]) -> float:
    return (sign[1] + sign[2]) / 2


def _start(group: list[tuple[str, float, float]], left: float, number: int) -> float:
    return left if number == 0 else group[0][1]


def _end(group: list[tuple[str, float, float]], right: float, number: int, count: int) -> float:
    return right if number == count - 1 else group[-1][2]


_NARROW = "，。、：；！？）》」』”’〕］】.,:;!?)]"


def _spaced(signs: list[tuple[str, float, float]]) -> str:
    """The text with the gaps one sees: recognition swallows the space between two columns of a line."""
    em = _em(signs)
    text = signs[0][0].strip()
    for before, after in itertools.pairwise(signs):
        gap = after[1] - before[2]
        wide = 1.05 if before[0][-1] in _NARROW else 0.75
        sign = after[0].strip()
        both_digits = before[0][-1].isascii() and sign.isascii()
        if em and gap > wide * em and not (both_digits and gap < 1.2 * em):
            text += NEXT + sign
        elif after[0][0] == " " or (em and gap > 0.6 * em and both_digits):
            text += " " + sign
        else:
            text += sign
    return text


def _em(signs: list[tuple[str, float, float]]) -> float:
    """The usual distance from one Chinese sign to the next; 0 where the line has too few."""
    steps = [
        after[1] - before[1]
        for before, after in itertools.pairwise(signs)
        if ord(before[0][-1]) > 0x2E7F and ord(after[0][-1]) > 0x2E7F
    ]
    if len(steps) < 3:
        widths = [s[2] - s[1] for s in signs if ord(s[0][-1]) > 0x2E7F]
        return 1.15 * sorted(widths)[len(widths) // 2] if widths else 0.0
    return sorted(steps)[len(steps) // 2]
