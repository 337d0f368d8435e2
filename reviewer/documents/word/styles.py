"""How a Word paragraph is set: size, alignment, indent. Runs in the child process."""

from xml.etree.ElementTree import Element  # types only

from reviewer.documents.blocks import Align
from reviewer.documents.packages import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def style_sizes(package: Package) -> dict[str, float]:
    """Size of each paragraph style in points; "" is the default."""
    root = package.xml("word/styles.xml")
    out = {"": 10.5}
    if root is None:
        return out
    default = root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}sz")
    if default is not None:
        out[""] = number_of(default.get(f"{_W}val"), 21) / 2
    for style in root.iter(f"{_W}style"):
        size = style.find(f"{_W}rPr/{_W}sz")
        if size is not None:
            out[style.get(f"{_W}styleId", "?")] = number_of(size.get(f"{_W}val"), 21) / 2
    return out


def align(style: Element | None) -> Align:
    """How a paragraph with these properties is aligned."""
    value = value_of(style, "jc")
    return {"center": Align.CENTRE, "right": Align.RIGHT, "end": Align.RIGHT}.get(value or "", Align.LEFT)


def indent(style: Element | None) -> float:
    """The first line's indent in characters."""
    found = style.find(f"{_W}ind") if style is not None else None
    if found is None:
        return 0.0
    characters = number_of(found.get(f"{_W}firstLineChars"), 0) / 100
    return min(max(characters or number_of(found.get(f"{_W}firstLine"), 0) / 280, 0.0), 6.0)


def value_of(parent: Element | None, tag: str) -> str | None:
    """The `val` of a property."""
    found = parent.find(f"{_W}{tag}") if parent is not None else None
    return found.get(f"{_W}val") if found is not None else None


def number_of(text: str | None, otherwise: int) -> int:
    """A whole number; what is not one is `otherwise`."""
    try:
        return int(float(text)) if text else otherwise
    except (ValueError, OverflowError):
        return otherwise
