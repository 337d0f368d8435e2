"""Sets blocks one after another on pages: paragraphs, titles, tables, pictures, drawings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from forms.fonts import Faces, Role
from forms.typesetting.breaking import Line, break_lines, marks_of
from forms.typesetting.clusters import Run
from forms.typesetting.elements import figure, frame, paragraphs
from forms.typesetting.marks import (
    ARTIFACT,
    CLOSE,
    BookmarkMark,
    FinishedPage,
    ImageMark,
    Mark,
    OpenMark,
    moved,
)
from forms.typesetting.measures import MM, SI, Align, PageSetup, Style, small_style


class Paper(Protocol):
    """What a block sees of the page it is set on."""

    setup: PageSetup
    faces: Faces

    @property
    def room(self) -> float:
        """Points left on this page."""

    @property
    def y(self) -> float:
        """Where the next block begins, from the top of the sheet."""

    @property
    def fresh(self) -> bool:
        """Nothing stands on this page yet."""

    def lines(self, paragraph: "Paragraph") -> tuple[Line, ...]:
        """The paragraph broken for the column; computed once."""

    def put(self, marks: Iterable[Mark]) -> None: ...

    def key(self) -> int:
        """A name for a new element of the document's structure."""

    def advance(self, height: float) -> None: ...

    def turn(self) -> None:
        """Goes to the next page."""


class Block(Protocol):
    """Something that can be set. `first_height`: what must fit below a head that stays with it."""

    def first_height(self, paper: Paper) -> float: ...

    def place(self, paper: Paper, following: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `bookmark` puts it into the outline."""

    runs: tuple[Run, ...]
    style: Style
    bookmark: str = ""
    bookmark_level: int = 0

    def first_height(self, paper: Paper) -> float:
        count = min(2, len(paper.lines(self)))
        return self.style.before + count * self.style.pitch

    def place(self, paper: Paper, following: float) -> None:
        lines = paper.lines(self)
        pitch = self.style.pitch
        if not paper.fresh:
            paper.advance(min(self.style.before, max(paper.room, 0.0)))
        if self.style.keep_with_next and paper.room < len(lines) * pitch + following - 0.01:
            paper.turn()
        if self.bookmark:
            paper.put((BookmarkMark(self.bookmark, paper.y, self.bookmark_level),))
        at, opened = 0, OpenMark(self.style.element, paper.key())
        while at < len(lines):
            count = _how_many(len(lines) - at, int((paper.room + 0.01) / pitch), at == 0)
            paper.put((opened,))
            for line in lines[at : at + count]:
                paper.put(marks_of(line, self.style, paper.setup.left, paper.y, paper.setup.text_width))
                paper.advance(pitch)
            paper.put((CLOSE,))
            at += count
            if at < len(lines):
                paper.turn()
        paper.advance(min(self.style.after, max(paper.room, 0.0)))


def _how_many(left: int, fit: int, first: bool) -> int:
    """Lines of a paragraph for this page: no single last line on the next one, where that can be had."""
    if fit >= left:
        return left
    if left - fit == 1 and fit >= (3 if first else 2):
        return fit - 1
    return fit


@dataclass(frozen=True, slots=True)
class Space:
    """Empty height, dropped at the top of a page."""

    height: float

    def first_height(self, paper: Paper) -> float:
        return 0.0

    def place(self, paper: Paper, following: float) -> None:
        if not paper.fresh:
            paper.advance(min(self.height, max(paper.room, 0.0)))


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins a new page."""

    def first_height(self, paper: Paper) -> float:
        return 0.0

    def place(self, paper: Paper, following: float) -> None:
        if not paper.fresh:
            paper.turn()


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks with fixed places, y from the top of the block; kept together. With `alt` it is a figure, and that is what
    it shows in words; otherwise its lines of text are paragraphs."""

    marks: tuple[Mark, ...]
    height: float
    alt: str = ""

    def first_height(self, paper: Paper) -> float:
        return self.height

    def place(self, paper: Paper, following: float) -> None:
        if paper.room < self.height and not paper.fresh:
            paper.turn()
        marks = figure(self.marks, self.alt, paper) if self.alt else paragraphs(self.marks, paper)
        paper.put(moved(mark, paper.setup.left, paper.y) for mark in marks)
        paper.advance(self.height)


@dataclass(frozen=True, slots=True)
class AtBottom:
    """Marks whose lower edge is the lower edge of the text block (版记)."""

    marks: tuple[Mark, ...]
    height: float

    def first_height(self, paper: Paper) -> float:
        return self.height

    def place(self, paper: Paper, following: float) -> None:
        if paper.room < self.height:
            paper.turn()
        top = paper.setup.bottom - self.height
        paper.put(moved(mark, paper.setup.left, top) for mark in paragraphs(self.marks, paper))
        paper.advance(paper.room)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the middle of the column, at most `width` wide, with a caption below."""

    data: bytes
    pixels: tuple[int, int]
    width: float
    caption: tuple[Run, ...] = ()
    highest: float = 110 * MM

    def _size(self) -> tuple[float, float]:
        across, down = self.pixels
        scale = min(self.width / across, self.highest / down)
        return across * scale, down * scale

    def _caption(self, paper: Paper) -> Paragraph:
        return Paragraph(self.caption, replace(small_style(12.0, Role.KAI, Align.CENTRE), after=6.0))

    def first_height(self, paper: Paper) -> float:
        caption = len(paper.lines(self._caption(paper))) * 17.0 + 6.0 if self.caption else 0.0
        return self._size()[1] + 12.0 + caption

    def place(self, paper: Paper, following: float) -> None:
        if paper.room < self.first_height(paper) and not paper.fresh:
            paper.turn()
        width, height = self._size()
        left = paper.setup.left + (paper.setup.text_width - width) / 2
        top = paper.y + 6.0
        shown = ImageMark(left, top, width, height, self.data)
        said = "".join(run.text for run in self.caption)
        paper.put(figure((shown, *frame(left, top, width, height)), said or "案卷页面截图", paper))
        paper.advance(height + 12.0)
        if self.caption:
            self._caption(paper).place(paper, 0.0)


@dataclass
class _Composer:
    """Collects pages while blocks are set."""

    setup: PageSetup
    faces: Faces
    pages: list[list[Mark]] = field(default_factory=lambda: [[]])
    used: float = 0.0
    keys: int = 0
    _broken: dict[Paragraph, tuple[Line, ...]] = field(default_factory=dict)

    def lines(self, paragraph: Paragraph) -> tuple[Line, ...]:
        if paragraph not in self._broken:
            broken = break_lines(paragraph.runs, paragraph.style, self.setup.text_width, self.faces)
            self._broken[paragraph] = broken
        return self._broken[paragraph]

    @property
    def room(self) -> float:
        return self.setup.text_height - self.used

    @property
    def y(self) -> float:
        return self.setup.top + self.used

    @property
    def fresh(self) -> bool:
        return self.used == 0.0

    def put(self, marks: Iterable[Mark]) -> None:
        self.pages[-1].extend(marks)

    def key(self) -> int:
        self.keys += 1
        return self.keys

    def advance(self, height: float) -> None:
        self.used += height

    def turn(self) -> None:
        self.pages.append([])
        self.used = 0.0


def compose(blocks: Sequence[Block], setup: PageSetup, faces: Faces, first_number: int = 1) -> tuple[FinishedPage, ...]:
    """The blocks on as many pages as they need, numbered at the foot where the set-up says so."""
    composer = _Composer(setup, faces)
    following = _following(blocks, composer)
    for number, block in enumerate(blocks):
        block.place(composer, following[number])
    numbers = range(first_number, first_number + len(composer.pages))
    return tuple(
        FinishedPage(
            setup.width,
            setup.height,
            (*marks, *(_number(n, setup, faces) if setup.numbered else ())),
            begins=n == first_number,
        )
        for n, marks in zip(numbers, composer.pages, strict=True)
    )


def _following(blocks: Sequence[Block], composer: _Composer) -> list[float]:
    """For each block, what must fit below it: heads in a row hold together down to the first lines of text."""
    heights = [0.0] * len(blocks)
    below = 0.0
    for number in range(len(blocks) - 1, -1, -1):
        heights[number] = below
        block = blocks[number]
        stays = isinstance(block, Paragraph) and block.style.keep_with_next
        whole = len(composer.lines(block)) * block.style.pitch if stays and isinstance(block, Paragraph) else 0.0
        below = whole + below if stays else block.first_height(composer)
    return heights


def _number(number: int, setup: PageSetup, faces: Faces) -> tuple[Mark, ...]:
    """— 1 — in 4号 below the text block, outside, one character in; the dash 7 mm under its edge."""
    style = Style(Role.SONG, SI, SI, SI * 1.5, Align.RIGHT if number % 2 else Align.LEFT, left=SI, right=SI)
    (line,) = break_lines((Run(f"— {number} —"),), style, setup.text_width, faces)
    dash_height = 0.38 * SI  # of the dash above the baseline
    baseline = setup.bottom + 7 * MM + dash_height
    top = baseline - (style.pitch - style.size) / 2 - 0.88 * style.size
    return (OpenMark(ARTIFACT), *marks_of(line, style, setup.left, top, setup.text_width), CLOSE)
