"""One document body of an OFD: its pages in order, their templates, annotations, seals, outline and attachments."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element  # types only

from reviewer.documents.ofd.resources import Resources, document_resources
from reviewer.documents.ofd.seals import Signed, Stamp, signed
from reviewer.documents.ofd.values import Area, area, child, children, is_on, join, words
from reviewer.documents.packages import Package

_A4: Area = (0.0, 0.0, 210.0, 297.0)
_DEEPEST = 6
_MOST_MARKS = 10_000
LAYERS = ("Background", "Body", "Foreground")


@dataclass(frozen=True, slots=True)
class OfdPage:
    """A page's description in the package, and what is drawn under and over it."""

    id: str
    part: str
    area: Area
    templates: tuple[tuple[str, str], ...] = ()  # where in the order of layers, and the part


@dataclass(slots=True)
class Body:
    """A document body."""

    resources: Resources
    pages: list[OfdPage] = field(default_factory=list)
    annotations: dict[str, list[Element]] = field(default_factory=dict)
    signed: Signed = Signed((), 0)  # noqa: RUF009  (frozen)
    marks: list[tuple[str, str, int]] = field(default_factory=list)  # title, page ID, level
    attachments: list[str] = field(default_factory=list)

    def stamps(self, page: OfdPage) -> Iterator[Stamp]:
        """The seals on a page."""
        return (stamp for stamp in self.signed.stamps if stamp.page == page.id)


def read_body(package: Package, entry: Element, most_pages: int) -> Body | None:
    """What a DocBody of OFD.xml leads to."""
    place = words(child(entry, "DocRoot"))
    part = join("", place)
    root = package.xml(part) if place else None
    if root is None:
        return None
    folder = posixpath.dirname(part)
    common = child(root, "CommonData")
    body = Body(document_resources(package, common, folder))
    usual = _physical(child(common, "PageArea")) or _A4
    templates = {t.get("ID", ""): t for t in children(common, "TemplatePage")}
    for page in children(child(root, "Pages"), "Page")[: most_pages + 1]:
        body.pages.append(_page(package, body.resources, page, folder, templates, usual))
    body.annotations = dict(_annotations(package, root, folder))
    body.signed = signed(package, entry, folder)
    body.marks = list(_marks(child(root, "Outlines"), 0))[:_MOST_MARKS]
    body.attachments = list(_attachments(package, root, folder))
    return body


def _page(
    package: Package,
    resources: Resources,
    entry: Element,
    folder: str,
    templates: dict[str, Element],
    usual: Area,
) -> OfdPage:
    part = join(folder, entry.get("BaseLoc") or "")
    description = package.xml(part)
    for place in children(description, "PageRes"):
        base = join(posixpath.dirname(part), words(place))
        resources.add(package, base if package.has(base) else join(folder, words(place)))
    used = []
    for use in children(description, "Template"):
        template = templates.get(use.get("TemplateID") or "")
        if template is None:
            continue
        order = use.get("ZOrder") or template.get("ZOrder") or ""
        place_of = join(folder, template.get("BaseLoc") or "")
        used.append((order if order in LAYERS else "Background", place_of))
        for place in children(package.xml(place_of), "PageRes"):
            resources.add(package, join(posixpath.dirname(place_of), words(place)))
    size = _physical(child(description, "Area")) or usual
    return OfdPage(entry.get("ID") or "", part, size, tuple(used))


def _physical(element: Element | None) -> Area | None:
    found = area(words(child(element, "PhysicalBox")))
    return found if found is not None and 5 < found[2] < 5000 and 5 < found[3] < 5000 else None


def _annotations(package: Package, root: Element, folder: str) -> Iterator[tuple[str, list[Element]]]:
    place = words(child(root, "Annotations"))
    part = join(folder, place)
    listing = package.xml(part) if place else None
    for page in children(listing, "Page"):
        file = words(child(page, "FileLoc"))
        for base in (posixpath.dirname(part), folder, ""):
            if file and package.has(join(base, file)):
                yield page.get("PageID") or "", children(package.xml(join(base, file)), "Annot")
                break


def _marks(element: Element | None, level: int) -> Iterator[tuple[str, str, int]]:
    """Entries of the outline that lead to a page."""
    if level >= _DEEPEST:
        return
    for entry in children(element, "OutlineElem"):
        actions = child(entry, "Actions")
        page = ""
        for action in children(actions, "Action"):
            target = child(child(action, "Goto"), "Dest")
            page = page or (target.get("PageID") or "" if target is not None else "")
        if page:
            yield (entry.get("Title") or "").strip(), page, level
        yield from _marks(entry, level + 1)


def _attachments(package: Package, root: Element, folder: str) -> Iterator[str]:
    """Names of what is attached for people to see."""
    place = words(child(root, "Attachments"))
    listing = package.xml(join(folder, place)) if place else None
    for entry in children(listing, "Attachment")[:1000]:
        if is_on(entry, "Visible", True):
            yield (entry.get("Name") or "未命名").strip()
