"""Puts pictures into a PDF: opaque, in grey or sRGB; a JPEG as it came."""

from io import BytesIO
from typing import TYPE_CHECKING

from forms.typesetting.pdf_objects import PdfFile

if TYPE_CHECKING:
    from PIL.Image import Image

_SPACES = {"L": b"/DeviceGray", "RGB": b"/DeviceRGB"}


def write_picture(file: PdfFile, data: bytes) -> int:
    """The number of the picture in the file."""
    from PIL import Image

    with Image.open(BytesIO(data)) as image:
        if image.format == "JPEG" and image.mode in _SPACES:
            return file.stream(_entries(image) + b" /Filter /DCTDecode", data, packed=False)
        flat = _flat(image)
        return file.stream(_entries(flat), flat.tobytes())


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
