"""The words of a Word paragraph: runs, fields, symbols, ticked boxes, notes. Runs in the child process."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element  # types only

from reviewer.documents.word.parts import MC, W, is_on

PAGE, PAGES = "\ue100", "\ue101"
"""Stand for the number of the page and of all pages where they are fields."""
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_BOX = {"Wingdings": {0x6F: "□", 0x71: "□", 0x72: "□", 0xA8: "□", 0xFC: "✓", 0xFB: "✗", 0xFD: "☒", 0xFE: "☑"}}
_BOX["Wingdings 2"] = {0x2A: "□", 0x30: "□", 0xA3: "□", 0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0x53: "☒"}
_COUNTS = {"PAGE": PAGE, "NUMPAGES": PAGES, "SECTIONPAGES": PAGES}
_SKIPPED = frozenset(
    {
        *(f"{W}{name}" for name in ("del", "delText", "instrText", "delInstrText", "pPr", "rPr", "txbxContent")),
        *(f"{W}{name}" for name in ("pict", "object", "drawing", "moveFrom", "rt", "sdtPr", "tbl")),
        f"{MC}AlternateContent",
    }
)


class Runs:
    """Reads paragraphs, and remembers the notes they refer to, in order."""

    def __init__(self) -> None:
        self.notes: list[tuple[str, str]] = []
        self._fields: list[list[str]] = []  # instruction, and "shown" once its result begins

    def text(self, paragraph: Element, *, in_margin: bool = False) -> str:
        """The text of a paragraph's own runs; text boxes, deleted and hidden text and field codes are left out.

        `in_margin`: fields that count pages become PAGE and PAGES; elsewhere what they last showed stays.
        """
        self._fields = []
        return "".join(self._pieces(paragraph, in_margin))

    def _pieces(self, parent: Element, in_margin: bool) -> Iterator[str]:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                if not is_on(child.find(f"{W}rPr"), "vanish"):
                    yield from self._pieces(child, in_margin)
            elif tag in (f"{W}t", _MATH):
                yield (child.text or "") if self._is_shown(in_margin) else ""
            elif tag == f"{W}fldChar":
                yield self._field(child, in_margin)
            elif tag == f"{W}instrText":
                if self._fields:
                    self._fields[-1][0] += child.text or ""
            elif tag == f"{W}fldSimple":
                counted = _counted(child.get(f"{W}instr", "")) if in_margin else ""
                yield from [counted] if counted else self._pieces(child, in_margin)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                yield self._note(child)
            elif (sign := _sign(child)) is not None:
                yield sign
            elif tag not in _SKIPPED:
                yield from self._pieces(child, in_margin)

    def _field(self, char: Element, in_margin: bool) -> str:
        kind = char.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(["", ""])
            return _ticked(char)
        if not self._fields:
            return ""
        if kind == "separate":
            self._fields[-1][1] = "shown"
        elif kind == "end":
            counted = _counted(self._fields.pop()[0])
            return counted if in_margin and self._is_shown(in_margin) else ""
        return ""

    def _is_shown(self, in_margin: bool) -> bool:
        return all(shown and not (in_margin and _counted(code)) for code, shown in self._fields)

    def _note(self, reference: Element) -> str:
        kind = "footnotes" if "footnote" in reference.tag else "endnotes"
        self.notes.append((kind, reference.get(f"{W}id", "")))
        return f"［注{len(self.notes)}］"


def _counted(code: str) -> str:
    words = code.split()
    return _COUNTS.get(words[0].upper(), "") if words else ""


def _sign(element: Element) -> str | None:
    """What an element that is no text stands for; None where it is something else."""
    tag = element.tag
    if tag in (f"{W}tab", f"{W}ptab"):
        return "\t"
    if tag in (f"{W}br", f"{W}cr"):
        return "" if element.get(f"{W}type") in ("page", "column") else "\n"
    if tag == f"{W}noBreakHyphen":
        return "-"
    if tag == f"{W}sym":
        return _symbol(element)
    return None


def _symbol(element: Element) -> str:
    font = element.get(f"{W}font", "")
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    known = _BOX.get(font, {}).get(code & 0xFF)
    if known is not None:
        return known
    return chr(code) if 0x20 < code < 0xD800 else "·"


def _ticked(begin: Element) -> str:
    """A tick box of an old form."""
    box = begin.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    is_set = is_on(box, "checked") if box.find(f"{W}checked") is not None else is_on(box, "default")
    return "☑" if is_set else "□"
