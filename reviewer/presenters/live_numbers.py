"""Where the live numbers and the check's remarks stand in the text that a person edits."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.bulletin.checking import CheckProblem, Trouble
from forms.bulletin.text import BulletinText, Kind, Paragraph, head_of
from forms.typesetting.marks import FinishedPage, TextMark
from reviewer.presenters.bulletin_values import LiveNumber, Remark

TITLE = -1  # as a paragraph's number: the title, or a head
KEY = 14  # characters by which a line is found on the page
_SPACES = re.compile(r"\s+")
BLANK = " \t\u3000\r"  # what reading back takes off both ends of a line


class Place(NamedTuple):
    """What a line of the edited text is. `section` -1: title and opening. `paragraph` -1: a title or a head."""

    line: int
    indent: int
    section: int
    paragraph: int


def places(edited: str) -> Iterator[Place]:
    """Every line with words, in the order in which `from_editable` reads them."""
    section, paragraph, is_first = -1, -1, True
    for number, line in enumerate(edited.split("\n")):
        words = line.strip(BLANK)
        if not words:
            continue
        indent = len(line) - len(line.lstrip(BLANK))
        if head_of(words) is not None:
            section, paragraph = section + 1, -1
            yield Place(number, indent, section, -1)
        elif is_first:
            yield Place(number, indent, -1, TITLE)
        else:
            paragraph += 1
            yield Place(number, indent, section, paragraph)
        is_first = False


def live_numbers(edited: str, text: BulletinText) -> tuple[LiveNumber, ...]:
    """The live numbers of `text`, which was read back from `edited`."""
    found: list[LiveNumber] = []
    for place in places(edited):
        paragraphs = _paragraphs(text, place.section)
        if 0 <= place.paragraph < len(paragraphs):
            found += _numbers(place, paragraphs[place.paragraph])
    return tuple(found)


def remarks(edited: str, problems: Sequence[CheckProblem]) -> tuple[Remark, ...]:
    """The check's problems with the lines they stand on."""
    lines = {(place.section, place.paragraph): place.line for place in places(edited)}
    heads = {place.section: place.line for place in places(edited) if place.paragraph < 0 <= place.section}
    return tuple(
        Remark(
            p.message,
            p.stops,
            lines.get((p.section, p.paragraph), heads.get(p.section, -1)),
            p.found if p.kind is Trouble.UNSEEN else "",
        )
        for p in problems
    )


def printed_at(edited: str, pages: Sequence[FinishedPage]) -> Iterator[tuple[int, float]]:
    """Where each line of the edited text is printed: page from 0, and the part of its height. A table's or a picture's
    line, and what is not found, stands where the line before it does."""
    said: list[str] = []
    places_: list[tuple[int, float]] = []
    for number, page in enumerate(pages):
        for mark in page.marks:
            if isinstance(mark, TextMark) and (words := _SPACES.sub("", mark.text)):
                said.append(words)
                places_ += [(number, mark.baseline / page.height)] * len(words)
    whole, at, last = "".join(said), 0, (0, 0.0)
    for line in edited.split("\n"):
        words = line.replace("：", "", 1) if line.startswith("附件") else line  # 附件1 stands on a line of its own
        key = _SPACES.sub("", words)[:KEY]
        found = whole.find(key, at) if key and not key.startswith("〔") else -1
        if found >= 0:
            at, last = found, places_[found]
        yield last


def _paragraphs(text: BulletinText, section: int) -> Sequence[Paragraph]:
    if section < 0:
        return text.opening
    return text.sections[section].paragraphs if section < len(text.sections) else ()


def _numbers(place: Place, paragraph: Paragraph) -> Iterator[LiveNumber]:
    if paragraph.kind in (Kind.TABLE, Kind.PICTURE):
        return
    at = place.indent
    for piece in paragraph.pieces:
        if piece.field:
            name = piece.field.replace(".", "·")
            yield LiveNumber(place.line, at, len(piece.text), name, piece.cases, piece.edited, piece.expected)
        at += len(piece.text)
