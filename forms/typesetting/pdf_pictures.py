"""Puts pictures into a PDF: opaque, in grey or sRGB; a JPEG as it came, but for what the camera wrote beside it."""

from io import BytesIO
from typing import TYPE_CHECKING

from forms.typesetting.pdf_objects import PdfFile

if TYPE_CHECKING:
    from PIL.Image import Image

_SCAN = 0xDA
_REMARKS = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})  # APP1–APP13, APP15, COM; APP14 says how colours are coded
_SPACES = {"L": b"/DeviceGray", "RGB": b"/DeviceRGB"}


def write_picture(file: PdfFile, data: bytes) -> int:
    """The number of the picture in the file."""
    from PIL import Image

    with Image.open(BytesIO(data)) as image:
        if image.format == "JPEG" and image.mode in _SPACES:
            return file.stream(_entries(image) + b" /Filter /DCTDecode", without_remarks(data), packed=False)
        flat = _flat(image)
        return file.stream(_entries(flat), flat.tobytes())


def without_remarks(jpeg: bytes) -> bytes:
    """The JPEG without comments and application data (place, time, device, small preview) that is not needed to draw
    it. Segments up to the first scan are two bytes of name and two of length."""
    kept, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != _SCAN:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if jpeg[at + 1] not in _REMARKS:
            kept.append(jpeg[at:end])
        at = end
    return b"".join(kept) + jpeg[at:]


def _entries(image: "Image") -> bytes:
    width, height = image.size
    space = _SPACES[image.mode]
    return b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace %b /BitsPerComponent 8" % (
        width,
        height,
        space,
    )


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
