"""Small files to draw: a text PDF, a scan as a PDF of one JPEG, pictures."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw


def text_pdf(path: Path, pages: int = 3) -> Path:
    """A4 pages with a black bar near the top, lower on each page, and the page's number."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1)
    for number in range(pages):
        canvas.rect(50, 742 - 20 * number, 400, 30, stroke=0, fill=1)
        canvas.drawString(60, 100, f"page {number + 1}")
        canvas.showPage()
    canvas.save()
    return path


def scan(mode: str = "RGB", size: tuple[int, int] = (1654, 2339)) -> Image.Image:
    """A white sheet with a black quarter at the top left."""
    sheet = Image.new(mode, size, "white")
    ImageDraw.Draw(sheet).rectangle((0, 0, size[0] // 2, size[1] // 2), fill="black")
    return sheet


def scan_pdf(path: Path, mode: str = "RGB", pages: int = 1) -> Path:
    """Pages that are one JPEG each."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    data = BytesIO()
    scan(mode).save(data, "JPEG", quality=75)
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1)
    for _ in range(pages):
        data.seek(0)
        canvas.drawImage(ImageReader(data), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return path
