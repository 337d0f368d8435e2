"""Numbers that a person typed into a bulletin: whether the data have them, for what the sentence speaks of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from forms.bulletin.fields import Fields
from forms.bulletin.pieces import Row
from forms.bulletin.text import Paragraph, Piece
from scoring.figures import CampaignFigures
from scoring.identifiers import plain_width

_FILES, _SHARE, _UNITS, _PROBLEMS, _PLACES, _POINTS = "卷", "%", "个单位", "个问题", "处", "分"
_TYPED = re.compile(
    r"(?<![0-9.第])([0-9][0-9,]*(?:\.[0-9]+)?) ?"
    r"(?:(卷)|(%)|([个家]单位)|(个问题|个(?=[，。；、（）,;()]|占|$))|(处(?=[，。；、（）,;()]|$))|(分(?![钟管局支队别析类项工])))"
)
_KINDS = (_FILES, _SHARE, _UNITS, _PROBLEMS, _PLACES, _POINTS)
_SENTENCE = re.compile("[。；！？;]")
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_OF_SCALARS = {
    "参评单位数": _UNITS,
    "多单位数": _UNITS,
    "未列名整改单位数": _UNITS,
    "未列名优秀单位数": _UNITS,
    "问题总数": _PROBLEMS,
    "卷均问题": _PROBLEMS,
    "典型案例数": _PROBLEMS,
    "疑难问题数": _PROBLEMS,
    "问题处数": _PLACES,
}
_NO_COUNT = frozenset({"总页数", "评查人数", "年度", "期号", "总期号"})
_NAMED = {"性质": "{}方面", "阶段": "{}环节", "案卷": "{}号案卷"}  # how a sentence says what a field is about
CONTEXT = 4  # characters before a number by which it is known again
_ALWAYS = {_SHARE: Decimal(100), _POINTS: Decimal(100)}


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed number that the data do not have: as it stands, about what, and what the data say of that."""

    text: str
    about: str = ""
    known: tuple[str, ...] = ()


class TypedNumbers:
    """What the data know, by kind of number and by what it is about."""

    def __init__(self, fields: Fields, figures: CampaignFigures) -> None:
        self._known: dict[str, dict[str, dict[Decimal, None]]] = {kind: {} for kind in _KINDS}
        told = [field for group in (fields.scalars, *_rows(fields)) for field in group.values()]
        self._said = "\n".join(plain_width("".join(piece.text for piece in field)) for field in told)
        for piece in (piece for field in told for piece in field if piece.field):
            self._learn(piece)
        for unit in figures.units:
            for share in unit.grades:
                self._add(_FILES, unit.unit, share.count.value)
        subjects = {subject for by in self._known.values() for subject in by if subject}
        longest_first = sorted(subjects, key=len, reverse=True)
        self._subjects = re.compile("|".join(map(re.escape, longest_first)) or "(?!)")

    def strange(self, paragraph: Paragraph) -> Iterator[Typed]:
        """The typed numbers of a paragraph that do not go with the data."""
        text, live = plain_width(paragraph.text), _live(paragraph)
        for match in _TYPED.finditer(text):
            if any(start <= match.start(1) < end for start, end in live) or self._is_said(text, match):
                continue
            kind = next(k for k, group in zip(_KINDS, match.groups()[1:], strict=True) if group is not None)
            sentence = _SENTENCE.split(text[: match.start()])[-1]
            about = next(reversed(self._subjects.findall(sentence)), "")
            by_subject = self._known[kind]
            own = by_subject.get(about) if about else None
            allowed = own if own is not None else {value: None for by in by_subject.values() for value in by}
            number = Decimal(match[1].replace(",", ""))
            if number not in allowed and number != _ALWAYS.get(kind):
                known = tuple(f"{value:f}" for value in own) if own is not None else ()
                yield Typed(match[0], about if own is not None else "", known)

    def _is_said(self, text: str, match: re.Match[str]) -> bool:
        """Whether the data's own words have it so, as a remark does or what an item cost."""
        return text[max(match.start() - CONTEXT, 0) : match.end()] in self._said

    def _learn(self, piece: Piece) -> None:
        group, _, rest = piece.field.partition(".")
        subject, _, last = rest.rpartition(".")
        kind = _kind(group, last)
        if kind:
            for number in _NUMBER.findall(plain_width(piece.text)):
                said = _NAMED.get(group, "{}").format(subject) if subject else ""
                self._add(kind, said, Decimal(number.replace(",", "")))

    def _add(self, kind: str, subject: str, value: Decimal) -> None:
        self._known[kind].setdefault(subject, {})[value] = None


def _kind(group: str, last: str) -> str:
    """What a field counts; empty where it is no number, or a code."""
    if not last:
        if group in _OF_SCALARS:
            return _OF_SCALARS[group]
        return "" if group in _NO_COUNT else _FILES if group.endswith("数") else _POINTS if "分" in group else ""
    if last == "占比":
        return _SHARE
    if last in ("得分", "平均分"):
        return _POINTS
    if last == "数量":
        return _PROBLEMS if group in ("性质", "阶段", "整改") else _FILES
    return _FILES if last in ("卷数", "不合格数") else ""


def _rows(fields: Fields) -> Iterable[Row]:
    return (row for rows in fields.rows.values() for row in rows)


def _live(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Where the live fields stand in the paragraph's text."""
    places, at = [], 0
    for piece in paragraph.pieces:
        if piece.field:
            places.append((at, at + len(piece.text)))
        at += len(piece.text)
    return places
