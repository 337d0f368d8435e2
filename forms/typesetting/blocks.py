"""What can be set on a page: paragraphs, titles, drawings, pictures, and what each sees of the page."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from forms.fonts import Faces, Role
from forms.typesetting.breaking import Line, marks_of
from forms.typesetting.clusters import Run
from forms.typesetting.elements import figure, frame, paragraphs
from forms.typesetting.marks import CLOSE, BookmarkMark, ImageMark, Mark, OpenMark, moved
from forms.typesetting.measures import MM, Align, PageSetup, Style, small_style

MAT = 4.0  # between a picture and its frame


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

    def lonely(self) -> None:
        """What comes next does not fit here and must not stand on a page alone: the text is set anew, so that some of
        it goes along."""


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
        lines = len(paper.lines(self))
        count = lines if lines <= 3 else 2  # of three lines neither the first nor the last stands alone
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
            for line in lines[at : at + count]:
                marks = marks_of(line, self.style, paper.setup.left, paper.y, paper.setup.text_width)
                paper.put((opened, *marks, CLOSE))
                paper.advance(pitch)
            at += count
            if at < len(lines):
                paper.turn()
        paper.advance(min(self.style.after, max(paper.room, 0.0)))


def _how_many(left: int, fit: int, first: bool) -> int:
    """Lines of a paragraph for this page: no single last line on the next one, no single first line on this one, where
    that can be had. Word does the same, so that a DOCX breaks where the PDF does."""
    if fit >= left:
        return left
    count = fit - 1 if left - fit == 1 and (fit >= 2 or first) else fit
    return 0 if first and count == 1 else count


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
    it shows in words; otherwise its lines of text are paragraphs. `accompanied`: never alone on a page (落款)."""

    marks: tuple[Mark, ...]
    height: float
    alt: str = ""
    accompanied: bool = False

    def first_height(self, paper: Paper) -> float:
        return self.height

    def place(self, paper: Paper, following: float) -> None:
        if paper.room < self.height - 0.01 and not paper.fresh:
            if self.accompanied:
                paper.lonely()
            paper.turn()
        marks = figure(self.marks, self.alt, paper) if self.alt else paragraphs(self.marks, paper)
        paper.put(moved(mark, paper.setup.left, paper.y) for mark in marks)
        paper.advance(self.height)


@dataclass(frozen=True, slots=True)
class AtBottom:
    """Marks whose lower edge is the lower edge of the text block (版记); never alone on a page."""

    marks: tuple[Mark, ...]
    height: float

    def first_height(self, paper: Paper) -> float:
        return self.height

    def place(self, paper: Paper, following: float) -> None:
        if paper.room < self.height - 0.01:
            paper.lonely()
            paper.turn()
        top = paper.setup.bottom - self.height
        paper.put(moved(mark, paper.setup.left, top) for mark in paragraphs(self.marks, paper))
        paper.advance(max(paper.room, 0.0))


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
        framed = frame(left - MAT, top - MAT, width + 2 * MAT, height + 2 * MAT)
        paper.put(figure((shown, *framed), said or "案卷页面截图", paper))
        paper.advance(height + 12.0)
        if self.caption:
            self._caption(paper).place(paper, 0.0)
