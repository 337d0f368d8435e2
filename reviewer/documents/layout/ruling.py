"""The ruled lines of a sheet, and the cells of the tables they form. In points on the upright page. Pure."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

TOUCH = 3.0
"""How far from each other lines may end and still meet."""
SHORTEST = 8.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, level or upright within a little."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_level(self) -> bool:
        """Level rather than upright."""
        return abs(self.x1 - self.x0) >= abs(self.y1 - self.y0)


@dataclass(frozen=True, slots=True)
class Cell:
    """The space between four ruled lines."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Line:
    """A rule reduced to its position across and its extent along."""

    at: float
    start: float
    end: float


class Grid:
    """Answers in which cell of a table a point lies."""

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        level: list[_Line] = []
        upright: list[_Line] = []
        for rule in rules:
            if rule.is_level:
                level.append(_Line((rule.y0 + rule.y1) / 2, min(rule.x0, rule.x1), max(rule.x0, rule.x1)))
            else:
                upright.append(_Line((rule.x0 + rule.x1) / 2, min(rule.y0, rule.y1), max(rule.y0, rule.y1)))
        self._level = _merged(level)
        self._upright = _merged(upright)

    @property
    def upright(self) -> Sequence[tuple[float, float, float]]:
        """Upright rules as (x, top, bottom)."""
        return [(line.at, line.start, line.end) for line in self._upright]

    def cell_at(self, x: float, y: float) -> Cell | None:
        """The cell around a point, None outside tables."""
        left, right = _around(self._upright, x, y)
        top, bottom = _around(self._level, y, x)
        if top is None or bottom is None or (left is None and right is None):
            return None
        if left is None or right is None:
            start, end = self._reach(top, bottom, x)
            left, right = start if left is None else left, end if right is None else right
        return Cell(left, top, right, bottom)

    def _reach(self, top: float, bottom: float, x: float) -> tuple[float, float]:
        """From where to where the two level rules around a point run: the sides of a table drawn without them."""
        own = [n for n in self._level if n.at in (top, bottom) and n.start - 1 <= x <= n.end + 1]
        return max(n.start for n in own), min(n.end for n in own)

    def tables(self, cells: Iterable[Cell]) -> list[list[list[Cell]]]:
        """Cells as tables of rows, from top to bottom, each row from left to right."""
        rows: list[list[Cell]] = []
        filled = set(cells)
        for cell in sorted(filled, key=lambda c: (c.top, c.left)):
            if rows and abs(rows[-1][0].top - cell.top) <= TOUCH:
                rows[-1].append(cell)
            else:
                rows.append([cell])
        tables: list[list[list[Cell]]] = []
        reach = float("-inf")
        for row in rows:
            ordered = self._with_empty_cells(sorted(row, key=lambda c: c.left), filled)
            if tables and row[0].top <= reach + TOUCH:
                tables[-1].append(ordered)
            else:
                tables.append([ordered])
            reach = max(reach if tables[-1] != [ordered] else float("-inf"), *(c.bottom for c in row))
        return tables

    def _with_empty_cells(self, row: list[Cell], filled: set[Cell]) -> list[Cell]:
        """The row with the cells before, between and after its filled ones in which nothing is written."""
        found = self._along(row)
        return [cell for cell in dict.fromkeys(found) if cell in row or cell not in filled]

    def _along(self, row: list[Cell]) -> list[Cell]:
        out: list[Cell] = []
        y = (row[0].top + min(c.bottom for c in row)) / 2
        edge = row[0].left
        leading = self.cell_at(edge - TOUCH - 1, y)
        while (
            leading is not None and leading.right <= edge + TOUCH and leading.left < edge - SHORTEST and len(out) < 40
        ):
            out.insert(0, leading)
            edge = leading.left
            leading = self.cell_at(edge - TOUCH - 1, y)
        edge = row[0].left
        for cell in row:
            out += self._cells_between(edge, cell.left, y)
            out.append(cell)
            edge = cell.right
        following = self.cell_at(edge + TOUCH + 1, y)
        while following is not None and following.left >= edge - TOUCH and len(out) < 40:
            out.append(following)
            edge = following.right
            following = self.cell_at(edge + TOUCH + 1, y)
        return out

    def _cells_between(self, start: float, end: float, y: float) -> list[Cell]:
        out: list[Cell] = []
        while end - start > SHORTEST and len(out) < 40:
            cell = self.cell_at(start + TOUCH + 1, y)
            if cell is None or cell.right <= start + TOUCH:
                break
            out.append(cell)
            start = cell.right
        return out


def bands(tables: list[list[list[Cell]]]) -> list[tuple[float, float]]:
    """From where to where tables reach down the page."""
    return [(table[0][0].top, max(c.bottom for row in table for c in row)) for table in tables]


def _merged(lines: list[_Line]) -> list[_Line]:
    """Lines on one another made one; those at the same place get the same position exactly; sorted by position."""
    out: list[_Line] = []
    group: list[_Line] = []
    for line in sorted(lines, key=lambda n: n.at):
        if group and line.at - group[0].at > TOUCH:
            out += _merge_group(group)
            group = []
        group.append(line)
    out += _merge_group(group)
    return [line for line in out if line.end - line.start >= SHORTEST]


def _merge_group(group: list[_Line]) -> list[_Line]:
    if not group:
        return []
    at = sum(line.at * (line.end - line.start + 0.01) for line in group) / sum(
        line.end - line.start + 0.01 for line in group
    )
    out: list[_Line] = []
    for line in sorted(group, key=lambda n: n.start):
        if out and line.start <= out[-1].end + TOUCH:
            out[-1] = _Line(at, out[-1].start, max(out[-1].end, line.end))
        else:
            out.append(_Line(at, line.start, line.end))
    return out


def _around(lines: list[_Line], at: float, along: float) -> tuple[float | None, float | None]:
    """The nearest lines on both sides of `at` that pass beside `along`."""
    split = bisect_left(lines, at, key=lambda n: n.at)
    before = next((n.at for n in reversed(lines[:split]) if n.start - 1 <= along <= n.end + 1), None)
    after = next((n.at for n in lines[split:] if n.start - 1 <= along <= n.end + 1), None)
    return before, after
