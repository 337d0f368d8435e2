"""Small files made for the tests: PDF forms, scans, Word and OFD packages."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from forms.fonts import Role
from reviewer.documents.setting import draw, measure

A4 = (595.0, 842.0)
TITLE_SIZE = 20


def pdf(
    path: Path, pages: Sequence[Sequence[str]], bookmarks: Sequence[tuple[str, int]] = (), **canvas: object
) -> Path:
    """A text PDF. Each page: its title ("" for none) and its lines; a line `a|b` is a row of a ruled form."""
    from reportlab.pdfgen.canvas import Canvas

    out = Canvas(str(path), pagesize=A4, invariant=1, **canvas)
    for number, (title, *lines) in enumerate(pages):
        for text, page in bookmarks:
            if page == number + 1:
                out.bookmarkPage(text)
                out.addOutlineEntry(text, text, 0)
        _page(out, title, lines)
        draw(out, str(number + 1), 540, 30, 11, Role.SONG)
        out.showPage()
    if bookmarks:
        out.showOutline()
    out.save()
    return path


def _page(out: object, title: str, lines: Sequence[str]) -> None:
    y = 780.0
    if title:
        draw(out, title, A4[0] / 2 - measure(title, TITLE_SIZE, Role.SONG) / 2, y, TITLE_SIZE, Role.SONG)
    y -= 50
    for line in lines:
        cells = line.split("|")
        if len(cells) > 1:
            _row(out, cells, y)
        else:
            draw(out, line, 72, y, 12, Role.SONG)
        y -= 28


def _row(out: object, cells: Sequence[str], y: float) -> None:
    widths = [90.0, 360.0] if len(cells) == 2 else [450.0 / len(cells)] * len(cells)
    x = 72.0
    for cell, wide in zip(cells, widths, strict=True):
        out.rect(x, y - 10, wide, 28)  # type: ignore[attr-defined]
        draw(out, cell, x + 5, y, 12, Role.SONG)
        x += wide


def scan(path: Path, source: Path, turned: int = 0, dpi: int = 150, kind: str = "JPEG") -> Path:
    """The first page of a PDF as a picture."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(source)
    image = document[0].render(scale=dpi / 72).to_pil().convert("RGB")
    document.close()
    if turned:
        image = image.rotate(-turned, expand=True)
    image.save(path, kind, dpi=(dpi, dpi))
    return path


def word(path: Path, body: str, parts: dict[str, str] | None = None) -> Path:
    """A DOCX whose document.xml has this body (inner XML)."""
    names = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")
        for name, text in (parts or {}).items():
            archive.writestr(name, text.replace("NAMES", names))
    return path


def paragraph(text: str, inner: str = "") -> str:
    """A Word paragraph."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r>{inner}</w:p>"


def ofd(path: Path, content: str, extra: dict[str, bytes] | None = None) -> Path:
    """An OFD of one page with this layer content."""
    ns = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "OFD.xml",
            f"<ofd:OFD {ns}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        )
        archive.writestr(
            "Doc_0/Document.xml",
            f"<ofd:Document {ns}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
            "</ofd:PageArea><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData>"
            '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
        )
        archive.writestr(
            "Doc_0/DocumentRes.xml",
            f'<ofd:Res {ns} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="9" Type="Image">'
            "<ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>",
        )
        archive.writestr(
            "Doc_0/Pages/Page_0/Content.xml",
            f"<ofd:Page {ns}><ofd:Content><ofd:Layer ID='2'>{content}</ofd:Layer></ofd:Content></ofd:Page>",
        )
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return path


def ofd_text(text: str, x: float, y: float, size: float = 4.2) -> str:
    """A line of text, x and y in millimetres."""
    return (
        f'<ofd:TextObject ID="3" Boundary="{x} {y} 150 8" Font="1" Size="{size}">'
        f'<ofd:TextCode X="0" Y="5" DeltaX="g {len(text) - 1} {size}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def png(width: int, height: int) -> bytes:
    """A white picture."""
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "PNG")
    return out.getvalue()
