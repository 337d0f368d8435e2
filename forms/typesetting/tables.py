"""Tables that break across pages and repeat their head."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from forms.fonts import Role
from forms.typesetting.blocks import Paper
from forms.typesetting.breaking import Line, break_lines, marks_of
from forms.typesetting.clusters import Run
from forms.typesetting.marks import ARTIFACT, CLOSE, FillMark, Mark, OpenMark, RuleMark
from forms.typesetting.measures import Align, Colour, Style, small_style

THIN, THICK = 0.5, 1.0
HEAD_FILL: Colour = (0.93, 0.93, 0.93)
PADDING = 3.0
LEAST = 2  # lines of a divided row on either page, as Word and LibreOffice keep them
DIVISIBLE = 0.4  # of the page: a row at least this high may go on to the next one


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: paragraphs of runs; `span` columns wide; its own face or alignment where it differs. One that is `joined`
    is part of the cell above it and says the same: its words stand again only at the top of a page."""

    paragraphs: tuple[tuple[Run, ...], ...]
    span: int = 1
    align: Align | None = None
    role: Role | None = None
    shaded: bool = False
    joined: bool = False


def cell(text: str, span: int = 1, align: Align | None = None, role: Role | None = None, tag: str = "") -> Cell:
    """A cell of plain text; newlines begin paragraphs."""
    return Cell(tuple((Run(part, tag=tag),) for part in text.split("\n")), span, align, role)


@dataclass(frozen=True, slots=True)
class Column:
    """`weight` shares out the width; `align` of its cells."""

    weight: float
    align: Align = Align.CENTRE


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head that is repeated on every page it goes on to."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    head: tuple[Row, ...] = ()
    size: float = 12.0
    role: Role = Role.BODY
    head_role: Role = Role.HEI
    smallest_row: float = 0.0
    after: float = 8.0
    tail: int = 2  # so many rows at the end stay together
    accompanied: bool = False  # places to sign: all on one page, and never alone on it

    def first_height(self, paper: Paper) -> float:
        setter = _Setter(self, paper)
        if self.accompanied:
            return setter.head_height + sum(map(setter.height, self.rows))
        return setter.head_height + (setter.least(self.rows[0]) if self.rows else 0.0)

    def place(self, paper: Paper, following: float) -> None:
        _Setter(self, paper).place()


@dataclass(frozen=True, slots=True)
class _SetCell:
    left: float
    width: float
    style: Style
    lines: tuple[Line, ...]
    shaded: bool
    row: OpenMark
    own: OpenMark
    joined: bool = False

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.pitch

    def part(self, first: int, last: int) -> "_SetCell":
        return replace(self, lines=self.lines[first:last])


class _Setter:
    """Sets one table on the pages of one document."""

    def __init__(self, table: Table, paper: Paper) -> None:
        self.table, self.paper = table, paper
        total = sum(column.weight for column in table.columns)
        self.widths = [column.weight / total * paper.setup.text_width for column in table.columns]
        self.opened = OpenMark("Table", paper.key())
        self.heads = [self._set(row, table.head_role, shaded=True) for row in table.head]
        self._begun = False
        self._is_top = False  # nothing but the head stands above the next row
        self._last: list[_SetCell] = []  # the row above, whose lower rule is not drawn yet
        self._known: dict[int, list[_SetCell]] = {}

    @property
    def head_height(self) -> float:
        return sum(self._height(row) for row in self.heads)

    def height(self, row: Row) -> float:
        return self._height(self._cells(row))

    def least(self, row: Row) -> float:
        """What must fit on a page for the row to begin there."""
        cells = self._cells(row)
        begun = LEAST * max((c.style.pitch for c in cells), default=0.0) + 2 * PADDING
        return begun if self._divisible(cells) else self._height(cells)

    def _divisible(self, row: list[_SetCell]) -> bool:
        whole = self.paper.setup.text_height - self.head_height
        return self._height(row) > DIVISIBLE * whole

    def place(self) -> None:
        paper = self.paper
        if paper.room < self.table.first_height(paper) - 0.01 and not paper.fresh:
            if self.table.accompanied:
                paper.lonely()
            paper.turn()
        self._begin()
        rows = [self._cells(row) for row in self.table.rows]
        for at, row in enumerate(rows):
            if at and at == len(rows) - self.table.tail and self._would_part(rows[at:]):
                self._turn()
            self._place_row(row)
        self._close()
        paper.advance(min(self.table.after, max(paper.room, 0.0)))

    def _would_part(self, rows: list[list[_SetCell]]) -> bool:
        """Whether the end of the table would stand alone on the next page: then the rows before it go along."""
        together = sum(self._height(_going_on(row)) for row in rows)
        room = self.paper.room + 0.01
        return self._height(_going_on(rows[0])) <= room < together <= self.paper.setup.text_height - self.head_height

    def _cells(self, row: Row) -> list[_SetCell]:
        if id(row) not in self._known:
            self._known[id(row)] = self._set(row, self.table.role, shaded=False)
        return self._known[id(row)]

    def _begin(self) -> None:
        """The head: part of the table once, on further pages only repeated for the eye."""
        for row in self.heads:
            self._draw(row, self._height(row), said=not self._begun)
        self._begun = self._is_top = True

    def _turn(self) -> None:
        self._close()
        self.paper.turn()
        self._begin()

    def _close(self) -> None:
        """The rule below the last row on a page."""
        if self._last:
            left, y = self.paper.setup.left, self.paper.y
            self.paper.put([RuleMark(left, y, left + self._last[-1].left + self._last[-1].width, y, THIN)])
            self.paper.advance(0.0)  # drawn with the row, not with the room below the table
        self._last = []

    def _place_row(self, row: list[_SetCell]) -> None:
        """The row on this page, on the next, or divided where it is long."""
        paper, shown = self.paper, row if self._is_top else _going_on(row)
        height = self._height(shown)
        if height <= paper.room + 0.01:
            self._draw(shown, height)
            return
        pitch = max(c.style.pitch for c in shown)
        fit = int((paper.room - 2 * PADDING) / pitch)
        count = max(len(c.lines) for c in shown)
        longer = height > paper.setup.text_height - self.head_height
        if (longer and fit >= 1) or (self._divisible(shown) and min(fit, count - fit) >= LEAST):
            self._draw([c.part(0, fit) for c in shown], paper.room)
            row = [c if c.joined else c.part(fit, len(c.lines)) for c in row]
        self._turn()
        self._place_row(row)

    def _set(self, row: Row, role: Role, *, shaded: bool) -> list[_SetCell]:
        result, column, left = [], 0, 0.0
        opened = OpenMark("TR", self.paper.key())
        for content in row:
            width = sum(self.widths[column : column + content.span])
            align = content.align or (Align.CENTRE if shaded else self.table.columns[column].align)
            style = small_style(self.table.size, content.role or role, align)
            inner = width - 2 * PADDING
            lines = [
                line
                for runs in content.paragraphs
                for line in (break_lines(runs, style, inner, self.paper.faces) or (Line(()),))
            ]
            own = self._element(content, shaded=shaded)
            grey = shaded or content.shaded
            result.append(_SetCell(left, width, style, tuple(lines), grey, opened, own, content.joined))
            column += content.span
            left += width
        return result

    def _element(self, content: Cell, *, shaded: bool) -> OpenMark:
        key = self.paper.key()
        if shaded or content.shaded:
            return OpenMark("TH", key, span=content.span, scope="Column" if shaded else "Row")
        return OpenMark("TD", key, span=content.span)

    def _height(self, row: list[_SetCell]) -> float:
        content = max((c.height for c in row), default=0.0)
        return max(content + 2 * PADDING, self.table.smallest_row)

    def _draw(self, row: list[_SetCell], height: float, *, said: bool = True) -> None:
        paper = self.paper
        top, left = paper.y, paper.setup.left
        marks: list[Mark] = [FillMark(left + c.left, top, c.width, height, HEAD_FILL) for c in row if c.shaded]
        marks += (self.opened, row[0].row) if said else (OpenMark(ARTIFACT),)
        for set_cell in row:
            y = top + (height - set_cell.height) / 2
            marks.append(set_cell.own)
            for line in set_cell.lines:
                x = left + set_cell.left + PADDING
                marks.extend(marks_of(line, set_cell.style, x, y, set_cell.width - 2 * PADDING))
                y += set_cell.style.pitch
            marks.append(CLOSE)
        marks += (CLOSE, CLOSE) if said else (CLOSE,)
        marks.extend(_box(row, left, top, height, whole=self._is_top or not self._last))
        paper.put(marks)
        paper.advance(height)
        self._is_top, self._last = False, row


def _going_on(row: list[_SetCell]) -> list[_SetCell]:
    """The row below another one: what is part of a cell there is not said again."""
    return [replace(c, lines=()) if c.joined else c for c in row]


def _box(row: Sequence[_SetCell], left: float, top: float, height: float, *, whole: bool) -> list[Mark]:
    """The rules at the sides and above; `whole`: no cell goes on from the one above."""
    edges = sorted({c.left for c in row} | {row[-1].left + row[-1].width})
    upright = [RuleMark(left + x, top, left + x, top + height, THIN) for x in edges]
    if whole or not any(c.joined for c in row):
        return [*upright, RuleMark(left, top, left + edges[-1], top, THIN)]
    apart = (c for c in row if not c.joined)
    return [*upright, *(RuleMark(left + c.left, top, left + c.left + c.width, top, THIN) for c in apart)]
