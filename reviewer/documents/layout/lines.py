"""From pieces of text and ruled lines on a sheet to lines in reading order: paragraphs, and the cells of forms.

Everything here is in points on the upright page, origin top left. Pure.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from reviewer.documents.layout.paragraphs import (
    CLOSED,
    LABEL_FIRST,
    STARTS,
    is_set_apart,
    margins_of,
    paragraphs_of,
)
from reviewer.documents.layout.row_joints import BREAK, NEXT, VALUE, WRAP, is_list, looks_like_label, row_joint
from reviewer.documents.layout.ruling import Cell, Grid, bands
from reviewer.documents.layout.runs import Run
from reviewer.documents.layout.upright import in_columns, whole_cell


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
    level, upright = in_columns(outside)
    blocks: list[tuple[float, list[Run]]] = [(b[0].top, b) for b in _loose(level, bands(tables))]
    blocks += [(column.bottom, [column]) for column in upright]
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
    margins = margins_of(lines)
    return [paragraphs_of(block, *margins) for _, block in sorted(blocks.items())]


def _row(row: list[Cell], rows: list[list[Cell]], inside: dict[Cell, list[Run]], written: dict[Cell, str]) -> list[Run]:
    """The lines of one table row, with the joints that make it `label：value` or a row of a list."""
    listed = _is_list(row, rows, written)
    cells = [_cell_lines(cell, inside.get(cell, []), listed) for cell in row]
    if len(row) == 1:
        lines = [join_line(line) for line in visual_lines(inside.get(row[0], []))]
        return paragraphs_of(lines, min((r.left for r in lines), default=0.0), row[0].right)
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


def _cell_lines(cell: Cell, runs: list[Run], listed: bool) -> list[Run]:
    """The lines of one cell: a wrapped line has the joint WRAP; a line set apart (a signature) NEXT. In a list the next
    cell follows at NEXT: there a line set apart follows at a space."""
    column = whole_cell(runs)
    lines = [column] if column else [join_line(line) for line in visual_lines(runs)]
    if not lines:
        return []
    left = min(line.left for line in lines)
    named = looks_like_label("".join(line.text for line in lines)) and _is_narrow(cell, lines)
    if named and not (listed and _are_names(lines)):
        return [lines[0], *(replace(line, joint=WRAP) for line in lines[1:])]
    out = [lines[0]]
    for before, line in pairwise(lines):
        joint = _cell_joint(cell, before, line, left)
        out.append(replace(line, joint=" " if listed and joint != WRAP else joint))
    return out


def _cell_joint(cell: Cell, before: Run, line: Run, left: float) -> str:
    room = _room(cell, before)
    if room < 2.9 * before.em and line.left - left < 1.2 * line.em:
        new = CLOSED.search(before.text) and _is_new_in_cell(line.text, room > 1.9 * before.em)
        return BREAK if new else WRAP
    if _is_full(cell, before, line):
        return WRAP
    return NEXT if line.left - left > 2.6 * line.em or is_set_apart(line) else BREAK


def _room(cell: Cell, line: Run) -> float:
    """How much more the line could have held: what is free at its right, of a centred line at both sides."""
    before, after = line.left - cell.left, cell.right - line.right
    centred = before > 1.2 * line.em and abs(before - after) < 0.6 * line.em
    return before + after - line.em if centred else after


def _is_full(cell: Cell, before: Run, line: Run) -> bool:
    """Whether what the line begins with had no room in the line before: its first character, or a whole number."""
    if CLOSED.search(before.text) or is_set_apart(line):
        return False
    word = _UNBROKEN.match(line.text)
    units = sum(1.0 if c > "\u2e7f" else 0.52 for c in word.group()) if word else 1.0
    return (before.right - before.left) + units * line.em > cell.right - cell.left - 1.1 * before.em


_UNBROKEN = re.compile(r"[〔\[（(]?[0-9A-Za-z.\-]+[〕\]）)]?[0-9A-Za-z]*")


def _are_names(lines: Sequence[Run]) -> bool:
    """Names of people below each other in a column that is full of values."""
    return len(lines) > 1 and all(re.fullmatch(r"[\u4e00-\u9fff·]{2,4}", line.text.strip()) for line in lines)


def _is_new_in_cell(text: str, has_room: bool) -> bool:
    return bool(_SPEAKS.match(text) or LABEL_FIRST.match(text) or (has_room and STARTS.match(text)))


_SPEAKS = re.compile(r"^(?:问|答)[：:]")


def _is_narrow(cell: Cell, lines: list[Run]) -> bool:
    em = max(line.em for line in lines)
    return cell.right - cell.left < 12 * em or len(lines) == 1
