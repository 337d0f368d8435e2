"""The parts of a Word package: which is the document, what links lead to, names of elements. In the child."""

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element  # types only

from reviewer.documents.packages import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
_LINK = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = "{http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    _STRICT + "wordprocessingml/main}": W,
    _STRICT + "officeDocument/relationships}": R,
    _STRICT + "drawingml/main}": A,
    _STRICT + "drawingml/wordprocessingDrawing}": WP,
}
USUAL = "word/document.xml"


def main_part(package: Package) -> str:
    """The member that holds the text; Word names it document.xml, its web edition document2.xml."""
    if package.has(USUAL):
        return USUAL
    root = package.xml("_rels/.rels")
    for link in root.iter(_LINK) if root is not None else ():
        if link.get("Type", "").endswith("/officeDocument"):
            return link.get("Target", USUAL).lstrip("/")
    return USUAL


def part(package: Package, name: str) -> Element | None:
    """The member as XML, its names as Word usually writes them whichever of the two standards was chosen."""
    root = package.xml(name)
    if root is not None and root.tag.startswith(_STRICT):
        for element in root.iter():
            element.tag = _usual(element.tag)
            for key in [k for k in element.attrib if k.startswith(_STRICT)]:
                element.set(_usual(key), element.attrib.pop(key))
    return root


def _usual(name: str) -> str:
    space, brace, local = name.rpartition("}")
    return _TRANSITIONAL.get(space + brace, space + brace) + local


def links(package: Package, name: str) -> dict[str, str]:
    """Relationship id → member of the package; links that lead outside are left out."""
    folder, file = posixpath.split(name)
    root = package.xml(f"{folder}/_rels/{file}.rels")
    out: dict[str, str] = {}
    for link in root.iter(_LINK) if root is not None else ():
        if link.get("TargetMode") != "External":
            target = link.get("Target", "")
            joined = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            out[link.get("Id", "")] = posixpath.normpath(joined)
    return out


def once(parent: Element, *tags: str) -> Iterator[Element]:
    """Elements below a parent; of the two versions Word writes for old and new readers only the first."""
    stack = list(parent)[::-1]
    while stack:
        element = stack.pop()
        if element.tag in tags:
            yield element
        elif element.tag == f"{MC}AlternateContent":
            stack += list(element)[:1]
        else:
            stack += list(element)[::-1]


def is_on(parent: Element | None, tag: str) -> bool:
    """Whether a switch such as bold or hidden is there and not switched off."""
    found = parent.find(f"{W}{tag}") if parent is not None else None
    return found is not None and found.get(f"{W}val") not in ("0", "false", "off")
