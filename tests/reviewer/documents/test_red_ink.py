"""A red seal is taken off a page whole; the words it was put on stay, and the paper keeps its colour."""

from importlib.resources import files
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from forms.fonts import SHIPPED, Role
from reviewer.documents.red_ink import without_red

SIZE = (900, 600)
MIDDLE, RADIUS = (450, 300), 190
PAPERS = {"white": (255, 255, 255), "photographed": (212, 203, 186), "in the shade": (150, 140, 124)}
Pixels = Any


def _words(size: int) -> Pixels:
    """How dark the words are at every pixel, 0 to 1."""
    from PIL import ImageFont

    face = files("resources") / "fonts" / SHIPPED[Role.HEI]
    page = Image.new("L", SIZE, 0)
    draw = ImageDraw.Draw(page)
    draw.text((150, 270), "霁川市城市管理综合行政执法局", 255, ImageFont.truetype(str(face), size))
    return np.asarray(page, dtype="float32")[:, :, None] / 255


def _seal() -> Pixels:
    """How much red ink there is at every pixel."""
    page = Image.new("L", SIZE, 0)
    draw = ImageDraw.Draw(page)
    (x, y), r = MIDDLE, RADIUS
    draw.ellipse((x - r, y - r, x + r, y + r), outline=255, width=12)
    draw.regular_polygon((x, y, 60), 5, fill=255)
    draw.rectangle((x - 120, y - 110, x + 120, y - 70), fill=255)
    return np.asarray(page, dtype="float32")[:, :, None] / 255


def _page(paper: tuple[int, int, int], words: Pixels, seal: Pixels) -> Pixels:
    """Words on paper, the seal pressed over both with ink that lets a little through."""
    colour = np.array(paper, dtype="float32")
    written = colour * (1 - words) + 30 * words
    red = colour * np.array([0.84, 0.28, 0.3], dtype="float32")
    noise = np.random.default_rng(7).normal(0, 1.0, written.shape[:2])[:, :, None]
    return np.clip(written * (1 - 0.8 * seal) + red * (0.8 * seal) + noise, 0, 255).astype("uint8")


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_the_words_below_a_seal_keep_their_strokes(paper: tuple[int, int, int]) -> None:
    words = _words(42)
    cleared = without_red(_page(paper, words, _seal())).astype("float32")
    light = np.array(paper).mean()
    strokes = words[:, :, 0] > 0.9
    assert strokes.sum() > 3000
    assert (cleared.mean(axis=2)[strokes] < 0.8 * light).mean() > 0.97


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_where_there_was_only_a_seal_there_is_paper_of_the_same_colour(paper: tuple[int, int, int]) -> None:
    cleared = without_red(_page(paper, _words(42) * 0, _seal())).astype("float32")
    assert np.abs(cleared - np.array(paper)).max() < 8  # no more than the grain of the paper
    inside = cleared[_seal()[:, :, 0] > 0]
    assert np.abs(inside - np.array(paper)).max() < 3  # also when the contrast is stretched


def test_a_page_without_red_stays_as_it_is() -> None:
    page = _page(PAPERS["white"], _words(42), _seal() * 0)
    assert (without_red(page) == page).all()


def test_blue_writing_keeps_its_colour() -> None:
    words = _words(60)
    paper = np.array(PAPERS["white"], dtype="float32")
    page = (paper * (1 - words) + np.array([40, 50, 150]) * words).astype("uint8")
    stamped = (page * (1 - 0.8 * _seal()) + np.array([210, 70, 75]) * 0.8 * _seal()).astype("uint8")
    cleared = without_red(stamped).astype("float32")
    outside = (words[:, :, 0] > 0.9) & (_seal()[:, :, 0] == 0)
    assert (cleared[outside][:, 2] - cleared[outside][:, 0] > 60).mean() > 0.95
