"""Writes finished pages as PDF. Same pages, same bytes; text stays text."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from forms.fonts import Role, shipped
from forms.typesetting.marks import BookmarkMark, FillMark, FinishedPage, ImageMark, RuleMark, TextMark

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_one_at_a_time = threading.Lock()  # reportlab's fonts keep a reading position while they are cut down


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """Properties of the file. Nothing about the machine or the person who printed it."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: str = ""


def write_pdf(pages: Iterable[FinishedPage], info: DocumentInfo) -> bytes:
    """The pages as one PDF file."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    with _one_at_a_time:
        rl_config.useA85 = 0  # text encoding of streams is slow Python and a quarter larger
        stream = BytesIO()
        # An embedded face as the first font: otherwise every page names Helvetica, which is not in the file.
        first: dict[str, Any] = {"initialFontName": _first_font()}
        canvas = Canvas(stream, invariant=1, pageCompression=1, lang="zh-CN", **first)
        _describe(canvas, info)
        pictures: dict[bytes, Any] = {}
        for number, page in enumerate(pages, 1):
            canvas.setPageSize((page.width, page.height))
            _draw(canvas, page, number, pictures)
            canvas.showPage()
        canvas.save()
    return stream.getvalue()


def _first_font() -> str:
    found = shipped().lookup(Role.BODY, "一")
    return found[0].key if found else "Helvetica"


def _describe(canvas: "Canvas", info: DocumentInfo) -> None:
    canvas.setTitle(info.title)
    canvas.setAuthor(info.author)
    canvas.setSubject(info.subject)
    canvas.setKeywords(info.keywords)
    canvas.setCreator("明卷")
    canvas.setProducer("明卷")
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _draw(canvas: "Canvas", page: FinishedPage, number: int, pictures: dict[bytes, Any]) -> None:
    for at, mark in enumerate(page.marks):
        match mark:
            case TextMark():
                _text(canvas, mark, page.height)
            case RuleMark():
                canvas.setStrokeColorRGB(*mark.colour)
                canvas.setLineWidth(mark.thickness)
                canvas.line(mark.x1, page.height - mark.y1, mark.x2, page.height - mark.y2)
            case FillMark():
                canvas.setFillColorRGB(*mark.colour)
                y = page.height - mark.y - mark.height
                canvas.rect(mark.x, y, mark.width, mark.height, stroke=0, fill=1)
            case ImageMark():
                _picture(canvas, mark, page.height, pictures)
            case BookmarkMark():
                key = f"b{number}-{at}"
                canvas.bookmarkHorizontalAbsolute(key, page.height - mark.y)
                canvas.addOutlineEntry(mark.title, key, mark.level, closed=mark.level == 0)


def _text(canvas: "Canvas", mark: TextMark, height: float) -> None:
    mark.face.covers("一")  # loads and registers the face
    text = canvas.beginText(mark.x, height - mark.baseline)
    text.setFont(mark.face.key, mark.size)
    text.setFillColorRGB(*mark.colour)
    text.setCharSpace(mark.spacing)
    text.textOut(mark.text)
    canvas.drawText(text)


def _picture(canvas: "Canvas", mark: ImageMark, height: float, pictures: dict[bytes, Any]) -> None:
    from reportlab.lib.utils import ImageReader

    reader = pictures.get(mark.data)
    if reader is None:
        reader = pictures[mark.data] = ImageReader(BytesIO(mark.data))
    canvas.drawImage(reader, mark.x, height - mark.y - mark.height, mark.width, mark.height, mask="auto")
