"""Taking the tilt and the remaining perspective out of a page, measured on its lines of text. Runs in the OCR child."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reviewer.documents.layout.ruling import Rule
from reviewer.documents.ocr.lines import FoundLine

ENOUGH_LINES = 6


@dataclass(frozen=True, slots=True)
class Levelling:
    """`turn`: 2×3 rotation by the usual slope. After it, lines `down` pixels below the middle still slope by
    `lean` × down per pixel (perspective), which is taken out of the coordinates alone."""

    turn: Any
    lean: float
    middle: tuple[float, float]

    def corners(self, corners: Any) -> Any:
        """Corner points on the level page."""
        import numpy as np

        turned = np.hstack([corners, np.ones((len(corners), 1))]) @ self.turn.T
        return np.array([self._straight(float(x), float(y)) for x, y in turned])

    def rule(self, rule: Rule, scale: float) -> Rule:
        """A rule found on the turned picture, level, in points."""
        x0, y0 = self._straight(rule.x0, rule.y0)
        x1, y1 = self._straight(rule.x1, rule.y1)
        return Rule(x0 * scale, y0 * scale, x1 * scale, y1 * scale)

    def _straight(self, x: float, y: float) -> tuple[float, float]:
        across, down = x - self.middle[0], y - self.middle[1]
        return x, y - self.lean * down * across


def levelling(found: Sequence[FoundLine], width: int, height: int) -> Levelling:
    """Measured on the lines long enough to have a slope."""
    import cv2
    import numpy as np

    spots = []
    for line in found:
        (x0, y0), (x1, y1) = line.corners[0], line.corners[1]
        tall = abs(float(line.corners[3][1] - y0))
        if x1 - x0 > 6 * tall:
            spots.append((float(y0 + y1) / 2, float((y1 - y0) / (x1 - x0)), float(x1 - x0)))
    usual = float(np.median([slope for _, slope, _ in spots])) if spots else 0.0
    middle = (width / 2, height / 2)
    turn = cv2.getRotationMatrix2D(middle, float(np.degrees(np.arctan(usual))), 1.0)
    lean = 0.0
    near = [s for s in spots if abs(s[1] - usual) < 0.03]
    if len(near) >= ENOUGH_LINES:
        weights = np.sqrt([s[2] for s in near])
        slope = np.polyfit([s[0] - middle[1] for s in near], [s[1] - usual for s in near], 1, w=weights)[0]
        lean = float(slope) if abs(float(slope)) * height < 0.06 else 0.0
    return Levelling(turn, lean, middle)
