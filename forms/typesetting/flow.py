"""Sets blocks one after another on pages and numbers the pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from forms.fonts import Faces, Role
from forms.typesetting.blocks import Block, Paragraph
from forms.typesetting.breaking import Line, break_lines, marks_of
from forms.typesetting.clusters import Run
from forms.typesetting.marks import ARTIFACT, CLOSE, FinishedPage, Mark, OpenMark
from forms.typesetting.measures import MM, SI, Align, PageSetup, Style

ATTEMPTS = 3


@dataclass
class _Composer:
    """Collects pages while blocks are set."""

    setup: PageSetup
    faces: Faces
    pages: list[list[Mark]] = field(default_factory=lambda: [[]])
    used: float = 0.0
    keys: int = 0
    limits: dict[int, float] = field(default_factory=dict)  # pages set shorter than the text block
    left_alone: list[tuple[int, float]] = field(default_factory=list)
    inked: float = 0.0
    _broken: dict[Paragraph, tuple[Line, ...]] = field(default_factory=dict)
    _drawn: bool = False

    def lines(self, paragraph: Paragraph) -> tuple[Line, ...]:
        if paragraph not in self._broken:
            broken = break_lines(paragraph.runs, paragraph.style, self.setup.text_width, self.faces)
            self._broken[paragraph] = broken
        return self._broken[paragraph]

    @property
    def room(self) -> float:
        return self.limits.get(len(self.pages), self.setup.text_height) - self.used

    @property
    def y(self) -> float:
        return self.setup.top + self.used

    @property
    def fresh(self) -> bool:
        return self.used == 0.0

    def put(self, marks: Iterable[Mark]) -> None:
        self.pages[-1].extend(marks)
        self._drawn = True

    def key(self) -> int:
        self.keys += 1
        return self.keys

    def advance(self, height: float) -> None:
        self.used += height
        if self._drawn:
            self.inked, self._drawn = self.used, False

    def turn(self) -> None:
        self.pages.append([])
        self.used = self.inked = 0.0

    def lonely(self) -> None:
        self.left_alone.append((len(self.pages), self.inked))


def compose(
    blocks: Sequence[Block], setup: PageSetup, faces: Faces, first_number: int = 1, *, first_numbered: bool = True
) -> tuple[FinishedPage, ...]:
    """The blocks on as many pages as they need, numbered at the foot where the set-up says so; the first of a letter in
    信函格式 is not."""
    limits: dict[int, float] = {}
    composer = _composed(blocks, _Composer(setup, faces))
    for _ in range(ATTEMPTS):
        alone = next((place for place in composer.left_alone if place[0] not in limits), None)
        if alone is None:
            break
        limits[alone[0]] = alone[1] - 1.0  # its last block no longer fits whole: lines, rows or all of it go along
        composer = _composed(blocks, _Composer(setup, faces, limits=limits))
    numbers = range(first_number, first_number + len(composer.pages))
    return tuple(
        FinishedPage(
            setup.width,
            setup.height,
            (*marks, *(_number(n, setup, faces) if setup.numbered and (first_numbered or n > first_number) else ())),
            begins=n == first_number,
        )
        for n, marks in zip(numbers, composer.pages, strict=True)
    )


def _composed(blocks: Sequence[Block], composer: _Composer) -> _Composer:
    following = _following(blocks, composer)
    for number, block in enumerate(blocks):
        block.place(composer, following[number])
    return composer


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
