"""Scans and photographs as pages: how many, how large, which way up. Runs in the child process."""

import hashlib
import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewer.documents.content import FileContent, PageContent, Unreadable
from scoring.casefile import Problem
from scoring.progress import Progress

if TYPE_CHECKING:
    from PIL import Image

MAX_PIXELS = 220_000_000
"""An A3 sheet at 900 dpi has 165 million."""
MAX_FRAMES = 2_000
MAX_SHOWN = 100_000_000
"""Pixels of a picture made ready for showing; a larger one is shown at a half or a third of its size."""
FLAT_UP_TO = 1_000_000
"""Pixels; larger pictures go into a PDF as JPEG."""
_PIECE = 4_000_000
"""Pixels that are made ready at a time where a picture is so large that it fits into memory but once."""
_A4_WIDTH = 595.0
_SIDEWAYS = (5, 6, 7, 8)


@contextmanager
def opened(path: Path) -> Iterator["Image.Image"]:
    """The picture, checked for size, or a plain refusal."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # our own limit below, with our own words
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            picture = Image.open(path)
        except Exception:  # noqa: BLE001  (on a damaged head Pillow raises whatever its arithmetic comes to)
            raise Unreadable(path.name, "图片已损坏，或者是少见的格式，打不开。") from None
        with picture:
            check_size(picture, path.name)
            try:
                yield picture
            except (Unreadable, MemoryError):
                raise
            except Exception:  # noqa: BLE001  (likewise on damaged data)
                raise Unreadable(path.name, "图片数据不完整。") from None


def check_size(picture: "Image.Image", name: str) -> None:
    """Refuse a picture that would not fit into memory."""
    width, height = picture.size
    if width * height > MAX_PIXELS:
        raise Unreadable(name, f"图片尺寸过大（{width}×{height}像素）。", "请缩小到A3幅面300dpi以内再导入。")


def read_picture(path: Path, progress: Progress) -> FileContent:
    """Every frame of a picture as a page without text."""
    pages: list[PageContent] = []
    problems: list[Problem] = []
    with opened(path) as picture:
        # Only a TIFF has pages; PNG and WebP may be animated, a camera's MPO holds the same view twice.
        frames = int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1
        if frames > MAX_FRAMES:
            problems.append(Problem(path.name, f"共{frames}页，只读取前{MAX_FRAMES}页；请分册导入。"))
        for index in range(min(frames, MAX_FRAMES)):
            if index:
                picture.seek(index)
                check_size(picture, path.name)
            pages.append(PageContent(*page_size(picture)))
            progress.step(index + 1, frames, "读取页面")
        _try_decoding(picture, path.name, frames)
    return FileContent(tuple(pages), problems=tuple(problems))


def page_size(picture: "Image.Image") -> tuple[float, float]:
    """Size in points as displayed upright (EXIF orientation applied); A4 width where the resolution is not stated."""
    width, height = picture.size
    try:
        across, down = (float(d) for d in picture.info.get("dpi", (0, 0))[:2])
        turned = picture.getexif().get(0x0112, 1) in _SIDEWAYS
    except Exception:  # noqa: BLE001  (a damaged EXIF block costs the size on paper only)
        across = down = 0.0
        turned = False
    if not (72 < across < 2401 and 72 < down < 2401):
        across = down = max(width, 1) / _A4_WIDTH * 72 if width <= height else max(height, 1) / _A4_WIDTH * 72
    size = (width / across * 72, height / down * 72)
    return (size[1], size[0]) if turned else size


def _try_decoding(picture: "Image.Image", name: str, frames: int) -> None:
    """A truncated file shows itself now, not when the reviewer turns to its page."""
    try:
        picture.seek(0)
        if picture.format == "JPEG":
            picture.draft("RGB", (max(1, picture.width // 8), max(1, picture.height // 8)))
        if frames == 1:
            picture.load()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  (damaged in whatever way)
        raise Unreadable(name, "图片数据不完整。") from None


def least_reduction(picture: "Image.Image") -> int:
    """By how much a picture must be reduced at least to be shown."""
    return math.ceil(math.sqrt(picture.width * picture.height / MAX_SHOWN))


def plain(picture: "Image.Image", by: int = 1) -> "Image.Image":
    """A copy in grey or colours on white paper, reduced by a whole number; a large one is made piece by piece."""
    from PIL import Image

    brightest = _brightest(picture)
    if by < 2:
        return _plain(picture, brightest)
    rows = by * max(1, _PIECE // max(picture.width, 1) // by)
    whole: Image.Image | None = None
    for top in range(0, picture.height, rows):
        piece = picture.crop((0, top, picture.width, min(top + rows, picture.height)))
        reduced = _plain(piece, brightest).reduce(by)
        if whole is None:
            whole = Image.new(reduced.mode, (reduced.width, math.ceil(picture.height / by)))
        whole.paste(reduced, (0, top // by))
    assert whole is not None
    return whole


def _brightest(picture: "Image.Image") -> float:
    """What is white in a picture of more than eight bits; 0 for all others."""
    if not picture.mode.startswith(("I", "F")):
        return 0.0
    highest = picture.getextrema()[1]
    return max(float(highest), 255.0) if isinstance(highest, int | float) else 255.0


def _plain(picture: "Image.Image", brightest: float) -> "Image.Image":
    from PIL import Image

    if brightest:  # converting them cuts off whatever is brighter than 255
        wide = picture if picture.mode in ("I", "I;16", "F") else picture.convert("I")
        return wide.point(lambda value: value * (255 / brightest)).convert("L")
    if picture.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in picture.info:
        seen_through = picture.convert("RGBA")
        paper = Image.new("RGB", picture.size, "white")
        paper.paste(seen_through, mask=seen_through.getchannel("A"))
        return paper
    return picture.convert("L" if picture.mode in ("L", "1") else "RGB")


def for_print(data: bytes, keeps_alpha: bool = False) -> "Image.Image | None":
    """A picture out of a Word or OFD file, ready for a PDF; None where it is damaged, too large or strange.

    RGB on white; with `keeps_alpha` RGBA where something can be seen through it.
    """
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(BytesIO(data))
            if picture.width * picture.height > MAX_PIXELS // 4 or picture.format in ("WMF", "EMF", "EPS"):
                return None
            if picture.mode.startswith(("I", "F")):
                return plain(picture, max(1, max(picture.size) // 2400))
            picture.thumbnail((2400, 2400))
            upright = ImageOps.exif_transpose(picture) or picture
            with_alpha = upright.convert("RGBA")
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  (damaged in whatever way)
        return None
    alpha = with_alpha.getchannel("A")
    if keeps_alpha and alpha.getextrema() != (255, 255):
        return with_alpha
    paper = Image.new("RGB", with_alpha.size, "white")
    paper.paste(with_alpha, mask=alpha)
    return paper


def for_pdf(picture: "Image.Image") -> Any:
    """A picture as the PDF writer takes it: a large one as JPEG, so that a file of five hundred scans fits into
    memory."""
    from reportlab.lib.utils import ImageReader

    if picture.mode not in ("L", "RGB") or picture.width * picture.height <= FLAT_UP_TO:
        return ImageReader(picture)
    out = BytesIO()
    picture.save(out, "JPEG", quality=88)
    return jpeg_for_pdf(out.getvalue())


def jpeg_for_pdf(data: bytes) -> Any:
    """A JPEG as the PDF writer takes it. To see whether it has the picture already, the writer would unpack it each
    time it is drawn; what tells it from others is handed over instead."""
    from reportlab.lib.utils import ImageReader

    reader: Any = ImageReader(BytesIO(data))
    reader._data, reader._dataA = hashlib.sha256(data).digest(), None
    return reader
