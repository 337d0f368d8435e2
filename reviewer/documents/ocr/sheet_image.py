"""The picture of a page as recognition wants it: loaded, stamps faded, its ruled lines found. Runs in the OCR child."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reviewer.documents.filetypes import is_pdf
from reviewer.documents.layout.ruling import Rule

DPI = 200
EDGE = 0.1
"""The part of the height at the top and at the bottom where page numbers stand."""
_MOST_RULES = 2000
LONGEST = 3400
"""A photograph's long side is reduced to this before anything else."""


@dataclass(frozen=True, slots=True)
class SheetImage:
    """Pixels (BGR) of a page as its file displays it, and its size in points."""

    pixels: Any
    width_pt: float
    height_pt: float


def load(path: Path, index: int, password: str | None) -> SheetImage:
    """Page `index` of a PDF or picture file."""
    if is_pdf(path):
        return _pdf_page(path, index, password)
    return _frame(path, index)


def _pdf_page(path: Path, index: int, password: str | None) -> SheetImage:
    from reviewer.documents.pdf.text import open_pdf

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

    from reviewer.documents.pictures import check_size, opened, page_size, plain

    with opened(path) as picture:
        if index:
            picture.seek(index)
            check_size(picture, path.name)
        width, height = page_size(picture)
        if picture.format == "JPEG" and max(picture.size) > 2 * LONGEST:
            picture.draft("RGB", (picture.width // 2, picture.height // 2))
        upright = ImageOps.exif_transpose(picture) or picture
        colours = plain(upright).convert("RGB")
        if max(colours.size) > LONGEST:
            colours.thumbnail((LONGEST, LONGEST))
        pixels = np.ascontiguousarray(np.asarray(colours)[:, :, ::-1])
    return SheetImage(pixels, width, height)


def without_seals(pixels: Any) -> Any:
    """The page in shades of grey with red stamps faded, so that the dates and names under them can be read."""
    import cv2
    import numpy as np

    blue, green, red = cv2.split(pixels)
    redness = cv2.subtract(red, cv2.max(green, blue))  # 0 where it would be less
    cast = int(np.median(redness[::16, ::16]))  # warm light makes white paper reddish
    is_red = cv2.threshold(redness, 30 + cast, 1, cv2.THRESH_BINARY)[1]
    if not cv2.countNonZero(is_red):
        return pixels
    is_red = _stamps(cv2.dilate(is_red, np.ones((5, 5), np.uint8)))
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
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
        if not cv2.countNonZero(mask):
            continue
        mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones(kernel[::-1], np.uint8))
        outlines, order = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
        boxes = [cv2.boundingRect(o) for n, o in enumerate(outlines) if order[0][n][3] < 0]  # not the holes
        found = [_rule(box, kernel[0] > 1) for box in boxes[: -_MOST_RULES - 1 : -1]]  # from top to bottom
        rules += [rule for rule in found if rule is not None and not _is_border(rule, width, height)]
    return rules


def _is_border(rule: Rule, width: int, height: int) -> bool:
    """The edge of the sheet or of the scanner's glass."""
    if rule.is_level:
        return not 0.012 * height < (rule.y0 + rule.y1) / 2 < 0.988 * height
    return not 0.012 * width < (rule.x0 + rule.x1) / 2 < 0.988 * width


def _rule(box: Sequence[int], is_level: bool) -> Rule | None:
    x, y, w, h = (float(v) for v in box)
    if is_level:
        return Rule(x, y + h / 2, x + w, y + h / 2) if h < 14 + 0.02 * w else None
    return Rule(x + w / 2, y, x + w / 2, y + h) if w < 14 + 0.02 * h else None


def specks(pixels: Any, known: list[Any]) -> list[tuple[int, int, int, int]]:
    """Boxes (left, top, right, bottom) around small groups of ink at the top and bottom edge outside known lines."""
    import cv2
    import numpy as np

    height, width = pixels.shape[:2]
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    out: list[tuple[int, int, int, int]] = []
    for start, stop in ((int(height * 0.015), int(height * EDGE)), (int(height * (1 - EDGE)), int(height * 0.985))):
        strip = grey[start:stop]
        ink = cv2.adaptiveThreshold(strip, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 41, 18)
        ink = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
        joined = cv2.dilate(ink, np.ones((9, max(width // 60, 9)), np.uint8))
        count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
        for x, y, w, h, _area in (stats[n] for n in range(1, min(count, 200))):
            box = (int(x) - 6, int(y) + start - 6, int(x + w) + 6, int(y + h) + start + 6)
            if 0.008 * height < h < 0.035 * height and 0.012 * width < w < 0.14 * width and not _covered(box, known):
                out.append((max(box[0], 0), max(box[1], 0), min(box[2], width), min(box[3], height)))
    return out


def _covered(box: tuple[int, int, int, int], known: list[Any]) -> bool:
    return any(
        box[0] < c[:, 0].max() and c[:, 0].min() < box[2] and box[1] < c[:, 1].max() and c[:, 1].min() < box[3]
        for c in known
    )
