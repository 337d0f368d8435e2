"""Files for benchmarks/desk.py: long ones of text, heavy scans; and what bare pdfium needs for a page of them."""

import multiprocessing
import random
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

SENTENCE = "当事人对违法事实无异议并签字确认。"
if TYPE_CHECKING:
    from reviewer.documents.rendering.wishes import PageOrigin


def bare_page(file: Path, index: int, size: tuple[int, int]) -> float:
    """Opening the file and rendering one page with pdfium, in milliseconds."""
    import pypdfium2

    start = time.perf_counter()
    document = pypdfium2.PdfDocument(file)
    page = document[index]
    page.render(scale=size[0] / page.get_width(), prefer_bgrx=True)
    return (time.perf_counter() - start) * 1000


def origins_of(file: Path) -> "tuple[PageOrigin, ...]":
    """Where the pages of a file stand, without having read it."""
    import pypdfium2

    from reviewer.documents.rendering.wishes import PageOrigin

    return tuple(PageOrigin(file, index, 595, 842) for index in range(len(pypdfium2.PdfDocument(file))))


def apart(make: Callable[..., Path], path: Path, *how: object) -> Path:
    """Makes a file in a process of its own, so that what making it took is not counted as ours."""
    process = multiprocessing.get_context("spawn").Process(target=make, args=(path, *how))
    process.start()
    process.join()
    return path


def text_file(path: Path, pages: int) -> Path:
    """A long file of text pages in Chinese."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from forms.fonts import ui_font_files

    pdfmetrics.registerFont(TTFont("Text", str(next(iter(ui_font_files())))))
    canvas = Canvas(str(path), pagesize=(595, 842))
    for number in range(pages):
        canvas.setFont("Text", 14)
        for row in range(28):
            begin = (7 * number + row) % len(SENTENCE)  # so that pages differ in their middle, too
            canvas.drawString(60, 780 - 26 * row, f"第{number + 1}页第{row}行，{(3 * SENTENCE)[begin : begin + 22]}")
        canvas.showPage()
    canvas.save()
    return path


def scan_file(path: Path, pages: int, mode: str, dpi: int) -> Path:
    """Pages of noise and strokes, one JPEG each, all different, as a scanner makes them (no ASCII85 around them)."""
    from PIL import Image, ImageDraw, ImageFilter
    from reportlab import rl_config
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0
    chance = random.Random(dpi)
    size = (round(8.27 * dpi), round(11.69 * dpi))
    noise = Image.effect_noise(size, 12).point(lambda v: min(255, v + 110)).filter(ImageFilter.GaussianBlur(0.6))
    canvas = Canvas(str(path), pagesize=(595, 842))
    for _ in range(pages):
        sheet = noise.convert(mode)
        pen = ImageDraw.Draw(sheet)
        for row in range(40):
            y = int(size[1] * (0.06 + 0.022 * row))
            for column in range(30):
                x = int(size[0] * (0.1 + 0.027 * column))
                side = int(0.012 * size[0])
                pen.line((x, y, x + side, y + chance.randrange(side)), fill="black", width=max(1, dpi // 80))
                pen.line((x + side // 2, y - side // 2, x + chance.randrange(side), y + side), fill="black", width=2)
        data = BytesIO()
        sheet.save(data, "JPEG", quality=75)
        canvas.drawImage(ImageReader(data), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return path
