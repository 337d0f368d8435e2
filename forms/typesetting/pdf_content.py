"""Draws the marks of one page as the operators of a PDF page, each stretch within its element of the structure."""

from collections.abc import Callable
from functools import lru_cache

from forms.fonts import Typeface
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
from forms.typesetting.pdf_fonts import UsedFace
from forms.typesetting.pdf_structure import Element, StructureTree

_PAGE_NUMBER = "/Artifact <</Type /Pagination>> BDC"
_LAYOUT = "/Artifact <</Type /Layout>> BDC"
Target = Element | str


class PageContent:
    """One page being drawn. `used`: the face of this document for a type face; `picture`: the name of a picture."""

    def __init__(
        self,
        page: FinishedPage,
        number: int,
        tree: StructureTree,
        used: Callable[[Typeface], UsedFace],
        picture: Callable[[bytes], str],
    ) -> None:
        self.fonts: dict[str, int] = {}
        self.pictures: set[str] = set()
        self.bookmarks: list[BookmarkMark] = []
        self._page, self._number, self._tree = page, number, tree
        self._used, self._picture = used, picture
        self._out: list[str] = []
        self._stack: list[Target] = []
        self._current: Target | None = None
        self._font, self._spacing, self._fill, self._stroke = "", 0.0, "0 g", "0 G 1 w"

    def operators(self) -> bytes:
        """The content of the page."""
        for mark in self._page.marks:
            self._draw(mark)
        self._stop()
        return "\n".join(self._out).encode("ascii")

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
                self.bookmarks.append(mark)

    def _open(self, mark: OpenMark) -> None:
        above = self._stack[-1] if self._stack else None
        if mark.element == ARTIFACT or isinstance(above, str):
            self._stack.append(_PAGE_NUMBER)
        else:
            self._stack.append(self._tree.element(mark, above, self._number))

    def _decoration(self) -> None:
        """Rules and fills say nothing by themselves, but in a figure they are what it shows."""
        above = self._stack[-1] if self._stack else None
        self._within(above if isinstance(above, Element) and above.kind == FIGURE else _LAYOUT)

    def _within(self, target: Target) -> None:
        if self._current is target:
            return
        self._stop()
        self._current = target
        if isinstance(target, str):
            self._out.append(target)
        else:
            self._out.append(f"/{target.kind} <</MCID {self._tree.content(target, self._number)}>> BDC")

    def _stop(self) -> None:
        if self._current is not None:
            self._out.append("EMC")
            self._current = None

    def _coloured(self, colour: Colour) -> None:
        fill = _operator(colour, "g", "rg")
        if fill != self._fill:
            self._fill = fill
            self._out.append(fill)

    def _text(self, mark: TextMark) -> None:
        self._coloured(mark.colour)
        face = self._used(mark.face)
        font = f"/{face.resource} {plain(mark.size)} Tf"
        changes = ""
        if font != self._font:
            self._font = font
            self.fonts[face.resource] = face.number
            changes = f"{font} "
        if mark.spacing != self._spacing:
            self._spacing = mark.spacing
            changes += f"{plain(mark.spacing)} Tc "
        place = f"{mark.x:.2f} {self._page.height - mark.baseline:.2f} Td"
        self._out.append(f"BT {changes}{place} <{face.encoded(mark.text)}> Tj ET")

    def _rule(self, mark: RuleMark) -> None:
        stroke = _pen(mark.colour, mark.thickness)
        if stroke != self._stroke:
            self._stroke = stroke
            self._out.append(stroke)
        height = self._page.height
        self._out.append(f"{mark.x1:.2f} {height - mark.y1:.2f} m {mark.x2:.2f} {height - mark.y2:.2f} l S")

    def _filled(self, mark: FillMark) -> None:
        self._coloured(mark.colour)
        corner = f"{mark.x:.2f} {self._page.height - mark.y - mark.height:.2f}"
        self._out.append(f"{corner} {mark.width:.2f} {mark.height:.2f} re f")

    def _image(self, mark: ImageMark) -> None:
        name = self._picture(mark.data)
        self.pictures.add(name)
        size = f"{plain(mark.width)} 0 0 {plain(mark.height)}"
        corner = f"{plain(mark.x)} {plain(self._page.height - mark.y - mark.height)}"
        self._out.append(f"q {size} {corner} cm /{name} Do Q")


def plain(value: float) -> str:
    """A number as PDF writes it: no exponent, at most four places."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=64)
def _pen(colour: Colour, thickness: float) -> str:
    return f"{_operator(colour, 'G', 'RG')} {plain(thickness)} w"


@lru_cache(maxsize=64)
def _operator(colour: Colour, grey: str, coloured: str) -> str:
    """The operator that sets the colour; black and greys as such, so that a printer uses black alone."""
    red, green, blue = colour
    if red == green == blue:
        return f"{plain(red)} {grey}"
    return f"{plain(red)} {plain(green)} {plain(blue)} {coloured}"
