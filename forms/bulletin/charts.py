"""Bars, drawn with rules and fills: they begin at nothing, every bar carries its number."""

from collections.abc import Iterator, Sequence

from forms.bulletin.tables import Bar
from forms.fonts import Faces, Role
from forms.typesetting.blocks import Drawing
from forms.typesetting.breaking import break_lines, marks_of
from forms.typesetting.clusters import Run
from forms.typesetting.marks import FillMark, Mark, RuleMark
from forms.typesetting.measures import GREY, Align, PageSetup, Style

ROW, BAR = 18.0, 10.0
SIZE = 12.0
FILL = (0.62, 0.15, 0.13)
AT_ONCE = 20  # bars kept together on a page


def bar_charts(bars: Sequence[Bar], setup: PageSetup, faces: Faces) -> Iterator[Drawing]:
    """The bars in groups that stay together; one scale for all of them."""
    longest = max((bar.value for bar in bars), default=None)
    for first in range(0, len(bars), AT_ONCE):
        yield _chart(bars[first : first + AT_ONCE], float(longest or 0), setup, faces)


def _chart(bars: Sequence[Bar], longest: float, setup: PageSetup, faces: Faces) -> Drawing:
    width = setup.text_width
    names, numbers = width * 0.3, 78.0
    scale = (width - names - numbers - 12.0) / longest if longest else 0.0
    marks: list[Mark] = []
    y = 4.0
    for bar in bars:
        height = _label(bar, names, y, faces, marks)
        top = y + (height - BAR) / 2
        length = float(bar.value) * scale
        if length:
            marks.append(FillMark(names + 6.0, top, length, BAR, FILL))
        style = Style(Role.BODY, SIZE, SIZE, height, Align.LEFT)
        (line, *_) = break_lines((Run(bar.shown.text, tag=bar.shown.field),), style, numbers + 6.0, faces)
        marks.extend(marks_of(line, style, names + 10.0 + length, y, numbers + 6.0))
        y += height
    marks.append(RuleMark(names + 6.0, 2.0, names + 6.0, y + 2.0, 0.5, GREY))
    return Drawing(tuple(marks), y + 10.0, in_words(bars))


def in_words(bars: Sequence[Bar]) -> str:
    """What the bars show, for those who do not see them."""
    return f"条形图：{'；'.join(f'{bar.label} {bar.shown.text}' for bar in bars)}。"


def _label(bar: Bar, width: float, y: float, faces: Faces, marks: list[Mark]) -> float:
    """The name at the left, on as many lines as it takes; the height of the row."""
    style = Style(Role.BODY, SIZE, SIZE, 15.0, Align.RIGHT)
    lines = break_lines((Run(bar.label),), style, width, faces)
    height = max(ROW, len(lines) * style.pitch + 6.0)
    top = y + (height - len(lines) * style.pitch) / 2
    for number, line in enumerate(lines):
        marks.extend(marks_of(line, style, 0.0, top + number * style.pitch, width))
    return height
