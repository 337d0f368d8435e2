"""OFD (GB/T 33190) from government systems: its text where it stands, its pages drawn on a PDF for viewing.

Runs in the child process. What cannot be drawn is said: where it stands, on the page, and in the file's problems.
"""

import time
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element  # types only

from reviewer.documents.content import Bookmark, FileContent, PageContent, Unreadable
from reviewer.documents.layout.placing import text_lines, with_columns
from reviewer.documents.layout.ruling import Grid
from reviewer.documents.ofd.body import LAYERS, Body, OfdPage, read_body
from reviewer.documents.ofd.content import Content, Context, Sheet, Shelf
from reviewer.documents.ofd.drawing import Drawing, Outline, frame
from reviewer.documents.ofd.fonts import Faces
from reviewer.documents.ofd.pictures import seal_ready
from reviewer.documents.ofd.seals import Stamp
from reviewer.documents.ofd.values import IDENTITY, MM, Matrix, area, child, children, is_on, moved, product
from reviewer.documents.packages import Package
from reviewer.documents.text_quality import is_broken
from scoring.casefile import Problem, Source
from scoring.progress import Progress

MAX_PAGES = 2_000
ENOUGH = 12.0
"""Seconds of the processor after which no further page is drawn."""
_SEEN = frozenset({"Watermark", "Stamp"})
"""Annotations that are looked at, not read: their words belong to no document."""


def read_ofd(path: Path, progress: Progress) -> FileContent:
    """Every page of every document body of the package."""
    with Package(path) as package:
        root = package.xml("OFD.xml")
        if root is None:
            raise Unreadable(path.name, "OFD 文件已损坏，打不开。")
        if package.has("Encryptions.xml") or package.has("OFD/Encryptions.xml"):
            raise Unreadable(path.name, "OFD 文件已加密，不能读取。", "请承办机构提供未加密的文件。")
        found = (read_body(package, entry, MAX_PAGES) for entry in children(root, "DocBody"))
        bodies = [body for body in found if body is not None]
        total = sum(len(body.pages) for body in bodies)
        if not total:
            raise Unreadable(path.name, "OFD 文件里没有页面。")
        book = _Book(package)
        began = time.process_time()
        for body, page in islice(((own, page) for own in bodies for page in own.pages), MAX_PAGES):
            if time.process_time() - began > ENOUGH:
                break
            book.page(body, page)
            progress.step(len(book.done), total, "读取页面")
        problems = [*book.problems, *_unread(bodies)]
        if (read := len(book.done)) < total:
            reason = "" if read == MAX_PAGES else "读取过慢，"
            problems.append(f"共{total}页，{reason}只读取前{read}页；请分册导入。")
        said = tuple(Problem(path.name, text) for text in dict.fromkeys(problems))
        return FileContent(tuple(book.done), book.bookmarks(bodies), book.finish(), problems=said)


def _unread(bodies: list[Body]) -> list[str]:
    """What belongs to the file and is on no page."""
    said = []
    if any(body.signed.stamps for body in bodies):
        said.append("含有电子印章：印章图样按文件显示，真伪未验证，请用原阅读器核对。")
    elif any(body.signed.signatures for body in bodies):
        said.append("含有数字签名，未验证，请用原阅读器核对。")
    attached = [name for body in bodies for name in body.attachments]
    if attached:
        names = "、".join(attached[:5]) + ("等" if len(attached) > 5 else "")
        said.append(f"含有{len(attached)}个附件（{names}），未读取；需要时请用原阅读器另存后导入。")
    return said


class _Book:
    """Draws the pages of one package one after the other."""

    def __init__(self, package: Package) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self._package = package
        self._buffer = BytesIO()
        self._canvas: Any = Canvas(self._buffer, invariant=1, pageCompression=1)
        self._shelf = Shelf(package, Faces(package))
        self._numbers: dict[tuple[int, str], int] = {}
        self.problems: list[str] = []
        self.done: list[PageContent] = []

    def finish(self) -> bytes:
        """The PDF."""
        self._canvas.save()
        return self._buffer.getvalue()

    def bookmarks(self, bodies: list[Body]) -> tuple[Bookmark, ...]:
        """The outlines, as far as they lead to pages that were read."""
        found = (
            (title, self._numbers.get((id(body), page)), level) for body in bodies for title, page, level in body.marks
        )
        return tuple(Bookmark(title, number, level) for title, number, level in found if title and number)

    def page(self, body: Body, page: OfdPage) -> None:
        """Draw a page and keep its text."""
        _, _, width, height = page.area
        self._canvas.setPageSize((width * MM, height * MM))
        sheet = Sheet(Drawing(self._canvas, page.area))
        self._numbers[id(body), page.id] = number = len(self.done) + 1
        root = self._package.xml(page.part)
        draw_page(self._package, self._shelf, body, page, root, sheet)
        self._annotations(body, page, sheet)
        for stamp in body.stamps(page):
            if not draw_stamp(sheet, stamp):
                sheet.left_out.add("电子印章")
        if root is None:
            self.problems.append(f"第{number}页已损坏，无法读取。")
            sheet.drawing.note("本页已损坏，无法显示，请用原阅读器核对。")
        elif sheet.left_out:
            self.problems.append(f"第{number}页有不能显示的内容（{'、'.join(sorted(sheet.left_out))}）。")
            sheet.drawing.note("本页有不能显示的内容，请用原阅读器核对。")
        self._canvas.showPage()
        self.done.append(_content(sheet, width * MM, height * MM))

    def _annotations(self, body: Body, page: OfdPage, sheet: Sheet) -> None:
        content = Content(sheet, body.resources, self._shelf)
        for annotation in body.annotations.get(page.id, ()):
            look = child(annotation, "Appearance")
            if look is None or not is_on(annotation, "Visible", True):
                continue
            box = area(look.get("Boundary"))
            corner = moved(box[0], box[1]) if box is not None else IDENTITY
            content.draw(look, Context(corner, is_read=annotation.get("Type") not in _SEEN))


def _content(sheet: Sheet, width: float, height: float) -> PageContent:
    """The page as it was read. One that is a picture, or whose text is nonsense, waits for recognition."""
    lines = with_columns(text_lines(sheet.runs, Grid(sheet.rules), width, height), sheet.columns, width, height)
    if lines and is_broken("".join(line.text for line in lines)):
        return PageContent(width, height)
    return PageContent(width, height, 0, lines, Source.TEXT if lines or not sheet.has_picture else None)


def draw_page(
    package: Package,
    shelf: Shelf,
    body: Body,
    page: OfdPage,
    root: Element | None,
    sheet: Sheet,
    outer: Matrix = IDENTITY,
) -> None:
    """Background, body, foreground; in each the templates first, then the page's own layers."""
    content = Content(sheet, body.resources, shelf)
    own = child(root, "Content")
    for order in LAYERS:
        for where, part in page.templates:
            template = child(package.xml(part), "Content") if where == order else None
            if template is not None:
                content.draw(template, Context(outer))
        if own is not None:
            layers = [layer for layer in own if _order(layer) == order]
            content.draw_all(layers, Context(outer))


def _order(layer: Element) -> str:
    sort = layer.get("Type") or ""
    return sort if sort in LAYERS else "Body"


def draw_stamp(sheet: Sheet, stamp: Stamp) -> bool:
    """Draw a seal at its place. False, and a frame there, where it cannot be shown."""
    left, top, width, height = stamp.boundary
    onto: Matrix = (width, 0.0, 0.0, height, left, top)
    clip = [Outline(frame(stamp.clip), moved(left, top))] if stamp.clip is not None else []
    picture = stamp.picture
    drawn = False
    with sheet.drawing.clipped(clip):
        if picture is not None and picture.startswith(b"PK\x03\x04"):
            drawn = _draw_seal_file(sheet, picture, onto)
        elif picture is not None and (prepared := seal_ready(picture)) is not None:
            sheet.drawing.picture(prepared, onto, 1.0)
            drawn = True
    if not drawn:
        sheet.drawing.missing(IDENTITY, stamp.boundary, "电子印章，图样无法显示")
    return drawn


def _draw_seal_file(sheet: Sheet, data: bytes, onto: Matrix) -> bool:
    """A seal that is itself a small OFD: its first page, fitted in."""
    try:
        with Package(BytesIO(data), "印章.ofd") as package:
            entries = children(package.xml("OFD.xml"), "DocBody")
            body = read_body(package, entries[0], 1) if entries else None
            if body is None or not body.pages:
                return False
            page = body.pages[0]
            left, top, width, height = page.area
            fit = product(onto, product((1 / width, 0.0, 0.0, 1 / height, 0.0, 0.0), moved(-left, -top)))
            root = package.xml(page.part)
            inner = Sheet(sheet.drawing, count=sheet.count)
            draw_page(package, Shelf(package, Faces(package)), body, page, root, inner, fit)
            sheet.count = inner.count
            return not inner.left_out
    except Unreadable:
        return False
