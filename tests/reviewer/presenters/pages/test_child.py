"""The faster way for coloured JPEG pages shows the same picture as the slower one."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from reviewer.documents.rendering.drawing import Drawer
from reviewer.documents.rendering.wishes import PageOrigin, Wish
from reviewer.presenters.pages.child import scaled_jpeg


def _scan(path: Path) -> Path:
    sheet = Image.new("RGB", (1240, 1754), "white")
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((100, 100, 600, 400), fill=(180, 30, 30))
    pen.ellipse((700, 1200, 1100, 1600), fill=(20, 40, 160))
    data = BytesIO()
    sheet.save(data, "JPEG", quality=90)
    kept, rl_config.useA85 = rl_config.useA85, 0
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.drawImage(ImageReader(data), 0, 0, 595, 842)
    canvas.save()
    rl_config.useA85 = kept
    return path


def _drawn(drawer: Drawer, wish: Wish) -> Image.Image:
    memory = bytearray(wish.bytes)
    drawer.draw(wish, memoryview(memory))
    assert set(memory[3::4]) == {255}
    return Image.frombytes("RGB", (wish.width, wish.height), bytes(memory), "raw", "BGRX")


@pytest.mark.parametrize(
    ("turned", "width", "height"), [(0, 500, 707), (90, 707, 500), (180, 500, 707), (0, 900, 1273)]
)
def test_both_ways_show_the_same(tmp_path: Path, turned: int, width: int, height: int) -> None:
    wish = Wish(PageOrigin(_scan(tmp_path / "a.pdf"), 0, 595, 842), width, height, turned)
    fast, slow = _drawn(Drawer(scaled_jpeg), wish), _drawn(Drawer(), wish)
    assert max(ImageStat.Stat(ImageChops.difference(fast, slow)).mean) < 2


def test_what_is_no_jpeg_goes_the_slower_way() -> None:
    assert scaled_jpeg(b"not a picture", 100, 100, 0) is None
