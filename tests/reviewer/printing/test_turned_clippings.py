"""A clipping of a page that lies on its side or head: cut from the upright page, black where it must be."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from reviewer.documents.clipping import clip
from scoring.casefile import Box
from scoring.progress import Silent

RED, BLUE = (220, 20, 20), (20, 40, 200)


def upright() -> Image.Image:
    """A page of 800 × 1000: red words at the top left, blue ones lower down at the right."""
    page = Image.new("RGB", (800, 1000), "white")
    draw = ImageDraw.Draw(page)
    draw.rectangle((80, 100, 400, 149), fill=RED)
    draw.rectangle((480, 300, 720, 349), fill=BLUE)
    return page


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("suffix", [".png", ".pdf"])
def test_the_clipping_is_upright_and_the_name_black_however_the_page_lies(
    turned: int, suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"第1页{suffix}"
    upright().rotate(turned, expand=True).save(path, resolution=100.0)  # counter-clockwise
    name, part = Box(0.1, 0.1, 0.5, 0.15), Box(0.05, 0.05, 0.95, 0.4)
    cut = clip(str(path), 0, turned, part, [name], None, [Box(0.6, 0.3, 0.9, 0.35)], progress=Silent())
    assert cut.strange == ()
    picture = Image.open(io.BytesIO(cut.png)).convert("RGB")
    across, down = picture.width / 0.9, picture.height / 0.35
    assert across / down == pytest.approx(0.8, abs=0.02)

    def at(x: float, y: float) -> tuple[int, ...]:
        found = picture.getpixel((round((x - 0.05) * across), round((y - 0.05) * down)))
        assert isinstance(found, tuple)
        return found

    assert at(0.3, 0.125) == (0, 0, 0)
    assert all(abs(a - b) < 40 for a, b in zip(at(0.75, 0.325), BLUE, strict=True))
    assert min(at(0.75, 0.125)) > 240
    colours = picture.getcolors(maxcolors=picture.width * picture.height) or []
    assert not any(red > 150 and green < 80 for _, (red, green, _) in colours)  # type: ignore[misc]
