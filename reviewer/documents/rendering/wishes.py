"""What is asked of the rendering child and what comes back. Values only."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

IMAGE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp"})


@dataclass(frozen=True, slots=True)
class PageOrigin:
    """Where one page of a case file stands: an original, and which page or frame of it (from 0).

    Size in points as displayed upright. `rotation` is how far (clockwise degrees, 0/90/180/270) the original must be
    turned to stand upright, beyond what the original itself says. `password` opens an encrypted original.
    """

    path: Path
    index: int
    width_pt: float
    height_pt: float
    rotation: int = 0
    password: str | None = field(default=None, repr=False)

    @property
    def has_picture(self) -> bool:
        """Whether the original has pages that can be drawn; a DOCX has text only."""
        return self.path.suffix.lower() == ".pdf" or self.path.suffix.lower() in IMAGE_SUFFIXES


class Part(NamedTuple):
    """A piece of a drawn page, in its device pixels, after turning."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Wish:
    """One page at one size in device pixels; `turned` is the reader's own rotation on top of the origin's.

    Where `part` is given, only that piece of the page at that size is drawn: a magnifier needs no whole page.
    """

    origin: PageOrigin
    width: int
    height: int
    turned: int = 0
    part: Part | None = None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture."""
        return (self.part.width, self.part.height) if self.part is not None else (self.width, self.height)

    @property
    def bytes(self) -> int:
        """Memory of the picture: four bytes a pixel (BGRX)."""
        return self.size[0] * self.size[1] * 4


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A page that could not be drawn, and a sentence for the reader."""

    wish: Wish
    message: str
