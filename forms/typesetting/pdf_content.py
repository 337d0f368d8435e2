"""Draws the marks of one page, each stretch within its element of the structure."""

from typing import TYPE_CHECKING

from forms.typesetting.marks import (
    ARTIFACT,
    FIGURE,
    BookmarkMark,
    CloseMark,
    FillMark,
    FinishedPage,
    ImageMark,
    Mark,
    OpenMark,
    RuleMark,
    TextMark,
)
from forms.typesetting.measures import Colour
from forms.typesetting.pdf_pictures import readable
from forms.typesetting.pdf_structure import Element, StructureTree

if TYPE_CHECKING:
    from forms.typesetting.pdf_canvas import TaggedCanvas

_PAGE_NUMBER = "/Artifact <</Type /Pagination>>"
_LAYOUT = "/Artifact <</Type /Layout>>"
_Target = Element | str


class PageContent:
    """One page being drawn."""

    def __init__(self, canvas: "TaggedCanvas", page: FinishedPage, tree: StructureTree) -> None:
        self._canvas, self._page, self._tree = canvas, page, tree
        self._stack: list[_Target] = []
        self._current: _Target | None = None
        self._fill: Colour | None = None
        self._pen: tuple[Colour, float] | None = None

    def draw(self) -> None:
        """Everything that stands on the page."""
        for mark in self._page.marks:
            self._draw(mark)
        self._stop()

    def _draw(self, mark: Mark) -> None:
        match mark:
            case TextMark():
                self._within(self._stack[-1] if self._stack else _LAYOUT)
                self._text(mark)
            case OpenMark():
                self._open(mark)
            case CloseMark():
                self._stack.pop()
            case RuleMark():
                self._decoration()
                self._rule(mark)
            case FillMark():
                self._decoration()
                self._filled(mark)
            case ImageMark():
                self._within(self._stack[-1] if self._stack else _LAYOUT)
                self._image(mark)
            case BookmarkMark():
                self._canvas.bookmark(mark.title, mark.level, self._page.height - mark.y)

    def _open(self, mark: OpenMark) -> None:
        above = self._stack[-1] if self._stack else None
        if mark.element == ARTIFACT or isinstance(above, str):
            self._stack.append(_PAGE_NUMBER)
        else:
            self._stack.append(self._tree.element(mark, above))

    def _decoration(self) -> None:
        """Rules and fills say nothing by themselves, but in a figure they are what it shows."""
        above = self._stack[-1] if self._stack else None
        self._within(above if isinstance(above, Element) and above.kind == FIGURE else _LAYOUT)

    def _within(self, target: _Target) -> None:
        if self._current is target:
            return
        self._stop()
        self._current = target
        self._canvas.begin_content(target if isinstance(target, str) else self._tree.content(target))

    def _stop(self) -> None:
        if self._current is not None:
            self._canvas.end_content()
            self._current = None

    def _coloured(self, colour: Colour) -> None:
        if colour != self._fill:
            self._fill = colour
            if _is_grey(colour):
                self._canvas.setFillGray(colour[0])
            else:
                self._canvas.setFillColorRGB(*colour)

    def _text(self, mark: TextMark) -> None:
        self._coloured(mark.colour)
        y = self._page.height - mark.baseline
        self._canvas.show_text(mark.face.registered(), mark.size, mark.x, y, mark.spacing, mark.text)

    def _rule(self, mark: RuleMark) -> None:
        if (pen := (mark.colour, mark.thickness)) != self._pen:
            self._pen = pen
            if _is_grey(mark.colour):
                self._canvas.setStrokeGray(mark.colour[0])
            else:
                self._canvas.setStrokeColorRGB(*mark.colour)
            self._canvas.setLineWidth(mark.thickness)
        self._canvas.draw_rule(mark.x1, self._page.height - mark.y1, mark.x2, self._page.height - mark.y2)

    def _filled(self, mark: FillMark) -> None:
        self._coloured(mark.colour)
        foot = self._page.height - mark.y - mark.height
        self._canvas.rect(mark.x, foot, mark.width, mark.height, stroke=0, fill=1)

    def _image(self, mark: ImageMark) -> None:
        foot = self._page.height - mark.y - mark.height
        self._canvas.drawImage(readable(mark.data), mark.x, foot, mark.width, mark.height)


def _is_grey(colour: Colour) -> bool:
    """Set as such, so that a printer uses black alone."""
    return len(set(colour)) == 1
