"""Ink that no line of text explains is found; ruled lines, specks and the text itself are not."""

from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from reviewer.documents.strange_ink import strange_ink
from scoring.casefile import Box

WIDTH, HEIGHT = 1653, 2339
WHOLE = Box(0.0, 0.0, 1.0, 1.0)
TEXT = Box(200 / WIDTH, 300 / HEIGHT, 1200 / WIDTH, 340 / HEIGHT)


def page() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """A line of text (dashes), a table of two rows."""
    picture = Image.new("L", (WIDTH, HEIGHT), 255)
    draw = ImageDraw.Draw(picture)
    for x in range(200, 1200, 40):
        draw.rectangle((x, 302, x + 30, 338), fill=0)
    for y in (500, 600, 700):
        draw.line((200, y, 1400, y), fill=0, width=3)
    for x in (200, 800, 1400):
        draw.line((x, 500, x, 700), fill=0, width=3)
    return picture, draw


def found(picture: Image.Image, *, part: Box = WHOLE, explained: tuple[Box, ...] = (TEXT,)) -> tuple[Box, ...]:
    pixels: Any = np.asarray(picture)
    return strange_ink(pixels, part, explained)


def holds(box: Box, x: float, y: float) -> bool:
    return box.left <= x / WIDTH <= box.right and box.top <= y / HEIGHT <= box.bottom


def test_text_ruled_lines_and_specks_are_nothing_strange() -> None:
    picture, draw = page()
    for x in range(100, 1500, 90):
        draw.rectangle((x, 1500, x + 2, 1502), fill=0)
    assert found(picture) == ()


def test_a_ruled_line_that_the_part_cuts_short_is_still_one() -> None:
    picture, _ = page()
    assert found(picture, part=Box(0.0, 690 / HEIGHT, 1.0, 900 / HEIGHT)) == ()


@pytest.mark.parametrize("grey", [0, 90])
def test_a_seal_in_black_or_grey_is_found_whole(grey: int) -> None:
    picture, draw = page()
    draw.ellipse((900, 1000, 1200, 1300), outline=grey, width=8)
    draw.text((1000, 1130), "*", fill=grey)
    (box,) = found(picture)
    assert holds(box, 900, 1150)
    assert holds(box, 1200, 1150)
    assert holds(box, 1050, 1000)
    assert holds(box, 1050, 1300)


def test_handwriting_beside_a_printed_label_is_found() -> None:
    picture, draw = page()
    draw.line((1230, 300, 1260, 345, 1280, 305, 1320, 350, 1350, 310), fill=30, width=4)
    (box,) = found(picture)
    assert holds(box, 1290, 330)
    assert box.left > TEXT.right - 0.01


def test_text_that_was_not_read_at_all_is_strange() -> None:
    picture, _ = page()
    (box,) = found(picture, explained=())
    assert holds(box, 205, 320)
    assert holds(box, 1190, 320)


def test_ink_outside_the_part_is_not_asked_about() -> None:
    picture, draw = page()
    draw.ellipse((900, 1000, 1200, 1300), outline=0, width=8)
    assert found(picture, part=Box(0.0, 0.0, 1.0, 0.4)) == ()
