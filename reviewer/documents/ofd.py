"""OFD (GB/T 33190) from government systems: its text where it stands, its pictures and lines, on a PDF for viewing.

Runs in the child process. What cannot be drawn is said: on the page's problem line and in the file's problems.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element  # types only

from reviewer.documents.content import FileContent, PageContent, Unreadable
from reviewer.documents.layout import Run
from reviewer.documents.ofd_drawing import Drawing, numbers, placed_glyphs, straight_rules, stretches
from reviewer.documents.packages import Package
from reviewer.documents.placing import text_lines
from reviewer.documents.ruling import Grid, Rule
from scoring.casefile import Problem, Source
from scoring.progress import Progress

MM = 72 / 25.4
MAX_PAGES = 2_000
MAX_OBJECTS = 20_000


def read_ofd(path: Path, progress: Progress) -> FileContent:
    """Every page of every document body of the package."""
    with Package(path) as package:
        root = package.xml("OFD.xml")
        if root is None:
            raise Unreadable(path.name, "OFD 文件已损坏，打不开。")
        reader = _Reader(package)
        places = [(body, page) for body in _bodies(root) for page in reader.pages(body)]
        if not places:
            raise Unreadable(path.name, "OFD 文件里没有页面。")
        for done, (body, page) in enumerate(places[:MAX_PAGES]):
            reader.page(body, page)
            progress.step(done + 1, len(places), "读取页面")
        if package.has_any("signature.xml", "signedvalue.dat"):
            reader.problems.append("含有电子印章或签名，此处不显示也不验证，请用原阅读器核对。")
        if package.has_any("annotation.xml", "annotations.xml", "annot_0.xml"):
            reader.problems.append("含有批注或水印，此处不显示，请用原阅读器核对。")
        problems = [Problem(path.name, text) for text in dict.fromkeys(reader.problems)]
        if len(places) > MAX_PAGES:
            problems.append(Problem(path.name, f"共{len(places)}页，只读取前{MAX_PAGES}页。"))
        return FileContent(tuple(reader.done), (), reader.finish(), False, (), tuple(problems))


def local(element: Element) -> str:
    """A tag without its namespace: writers use several."""
    return str(element.tag).rpartition("}")[2]


def _children(element: Element | None, name: str) -> list[Element]:
    return [child for child in element if local(child) == name] if element is not None else []


def _child(element: Element | None, name: str) -> Element | None:
    return next(iter(_children(element, name)), None)


def _bodies(root: Element) -> Iterator[str]:
    """Where the document bodies are described."""
    for body in _children(root, "DocBody"):
        place = _child(body, "DocRoot")
        if place is not None and place.text:
            yield place.text.strip().lstrip("/")


@dataclass(frozen=True, slots=True)
class _Place:
    """A page's description in the package, and the size it falls back on."""

    part: str
    template: str | None
    area: tuple[float, float, float, float]


class _Reader:
    """Walks one package and draws its pages."""

    def __init__(self, package: Package) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self._package = package
        self._buffer = BytesIO()
        self._canvas: Any = Canvas(self._buffer, invariant=1)
        self._pictures: dict[tuple[str, str], str] = {}
        self.problems: list[str] = []
        self.done: list[PageContent] = []

    def finish(self) -> bytes:
        """The PDF."""
        self._canvas.save()
        return self._buffer.getvalue()

    def pages(self, body: str) -> list[_Place]:
        """The pages of a document body, in order."""
        root = self._package.xml(body)
        folder = posixpath.dirname(body)
        common = _child(root, "CommonData")
        area = _area(_child(common, "PageArea"), (0.0, 0.0, 210.0, 297.0))
        templates = {t.get("ID", ""): _join(folder, t.get("BaseLoc", "")) for t in _children(common, "TemplatePage")}
        self._list_pictures(body, common, folder)
        out = []
        for page in _children(_child(root, "Pages"), "Page")[: MAX_PAGES + 1]:
            part = _join(folder, page.get("BaseLoc", ""))
            description = self._package.xml(part)
            used = _child(description, "Template")
            template = templates.get(used.get("TemplateID", "")) if used is not None else None
            out.append(_Place(part, template, _area(_child(description, "Area"), area)))
        return out

    def _list_pictures(self, body: str, common: Element | None, folder: str) -> None:
        for name in ("PublicRes", "DocumentRes"):
            for place in _children(common, name):
                part = _join(folder, (place.text or "").strip())
                root = self._package.xml(part)
                if root is None:
                    continue
                base = _join(posixpath.dirname(part), root.get("BaseLoc", ""))
                for media in _children(_child(root, "MultiMedias"), "MultiMedia"):
                    file = _child(media, "MediaFile")
                    if file is not None and file.text:
                        self._pictures[(body, media.get("ID", ""))] = _join(base, file.text.strip())

    def page(self, body: str, place: _Place) -> None:
        """Draw a page and keep its text."""
        left, top, width, height = place.area
        self._canvas.setPageSize((width * MM, height * MM))
        drawing = Drawing(self._canvas, left, top, height)
        state = _State(drawing, [], [], set())
        root = self._package.xml(place.part)
        for part in (self._package.xml(place.template) if place.template else None, root):
            content = _child(part, "Content")
            if content is not None:
                self._draw(body, content, state)
        if root is None:
            self.problems.append(f"第{len(self.done) + 1}页已损坏，无法读取。")
        elif state.left_out:
            self.problems.append(f"第{len(self.done) + 1}页有不能显示的内容（{'、'.join(sorted(state.left_out))}）。")
            drawing.note("本页有不能显示的内容，请用原阅读器核对。")
        self._canvas.showPage()
        grid = Grid(state.rules)
        lines = text_lines(state.runs, grid, width * MM, height * MM)
        # A page that is one picture waits for recognition, like any scan.
        source = Source.TEXT if lines or not state.has_picture else None
        self.done.append(PageContent(width * MM, height * MM, 0, lines, source))

    def _draw(self, body: str, parent: Element, state: "_State") -> None:
        for item in parent:
            state.count += 1
            if state.count > MAX_OBJECTS:
                state.left_out.add("内容过多")
                return
            name = local(item)
            if name in ("Layer", "PageBlock"):
                self._draw(body, item, state)
            elif name == "TextObject":
                self._text(item, state)
            elif name == "PathObject":
                state.rules += straight_rules(item, state.drawing)
                if not state.drawing.path(item):
                    state.left_out.add("图形")
            elif name == "ImageObject":
                self._image(body, item, state)
            elif name == "CompositeObject":
                state.left_out.add("组合图形")

    def _text(self, item: Element, state: "_State") -> None:
        glyphs = list(placed_glyphs(item))
        state.drawing.glyphs(glyphs)
        for group in stretches(glyphs):
            x, y = state.drawing.at(group[0].x, group[0].y)
            end, _ = state.drawing.at(group[-1].x + group[-1].natural, group[-1].y)
            size = group[0].size * MM
            state.runs.append(Run("".join(g.sign for g in group), x, y - size * 0.88, end, y + size * 0.12))

    def _image(self, body: str, item: Element, state: "_State") -> None:
        part = self._pictures.get((body, item.get("ResourceID", "")))
        data = self._package.read(part) if part else None
        state.has_picture = True
        if data is None or not state.drawing.picture(item, data):
            state.left_out.add("图片")


@dataclass(slots=True)
class _State:
    """What has been met on one page."""

    drawing: Drawing
    runs: list[Run]
    rules: list[Rule]
    left_out: set[str]
    has_picture: bool = False
    count: int = 0


def _area(element: Element | None, otherwise: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    box = _child(element, "PhysicalBox")
    values = numbers(box.text if box is not None else "")
    if len(values) != 4 or not (5 < values[2] < 5000 and 5 < values[3] < 5000):
        return otherwise
    return values[0], values[1], values[2], values[3]


def _join(folder: str, place: str) -> str:
    """A path inside the package; a leading slash means its root."""
    path = place if place.startswith("/") else posixpath.join(folder, place)
    return re.sub(r"^(?:\.\./)+", "", posixpath.normpath(path)).lstrip("/")
