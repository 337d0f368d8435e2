"""Marks as a picture, for files that cannot hold them as they are (charts in a DOCX)."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from forms.typesetting.marks import FillMark, Mark, RuleMark, TextMark
from forms.typesetting.measures import Colour

SCALE = 220 / 72  # pixels to a point


def drawn(marks: Iterable[Mark], width: float, height: float) -> bytes:
    """A PNG of text, fills and rules on white. Same marks, same bytes."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (round(width * SCALE), round(height * SCALE)), "white")
    draw = ImageDraw.Draw(image)
    fonts: dict[tuple[str, int, float], Any] = {}
    for mark in marks:
        match mark:
            case FillMark():
                box = (mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
                draw.rectangle([round(v * SCALE) for v in box], fill=_colour(mark.colour))
            case RuleMark():
                line = [round(v * SCALE) for v in (mark.x1, mark.y1, mark.x2, mark.y2)]
                draw.line(line, fill=_colour(mark.colour), width=max(1, round(mark.thickness * SCALE)))
            case TextMark():
                _write(draw, mark, fonts)
    stream = BytesIO()
    image.quantize(64).save(stream, "PNG")
    return stream.getvalue()


def _write(draw: Any, mark: TextMark, fonts: dict[tuple[str, int, float], Any]) -> None:
    from PIL import ImageFont

    file = mark.face.file
    key = (str(file.path), file.index, mark.size)
    if key not in fonts:
        fonts[key] = ImageFont.truetype(key[0], mark.size * SCALE, index=file.index)
    x = mark.x
    for character in mark.text:
        draw.text(
            (x * SCALE, mark.baseline * SCALE), character, fill=_colour(mark.colour), font=fonts[key], anchor="ls"
        )
        x += mark.face.width(character) * mark.size + mark.spacing


def _colour(colour: Colour) -> tuple[int, int, int]:
    red, green, blue = (round(part * 255) for part in colour)
    return red, green, blue
