"""Reads a bulletin back after a person edited it: which numbers are still live, which were changed by hand."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from forms.bulletin.text import BulletinText, Kind, Paragraph, Piece, Section, head_of, plain_paragraph

_ALIKE = 0.5
_IN_NUMBER = re.compile(r"[0-9.]")


def from_editable(edited: str, composed: BulletinText) -> BulletinText:
    """The edited text with the fields of `composed` (the same bulletin as the data say it now) found again."""
    named = {p.shown: p for p in composed.paragraphs if p.shown}
    lines = [line.strip(" \t\u3000\r") for line in edited.splitlines()]
    lines = [line for line in lines if line]
    title = composed.title
    if lines and head_of(lines[0]) is None:
        title = lines.pop(0)
    blocks = _blocks(lines)
    known = {section.head: section for section in composed.sections}
    opening = _relinked(blocks[0].lines, composed.opening, named)
    sections = []
    for block in blocks[1:]:
        section = known.get(block.head)
        paragraphs = _relinked(block.lines, section.paragraphs if section else composed.paragraphs, named)
        sections.append(Section(section.key if section else "", block.head, paragraphs))
    return BulletinText(title, opening, tuple(sections))


@dataclass
class _Block:
    head: str
    lines: list[str] = field(default_factory=list)


def _blocks(lines: Iterable[str]) -> list[_Block]:
    blocks = [_Block("")]
    for line in lines:
        head = head_of(line)
        if head is None:
            blocks[-1].lines.append(line)
        else:
            blocks.append(_Block(head))
    return blocks


def _relinked(
    lines: Sequence[str], before: Sequence[Paragraph], named: Mapping[str, Paragraph]
) -> tuple[Paragraph, ...]:
    """Each line with the fields of the paragraph it came from."""
    left = list(before)
    result: list[Paragraph | None] = []
    for line in lines:
        same = next((p for p in left if p.text == line and p.kind not in (Kind.TABLE, Kind.PICTURE)), None)
        if same is not None:
            left.remove(same)
        result.append(same)
    finished = []
    for line, found in zip(lines, result, strict=True):
        finished.append(found or _named(_changed(line, left), named))
    return tuple(finished)


def _named(paragraph: Paragraph, named: Mapping[str, Paragraph]) -> Paragraph:
    """A picture with the finding its line names."""
    known = named.get(paragraph.ref) if paragraph.kind is Kind.PICTURE else None
    return replace(paragraph, ref=known.ref, shown=known.shown) if known else paragraph


def _changed(line: str, left: list[Paragraph]) -> Paragraph:
    plain = plain_paragraph(line)
    if plain.kind in (Kind.TABLE, Kind.PICTURE):
        return plain
    best, score = None, _ALIKE
    for paragraph in left:
        if paragraph.kind in (Kind.TABLE, Kind.PICTURE):
            continue
        matcher = SequenceMatcher(None, paragraph.text, line, autojunk=False)
        if matcher.quick_ratio() > score and (ratio := matcher.ratio()) > score:
            best, score = paragraph, ratio
    if best is None:
        return plain
    left.remove(best)
    return replace(plain, pieces=relink(best, line))


def relink(before: Paragraph, line: str) -> tuple[Piece, ...]:
    """The line cut into plain words and the fields of `before`; changed fields say what the data have."""
    codes = SequenceMatcher(None, before.text, line, autojunk=False).get_opcodes()
    pieces: list[Piece] = []
    at, done = 0, 0
    for piece in before.pieces:
        start, end = at, at + len(piece.text)
        at = end
        if not piece.field:
            continue
        first, last = _whole_number(line, *_moved(codes, start, end))
        if first < done or first >= last:
            continue
        text = line[first:last]
        pieces.append(Piece(line[done:first]))
        pieces.append(piece if text == piece.text else replace(piece, text=text, edited=True, expected=piece.text))
        done = last
    pieces.append(Piece(line[done:]))
    return tuple(p for p in pieces if p.text)


def _moved(codes: Sequence[tuple[str, int, int, int, int]], start: int, end: int) -> tuple[int, int]:
    first = last = 0
    for kind, a, b, c, d in codes:
        if a <= start < b:
            first = c + (start - a) if kind == "equal" else c
        if a < end <= b:
            last = c + (end - a) if kind == "equal" else d
    return first, last


def _whole_number(line: str, first: int, last: int) -> tuple[int, int]:
    """Digits typed right before or after belong to the number, words before it do not."""
    if first >= last or not any(c.isdigit() for c in line[first:last]):
        return first, last
    while not line[first].isdigit():
        first += 1
    while first > 0 and line[first].isdigit() and _IN_NUMBER.match(line[first - 1]):
        first -= 1
    while last < len(line) and line[last - 1].isdigit() and line[last].isdigit():
        last += 1
    return first, last
