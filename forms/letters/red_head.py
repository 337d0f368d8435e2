"""The red head of letters: 发文机关标志, 发文字号 and rules, in the three forms that offices use.

Circulars have it where GB/T 9704—2012, 7.2 puts it, letters in 信函格式 as 10.1 says, other letters at the edge of
the text block.
"""

from collections.abc import Sequence

from forms.fonts import Faces, Role
from forms.letters.letter import Office
from forms.letters.templates import LetterTemplate
from forms.typesetting.blocks import Drawing
from forms.typesetting.breaking import break_lines, marks_of
from forms.typesetting.clusters import Run
from forms.typesetting.marks import Mark, RuleMark
from forms.typesetting.measures import MM, RED, SAN, Align, PageSetup, Style
from forms.typesetting.titles import title_lines

HEAD_DOWN, RULE_DOWN = 35 * MM, 4 * MM  # the red name below the text block's edge, the rule below the number
LONGEST_NAME = 18  # characters of the 发文机关标志 on one line
# 信函格式: the name's upper edge from that of the page, the rules' length, the lower ones from the page's lower edge,
# the number below the upper ones
LETTER_DOWN, LETTER_RULE, LETTER_UP, NUMBER_DOWN = 30 * MM, 170 * MM, 20 * MM, SAN * 7 / 8
THICK, THIN, GAP = 2.25, 0.75, 1.5  # of the double rules: widths and the white between


def after_head(template: LetterTemplate) -> float:
    """Free lines between the head and the title: two where the standard's heads stand above."""
    return 2.0 if template.is_circular or template.is_correspondence else 1.0


def red_head(office: Office, setup: PageSetup, faces: Faces, template: LetterTemplate) -> Drawing:
    """Name, number, rule. A name too long for one line of good size stands on several."""
    if template.is_correspondence:
        return _of_correspondence(office, setup, faces)
    circular = template.is_circular
    name = name_style(office.name, setup.text_width)
    y = HEAD_DOWN - (name.pitch - name.size) / 2 if circular else 0.0
    marks, y = _name(office.name, name, setup, faces, y)
    number, y = _number(office, Align.CENTRE, setup, faces, y + (2 * setup.pitch if circular else 6.0))
    y += RULE_DOWN if circular else 4.0
    rule = RuleMark(0.0, y, setup.text_width, y, 2.0, RED)
    return Drawing((*marks, *number, rule), y + 2.0)


def name_style(name: str, width: float) -> Style:
    """As large as the name allows, 42 points at most."""
    letters = max(map(len, title_lines(name, most=LONGEST_NAME)))
    size = min(42.0, width / letters * 0.92)
    return Style(Role.TITLE, size, min(size * 1.15, width / letters), size * 1.4, Align.CENTRE, colour=RED)


def name_height(name: Style, lines: int) -> float:
    """From the upper edge of the first line's letters to the lower edge of the last one's."""
    return (lines - 1) * name.pitch + name.size


def _of_correspondence(office: Office, setup: PageSetup, faces: Faces) -> Drawing:
    """10.1: name 30 mm below the page's edge, double rules of 170 mm 4 mm below it and 20 mm above the lower edge, the
    number at the right."""
    name = name_style(office.name, setup.text_width)
    top = LETTER_DOWN - setup.top
    marks, _ = _name(office.name, name, setup, faces, top - (name.pitch - name.size) / 2)
    y = top + name_height(name, len(title_lines(office.name, most=LONGEST_NAME))) + RULE_DOWN
    lower = setup.height - LETTER_UP - setup.top
    rules = (*_double(y, setup, thick_first=True), *_double(lower - THICK - GAP - THIN, setup, thick_first=False))
    y += THICK + GAP + THIN + NUMBER_DOWN
    number, end = _number(office, Align.RIGHT, setup, faces, y - (setup.pitch - SAN) / 2)
    return Drawing((*marks, *number, *rules), max(end, y))


def _double(top: float, setup: PageSetup, *, thick_first: bool) -> tuple[Mark, ...]:
    left = (setup.width - LETTER_RULE) / 2 - setup.left
    y, rules = top, []
    for width in (THICK, THIN) if thick_first else (THIN, THICK):
        rules.append(RuleMark(left, y + width / 2, left + LETTER_RULE, y + width / 2, width, RED))
        y += width + GAP
    return tuple(rules)


def _name(text: str, name: Style, setup: PageSetup, faces: Faces, y: float) -> tuple[Sequence[Mark], float]:
    marks: list[Mark] = []
    runs = (Run("\n".join(title_lines(text, most=LONGEST_NAME))),)
    for line in break_lines(runs, name, setup.text_width + 1.0, faces):
        marks += marks_of(line, name, (name.advance - name.size) / 2, y, setup.text_width)
        y += name.pitch
    return marks, y


def _number(office: Office, align: Align, setup: PageSetup, faces: Faces, y: float) -> tuple[Sequence[Mark], float]:
    marks: list[Mark] = []
    style = Style(Role.BODY, SAN, SAN, setup.pitch, align)
    for line in break_lines((Run(office.number),), style, setup.text_width, faces) if office.number else ():
        marks += marks_of(line, style, 0.0, y, setup.text_width)
        y += setup.pitch
    return marks, y
