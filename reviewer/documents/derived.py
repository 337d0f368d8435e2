"""A PDF made for viewing from a file without pages, and the lines of text where they stand in it. In the child."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from forms.fonts import Role
from reviewer.documents.blocks import Align, Block, PageBreak, Paragraph, Picture, Table
from reviewer.documents.content import PageContent
from reviewer.documents.layout.row_joints import is_list, row_joint, row_joints
from reviewer.documents.setting import draw, measure, wrap
from scoring.casefile import Box, Source, TextLine
from scoring.notation.text import normalise
from scoring.progress import Progress

WIDTH, HEIGHT = 595.28, 841.89
LEFT, RIGHT, TOP, BOTTOM = 72.0, 66.0, 64.0, 62.0
LEADING = 1.6
MAX_PAGES = 1_000
TOO_LONG = f"排成页面后超过{MAX_PAGES}页，只读取前{MAX_PAGES}页；请分成几个文件再导入。"


def write(
    blocks: Sequence[Block], title: str, stamps: Sequence[int] = (), progress: Progress | None = None
) -> tuple[bytes, tuple[PageContent, ...], tuple[str, ...]]:
    """Set the blocks on A4 pages: the PDF, its pages, and what is to be told. `stamps`: the page numbers printed at
    their feet; the last page has all that are left (`8-9`), because ours are not the pages that were printed."""
    flow = _Flow(title, stamps)
    for done, block in enumerate(blocks):
        if progress is not None and done % 50 == 0:
            progress.step(done, len(blocks), "排出页面")
        flow.add(block)
        if flow.is_full:
            break
    return (*flow.finish(), (TOO_LONG,) if flow.is_full else ())


class _Flow:
    """Where the next line goes, and what has been set so far."""

    def __init__(self, title: str, stamps: Sequence[int]) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self._buffer = BytesIO()
        self._canvas: Any = Canvas(self._buffer, pagesize=(WIDTH, HEIGHT), invariant=1)
        self._canvas.setTitle(title)
        self._stamps = stamps
        self._pages: list[PageContent] = []
        self._lines: list[TextLine] = []
        self._y = TOP
        self._pictured = False

    @property
    def is_full(self) -> bool:
        """Whether the limit of pages is reached."""
        return len(self._pages) >= MAX_PAGES

    def add(self, block: Block) -> None:
        """Set one block."""
        match block:
            case Paragraph():
                self._paragraph(block)
            case Table():
                self._table(block)
            case Picture():
                self._picture(block)
            case PageBreak():
                if self._y > TOP:
                    self._turn()

    def finish(self) -> tuple[bytes, tuple[PageContent, ...]]:
        """The PDF and its pages."""
        if not self.is_full:
            self._turn(is_last=True)
        self._canvas.save()
        return self._buffer.getvalue(), tuple(self._pages)

    def _turn(self, is_last: bool = False) -> None:
        left = self._stamps[len(self._pages) :]
        if left:
            text = f"{left[0]}-{left[-1]}" if is_last and len(left) > 1 else str(left[0])
            self._draw(text, WIDTH - RIGHT - measure(text, 10, Role.SONG), HEIGHT - 36, 10, Role.SONG)
        self._canvas.showPage()
        # A page of nothing but pictures (a scan pasted into Word) waits for recognition like any scan.
        source = None if self._pictured and not self._lines else Source.TEXT
        self._pages.append(PageContent(WIDTH, HEIGHT, 0, tuple(self._lines), source))
        self._lines = []
        self._pictured = False
        self._y = TOP

    def _paragraph(self, block: Paragraph) -> None:
        role = Role.HEI_BOLD if block.bold and block.size < 16 else Role.TITLE if block.bold else Role.SONG
        size = min(max(block.size, 6.0), 36.0)
        room = WIDTH - LEFT - RIGHT
        indent = block.indent * size if block.align is Align.LEFT else 0.0
        for number, text in enumerate(wrap(block.text, size, room, role, indent)):
            if self._y + size * LEADING > HEIGHT - BOTTOM:
                self._turn()
                if self.is_full:
                    return
            wide = measure(text, size, role)
            x = LEFT + (indent if number == 0 else 0.0)
            if block.align is not Align.LEFT:
                x = LEFT + (room - wide) / (2 if block.align is Align.CENTRE else 1)
            self._line(text, x, size, wide, role, "\n" if number == 0 else "")
            self._y += size * LEADING

    def _line(self, text: str, x: float, size: float, wide: float, role: Role, joint: str) -> None:
        if not text.strip():
            return
        self._draw(text, x, self._y + size, size, role)
        self._lines.append(placed(text, (x, self._y, x + wide, self._y + size * 1.2), joint))

    def _draw(self, text: str, x: float, y: float, size: float, role: Role) -> None:
        draw(self._canvas, text, x, HEIGHT - y, size, role)

    def _table(self, block: Table) -> None:
        texts = [["".join(cell.paragraphs) for cell in row] for row in block.rows]
        listed = {len(texts[number]): is_list(texts, number) for number in _one_of_each_width(texts)}
        for number, row in enumerate(block.rows):
            bounds = _bounds(block, number)
            self._row([c.paragraphs for c in row], bounds, texts[number], listed[len(row)])
            if self.is_full:
                return
        self._y += 6

    def _row(
        self, cells: list[tuple[str, ...]], bounds: list[tuple[float, float]], texts: list[str], listed: bool
    ) -> None:
        size, step, pad = 11.0, 11.0 * 1.5, 5.0
        waiting = [
            [(n == 0, t) for p in cell for n, t in enumerate(wrap(p, size, right - left - 2 * pad, Role.SONG, 0))]
            for cell, (left, right) in zip(cells, bounds, strict=True)
        ]
        first = True
        while any(waiting) or first:
            room = int((HEIGHT - BOTTOM - self._y - 2 * pad) / step)
            needed = max((len(lines) for lines in waiting), default=1)
            if self.is_full:
                return
            if room < min(needed, 3) and self._y > TOP:
                self._turn()
                continue
            count = max(min(needed, room), 1)
            self._strip(waiting, bounds, texts, listed, count, first)
            waiting = [lines[count:] for lines in waiting]
            first = False
            if any(waiting):
                self._turn()

    def _strip(
        self,
        waiting: list[list[tuple[bool, str]]],
        bounds: list[tuple[float, float]],
        texts: list[str],
        listed: bool,
        count: int,
        first: bool,
    ) -> None:
        """As much of a row as the page has room for."""
        size, step, pad = 11.0, 11.0 * 1.5, 5.0
        height = count * step + 2 * pad
        joints = row_joints(texts, listed) if first else ["\n"] * len(texts)
        for number, ((left, right), lines) in enumerate(zip(bounds, waiting, strict=True)):
            self._canvas.rect(left, HEIGHT - self._y - height, right - left, height)
            for place, (starts, text) in enumerate(lines[:count]):
                if not text.strip():
                    continue
                own = joints[number] if place == 0 and starts else "\n" if starts else ""
                y = self._y + pad + place * step
                draw(self._canvas, text, left + pad, HEIGHT - y - size, size, Role.SONG)
                wide = measure(text, size, Role.SONG)
                shown = text + "：" if place == 0 and _is_waiting(number, texts, listed) else text
                self._lines.append(placed(text, (left + pad, y, left + pad + wide, y + size * 1.2), own, shown))
        self._y += height

    def _picture(self, block: Picture) -> None:
        from reviewer.documents.pictures import for_pdf, for_print

        prepared = for_print(block.data)
        if prepared is None:
            self._paragraph(Paragraph("［此处的图片无法显示］", 10.5))
            return
        wide, high = prepared.size
        room = WIDTH - LEFT - RIGHT
        across = min(block.width or wide * 0.48, room)
        down = across * high / max(wide, 1)
        limit = HEIGHT - TOP - BOTTOM
        if down > limit:
            across, down = across * limit / down, limit
        if self._y + down > HEIGHT - BOTTOM:
            self._turn()
            if self.is_full:
                return
        self._canvas.drawImage(for_pdf(prepared), LEFT, HEIGHT - self._y - down, across, down)
        self._pictured = self._pictured or across * down > 0.15 * WIDTH * HEIGHT
        self._y += down + 6


def _one_of_each_width(rows: Sequence[Sequence[str]]) -> Iterable[int]:
    """A row for each number of columns: whether they are a list is asked once, as all rows are looked at for it."""
    return {len(row): number for number, row in enumerate(rows)}.values()


def _is_waiting(number: int, texts: list[str], listed: bool) -> bool:
    """A label whose value cell is empty: it keeps its colon, so that the empty field shows."""
    following = number + 1 < len(texts) and not texts[number + 1].strip()
    return following and not listed and row_joint(number + 1, texts, listed) == "："


def _bounds(block: Table, number: int) -> list[tuple[float, float]]:
    """Left and right edge of each cell of a row."""
    total = sum(block.widths) or 1.0
    room = WIDTH - LEFT - RIGHT
    edges = [LEFT]
    for width in block.widths:
        edges.append(edges[-1] + max(width / total, 0.04) * room)
    scale = room / (edges[-1] - LEFT)
    edges = [LEFT + (e - LEFT) * scale for e in edges]
    out: list[tuple[float, float]] = []
    column = 0
    row = block.rows[number]
    for place, cell in enumerate(row):
        end = min(column + max(cell.span, 1), len(edges) - 1)
        right = edges[-1] if place == len(row) - 1 else edges[end]
        left = edges[min(column, len(edges) - 2)]
        out.append((left, max(right, left + 30)))
        column = end
    return out


def placed(text: str, box: tuple[float, float, float, float], joint: str, shown: str = "") -> TextLine:
    """A stored line at a place on an A4 page."""
    left, top, right, bottom = box
    where = Box(
        round(max(left / WIDTH, 0), 5),
        round(top / HEIGHT, 5),
        round(min(right / WIDTH, 1), 5),
        round(bottom / HEIGHT, 5),
    )
    return TextLine(normalise(shown or text), 0, where, shown or text, 1.0, joint)
