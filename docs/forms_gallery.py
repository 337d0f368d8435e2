"""Draws every printed form once and writes the gallery page docs/forms-gallery.md.

    python -m docs.forms_gallery      (from the project folder)

The content is the tests' small fictional campaign.
"""

from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from forms.bulletin.compose import compose
from forms.bulletin.layout import render_pdf
from forms.letters.layout import render_pdf as render_letters
from forms.score_sheet import SheetSettings, render_score_sheets
from scoring.figures import collect
from tests.forms.campaign import SETTINGS, campaign, reviewed
from tests.forms.filled_letters import letters

HERE = Path(__file__).parent
IMAGES = HERE / "manual" / "images" / "forms"
DPI = 45


def clipping() -> bytes:
    """A stand-in for a redacted clipping of a page."""
    image = Image.new("RGB", (1200, 420), "white")
    draw = ImageDraw.Draw(image)
    for line in range(9):
        draw.rectangle((40, 30 + line * 42, 1120 - (line % 3) * 140, 52 + line * 42), fill=(70, 70, 70))
    draw.rectangle((30, 190, 900, 270), outline="red", width=6)
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def draw_pages(name: str, pdf: bytes, most: int = 4) -> str:
    """The first pages side by side as one small picture."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[n].render(scale=DPI / 72).to_pil() for n in range(min(len(document), most))]
    width, height = sum(page.width + 6 for page in pages), max(page.height for page in pages)
    sheet = Image.new("RGB", (width, height), (200, 200, 200))
    left = 0
    for page in pages:
        sheet.paste(page, (left, 0))
        left += page.width + 6
    IMAGES.mkdir(parents=True, exist_ok=True)
    sheet.quantize(64).save(IMAGES / f"{name}.png", optimize=True)
    return f"![{name}](manual/images/forms/{name}.png)"


def main() -> None:
    figures = collect(campaign())
    bulletin = render_pdf(compose(figures, SETTINGS), figures, SETTINGS, {"f04-0": [clipping()]})
    sheets = SheetSettings(organizer=SETTINGS.organizer, campaign=SETTINGS.campaign, reviewed_on="2026年11月17日")
    lines = [
        "# Gallery of printed forms",
        "",
        "Made by `python -m docs.forms_gallery`; the campaign is fictional.",
        "",
        "## 法治工作简报",
        "",
        draw_pages("bulletin", bulletin, 8),
        "",
        "## 案卷评查表",
        "",
        draw_pages("score-sheet", render_score_sheets([reviewed(3), reviewed(4)], sheets)),
    ]
    for key, letter in letters().items():
        picture = draw_pages(key, render_letters([letter]), 2)
        lines += ["", f"## {letter.template.name}", "", picture]
    (HERE / "forms-gallery.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
