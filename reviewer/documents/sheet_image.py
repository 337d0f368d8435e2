"""The picture of a page as recognition wants it: loaded, flattened, and its ruled lines found. Runs in the OCR child."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reviewer.documents.filetypes import FileType, file_type
from reviewer.documents.ruling import Rule

DPI = 200
LONGEST = 3400
"""A photograph's long side is reduced to this before anything else."""
_PAPER_LEAST, _PAPER_MOST = 0.35, 0.955


@dataclass(frozen=True, slots=True)
class SheetImage:
    """Pixels (BGR) of a page as its file displays it, and its size in points."""

    pixels: Any
    width_pt: float
    height_pt: float


def load(path: Path, index: int, password: str | None) -> SheetImage:
    """Page `index` of a PDF or picture file."""
    if file_type(path) is FileType.PDF:
        return _pdf_page(path, index, password)
    return _frame(path, index)


def _pdf_page(path: Path, index: int, password: str | None) -> SheetImage:
    from reviewer.documents.pdf_text import open_pdf

    document = open_pdf(path, password)
    page = document[index]
    width, height = page.get_size()
    scale = min(DPI / 72, LONGEST / max(width, height, 1))
    pixels = page.render(scale=scale, rev_byteorder=False, force_bitmap_format=_bgr()).to_numpy().copy()
    page.close()
    document.close()
    return SheetImage(pixels, width, height)


def _bgr() -> int:
    import pypdfium2.raw as raw

    return int(raw.FPDFBitmap_BGR)


def _frame(path: Path, index: int) -> SheetImage:
    import numpy as np
    from PIL import ImageOps

    from reviewer.documents.pictures import check_size, opened, page_size

    with opened(path) as picture:
        if index:
            picture.seek(index)
            check_size(picture, path.name)
        width, height = page_size(picture)
        if picture.format == "JPEG" and max(picture.size) > 2 * LONGEST:
            picture.draft("RGB", (picture.width // 2, picture.height // 2))
        upright = ImageOps.exif_transpose(picture) or picture
        if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
            upright = _on_white(upright)
        colours = upright.convert("RGB")
        if max(colours.size) > LONGEST:
            colours.thumbnail((LONGEST, LONGEST))
        pixels = np.ascontiguousarray(np.asarray(colours)[:, :, ::-1])
    return SheetImage(pixels, width, height)


def _on_white(picture: Any) -> Any:
    from PIL import Image

    with_alpha = picture.convert("RGBA")
    paper = Image.new("RGBA", with_alpha.size, "white")
    paper.alpha_composite(with_alpha)
    return paper


def without_seals(pixels: Any) -> Any:
    """The page in shades of grey with red stamps faded, so that the dates and names under them can be read."""
    import cv2
    import numpy as np

    blue, green, red = cv2.split(pixels)
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    redness = red.astype(np.int16) - np.maximum(green, blue)
    cast = int(np.median(redness[::16, ::16]))  # warm light makes white paper reddish
    is_red = cv2.dilate((redness - max(cast, 0) > 30).astype(np.uint8), np.ones((5, 5), np.uint8))
    if not is_red.any():
        return pixels
    is_red = _stamps(is_red)
    small = cv2.resize(red, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    paper = cv2.resize(cv2.dilate(small, np.ones((9, 9), np.uint8)), (red.shape[1], red.shape[0]))
    shade = np.where(red > 0.6 * paper, paper, red)
    faded = np.where(is_red > 0, shade, grey).astype(np.uint8)
    return cv2.cvtColor(faded, cv2.COLOR_GRAY2BGR)


def _stamps(is_red: Any) -> Any:
    """Of what is red, that which can be a stamp: as wide as high, 2 to 7 cm on an A4 sheet. A red letterhead stays."""
    import cv2
    import numpy as np

    height, width = is_red.shape
    small = cv2.resize(is_red, (width // 4, height // 4), interpolation=cv2.INTER_AREA)
    joined = cv2.dilate((small > 0).astype(np.uint8), np.ones((9, 9), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    low, high = 0.08 * width / 4, 0.36 * width / 4
    kept = [
        n
        for n in range(1, count)
        if low < stats[n][2] < high and low < stats[n][3] < high and 0.6 < stats[n][2] / stats[n][3] < 1.7
    ]
    mask = np.isin(labels, kept).astype(np.uint8)
    return is_red * cv2.resize(mask, (width, height), interpolation=cv2.INTER_NEAREST)


def paper_corners(pixels: Any) -> Any | None:
    """The four corners of a sheet photographed on a darker desk, clockwise from top left; None for a scan.

    A shadow on the sheet can be as dark as the desk, so several thresholds are tried, and only an outline that can be
    a sheet of paper is believed.
    """
    import cv2
    import numpy as np

    height, width = pixels.shape[:2]
    scale = 600 / max(height, width)
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    value = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), (7, 7), 0)
    edge = np.concatenate([value[:6].ravel(), value[-6:].ravel(), value[:, :6].ravel(), value[:, -6:].ravel()])
    desk, paper = float(np.median(edge)), float(np.percentile(value, 90))
    if desk > 0.82 * paper:
        return None
    best: tuple[float, Any] | None = None
    for share in (0.15, 0.22, 0.3, 0.4, 0.5, 0.6):
        mask = (value > desk + share * (paper - desk)).astype(np.uint8)
        found = _sheet_in(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((13, 13), np.uint8)))
        if found is not None and (best is None or found[0] < best[0]):
            best = found
    return None if best is None else _clockwise(best[1].astype(np.float64) / scale)


def _sheet_in(mask: Any) -> tuple[float, Any] | None:
    """How far the largest bright area is from a sheet of paper (lower is better), and its corners."""
    import cv2

    found, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not found:
        return None
    largest = max(found, key=cv2.contourArea)
    hull = cv2.convexHull(largest)
    share = cv2.contourArea(hull) / mask.size
    corners = _four(hull)
    if corners is None or not _PAPER_LEAST < share < _PAPER_MOST:
        return None
    filled = cv2.contourArea(corners) / max(cv2.contourArea(hull), 1.0)
    hollow = 1 - cv2.contourArea(largest) / max(cv2.contourArea(hull), 1.0)
    bend = _bend(_clockwise(corners.astype(float)))
    if not 0.95 < filled < 1.05 or bend > 9:
        return None
    return bend / 9 + abs(1 - filled) * 8 + hollow * 4, corners


def _bend(corners: Any) -> float:
    """Degrees by which the worst corner is off a right angle."""
    import numpy as np

    worst = 0.0
    for n in range(4):
        a, b = corners[n - 1] - corners[n], corners[(n + 1) % 4] - corners[n]
        cosine = float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b) + 1e-9))
        worst = max(worst, abs(90 - float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))))
    return worst


def _four(hull: Any) -> Any | None:
    import cv2

    length = cv2.arcLength(hull, True)
    for share in (0.01, 0.02, 0.03, 0.05, 0.08):
        outline = cv2.approxPolyDP(hull, share * length, True)
        if len(outline) == 4:
            return outline.reshape(4, 2)
    return None


def _clockwise(corners: Any) -> Any:
    import numpy as np

    centre = corners.mean(axis=0)
    angles = np.arctan2(corners[:, 1] - centre[1], corners[:, 0] - centre[0])
    ordered = corners[np.argsort(angles)]
    first = int(np.argmin(ordered.sum(axis=1)))
    return np.roll(ordered, -first, axis=0)


def flattened(pixels: Any) -> tuple[Any, Any]:
    """The sheet seen from straight above, and the 3×3 map from the picture's pixels to it."""
    import cv2
    import numpy as np

    corners = paper_corners(pixels)
    if corners is None:
        return pixels, np.eye(3)
    (a, b, c, d) = corners
    width = int(max(np.hypot(*(b - a)), np.hypot(*(c - d))))
    height = int(max(np.hypot(*(d - a)), np.hypot(*(c - b))))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    onto = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    flat = cv2.warpPerspective(pixels, onto, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    return flat, onto


def ruled_lines(pixels: Any, straighten: Any) -> list[Rule]:
    """Ruled lines in pixels of the straightened page (`straighten`: 2×3 map that takes out a slight tilt)."""
    import cv2
    import numpy as np

    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    height, width = grey.shape
    grey = cv2.warpAffine(grey, straighten, (width, height), borderValue=255)
    dark = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 14)
    rules: list[Rule] = []
    for kernel, thicken in (((max(width // 24, 40), 1), (1, 3)), ((1, max(height // 28, 50)), (3, 1))):
        thick = cv2.dilate(dark, np.ones(thicken[::-1], np.uint8))
        mask = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones(kernel[::-1], np.uint8))
        mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((kernel[1], kernel[0]), np.uint8))
        count, _, stats, _ = cv2.connectedComponentsWithStats(mask)
        found = [_rule(stats[n], kernel[0] > 1) for n in range(1, min(count, 2000))]
        rules += [rule for rule in found if rule is not None]
    return rules


def _rule(stat: Any, is_level: bool) -> Rule | None:
    x, y, w, h = (float(v) for v in stat[:4])
    if is_level:
        return Rule(x, y + h / 2, x + w, y + h / 2) if h < 14 + 0.02 * w else None
    return Rule(x + w / 2, y, x + w / 2, y + h) if w < 14 + 0.02 * h else None
