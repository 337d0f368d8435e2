"""Pictures in our PDFs: opaque, and nothing but the picture."""

from io import BytesIO

import pytest
from PIL import Image

from forms.typesetting.marks import FinishedPage, ImageMark
from forms.typesetting.pdf import DocumentInfo, write_pdf
from tests.forms.archive import read


@pytest.mark.parametrize(
    ("mode", "colour"), [("RGBA", (9, 9, 9, 60)), ("LA", (5, 50)), ("P", 3), ("1", 1), ("CMYK", 0)]
)
def test_pictures_are_opaque_whatever_they_were(mode: str, colour: object) -> None:
    stream = BytesIO()
    Image.new(mode, (30, 12), colour).save(stream, "JPEG" if mode == "CMYK" else "PNG")  # type: ignore[arg-type]
    page = FinishedPage(200, 200, (ImageMark(10, 10, 100, 40, stream.getvalue()),))
    archive = read(write_pdf([page], DocumentInfo("图")))
    (picture,) = [s for s in archive.streams.values() if b"/Subtype /Image" in s.entries]
    assert b"/DeviceRGB" in picture.entries or b"/DeviceGray" in picture.entries
    assert b"Mask" not in picture.entries
    if mode == "RGBA":
        assert set(picture.data) == {255 - round((255 - 9) * 60 / 255)}


def test_a_photo_keeps_its_picture_and_loses_what_the_camera_wrote() -> None:
    photo = Image.effect_mandelbrot((160, 90), (-2, -1, 1, 1), 30).convert("RGB")
    remarks = Image.Exif()
    remarks[0x010E] = "Zhou Fa, 13900001111"
    stream = BytesIO()
    photo.save(stream, "JPEG", exif=remarks, comment=b"Zhou Fa")
    assert stream.getvalue().count(b"Zhou Fa") == 2
    page = FinishedPage(200, 200, (ImageMark(10, 10, 160, 90, stream.getvalue()),))
    archive = read(write_pdf([page], DocumentInfo("图")))
    (picture,) = [s for s in archive.streams.values() if b"/DCTDecode" in s.entries]
    assert b"Zhou Fa" not in picture.raw
    assert Image.open(BytesIO(picture.raw)).tobytes() == Image.open(stream).tobytes()
