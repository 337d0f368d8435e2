"""Inside the child: pictures through Pillow. Image files, and PDF pages that are nothing but one JPEG.

libjpeg decodes at 1/2, 1/4 or 1/8 for a fraction of the cost, so a scan seen small is never decoded whole.
"""

import ctypes
import warnings
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from reviewer.documents.pictures import least_reduction, plain
from reviewer.documents.rendering.wishes import Part

if TYPE_CHECKING:
    from PIL.Image import Image as Picture
    from PIL.Image import Transpose

_ORIENTATION = 0x0112
MAX_PIXELS = 300_000_000  # a sheet of A3 at 800 dpi is 120 million


def decoded(
    source: Path | BinaryIO, frame: int, size: tuple[int, int], *, turn_as_tagged: bool
) -> tuple["Picture", bool]:
    """The frame of an image file at the smallest decoded size not below `size` (width, height before turning), and
    whether a larger one cannot be had. A camera's own turn tag counts in image files, and not inside a PDF."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2  # Pillow refuses at twice this, and prints a warning before
    warnings.simplefilter("ignore", Image.DecompressionBombWarning)
    with Image.open(source) as opened:
        if frame:
            opened.seek(frame)
        whole = opened.size
        tag = opened.getexif().get(_ORIENTATION, 1) if turn_as_tagged else 1
        wide, high = size[::-1] if tag >= 5 else size
        if opened.format == "JPEG":
            opened.draft("L" if opened.mode == "L" else "RGB", (wide, high))
        least = least_reduction(opened)
        by = max(int(min(opened.width / max(wide, 1), opened.height / max(high, 1))), least) if least > 1 else 1
        is_whole = opened.size == whole and by == least
        picture = plain(opened, by)
    return (picture.transpose(_tagged()[tag]) if tag in _tagged() else picture), is_whole


def fitted(picture: "Picture", width: int, height: int, turn: int, part: Part | None = None) -> bytes:
    """BGRX pixels of exactly this size, after turning clockwise; or of that part of them."""
    from PIL import Image

    upright = (height, width) if turn % 180 else (width, height)
    if part is not None:
        picture = _piece(picture, width, height, turn, part)
    elif picture.size != upright:
        shrinks = picture.width > upright[0]
        picture = picture.resize(
            upright, Image.Resampling.BILINEAR if shrinks else Image.Resampling.BICUBIC, reducing_gap=2.0
        )
    if turn:
        picture = picture.transpose(_turns()[turn])
    return picture.convert("RGBA").tobytes("raw", "BGRA")  # the fourth byte must be 255 for what is painted over


def _piece(picture: "Picture", width: int, height: int, turn: int, part: Part) -> "Picture":
    """What becomes that part of the page once it is turned; beyond the page's edge it is white."""
    from PIL import Image

    left, top, right, bottom = part.left, part.top, part.left + part.width, part.top + part.height
    for _ in range(turn // 90):  # back to how the picture lies: (x, y) stands where (y, width - x) stood
        left, top, right, bottom, width, height = top, width - right, bottom, width - left, height, width
    x, y = picture.width / width, picture.height / height
    size, box = (right - left, bottom - top), (left * x, top * y, right * x, bottom * y)
    colour = 255 if picture.mode == "L" else (255, 255, 255)
    return picture.transform(size, Image.Transform.EXTENT, box, Image.Resampling.BILINEAR, fillcolor=colour)


def _turns() -> dict[int, "Transpose"]:
    from PIL.Image import Transpose

    return {90: Transpose.ROTATE_270, 180: Transpose.ROTATE_180, 270: Transpose.ROTATE_90}


def _tagged() -> dict[int, "Transpose"]:
    """What a camera's turn tag asks for."""
    from PIL.Image import Transpose as Turn

    turns = (Turn.FLIP_LEFT_RIGHT, Turn.ROTATE_180, Turn.FLIP_TOP_BOTTOM, Turn.TRANSPOSE, Turn.ROTATE_270)
    return dict(enumerate((*turns, Turn.TRANSVERSE, Turn.ROTATE_90), 2))


def only_jpeg(page: Any) -> bytes | None:
    """The JPEG data of a PDF page that shows exactly one upright, opaque JPEG and nothing else."""
    import pypdfium2.raw as pdfium

    if pdfium.FPDFPage_CountObjects(page.raw) != 1:
        return None
    shown = pdfium.FPDFPage_GetObject(page.raw, 0)
    if pdfium.FPDFPageObj_GetType(shown) != pdfium.FPDF_PAGEOBJ_IMAGE or not _covers(page, shown):
        return None
    if pdfium.FPDFPageObj_HasTransparency(shown) or not _is_jpeg(shown) or not _plain_colours(page, shown):
        return None
    length = pdfium.FPDFImageObj_GetImageDataRaw(shown, None, 0)
    if pdfium.FPDFImageObj_GetImageFilterCount(shown) == 1:
        data = ctypes.create_string_buffer(length)
        pdfium.FPDFImageObj_GetImageDataRaw(shown, data, length)
        return data.raw
    # Without ASCII85 and the like it is no longer than with it, so that asking for the length is spared.
    data = ctypes.create_string_buffer(length)
    actual = pdfium.FPDFImageObj_GetImageDataDecoded(shown, data, length)
    if actual > length:
        data = ctypes.create_string_buffer(actual)
        pdfium.FPDFImageObj_GetImageDataDecoded(shown, data, actual)
    return data.raw[:actual]


def _is_jpeg(shown: Any) -> bool:
    """Whether the image is a JPEG, perhaps wrapped in filters that only recode bytes."""
    import pypdfium2.raw as pdfium

    filters = []
    for number in range(pdfium.FPDFImageObj_GetImageFilterCount(shown)):
        name = ctypes.create_string_buffer(32)
        pdfium.FPDFImageObj_GetImageFilter(shown, number, name, 32)
        filters.append(name.value.decode("ascii", "replace"))
    recoding = {"ASCII85Decode", "ASCIIHexDecode", "FlateDecode", "A85", "AHx", "Fl"}
    return filters[-1:] in (["DCTDecode"], ["DCT"]) and set(filters[:-1]) <= recoding


def _covers(page: Any, shown: Any) -> bool:
    """Whether the image fills the page, neither turned nor mirrored."""
    import pypdfium2.raw as pdfium

    if page.get_rotation() or pdfium.FPDFPage_GetAnnotCount(page.raw):
        return False
    m = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(shown, m):
        return False
    left, bottom, right, top = page.get_bbox()
    width, height = right - left, top - bottom
    near = 0.01 * max(width, height)
    upright = abs(m.b) < 1e-3 and abs(m.c) < 1e-3 and m.a > 0 and m.d > 0
    return bool(
        upright
        and abs(m.a - width) < near
        and abs(m.d - height) < near
        and abs(m.e - left) < near
        and abs(m.f - bottom) < near
    )


def _plain_colours(page: Any, shown: Any) -> bool:
    """Whether the JPEG's own colours are what is to be seen: grey or RGB, not CMYK or Lab."""
    import pypdfium2.raw as pdfium

    about = pdfium.FPDF_IMAGEOBJ_METADATA()
    if not pdfium.FPDFImageObj_GetImageMetadata(shown, page.raw, about):
        return False
    return about.colorspace in (
        pdfium.FPDF_COLORSPACE_DEVICEGRAY,
        pdfium.FPDF_COLORSPACE_DEVICERGB,
        pdfium.FPDF_COLORSPACE_CALGRAY,
        pdfium.FPDF_COLORSPACE_CALRGB,
        pdfium.FPDF_COLORSPACE_ICCBASED,
    ) and about.bits_per_pixel in (8, 24)


def reduction(data: bytes, width: int, height: int) -> tuple[float, bool]:
    """How many times larger a JPEG is than `width` by `height` (0 where it is none), and whether it is coloured."""
    from PIL import Image

    with Image.open(BytesIO(data)) as opened:
        is_jpeg = opened.format == "JPEG"
        return min(opened.width / width, opened.height / height) if is_jpeg else 0, opened.mode != "L"


def opened_data(data: bytes) -> BinaryIO:
    """Embedded data as a file."""
    return BytesIO(data)
