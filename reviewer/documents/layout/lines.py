"""From pieces of text and ruled lines on a sheet to lines in reading order: paragraphs, and the cells of forms.

Everything here is in points on the upright page, origin top left. Pure.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reviewer.documents.layout.row_joints import BREAK, NEXT, VALUE, WRAP, is_list, looks_like_label, row_joint
from reviewer.documents.layout.ruling import Cell, Grid, bands

_CLOSED = re.compile(r"[。！？；：:]$")
_STARTS = re.compile(
    r"^(?:问|答)[：:]|^[一二三四五六七八九十]{1,3}、|^[（(][一二三四五六七八九十\d]{1,3}[）)]|^\d{1,2}[.．、](?!\d)"
)
_SIGNS_OFF = re.compile(
    r"^[^，。；、\s]{2,12}：\s*(?:[\u4e00-\u9fff·]{2,4}[\s、]+){1,4}(?:日期：)?[\d〇一二]{4}\s*[年.-][^，。；]{2,12}$"
)
_LABEL_FIRST = re.compile(r"^[^，。；、\s]{2,12}：")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text on one line, as the PDF or the recognition gave it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float = 1.0
    joint: str = BREAK
    space: float = 0.0
    """Width of the space character that follows in the file, 0 where there is none."""
    original: str = ""
    """The text before anything was put right, where something was."""

    @property
    def em(self) -> float:
        """The width of one Chinese character here."""
        units = sum([1.0 if c > "\u2e7f" else 0.52 for c in self.text])
        height = self.bottom - self.top
        if units < 2:
            return height
        return min((self.right - self.left) / units, height * 1.6)

    @property
    def middle(self) -> float:
        """The vertical middle."""
        return (self.top + self.bottom) / 2


def arrange(runs: Iterable[Run], grid: Grid) -> list[Run]:
    """Lines in reading order, each with its joint to the line before."""
    inside: dict[Cell, list[Run]] = {}
    outside: list[Run] = []
    for run in runs:
        cell = grid.cell_at((run.left + run.right) / 2, run.middle)
        if cell is None:
            outside.append(run)
        else:
            inside.setdefault(cell, []).append(run)
    tables = grid.tables(inside)
    texts = {cell: re.sub(r"\s", "", "".join(r.text for r in own)) for cell, own in inside.items()}
    blocks: list[tuple[float, list[Run]]] = [(b[0].top, b) for b in _loose(outside, bands(tables))]
    for rows in tables:
        blocks += [(row[0].top, _row(row, rows, inside, texts)) for row in rows]
    return [line for _, block in sorted(blocks, key=lambda b: b[0]) for line in block]


def visual_lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs standing on one line of the sheet, lines from top to bottom, runs from left to right."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: r.middle):
        for line in reversed(lines[-4:]):
            if _same_line(line[-1], run) or _same_line(line[0], run):
                line.append(run)
                break
        else:
            lines.append([run])
    ordered = [sorted(line, key=lambda r: r.left) for line in lines]
    return sorted(ordered, key=lambda line: sum(r.middle for r in line) / len(line))


def _same_line(a: Run, b: Run) -> bool:
    overlap = min(a.bottom, b.bottom) - max(a.top, b.top)
    low = min(a.bottom - a.top, b.bottom - b.top)
    apart = a.right <= b.left + low * 0.8 or b.right <= a.left + low * 0.8
    return apart and overlap > 0.5 * low


def join_line(line: Sequence[Run]) -> Run:
    """One run of all the runs on a line; the gaps become spaces of their width."""
    text, read = line[0].text, line[0].original or line[0].text
    for before, after in pairwise(line):
        gap = gap_text(before, after)
        text += gap + after.text
        read += gap + (after.original or after.text)
    weight = sum(len(r.text) for r in line)
    return Run(
        text,
        min(r.left for r in line),
        min(r.top for r in line),
        max(r.right for r in line),
        max(r.bottom for r in line),
        sum(r.confidence * len(r.text) for r in line) / weight if weight else 0.0,
        original="" if read == text else read,
    )


def gap_text(before: Run, after: Run) -> str:
    """What the gap between two runs on a line is in writing: nothing, a space, or the wide space between cells."""
    gap, em = after.left - before.right, (before.em + after.em) / 2
    if before.space > 0:
        return NEXT if (gap > 1.6 * before.space and gap > 0.4 * em) or gap > 1.2 * em else " "
    if gap >= 0.7 * em:
        return NEXT
    wide = ord(before.text[-1:] or " ") > 0x2E7F or ord(after.text[:1] or " ") > 0x2E7F
    return " " if gap >= (0.35 if wide else 0.16) * em else ""


def _loose(runs: list[Run], bands: list[tuple[float, float]]) -> list[list[Run]]:
    """Text outside tables: blocks between the tables, each with paragraphs told apart."""
    lines = [join_line(line) for line in visual_lines(runs)]
    blocks: dict[int, list[Run]] = {}
    for line in lines:
        place = sum(1 for _, bottom in bands if bottom <= line.middle)
        blocks.setdefault(place, []).append(line)
    margins = _margins(lines)
    return [_paragraphs(block, *margins) for _, block in sorted(blocks.items())]


def _margins(lines: Sequence[Run]) -> tuple[float, float]:
    """Left and right edge of the text block. The right one is shown by the lines long enough to reach it."""
    if not lines:
        return 0.0, 0.0
    widest = max(line.right - line.left for line in lines)
    long = [line for line in lines if line.right - line.left >= 0.7 * widest]
    indent = min(line.left for line in long)
    near = [line.left for line in lines if indent - 3 * line.em < line.left <= indent]
    return min(near, default=indent), max(line.right for line in long)


def _paragraphs(lines: list[Run], left: float, right: float) -> list[Run]:
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
    if line.top - before.bottom > 1.6 * em or abs(line.em - before.em) > 0.3 * em:
        return False
    if right - before.right > 2.3 * em or line.left - left > 0.9 * em or before.left - left > 3.2 * em:
        return False
    closed = _CLOSED.search(before.text)
    if closed and _SIGNS_OFF.match(line.text):
        return False
    if closed and (_STARTS.match(line.text) or (right - before.right > 0.8 * em and _LABEL_FIRST.match(line.text))):
        return False
    return not (_are_level(before, line) and _begins(before, line))


def _awaits(before: Run, line: Run, is_far_in: bool) -> bool:
    """A label at the end of a line, and the signature that stood no more beside it."""
    return before.text.endswith("：") and is_far_in and _is_set_apart(line)


def _are_level(before: Run, line: Run) -> bool:
    """Two lines at the same indent of which the first begins a paragraph."""
    return before.joint == BREAK and abs(before.left - line.left) < 0.5 * line.em


def _begins(before: Run, line: Run) -> bool:
    """Where the indent does not tell: the sentence before is closed, or the wording is that of a beginning."""
    return bool(
        _CLOSED.search(before.text)
        or _STARTS.match(line.text)
        or _LABEL_FIRST.match(line.text)
        or before.text.count(NEXT) >= 2
    )


def _row(row: list[Cell], rows: list[list[Cell]], inside: dict[Cell, list[Run]], written: dict[Cell, str]) -> list[Run]:
    """The lines of one table row, with the joints that make it `label：value` or a row of a list."""
    cells = [_cell_lines(cell, inside.get(cell, [])) for cell in row]
    if len(row) == 1:
        lines = [join_line(line) for line in visual_lines(inside.get(row[0], []))]
        return _paragraphs(lines, min((r.left for r in lines), default=0.0), row[0].right)
    listed = _is_list(row, rows, written)
    texts = [written.get(cell, "") for cell in row]
    out: list[Run] = []
    pending = ""
    for number, lines in enumerate(cells):
        joint = row_joint(number, texts, listed)
        if number and not lines:
            pending += NEXT if listed else ""
            if joint == VALUE and out:
                out[-1] = replace(out[-1], text=out[-1].text + VALUE)
            continue
        for place, line in enumerate(lines):
            out.append(replace(line, joint=pending + joint) if place == 0 else line)
        pending = pending if not lines else ""
    if out:
        out[0] = replace(out[0], joint=BREAK)
    return out


def _is_list(row: list[Cell], rows: list[list[Cell]], written: dict[Cell, str]) -> bool:
    if len(row) < 3:
        return False
    alike = [r for r in rows if len(r) == len(row) and all(map(_same_column, r, row))]
    return is_list([[written.get(cell, "") for cell in r] for r in alike], alike.index(row))


def _same_column(a: Cell, b: Cell) -> bool:
    return abs(a.left - b.left) < 4 and abs(a.right - b.right) < 4


def _cell_lines(cell: Cell, runs: list[Run]) -> list[Run]:
    """The lines of one cell: a wrapped line has the joint WRAP; a line set apart (a signature) NEXT."""
    lines = [join_line(line) for line in visual_lines(runs)]
    if not lines:
        return []
    left = min(line.left for line in lines)
    if looks_like_label("".join(line.text for line in lines)) and _is_narrow(cell, lines):
        return [lines[0], *(replace(line, joint=WRAP) for line in lines[1:])]
    out = [lines[0]]
    for before, line in pairwise(lines):
        room = cell.right - before.right
        if room < 2.9 * before.em and line.left - left < 1.2 * line.em:
            new = _CLOSED.search(before.text) and _is_new_in_cell(line.text, room > 1.9 * before.em)
            out.append(replace(line, joint=BREAK if new else WRAP))
        elif line.left - left > 2.6 * line.em or _is_set_apart(line):
            out.append(replace(line, joint=NEXT))
        else:
            out.append(replace(line, joint=BREAK))
    return out


def _is_new_in_cell(text: str, has_room: bool) -> bool:
    return bool(_SPEAKS.match(text) or _LABEL_FIRST.match(text) or (has_room and _STARTS.match(text)))


_SPEAKS = re.compile(r"^(?:问|答)[：:]")
_SIGNED = re.compile(
    r"^(?:[\u4e00-\u9fff·]{2,4}[\s、]*){1,4}(?:\d{4}\s*[年.-]|$)|^[\d〇一二三四五六七八九]{4}\s*[年.-]"
)


def _is_set_apart(line: Run) -> bool:
    """A signature or a date below an opinion."""
    return bool(_SIGNED.match(line.text)) and len(line.text) <= 40


def _is_narrow(cell: Cell, lines: list[Run]) -> bool:
    em = max(line.em for line in lines)
    return cell.right - cell.left < 12 * em or len(lines) == 1
