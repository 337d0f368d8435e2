"""A part of a page as a picture, with what must not be seen painted over. Runs in a child process."""

import io
from collections.abc import Sequence
from pathlib import Path

from scoring.casefile import Box
from scoring.progress import Progress

WIDEST = 1400
"""Pixels; enough for 156 mm in print at more than 200 dots an inch."""


def clip(
    file: str, index: int, rotation: int, box: Box, covered: Sequence[Box], password: str | None, *, progress: Progress
) -> bytes:
    """PNG bytes of `box` of page `index`, turned upright by `rotation` degrees clockwise.

    `covered` boxes (fractions of the upright page) are painted black before the picture is cut out, so nothing of what
    lay under them is in it. The same page gives the same bytes.
    """
    from PIL import Image, ImageDraw

    from reviewer.documents.sheet_image import load

    progress.step(0, 1, "截取页面")
    sheet = load(Path(file), index, password)
    picture = Image.fromarray(sheet.pixels[:, :, ::-1])
    if rotation % 360:
        picture = picture.rotate(-rotation, expand=True)
    draw = ImageDraw.Draw(picture)
    for hidden in covered:
        draw.rectangle(_pixels(hidden, picture.size), fill="black")
    part = picture.crop(_pixels(box, picture.size))
    if part.width > WIDEST:
        part = part.resize((WIDEST, max(1, part.height * WIDEST // part.width)), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    part.convert("L" if _is_grey(part) else "RGB").save(out, "PNG")
    return out.getvalue()


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
