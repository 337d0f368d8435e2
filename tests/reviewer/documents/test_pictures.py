"""Pictures of every kind as grey or colours on white paper: none is shown as a blank sheet, none fills the memory."""

from pathlib import Path

import pytest
from PIL import Image, ImageOps

from reviewer.documents import pictures
from reviewer.documents.content import Unreadable
from reviewer.documents.rendering.pictures import decoded
from scoring.progress import Silent


def _half_dark(mode: str, dark: object, light: object) -> Image.Image:
    if mode == "I;16":  # pasting a number into it repeats its lower byte
        return _half_dark("I", dark, light).convert("I;16")
    picture = Image.new(mode, (40, 20), light)  # type: ignore[arg-type]
    picture.paste(dark, (0, 0, 20, 20))  # type: ignore[arg-type]
    return picture


@pytest.mark.parametrize(
    "picture",
    [
        _half_dark("1", 0, 1),
        _half_dark("L", 0, 255),
        _half_dark("I;16", 0, 65_535),
        _half_dark("I;16", 300, 4_000),  # twelve bits of a film scanner
        _half_dark("I", 0, 60_000),
        _half_dark("F", 0.0, 255.0),
        _half_dark("RGB", (0, 0, 0), (255, 255, 255)),
        _half_dark("RGBA", (0, 0, 0, 255), (9, 9, 9, 0)),
        _half_dark("LA", (0, 255), (9, 0)),
        _half_dark("CMYK", (0, 0, 0, 255), (0, 0, 0, 0)),
    ],
    ids=lambda picture: picture.mode,
)
@pytest.mark.parametrize("by", [1, 2])
def test_what_is_dark_stays_dark_and_paper_is_white(picture: Image.Image, by: int) -> None:
    shown = pictures.plain(picture, by)
    assert shown.mode in ("L", "RGB")
    assert shown.size == (40 // by, 20 // by)
    grey = shown.convert("L")
    assert grey.getpixel((2, 2)) < 40
    assert grey.getpixel((36 // by, 2)) > 240


def test_a_palette_that_can_be_seen_through_lies_on_white(tmp_path: Path) -> None:
    picture = Image.new("P", (8, 8), 1)
    picture.putpalette([0, 0, 0, 10, 10, 10])
    picture.save(tmp_path / "a.png", transparency=bytes([255, 0]))
    with Image.open(tmp_path / "a.png") as opened:
        assert pictures.plain(opened).getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize("tag", range(1, 9))
def test_a_camera_s_turn_is_done_as_pillow_does_it(tmp_path: Path, tag: int) -> None:
    picture = Image.new("RGB", (30, 20))
    picture.putdata([(x * 8, y * 12, 0) for y in range(20) for x in range(30)])
    exif = Image.Exif()
    exif[0x112] = tag
    picture.save(tmp_path / "a.png", exif=exif)
    with Image.open(tmp_path / "a.png") as opened:
        upright = ImageOps.exif_transpose(opened)
    shown, is_whole = decoded(tmp_path / "a.png", 0, upright.size, turn_as_tagged=True)
    assert is_whole
    assert shown.tobytes() == upright.convert("RGB").tobytes()


def test_an_enormous_picture_is_reduced_on_its_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Image.new("RGBA", (1000, 1000), "red").save(tmp_path / "a.png")
    monkeypatch.setattr(pictures, "MAX_SHOWN", 300_000)
    monkeypatch.setattr(pictures, "_PIECE", 50_000)
    small, is_whole = decoded(tmp_path / "a.png", 0, (100, 100), turn_as_tagged=True)
    assert (small.size, is_whole) == ((100, 100), False)
    largest, is_whole = decoded(tmp_path / "a.png", 0, (1000, 1000), turn_as_tagged=True)
    assert (largest.size, is_whole) == ((500, 500), True)  # no larger one can be had
    assert {small.getpixel((99, 99)), largest.getpixel((499, 499))} == {(255, 0, 0)}


def test_a_picture_of_sixteen_bits_in_a_word_file_is_no_blank() -> None:
    from io import BytesIO

    out = BytesIO()
    _half_dark("I;16", 300, 60_000).save(out, "PNG")
    shown = pictures.for_print(out.getvalue())
    assert shown is not None
    assert shown.convert("L").getpixel((2, 2)) < 40


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (7, 7)])
def test_a_jpeg_of_hardly_any_pixels_is_a_page(tmp_path: Path, size: tuple[int, int]) -> None:
    Image.new("RGB", size).save(tmp_path / "a.jpg")
    assert len(pictures.read_picture(tmp_path / "a.jpg", Silent()).pages) == 1


def test_whatever_pillow_raises_is_a_plain_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def divide(*_: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(Image, "open", divide)
    with pytest.raises(Unreadable, match="图片已损坏"):
        pictures.read_picture(tmp_path / "a.jpg", Silent())


def test_only_a_tiff_has_several_pages(tmp_path: Path) -> None:
    views = [Image.new("RGB", (9, 9), (n * 80, 0, 0)) for n in range(3)]
    for name, count in (("a.png", 1), ("a.webp", 1), ("a.tif", 3)):
        views[0].save(tmp_path / name, save_all=True, append_images=views[1:])
        assert len(pictures.read_picture(tmp_path / name, Silent()).pages) == count
