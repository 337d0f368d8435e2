"""版记 at the lower edge of the last page: who it goes to, who made it, who printed it and when."""

from dataclasses import dataclass, replace

from forms.fonts import Faces, Role
from forms.typesetting.blocks import AtBottom
from forms.typesetting.breaking import break_lines, marks_of
from forms.typesetting.clusters import Run
from forms.typesetting.marks import Mark, RuleMark
from forms.typesetting.measures import MM, SI, Align, PageSetup, Style

THICK, THIN = 0.35 * MM, 0.25 * MM


@dataclass(frozen=True, slots=True)
class Imprint:
    """`addressed`: 抄送, or 报、送、发, each with its names. `made`: 编辑：…、审核：…. `copies`: 共印60份."""

    addressed: tuple[tuple[str, str], ...] = ()
    made: tuple[str, ...] = ()
    copies: str = ""
    publisher: str = ""
    printed: str = ""  # 2026年11月22日印发

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What stands at the left and at the right of each row between two rules."""
        pairs = ("　　".join(self.made), self.copies), (self.publisher, self.printed)
        return tuple(pair for pair in pairs if any(pair))


def goes_beside(left: str, right: str, width: float) -> bool:
    """Whether both go on one line; a long name has lines of its own, the date stands below it."""
    cells = sum(0.5 if character.isascii() else 1.0 for character in left + right)
    return (cells + 4) * SI <= width


def set_text(text: str, style: Style, width: float, faces: Faces, x: float, y: float) -> tuple[list[Mark], float]:
    """The text set from (x, y): its marks and the height it takes."""
    marks: list[Mark] = []
    lines = break_lines((Run(text),), style, width, faces)
    for number, line in enumerate(lines):
        marks.extend(marks_of(line, style, x, y + number * style.pitch, width))
    return marks, len(lines) * style.pitch


def imprint_block(imprint: Imprint, setup: PageSetup, faces: Faces) -> AtBottom:
    """First and last rule thick, thin ones between; the last is the lower edge of the text block."""
    width = setup.text_width
    marks: list[Mark] = [RuleMark(0.0, 0.0, width, 0.0, THICK)]
    style = Style(Role.BODY, SI, SI, 22.0, Align.JUSTIFY, left=SI, right=SI)
    y = 3.0
    for label, names in imprint.addressed:
        marks += set_text(f"{label}：", style, width, faces, 0.0, y)[0]
        hanging = replace(style, left=SI * (len(label) + 2))
        more, height = set_text(f"{names.rstrip('。')}。", hanging, width, faces, 0.0, y)
        marks += more
        y += height
    for left, right in imprint.pairs:
        y = _ruled(marks, y, width)
        both = ((left, Align.LEFT), (right, Align.RIGHT))
        for line in (both,) if goes_beside(left, right, width) else ((both[0],), (both[1],)):
            highest = style.pitch
            for text, align in line:
                more, height = set_text(text, replace(style, align=align), width, faces, 0.0, y)
                marks += more
                highest = max(highest, height)
            y += highest
    marks.append(RuleMark(0.0, y + 3.0, width, y + 3.0, THICK))
    return AtBottom(tuple(marks), y + 3.0)


def _ruled(marks: list[Mark], y: float, width: float) -> float:
    if y > 3.0:
        marks.append(RuleMark(0.0, y + 3.0, width, y + 3.0, THIN))
        return y + 6.0
    return y
