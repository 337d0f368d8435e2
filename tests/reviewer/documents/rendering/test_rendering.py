"""Rendering in the child process: right pixels, and a sentence where there are none."""

from pathlib import Path

import pytest
from PIL import Image

from reviewer.documents.rendering.child import DAMAGED, GONE
from reviewer.documents.rendering.wishes import Unreadable, Wish
from tests.reviewer.documents.rendering.conftest import Desk, origin, pixel
from tests.reviewer.documents.rendering.papers import scan, scan_pdf, text_pdf

BLACK, WHITE = (0, 0, 0, 255), (255, 255, 255, 255)


def test_a_text_page_is_drawn_at_the_size_asked_for(desk: Desk, tmp_path: Path) -> None:
    page = desk.drawn(Wish(origin(text_pdf(tmp_path / "文 书.pdf")), 300, 424))
    assert len(page.pixels) == 300 * 424 * 4
    assert pixel(page, 0.4, 0.1)[:3] == BLACK[:3]
    assert pixel(page, 0.9, 0.5)[:3] == WHITE[:3]


def test_a_pdf_under_a_picture_s_name_is_drawn_as_what_it_is(desk: Desk, tmp_path: Path) -> None:
    named = text_pdf(tmp_path / "文书.pdf").rename(tmp_path / "照片.jpg")
    page = desk.drawn(Wish(origin(named), 300, 424))
    assert pixel(page, 0.4, 0.1)[:3] == BLACK[:3]
    assert pixel(page, 0.9, 0.5)[:3] == WHITE[:3]


@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("width", [300, 1200], ids=["decoded small", "through pdfium"])
def test_a_scanned_page_looks_the_same_however_it_was_decoded(
    desk: Desk, tmp_path: Path, mode: str, width: int
) -> None:
    page = desk.drawn(Wish(origin(scan_pdf(tmp_path / "scan.pdf", mode)), width, round(width * 1.4142)))
    assert max(pixel(page, 0.25, 0.25)[:3]) < 12
    assert min(pixel(page, 0.75, 0.25)[:3]) > 243
    assert min(pixel(page, 0.25, 0.75)[:3]) > 243


@pytest.mark.parametrize(
    ("turn", "dark"), [(0, (0.25, 0.25)), (90, (0.75, 0.25)), (180, (0.75, 0.75)), (270, (0.25, 0.75))]
)
@pytest.mark.parametrize("by_reader", [True, False])
def test_pages_turn_clockwise(
    desk: Desk, tmp_path: Path, turn: int, dark: tuple[float, float], by_reader: bool
) -> None:
    file = scan_pdf(tmp_path / "scan.pdf")
    size = (424, 300) if turn % 180 else (300, 424)
    wish = Wish(origin(file), *size, turn) if by_reader else Wish(origin(file, rotation=turn), *size)
    page = desk.drawn(wish)
    assert max(pixel(page, *dark)[:3]) < 12
    assert min(pixel(page, 1 - dark[0], dark[1])[:3]) > 243


def test_a_photograph_stands_as_its_camera_says(desk: Desk, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter clockwise to see it upright
    scan(size=(400, 300)).save(tmp_path / "photo.jpg", exif=exif)
    page = desk.drawn(Wish(origin(tmp_path / "photo.jpg"), 150, 200))
    assert max(pixel(page, 0.75, 0.25)[:3]) < 12
    assert min(pixel(page, 0.25, 0.25)[:3]) > 243


def test_each_frame_of_a_fax_is_a_page(desk: Desk, tmp_path: Path) -> None:
    first, second = Image.new("1", (200, 280), 1), Image.new("1", (200, 280), 0)
    first.save(tmp_path / "fax.tif", save_all=True, append_images=[second], compression="group4")
    assert pixel(desk.drawn(Wish(origin(tmp_path / "fax.tif", 0), 100, 140)), 0.5, 0.5) == WHITE
    assert pixel(desk.drawn(Wish(origin(tmp_path / "fax.tif", 1), 100, 140)), 0.5, 0.5) == BLACK


def test_the_fourth_byte_of_a_decoded_picture_is_opaque(desk: Desk, tmp_path: Path) -> None:
    assert pixel(desk.drawn(Wish(origin(scan_pdf(tmp_path / "s.pdf")), 300, 424)), 0.75, 0.75)[3] == 255


def test_files_that_are_not_what_they_say_give_a_sentence(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "text.pdf").write_text("not a PDF")
    (tmp_path / "text.jpg").write_text("not a picture")
    answers = [
        desk.draw(Wish(origin(tmp_path / name), 10, 14)) for name in ("text.pdf", "text.jpg", "gone.jpg", "gone.pdf")
    ]
    assert all(isinstance(a, Unreadable) for a in answers)
    messages = [a.message for a in answers if isinstance(a, Unreadable)]
    assert messages == ["文件已损坏，无法显示。", DAMAGED, GONE, GONE]


def test_a_page_beyond_the_end_gives_a_sentence(desk: Desk, tmp_path: Path) -> None:
    answer = desk.draw(Wish(origin(text_pdf(tmp_path / "a.pdf", 1), 5), 10, 14))
    assert isinstance(answer, Unreadable)
    assert "没有这一页" in answer.message
