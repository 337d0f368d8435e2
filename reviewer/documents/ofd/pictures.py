"""Pictures inside an OFD, ready for a PDF: JPEG as it is, the rest decoded, JBIG2 through pdfium. In the child."""

import struct
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reviewer.documents.pictures import MAX_PIXELS, for_pdf, for_print, jpeg_for_pdf

if TYPE_CHECKING:
    from PIL import Image

_JBIG2 = b"\x97JB2\r\n\x1a\n"
_PAGE_INFORMATION, _END_OF_PAGE, _END_OF_FILE = 48, 49, 51
_MAX_SEGMENTS = 10_000
_PAPER = 238
"""A seal's background: lighter than this in every colour is paper."""


def ready(data: bytes, mask: bytes | None = None) -> Any | None:
    """What the PDF writer takes; None where the picture is damaged, too large or of an unknown kind."""
    if mask is None and _is_plain_jpeg(data):
        return jpeg_for_pdf(data)
    picture = _decoded(data)
    if picture is None:
        return None
    if mask is not None:
        alpha = _decoded(mask)
        if alpha is not None:
            picture.putalpha(alpha.convert("L").resize(picture.size))
    return for_pdf(picture)


def seal_ready(data: bytes) -> Any | None:
    """A seal's picture, its paper seen through."""
    from PIL import Image, ImageChops
    from reportlab.lib.utils import ImageReader

    picture = _decoded(data)
    if picture is None:
        return None
    picture.thumbnail((1200, 1200))
    if picture.mode == "RGB":
        bands = picture.split()
        darkest = ImageChops.darker(ImageChops.darker(bands[0], bands[1]), bands[2])
        picture.putalpha(darkest.point([255] * _PAPER + [0] * (256 - _PAPER)))
    return ImageReader(picture.convert("RGBA") if isinstance(picture, Image.Image) else picture)


def _is_plain_jpeg(data: bytes) -> bool:
    """Whether the JPEG may go into the PDF as it stands: upright, grey or RGB, of a bearable size, and whole."""
    from PIL import Image, UnidentifiedImageError

    if not data.startswith(b"\xff\xd8\xff"):
        return False
    Image.MAX_IMAGE_PIXELS = None  # our own limit, as everywhere
    try:
        with Image.open(BytesIO(data)) as picture:
            plain = picture.format == "JPEG" and picture.mode in ("L", "RGB")
            bearable = picture.width * picture.height <= MAX_PIXELS // 4 and picture.getexif().get(0x0112, 1) == 1
            picture.draft("L", (max(1, picture.width // 8), max(1, picture.height // 8)))
            picture.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        return False
    return plain and bearable


def pixels(data: bytes) -> int:
    """How many pixels there are, by the picture's head; 0 where that is damaged."""
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(BytesIO(data)) as picture:
            return picture.width * picture.height
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        return 0


def _decoded(data: bytes) -> "Image.Image | None":
    """RGB, or RGBA where something can be seen through it."""
    if data.startswith(_JBIG2) or data[:4] == b"\0\0\0\0":
        return jbig2(data)
    return for_print(data, keeps_alpha=True)


def jbig2(data: bytes) -> "Image.Image | None":
    """A JBIG2 picture, decoded by pdfium inside a PDF of one page; None where it is damaged or too large."""
    import pypdfium2 as pdfium

    found = _segments(data)
    if found is None:
        return None
    width, height, body = found
    if not 0 < width * height <= MAX_PIXELS // 4 or max(width, height) > 14_000:
        return None
    try:
        document = pdfium.PdfDocument(_one_picture(width, height, body))
    except pdfium.PdfiumError:
        return None
    try:
        picture: Image.Image = document[0].render(scale=1, grayscale=True).to_pil().convert("RGB")
        return picture
    except pdfium.PdfiumError:
        return None
    finally:
        document.close()


def _segments(data: bytes) -> tuple[int, int, bytes] | None:
    """Width, height and the segments as a PDF holds them: no file header, no end marks, header and body together."""
    at, together = 0, True
    if data.startswith(_JBIG2):
        flags = data[8] if len(data) > 8 else 0
        together, at = bool(flags & 1), 9 if flags & 2 else 13
    heads: list[tuple[int, bytes, int]] = []
    bodies: list[bytes] = []
    while len(heads) < _MAX_SEGMENTS:
        head = _segment_head(data, at)
        if head is None:
            break
        at += len(head[1])
        heads.append(head)
        if together:
            bodies.append(data[at : at + head[2]])
            at += head[2]
        elif head[0] == _END_OF_FILE:
            break
    for _, _, length in heads[len(bodies) :]:
        bodies.append(data[at : at + length])
        at += length
    pairs = list(zip(heads, bodies, strict=True))
    page = next((body for (sort, _, _), body in pairs if sort == _PAGE_INFORMATION and len(body) >= 8), None)
    if page is None:
        return None
    width, height = struct.unpack(">II", page[:8])
    kept = [h + body for (sort, h, _), body in pairs if sort not in (_END_OF_PAGE, _END_OF_FILE)]
    return width, height, b"".join(kept)


def _segment_head(data: bytes, at: int) -> tuple[int, bytes, int] | None:
    """Sort, the bytes of the head, and how long the body is; None at the end."""
    if at + 11 > len(data):
        return None
    number, flags, refers = struct.unpack(">IBB", data[at : at + 6])
    count = refers >> 5
    end = at + 6
    if count == 7:
        count = struct.unpack(">I", data[at + 5 : at + 9])[0] & 0x1FFFFFFF
        end = at + 9 + (count + 8) // 8
    end += count * (1 if number <= 256 else 2 if number <= 65536 else 4)
    end += (4 if flags & 0x40 else 1) + 4
    if end > len(data):
        return None
    (length,) = struct.unpack(">I", data[end - 4 : end])
    return flags & 0x3F, data[at:end], min(length, len(data) - end)


def _one_picture(width: int, height: int, body: bytes) -> bytes:
    """A PDF of one page that is this picture."""
    content = b"%d 0 0 %d 0 0 cm /I Do" % (width, height)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>"
        % (width, height),
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 1"
        b"/Filter/JBIG2Decode/Length %d>>stream\n%s\nendstream" % (width, height, len(body), body),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    )
    out, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, text)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + rows + tail
