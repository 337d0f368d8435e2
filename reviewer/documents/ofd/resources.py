"""What the pages of an OFD draw with: fonts, pictures, line styles, colour spaces, composite drawings."""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element  # types only

from reviewer.documents.ofd.colours import Paint, Space, Style, paint, spaces_of
from reviewer.documents.ofd.values import child, children, is_on, join, words
from reviewer.documents.packages import Package

_DEEPEST = 16


@dataclass(frozen=True, slots=True)
class FontEntry:
    """A font by name; `part` is its file in the package, "" where it is not embedded."""

    name: str
    bold: bool = False
    italic: bool = False
    part: str = ""


@dataclass(slots=True)
class Resources:
    """Everything by its ID."""

    fonts: dict[str, FontEntry] = field(default_factory=dict)
    media: dict[str, str] = field(default_factory=dict)
    params: dict[str, Element] = field(default_factory=dict)
    spaces: dict[str, Space] = field(default_factory=dict)
    composites: dict[str, Element] = field(default_factory=dict)
    default_space: str = ""

    def add(self, package: Package, part: str) -> None:
        """Take in a resource file."""
        root = package.xml(part)
        if root is None:
            return
        base = join(posixpath.dirname(part), root.get("BaseLoc") or "")
        for font in _all(root, "Fonts", "Font"):
            file = words(child(font, "FontFile"))
            name = f"{font.get('FontName') or ''} {font.get('FamilyName') or ''}".strip()
            place = join(base, file) if file else ""
            self.fonts[font.get("ID", "")] = FontEntry(
                name, is_on(font, "Bold", False), is_on(font, "Italic", False), place
            )
        for media in _all(root, "MultiMedias", "MultiMedia"):
            file = words(child(media, "MediaFile"))
            if file:
                self.media[media.get("ID", "")] = join(base, file)
        self.params |= {param.get("ID", ""): param for param in _all(root, "DrawParams", "DrawParam")}
        self.spaces |= spaces_of(root)
        for composite in _all(root, "CompositeGraphicUnits", "CompositeGraphicUnit"):
            self.composites[composite.get("ID", "")] = composite

    def style(self, item: Element, inherited: Style) -> Style:
        """The style of a layer or graphic unit: what is inherited, its DrawParam over it, its own words over both."""
        chain: list[Element] = []
        param = self.params.get(item.get("DrawParam") or "")
        while param is not None and len(chain) < _DEEPEST:
            chain.append(param)
            param = self.params.get(param.get("Relative") or "")
        style = inherited
        for param in reversed(chain):
            style = style.over(param)
        return style.over(item)

    def paint(self, colour: Element | None) -> Paint | None:
        """What a colour element says."""
        return paint(colour, self.spaces, self.default_space)


def _all(root: Element, group: str, name: str) -> Iterable[Element]:
    return [one for members in children(root, group) for one in children(members, name)]


def document_resources(package: Package, common: Element | None, folder: str) -> Resources:
    """Those of a whole document body."""
    found = Resources(default_space=words(child(common, "DefaultCS")))
    for name in ("PublicRes", "DocumentRes"):
        for place in children(common, name):
            found.add(package, join(folder, words(place)))
    return found
