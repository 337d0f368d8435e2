"""A part of a page as a picture, with what must not be seen painted over. Runs in a child process."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reviewer.documents.red_ink import take_red_off
from reviewer.documents.strange_ink import strange_ink
from scoring.casefile import Box
from scoring.progress import Progress

WIDEST = 1400
"""Pixels; enough for 156 mm in print at more than 200 dots an inch."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A picture, and where on the page ink was found that nothing explains (fractions of the upright page)."""

    png: bytes
    strange: tuple[Box, ...] = ()


def clip(
    file: str,
    index: int,
    rotation: int,
    box: Box,
    covered: Sequence[Box],
    password: str | None,
    explained: Sequence[Box] = (),
    shown: Sequence[Box] = (),
    *,
    progress: Progress,
) -> Cut:
    """`box` of page `index`, turned upright by `rotation` degrees clockwise, as PNG.

    `covered` boxes (fractions of the upright page) are painted black before the picture is cut out, so nothing of what
    lay under them is in it. Red ink becomes paper of the page's own colour: seals carry names; the words below a seal
    stay. Ink outside the `explained` boxes is painted over as well, unless a person let it be `shown`. The same page
    gives the same bytes.
    """
    from PIL import Image, ImageDraw

    from reviewer.documents.ocr.sheet_image import load

    progress.step(0, 1, "截取页面")
    sheet = load(Path(file), index, password)
    picture = Image.fromarray(sheet.pixels[:, :, ::-1])
    if rotation % 360:
        picture = picture.rotate(-rotation, expand=True)
    take_red_off(picture, _pixels(box, picture.size))
    strange = strange_ink(_grey(picture), box, (*explained, *covered))
    draw = ImageDraw.Draw(picture)
    for hidden in (*covered, *(one for one in strange if not any(_holds(free, one) for free in shown))):
        draw.rectangle(_pixels(hidden, picture.size), fill="black")
    part = picture.crop(_pixels(box, picture.size))
    if part.width > WIDEST:
        part = part.resize((WIDEST, max(1, part.height * WIDEST // part.width)), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    part.convert("L" if _is_grey(part) else "RGB").save(out, "PNG")
    return Cut(out.getvalue(), strange)


def _grey(picture: Any) -> Any:
    import numpy as np

    return np.asarray(picture.convert("L"))


def _holds(free: Box, ink: Box) -> bool:
    """Whether the middle of this ink lies in a box that may be seen."""
    x, y = (ink.left + ink.right) / 2, (ink.top + ink.bottom) / 2
    return free.left <= x <= free.right and free.top <= y <= free.bottom


def _pixels(box: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    width, height = size
    left, top = int(box.left * width), int(box.top * height)
    return left, top, max(left + 1, round(box.right * width)), max(top + 1, round(box.bottom * height))


def _is_grey(picture: "object") -> bool:
    from PIL import Image, ImageChops

    assert isinstance(picture, Image.Image)
    red, green, blue = picture.convert("RGB").split()
    spread = ImageChops.difference(red, green).getextrema(), ImageChops.difference(green, blue).getextrema()
    return all(isinstance(high, int | float) and high < 12 for _, high in spread)
