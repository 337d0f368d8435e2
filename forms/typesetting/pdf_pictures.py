"""Pictures as they go into a PDF: opaque, in grey or sRGB; a JPEG as it came, but for what a camera wrote beside it."""

import re
import struct
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

_END = 0xD9
_JFIF = 0xE0
_REMARKS = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})  # APP1–APP13, APP15, COM; APP14 says how colours are coded
_MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])")  # what ends a stretch of coded picture


def readable(data: bytes) -> Any:
    """The picture as reportlab takes it."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    with Image.open(BytesIO(data)) as image:
        if image.format == "JPEG" and image.mode in ("L", "RGB"):
            own = without_remarks(data)
            if _is_plain(own):
                return ImageReader(BytesIO(own))
        return ImageReader(_flat(image))


def without_remarks(jpeg: bytes) -> bytes:
    """The JPEG without comments, application data (place, time, device, small preview) and whatever follows its end:
    nothing of that is needed to draw it. A segment is two bytes of name and two of length."""
    kept, at = [jpeg[:2]], 2
    while (found := _MARKER.search(jpeg, at)) is not None:
        name, start = found[1][0], found.end()
        kept.append(jpeg[at : found.start()])
        if name == _END:
            return b"".join((*kept, b"\xff\xd9"))
        at = start + int.from_bytes(jpeg[start : start + 2], "big")
        is_remark = name in _REMARKS or (name == _JFIF and jpeg[start + 2 : start + 7] != b"JFIF\0")
        kept += [] if is_remark else [b"\xff", found[1], jpeg[start:at]]
    return b"".join((*kept, jpeg[at:]))


def _is_plain(jpeg: bytes) -> bool:
    """Whether reportlab reads it; it would draw something else in its place without a word."""
    from reportlab.pdfbase.pdfdoc import PDFError
    from reportlab.pdfbase.pdfutils import readJPEGInfo

    try:
        return readJPEGInfo(BytesIO(jpeg)) is not None
    except (PDFError, struct.error):
        return False


def _flat(image: "Image") -> "Image":
    """The picture on white paper, in grey where it has no colour."""
    from PIL import Image

    if image.mode in ("1", "L"):
        return image.convert("L")
    if image.has_transparency_data:
        own = image.convert("RGBA")
        paper = Image.new("RGBA", own.size, "white")
        return Image.alpha_composite(paper, own).convert("RGB")
    return image.convert("RGB")
