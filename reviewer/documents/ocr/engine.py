"""One page through RapidOCR: which way up, lines, cells. Runs in the OCR child, where the models stay loaded."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from reviewer.documents.layout.placing import text_lines
from reviewer.documents.layout.ruling import Grid
from reviewer.documents.ocr.levelling import levelling
from reviewer.documents.ocr.lines import FoundLine, pieces
from reviewer.documents.ocr.page import RecognisedPage
from reviewer.documents.ocr.paper_edges import flattened
from reviewer.documents.ocr.rapid import read, step_back, text_of
from reviewer.documents.ocr.sheet_image import EDGE, load, ruled_lines, specks, without_seals
from reviewer.documents.ocr.text import repaired, trust
from reviewer.documents.page_numbers import is_page_number
from scoring.casefile import Box, TextLine
from scoring.notation.text import normalise
from scoring.progress import Progress

GOOD = 0.86
"""Mean score of upright print; upside down it is far below."""
SURE = 0.985
_LEAST_SCORE = 0.5


def recognise(file: str, index: int, number: int, password: str | None, *, progress: Progress) -> RecognisedPage:
    """Lines of page `index` with boxes on the upright page."""
    step_back()
    sheet = load(Path(file), index, password)
    flat, onto = flattened(sheet.pixels)
    clean = without_seals(flat)
    rotation, found = _upright(clean)
    turned = rotation in (90, 270)
    width, height = (sheet.height_pt, sheet.width_pt) if turned else (sheet.width_pt, sheet.height_pt)
    upright = _turn(clean, rotation)
    found = _second_look(found, upright, _turn(flat, rotation))
    lines = _lines(upright, [*found, *_small_stamps(upright, found)], (width, height))
    across, down = sheet.pixels.shape[1], sheet.pixels.shape[0]
    back = _way_back(onto, flat.shape, (across, down), rotation)
    placed = tuple(replace(line, page=number, box=back(line.box) if line.box is not None else None) for line in lines)
    return RecognisedPage(placed, rotation, width, height)


def _turn(pixels: Any, rotation: int) -> Any:
    """Turned clockwise."""
    import numpy as np

    return np.ascontiguousarray(np.rot90(pixels, k=-(rotation // 90))) if rotation else pixels


def _upright(pixels: Any) -> tuple[int, list[FoundLine]]:
    """The rotation that brings the page upright, and what is read then."""
    found = read(pixels)
    if not found:
        return 0, []
    if _lies_on_side(found):
        side = _side(pixels, found)
        return side, read(_turn(pixels, side))
    if _quality(found) >= GOOD:
        return 0, found
    overturned = read(_turn(pixels, 180))
    return (180, overturned) if _quality(overturned) > _quality(found) + 0.05 else (0, found)


def _lies_on_side(found: list[FoundLine]) -> bool:
    long = tall = 0.0
    for line in found:
        across, down = _extent(line.corners)
        if max(across, down) > 2.2 * min(across, down):
            long += max(across, down)
            tall += down if down > across else 0.0
    return long > 0 and tall > 0.6 * long


def _extent(corners: Any) -> tuple[float, float]:
    low, high = corners.min(axis=0), corners.max(axis=0)
    return float(high[0] - low[0]), float(high[1] - low[1])


def _side(pixels: Any, found: list[FoundLine]) -> int:
    """90 or 270, whichever reads the longest lines better."""
    longest = sorted(found, key=lambda line: -_extent(line.corners)[1])[:5]
    scores = {
        rotation: sum(_score(_turn(_cut(pixels, ln.corners), rotation)) for ln in longest) for rotation in (90, 270)
    }
    return max(scores, key=lambda rotation: scores[rotation])


def _cut(pixels: Any, corners: Any) -> Any:
    low, high = corners.min(axis=0).astype(int), corners.max(axis=0).astype(int)
    return pixels[max(low[1], 0) : high[1] + 1, max(low[0], 0) : high[0] + 1]


def _score(piece: Any) -> float:
    return text_of(piece)[1]


def _quality(found: list[FoundLine]) -> float:
    weighed = [(len(line.text), line.score) for line in found if len(line.text) >= 3]
    total = sum(n for n, _ in weighed)
    return sum(n * s for n, s in weighed) / total if total else 0.0


def _second_look(found: list[FoundLine], clean: Any, coloured: Any) -> list[FoundLine]:
    """Lines under a stamp once more in the red light alone: fading the stamp can take thin strokes with it."""
    import numpy as np

    out = []
    for line in found:
        if line.score < SURE and _is_touched(_cut(coloured, line.corners), _cut(clean, line.corners)):
            red = np.repeat(_cut(coloured, line.corners)[:, :, 2:3], 3, axis=2)
            text, score = text_of(np.ascontiguousarray(red))
            is_whole = len(text.replace(" ", "")) >= len(line.text.replace(" ", ""))
            line = FoundLine(line.corners, text, score) if score > line.score and is_whole else line
        out.append(line)
    return out


def _is_touched(coloured: Any, clean: Any) -> bool:
    """Whether fading the stamps changed this part of the page."""
    import cv2

    return bool((cv2.absdiff(coloured, clean).max(axis=2) > 40).mean() > 0.01)


def _small_stamps(pixels: Any, found: list[FoundLine]) -> list[FoundLine]:
    """Page numbers too small for the detector (a lone — 3 — at the foot): specks of ink at the edges, each read."""
    import numpy as np

    if any(_is_stamp(line, pixels.shape[0]) for line in found):
        return []
    out = []
    for x0, y0, x1, y1 in specks(pixels, [line.corners for line in found])[:6]:
        text, score = text_of(pixels[y0:y1, x0:x1])
        if score >= _LEAST_SCORE and is_page_number(text):
            out.append(FoundLine(np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], float), text, score))
    return out[:1]


def _is_stamp(line: FoundLine, height: int) -> bool:
    middle = float(line.corners[:, 1].mean()) / height
    return not EDGE < middle < 1 - EDGE and is_page_number(line.text)


def _lines(pixels: Any, found: list[FoundLine], size: tuple[float, float]) -> list[TextLine]:
    """Stored lines with boxes in fractions of the flat, upright picture."""
    height, width = pixels.shape[:2]
    level = levelling(found, width, height)
    scale = size[0] / width
    rules = [level.rule(rule, scale) for rule in ruled_lines(pixels, level.turn)]
    grid = Grid(rules)
    runs = [
        piece
        for line in found
        if line.score >= _LEAST_SCORE
        for piece in pieces(line, level.corners(line.corners) * scale, grid.upright)
    ]
    lines = text_lines(runs, grid, width * scale, height * scale)
    return [_put_right(line) for line in lines]  # now that pieces are joined


def _put_right(line: TextLine) -> TextLine:
    text = normalise(repaired(line.text))
    return replace(line, text=text, confidence=round(line.confidence * trust(line.text, text), 4))


def _way_back(onto: Any, flat_shape: Any, size: tuple[int, int], rotation: int) -> Any:
    """From a box on the flat, upright picture to one on the upright page as the file shows it."""
    import numpy as np

    height, width = flat_shape[:2]
    inverse = np.linalg.inv(onto)

    def unturned(x: float, y: float) -> tuple[float, float]:
        return {0: (x, y), 90: (y, 1 - x), 180: (1 - x, 1 - y), 270: (1 - y, x)}[rotation]

    def turned(x: float, y: float) -> tuple[float, float]:
        return {0: (x, y), 90: (1 - y, x), 180: (1 - x, 1 - y), 270: (y, 1 - x)}[rotation]

    def point(x: float, y: float) -> tuple[float, float]:
        fx, fy = unturned(x, y)
        px, py, w = inverse @ np.array([fx * width, fy * height, 1.0])
        return turned(min(max(px / w / size[0], 0.0), 1.0), min(max(py / w / size[1], 0.0), 1.0))

    def back(box: Box) -> Box:
        corners = [point(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
        xs, ys = [c[0] for c in corners], [c[1] for c in corners]
        return Box(*(round(float(v), 5) for v in (min(xs), min(ys), max(xs), max(ys))))

    return back
