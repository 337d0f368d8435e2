"""A sheet photographed on a desk: its four edges, and the sheet seen from straight above. Runs in the OCR child."""

from itertools import combinations
from typing import Any

LONG_SIDE = 800
_PAPER_LEAST = 0.35
_MOST_BEND = 9.0
_REACH = 0.34
"""How far in from the border of the picture the edge of the sheet is looked for."""


def paper_corners(pixels: Any) -> Any | None:
    """The corners of the sheet, clockwise from top left; None for a scan, and where no sheet is clearly seen.

    Shadows have soft edges and paper sharp ones, so each side is fitted through the first sharp rise in brightness met
    from outside, and only an outline that can be a sheet of paper is believed.
    """
    import cv2
    import numpy as np

    height, width = pixels.shape[:2]
    scale = LONG_SIDE / max(height, width)
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    value = cv2.GaussianBlur(small, (5, 5), 0).astype(np.float32)
    edge = np.concatenate([value[:6].ravel(), value[-6:].ravel(), value[:, :6].ravel(), value[:, -6:].ravel()])
    desk, paper = float(np.median(edge)), float(np.percentile(value, 90))
    if desk > 0.82 * paper:
        return None
    least = max(9.0, 0.11 * (paper - desk))
    sides = [_side(np.rot90(value, k), least) for k in range(4)]  # top, right, bottom, left, each turned to the top
    if any(side is None for side in sides):
        return None
    lines = [_turned_back(side, k, value.shape) for k, side in enumerate(sides)]
    corners = np.array([_crossing(lines[a], lines[b]) for a, b in ((3, 0), (0, 1), (1, 2), (2, 3))])
    share = cv2.contourArea(corners.astype(np.float32)) / value.size
    if not np.isfinite(corners).all() or share < _PAPER_LEAST or _bend(corners) > _MOST_BEND:
        return None
    return corners / scale


def _side(value: Any, least: float) -> tuple[float, float] | None:
    """The upper edge of the sheet as y = a·x + b, through most of the points where brightness first rises sharply."""
    import numpy as np

    height, width = value.shape
    rise = value[6 : int(height * _REACH)] - value[: int(height * _REACH) - 6]
    points = []
    for x in range(int(width * 0.1), int(width * 0.9), max(1, width // 60)):
        sharp = np.flatnonzero(rise[:, x] > least)
        if sharp.size:
            first = int(sharp[0])
            points.append((float(x), float(first + int(np.argmax(rise[first : first + 8, x])) + 3)))
    return _fitted(points, max(14, width // 60 * 0.35))


def _fitted(points: list[tuple[float, float]], needed: float) -> tuple[float, float] | None:
    """The straight line with the most points within two pixels of it."""
    import numpy as np

    if len(points) < 12:
        return None
    x, y = np.array(points).T
    best: Any = None
    spread = list(range(0, len(points), max(1, len(points) // 24)))
    for i, j in combinations(spread, 2):
        if x[j] - x[i] < 0.2 * (x[-1] - x[0]):
            continue
        slope = (y[j] - y[i]) / (x[j] - x[i])
        near = np.abs(y - (slope * (x - x[i]) + y[i])) < 2.0
        if best is None or near.sum() > best.sum():
            best = near
    if best is None or best.sum() < needed:
        return None
    slope, start = np.polyfit(x[best], y[best], 1)
    return (float(slope), float(start)) if abs(slope) < 0.16 else None


def _turned_back(side: tuple[float, float] | None, k: int, shape: tuple[int, int]) -> tuple[float, float, float]:
    """A line found on the picture turned k quarters, as p·x + q·y = r on the picture itself."""
    slope, start = side or (0.0, 0.0)
    height, width = shape
    points = []
    for across in (0.0, 100.0):
        x, y = across, slope * across + start
        points.append([(x, y), (width - y, x), (width - x, height - y), (y, height - x)][k])
    (x0, y0), (x1, y1) = points
    p, q = y1 - y0, x0 - x1
    return p, q, p * x0 + q * y0


def _crossing(first: tuple[float, float, float], second: tuple[float, float, float]) -> tuple[float, float]:
    (a, b, e), (c, d, f) = first, second
    whole = a * d - b * c
    if abs(whole) < 1e-9:
        return float("nan"), float("nan")
    return (e * d - b * f) / whole, (a * f - e * c) / whole


def _bend(corners: Any) -> float:
    """Degrees by which the worst corner is off a right angle."""
    import numpy as np

    worst = 0.0
    for n in range(4):
        a, b = corners[n - 1] - corners[n], corners[(n + 1) % 4] - corners[n]
        cosine = float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b) + 1e-9))
        worst = max(worst, abs(90 - float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))))
    return worst


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
