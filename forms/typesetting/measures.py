"""Measures of GB/T 9704—2012 and the styles set on them. Lengths in points unless named otherwise."""

from dataclasses import dataclass, replace
from enum import StrEnum

from forms.fonts import Role

MM = 72 / 25.4
RED = (0.87, 0.0, 0.0)
BLACK = (0.0, 0.0, 0.0)
GREY = (0.35, 0.35, 0.35)

Colour = tuple[float, float, float]

# 字号
CHU, ER, SAN, SI, XIAO_SI, WU, XIAO_WU = 42.0, 22.0, 16.0, 14.0, 12.0, 10.5, 9.0


@dataclass(frozen=True, slots=True)
class PageSetup:
    """A sheet of paper and its text block (版心). Left is the binding side (订口)."""

    width: float = 210 * MM
    height: float = 297 * MM
    left: float = 28 * MM
    top: float = 37 * MM
    text_width: float = 156 * MM
    text_height: float = 225 * MM
    lines: int = 22
    cells: int = 28
    numbered: bool = True

    @property
    def pitch(self) -> float:
        """From one line to the next: 22 lines fill the text block."""
        return self.text_height / self.lines

    @property
    def cell(self) -> float:
        """From one character to the next: 28 characters fill the line."""
        return self.text_width / self.cells

    @property
    def right(self) -> float:
        return self.left + self.text_width

    @property
    def bottom(self) -> float:
        """The lower edge of the text block, from the top of the page."""
        return self.top + self.text_height


OFFICIAL = PageSetup()
# Sheets full of tables: the same binding edge, a larger block.
SHEET = PageSetup(
    left=25 * MM, top=20 * MM, text_width=165 * MM, text_height=254 * MM, lines=36, cells=44, numbered=True
)
WIDE = PageSetup(
    width=297 * MM,
    height=210 * MM,
    left=20 * MM,
    top=28 * MM,
    text_width=257 * MM,
    text_height=160 * MM,
    lines=20,
    cells=46,
)


class Align(StrEnum):
    JUSTIFY = "justify"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set. `advance` is the width a full-width character takes; `indent` counts characters.
    `element`: what the paragraph is in the document's structure."""

    role: Role
    size: float
    advance: float
    pitch: float
    align: Align = Align.JUSTIFY
    indent: float = 0.0
    left: float = 0.0
    right: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    colour: Colour = BLACK
    element: str = "P"


def body_style(setup: PageSetup = OFFICIAL) -> Style:
    """3号仿宋 on the grid of the text block, first line two characters in."""
    return Style(Role.BODY, SAN, setup.cell, setup.pitch, indent=2)


def head_style(level: int, setup: PageSetup = OFFICIAL) -> Style:
    """一、黑体；（一）楷体；1. 仿宋."""
    role = {1: Role.HEI, 2: Role.KAI}.get(level, Role.BODY)
    return replace(body_style(setup), role=role, keep_with_next=True, element=f"H{level + 1}")


def note_style(setup: PageSetup = OFFICIAL) -> Style:
    """4号楷体, as notes below a table have it."""
    return replace(body_style(setup), role=Role.KAI, size=SI, advance=SI, pitch=22.0)


def title_style(setup: PageSetup = OFFICIAL) -> Style:
    """2号小标宋, centred."""
    return Style(Role.TITLE, ER, ER, 33.0, Align.CENTRE, keep_with_next=True, element="H1")


def small_style(size: float, role: Role = Role.SONG, align: Align = Align.LEFT) -> Style:
    """Text in tables and notes."""
    return Style(role, size, size, round(size * 1.35, 2), align)
