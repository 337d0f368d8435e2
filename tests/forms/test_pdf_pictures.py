"""Pictures in our PDFs: opaque, and nothing but the picture."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageFile

from forms.typesetting.marks import FinishedPage, ImageMark
from forms.typesetting.pdf import DocumentInfo, write_pdf
from forms.typesetting.pdf_pictures import without_remarks
from tests.forms.archive import read


@pytest.mark.parametrize(
    ("mode", "colour"), [("RGBA", (9, 9, 9, 60)), ("LA", (5, 50)), ("P", 3), ("1", 1), ("CMYK", 0)]
)
def test_pictures_are_opaque_whatever_they_were(mode: str, colour: object) -> None:
    stream = BytesIO()
    Image.new(mode, (30, 12), colour).save(stream, "JPEG" if mode == "CMYK" else "PNG")  # type: ignore[arg-type]
    page = FinishedPage(200, 200, (ImageMark(10, 10, 100, 40, stream.getvalue()),))
    archive = read(write_pdf([page], DocumentInfo("图")))
    (picture,) = archive.pictures
    assert picture.ColorSpace in ("/DeviceRGB", "/DeviceGray")
    assert "/Mask" not in picture
    assert "/SMask" not in picture
    if mode == "RGBA":
        assert set(picture.read_bytes()) == {255 - round((255 - 9) * 60 / 255)}


def photo_with_remarks(**options: object) -> tuple[bytes, Image.Image]:
    photo = Image.effect_mandelbrot((160, 90), (-2, -1, 1, 1), 30).convert("RGB")
    remarks = Image.Exif()
    remarks[0x010E] = "Zhou Fa, 13900001111"
    stream = BytesIO()
    photo.save(stream, "JPEG", exif=remarks, comment=b"Zhou Fa", **options)
    assert stream.getvalue().count(b"Zhou Fa") == 2
    return stream.getvalue(), Image.open(stream)


def printed(data: bytes) -> bytes:
    """The one picture of a file, as it stands in it."""
    content = write_pdf([FinishedPage(200, 200, (ImageMark(10, 10, 160, 90, data),))], DocumentInfo("图"))
    assert b"Zhou Fa" not in content
    archive = read(content)  # its objects live as long as it does
    (picture,) = archive.pictures
    assert picture.Filter == pikepdf.Array([pikepdf.Name.DCTDecode])
    return bytes(picture.read_raw_bytes())


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_rows": 1}])
def test_a_photo_keeps_its_picture_and_loses_what_the_camera_wrote(options: dict[str, object]) -> None:
    data, photo = photo_with_remarks(**options)
    assert Image.open(BytesIO(printed(data))).tobytes() == photo.tobytes()


def test_what_follows_the_end_of_a_photo_or_stands_between_its_scans_is_gone_too() -> None:
    data, photo = photo_with_remarks(progressive=True)
    remark = b"\xff\xfe\x00\x09Zhou Fa"
    second = data.index(b"\xff\xda", data.index(b"\xff\xda") + 2)
    preview = b"\xff\xe0\x00\x10JFXX\0Zhou Fa12"
    own = printed(data[:2] + preview + b"\xff" * 3 + data[2:second] + remark + data[second:] + b"Zhou Fa, trailer")
    assert Image.open(BytesIO(own)).tobytes() == photo.tobytes()


def test_a_photo_cut_short_is_printed_as_far_as_it_goes() -> None:
    data, _ = photo_with_remarks()
    ImageFile.LOAD_TRUNCATED_IMAGES, before = True, ImageFile.LOAD_TRUNCATED_IMAGES
    try:
        assert Image.open(BytesIO(without_remarks(data[:-40]))).tobytes() == Image.open(BytesIO(data[:-40])).tobytes()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
