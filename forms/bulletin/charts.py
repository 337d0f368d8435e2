"""Bars, drawn with rules and fills: they begin at nothing, every bar carries its number."""

from collections.abc import Iterator, Sequence

from forms.bulletin.tables import Bar
from forms.fonts import Faces, Role
from forms.typesetting.blocks import Drawing
from forms.typesetting.breaking import Line, break_lines, marks_of
from forms.typesetting.clusters import Run
from forms.typesetting.marks import FillMark, Mark, RuleMark
from forms.typesetting.measures import GREY, Align, PageSetup, Style

ROW, BAR = 18.0, 10.0
SIZE = 12.0
FILL = (0.62, 0.15, 0.13)
LABEL = Style(Role.BODY, SIZE, SIZE, 15.0, Align.RIGHT)
AT_ONCE = 20  # bars kept together on a page
TITLE = 150.0  # room for the title above, and for an attachment's head


def bar_charts(bars: Sequence[Bar], setup: PageSetup, faces: Faces) -> Iterator[Drawing]:
    """The bars in groups that stay together; one scale for all of them."""
    longest = float(max((bar.value for bar in bars), default=0))
    names = setup.text_width * 0.3
    group: list[tuple[Bar, tuple[Line, ...]]] = []
    height = 0.0
    for bar in bars:
        lines = break_lines((Run(bar.label),), LABEL, names, faces)
        if group and (len(group) == AT_ONCE or height + _row(lines) > setup.text_height - TITLE):
            yield _chart(group, longest, setup, faces)
            group, height = [], 0.0
        group.append((bar, lines))
        height += _row(lines)
    if group:
        yield _chart(group, longest, setup, faces)


def _row(label: Sequence[Line]) -> float:
    """The height of a bar with its name, on as many lines as that takes."""
    return max(ROW, len(label) * LABEL.pitch + 6.0)


def _chart(group: Sequence[tuple[Bar, tuple[Line, ...]]], longest: float, setup: PageSetup, faces: Faces) -> Drawing:
    width = setup.text_width
    names, numbers = width * 0.3, 78.0
    scale = (width - names - numbers - 12.0) / longest if longest else 0.0
    marks: list[Mark] = []
    y = 4.0
    for bar, label in group:
        height = _row(label)
        marks.extend(_label(label, names, y, height))
        length = float(bar.value) * scale
        if length:
            marks.append(FillMark(names + 6.0, y + (height - BAR) / 2, length, BAR, FILL))
        style = Style(Role.BODY, SIZE, SIZE, height, Align.LEFT)
        (line, *_) = break_lines((Run(bar.shown.text, tag=bar.shown.field),), style, numbers + 6.0, faces)
        marks.extend(marks_of(line, style, names + 10.0 + length, y, numbers + 6.0))
        y += height
    marks.append(RuleMark(names + 6.0, 2.0, names + 6.0, y + 2.0, 0.5, GREY))
    return Drawing(tuple(marks), y + 10.0, in_words([bar for bar, _ in group]))


def in_words(bars: Sequence[Bar]) -> str:
    """What the bars show, for those who do not see them."""
    return f"条形图：{'；'.join(f'{bar.label} {bar.shown.text}' for bar in bars)}。"


def _label(lines: Sequence[Line], width: float, y: float, height: float) -> Iterator[Mark]:
    """The name at the left, in the middle of its row."""
    top = y + (height - len(lines) * LABEL.pitch) / 2
    for number, line in enumerate(lines):
        yield from marks_of(line, LABEL, 0.0, top + number * LABEL.pitch, width)
