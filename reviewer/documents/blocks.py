"""The content of a file without pages of its own (Word, text), in reading order."""

from dataclasses import dataclass
from enum import StrEnum


class Align(StrEnum):
    """How a paragraph is set."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `size` in points, `indent` of its first line in characters."""

    text: str
    size: float = 12.0
    align: Align = Align.LEFT
    bold: bool = False
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class TableCell:
    """The paragraphs of a cell, and over how many columns it reaches."""

    paragraphs: tuple[str, ...]
    span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, and the width of each column as a share of the whole."""

    rows: tuple[tuple[TableCell, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the flow, as its file's bytes; its width in points where the file states one."""

    data: bytes
    width: float | None = None


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows stands on a new page."""


Block = Paragraph | Table | Picture | PageBreak
