"""Numbers that Word itself sets before paragraphs (一、 （一） 1.); they stand nowhere in the text. In the child."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element  # types only

from reviewer.documents.packages import Package
from reviewer.documents.word.parts import W, part
from reviewer.documents.word.styles import number_of, value_of

_LEVELS = 9
_CLOSED = tuple("、）)．.。：:】〕")
_DIGITS = "零一二三四五六七八九"
_ROWS = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
}
_CHINESE = ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "ideographDigital")
_LEGAL = "chineseLegalSimplified"


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    kind: str = "decimal"
    text: str = ""


class Numbering:
    """Counts the numbered paragraphs of a document as they come."""

    def __init__(self, package: Package) -> None:
        root = part(package, "word/numbering.xml")
        abstract = _abstract(root) if root is not None else {}
        self._lists = {n.get(f"{W}numId", ""): _list(n, abstract) for n in _children(root, "num")}
        self._of_style = _styles(package)
        self._counts: dict[str, list[int | None]] = {}

    def label(self, paragraph: Element) -> str:
        """What stands before this paragraph; "" where it is not numbered."""
        style = paragraph.find(f"{W}pPr")
        if not self._lists or style is None:
            return ""
        own = style.find(f"{W}numPr")
        inherited = self._of_style.get(value_of(style, "pStyle") or "", ("", 0))
        number = (value_of(own, "numId") if own is not None else None) or inherited[0]
        level = number_of(value_of(own, "ilvl"), inherited[1])
        found = self._lists.get(number)
        if found is None or not 0 <= level < _LEVELS:
            return ""
        text = self._counted(*found, level)
        return text if not text or text.endswith(_CLOSED) else f"{text} "

    def _counted(self, counter: str, levels: Mapping[int, _Level], level: int) -> str:
        own = levels.get(level, _Level())
        if own.kind == "bullet":
            return "·" if own.text.strip() else ""
        counts = self._counts.setdefault(counter, [None] * _LEVELS)
        before = counts[level]
        counts[level] = own.start if before is None else before + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)

        def shown(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            step = levels.get(place, _Level())
            count = counts[place]
            return _written(step.start if count is None else count, step.kind)

        return re.sub(r"%([1-9])", shown, own.text).strip()


def _children(root: Element | None, name: str) -> list[Element]:
    return root.findall(f"{W}{name}") if root is not None else []


def _abstract(root: Element) -> dict[str, dict[int, _Level]]:
    return {
        one.get(f"{W}abstractNumId", ""): {number_of(x.get(f"{W}ilvl"), 0): _level(x) for x in _children(one, "lvl")}
        for one in _children(root, "abstractNum")
    }


def _level(element: Element) -> _Level:
    start = number_of(value_of(element, "start"), 1)
    return _Level(start, value_of(element, "numFmt") or "decimal", value_of(element, "lvlText") or "")


def _list(number: Element, abstract: Mapping[str, dict[int, _Level]]) -> tuple[str, Mapping[int, _Level]]:
    """What it counts with (lists of one kind count on together, unless they begin anew), and its levels."""
    kind = value_of(number, "abstractNumId") or ""
    levels = dict(abstract.get(kind, {}))
    anew = False
    for override in _children(number, "lvlOverride"):
        level = number_of(override.get(f"{W}ilvl"), 0)
        replaced = override.find(f"{W}lvl")
        own = _level(replaced) if replaced is not None else levels.get(level, _Level())
        start = value_of(override, "startOverride")
        anew = anew or start is not None
        levels[level] = _Level(number_of(start, own.start), own.kind, own.text)
    return (f"num {number.get(f'{W}numId')}" if anew else f"kind {kind}"), levels


def _styles(package: Package) -> dict[str, tuple[str, int]]:
    """Style → the list it belongs to, and the level; also through the style it is based on."""
    root = part(package, "word/styles.xml")
    styles = {s.get(f"{W}styleId", ""): s for s in _children(root, "style")}
    out: dict[str, tuple[str, int]] = {}
    for name, style in styles.items():
        seen: set[str] = set()
        current: Element | None = style
        while current is not None and current.get(f"{W}styleId", "") not in seen:
            seen.add(current.get(f"{W}styleId", ""))
            found = current.find(f"{W}pPr/{W}numPr")
            if found is not None and value_of(found, "numId"):
                out[name] = (value_of(found, "numId") or "", number_of(value_of(found, "ilvl"), 0))
                break
            current = styles.get(value_of(current, "basedOn") or "")
    return out


def _written(count: int, kind: str) -> str:
    row = _ROWS.get(kind)
    if kind == "none":
        return ""
    if kind in _CHINESE and 0 <= count < 10_000:
        return _chinese(count)
    if kind == _LEGAL and 0 <= count < 10_000:
        return _chinese(count).translate(str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟"))
    if row is not None and 0 < count <= len(row):
        return row[count - 1]
    if kind in ("upperRoman", "lowerRoman") and 0 < count < 400:
        return _roman(count) if kind == "upperRoman" else _roman(count).lower()
    return f"{count:02d}" if kind == "decimalZero" else str(count)


def _chinese(count: int) -> str:
    if count < 10:
        return _DIGITS[count]
    out, gap = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = count // size % 10
        if digit:
            out += ("零" if gap and out else "") + _DIGITS[digit] + unit
        gap = digit == 0
    return out.removeprefix("一") if out.startswith("一十") else out


def _roman(count: int) -> str:
    out = ""
    for value, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        out += sign * (count // value)
        count %= value
    return out
