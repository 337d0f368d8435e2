"""OFD packages made for the tests, and how they look when drawn."""

import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.documents.content import FileContent
from reviewer.documents.ofd.reading import read_ofd
from scoring.progress import Silent

if TYPE_CHECKING:
    from PIL import Image

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
WHITE, RED, BLUE, GREEN = (255, 255, 255), (255, 0, 0), (0, 0, 255), (0, 128, 0)  # as seen
R, B, G = "255 0 0", "0 0 255", "0 128 0"  # as written


def package(
    path: Path,
    content: str,
    *,
    page: str = "",
    common: str = "",
    document: str = "",
    resources: str = "",
    body: str = "",
    parts: Mapping[str, str | bytes] | None = None,
) -> Path:
    """An OFD of one page, 100 mm by 100 mm; what is given is put in where its name says."""
    texts: dict[str, str | bytes] = {
        "OFD.xml": f"<ofd:OFD {NS}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>{body}"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 100 100"
        f"</ofd:PhysicalBox></ofd:PageArea><ofd:DocumentRes>Res.xml</ofd:DocumentRes>{common}</ofd:CommonData>"
        f'<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Content.xml"/></ofd:Pages>{document}</ofd:Document>',
        "Doc_0/Res.xml": f'<ofd:Res {NS} BaseLoc="Res">{resources}</ofd:Res>',
        "Doc_0/Pages/Content.xml": f"<ofd:Page {NS}>{page}<ofd:Content><ofd:Layer ID='2'>{content}</ofd:Layer>"
        "</ofd:Content></ofd:Page>",
    }
    texts.update(parts or {})
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in texts.items():
            archive.writestr(name, data)
    return path


def read(path: Path) -> FileContent:
    """What is read, in this process."""
    return read_ofd(path, Silent())


def said(path: Path) -> list[str]:
    """What is said of the file."""
    return [problem.message for problem in read(path).problems]


def look(content: FileContent, page: int = 0) -> "Image.Image":
    """The page as the window draws it, ten pixels a millimetre."""
    import pypdfium2 as pdfium

    assert content.derived is not None
    document = pdfium.PdfDocument(content.derived)
    picture: Image.Image = document[page].render(scale=254 / 72).to_pil().convert("RGB")
    document.close()
    return picture


def colour(picture: "Image.Image", x: float, y: float) -> tuple[int, ...]:
    """The colour at a place in millimetres."""
    found = picture.getpixel((round(x * 10), round(y * 10)))
    assert isinstance(found, tuple)
    return found


def tag(name: str, inner: str = "", **attributes: object) -> str:
    """An element."""
    said = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<ofd:{name}{said}>{inner}</ofd:{name}>"


def box(x: float, y: float, side: float, fill: str, more: str = "") -> str:
    """A filled square without a line."""
    return (
        f'<ofd:PathObject ID="9" Boundary="{x} {y} {side} {side}" Stroke="false" Fill="true" {more}>'
        f'<ofd:FillColor Value="{fill}"/>'
        f"<ofd:AbbreviatedData>M 0 0 L {side} 0 L {side} {side} L 0 {side} C</ofd:AbbreviatedData></ofd:PathObject>"
    )


def text(words: str, x: float, y: float, more: str = 'DeltaX="g 40 4"', inner: str = "", attributes: str = "") -> str:
    """Words of 4 mm, a sign every 4 mm."""
    return (
        f'<ofd:TextObject ID="3" Boundary="{x} {y} 60 6" Font="1" Size="4" {attributes}>{inner}'
        f'<ofd:TextCode X="0" Y="4" {more}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def media(place: str = "a.png", number: int = 9) -> str:
    """The resource that names a picture."""
    return (
        f'<ofd:MultiMedias><ofd:MultiMedia ID="{number}" Type="Image"><ofd:MediaFile>{place}</ofd:MediaFile>'
        "</ofd:MultiMedia></ofd:MultiMedias>"
    )


def png(pixels: "Image.Image") -> bytes:
    """A picture as PNG."""
    out = io.BytesIO()
    pixels.save(out, "PNG")
    return out.getvalue()


def der(tag: int, body: bytes) -> bytes:
    """A DER element."""
    size = len(body)
    length = bytes([size]) if size < 128 else bytes([0x84]) + struct.pack(">I", size)
    return bytes([tag]) + length + body


def seal(sort: bytes, picture: bytes) -> bytes:
    """As much of an electronic seal as says what it looks like."""
    look_of = der(0x30, der(0x16, sort) + der(0x04, picture) + der(0x02, b"\x28") + der(0x02, b"\x28"))
    about = der(0x30, der(0x16, b"esid") + der(0x30, der(0x0C, "某某局".encode())) + look_of)
    return der(0x30, der(0x30, about + der(0x30, b"")) + der(0x03, b"\0signature"))


def stamped(stamp: str, esl: bytes) -> dict[str, str | bytes]:
    """The parts of a signature with this StampAnnot; the package's `body` must name Doc_0/Signs/Signatures.xml."""
    return {
        "Doc_0/Signs/Signatures.xml": f"<ofd:Signatures {NS}>"
        '<ofd:Signature ID="1" BaseLoc="Sign_0/Signature.xml"/></ofd:Signatures>',
        "Doc_0/Signs/Sign_0/Signature.xml": f"<ofd:Signature {NS}><ofd:SignedInfo><ofd:Seal><ofd:BaseLoc>Seal.esl"
        f"</ofd:BaseLoc></ofd:Seal>{stamp}</ofd:SignedInfo></ofd:Signature>",
        "Doc_0/Signs/Sign_0/Seal.esl": esl,
    }


SIGNED = "<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>"
