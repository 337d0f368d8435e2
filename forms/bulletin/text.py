"""The text of a bulletin: sections of paragraphs whose numbers know where they come from."""

import re
from dataclasses import dataclass
from enum import StrEnum

DIGITS = "一二三四五六七八九"


_ATTACHMENT = re.compile(r"^附件[0-9]{0,2}：[^。；]{1,40}$")


class Kind(StrEnum):
    HEAD = "head"  # 一、
    SUBHEAD = "subhead"  # （一）
    BODY = "body"
    TABLE = "table"  # `ref` names the table
    PICTURE = "picture"  # `ref` is the finding whose clipping it shows
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Piece:
    """Plain words, or a live field: its name, the files and findings behind it.

    `edited` marks a field whose text a person changed; `expected` is then what the data say.
    """

    text: str
    field: str = ""
    cases: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    edited: bool = False
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`shown` is what stands for `ref` where a person edits the text."""

    pieces: tuple[Piece, ...]
    kind: Kind = Kind.BODY
    ref: str = ""
    shown: str = ""

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Section:
    """One 一、二、三 part, or an attachment (its head begins with 附件).

    `key` as in the template (empty for one a person added).
    """

    key: str
    head: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def is_attachment(self) -> bool:
        return _ATTACHMENT.match(self.head) is not None

    def heading(self, number: int) -> str:
        """The head as printed, the section's number before it."""
        return self.head if self.is_attachment else f"{numeral(number)}、{self.head}"

    @property
    def is_empty(self) -> bool:
        """Nothing but sub-heads."""
        return not any(p.kind is Kind.TABLE or (p.kind is Kind.BODY and p.text.strip()) for p in self.paragraphs)


@dataclass(frozen=True, slots=True)
class BulletinText:
    """Title, what stands before the first head, and the sections."""

    title: str
    opening: tuple[Paragraph, ...]
    sections: tuple[Section, ...]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs in order, heads left out."""
        return (*self.opening, *(p for section in self.sections for p in section.paragraphs))


def numeral(number: int) -> str:
    """1 → 一, 21 → 二十一."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    ten = f"{DIGITS[tens - 1] if tens > 1 else ''}十" if tens else ""
    return ten + (DIGITS[ones - 1] if ones else "")


def to_editable(text: BulletinText) -> str:
    """The text as a person edits it: a line a paragraph; tables and pictures as lines in 〔〕."""
    lines = [text.title, "", *map(_line, text.opening)]
    for number, section in enumerate(text.sections, 1):
        lines += [section.heading(number), *map(_line, section.paragraphs)]
    return "\n".join(lines) + "\n"


def _line(paragraph: Paragraph) -> str:
    words = {Kind.TABLE: "表", Kind.PICTURE: "图"}
    if paragraph.kind in words:
        return f"〔{words[paragraph.kind]}：{paragraph.shown or paragraph.ref}〕{paragraph.text}"
    return paragraph.text


_HEAD = re.compile(r"^[一二三四五六七八九十]{1,3}、\s*(?P<head>[^。；]{1,40})$")
_SUBHEAD = re.compile(r"^（[一二三四五六七八九十]{1,3}）[^。；]{1,40}$")
_OBJECT = re.compile(r"^〔(?P<kind>表|图)：(?P<ref>[^〕]*)〕(?P<text>.*)$")


def head_of(line: str) -> str | None:
    """The words of a section head, None for another line."""
    if _ATTACHMENT.match(line):
        return line
    match = _HEAD.match(line)
    return match["head"] if match else None


def plain_paragraph(line: str) -> Paragraph:
    """A line as a paragraph without fields."""
    found = _OBJECT.match(line)
    if found:
        kind = Kind.TABLE if found["kind"] == "表" else Kind.PICTURE
        words = (Piece(found["text"]),) if found["text"] else ()
        return Paragraph(words, kind, found["ref"])
    if _SUBHEAD.match(line):
        return Paragraph((Piece(line),), Kind.SUBHEAD)
    return Paragraph((Piece(line),), Kind.NOTE if line.startswith("注：") else Kind.BODY)
