"""Rendering in the child process: right pixels, right order, and a bad file costs one page."""

import os
import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Queue

import pytest
from PIL import Image

from reviewer.documents.rendering import blocks, drawing
from reviewer.documents.rendering.blocks import Rendered
from reviewer.documents.rendering.child import DAMAGED, GONE, serve
from reviewer.documents.rendering.client import CRASHED, HUNG, SWOLLEN, Renderer
from reviewer.documents.rendering.wishes import PageOrigin, Unreadable, Wish
from tests.reviewer.documents.rendering.papers import scan, scan_pdf, text_pdf

BLACK, WHITE = (0, 0, 0, 255), (255, 255, 255, 255)


class Desk:
    """A renderer and what came back from it, in order."""

    def __init__(self, **options: object) -> None:
        self.answers: Queue[Rendered | Unreadable] = Queue()
        self.renderer = Renderer(self.answers.put, **options)  # type: ignore[arg-type]
        self.renderer.start()

    def draw(self, wish: Wish) -> Rendered | Unreadable:
        self.renderer.ask([wish])
        return self.answers.get(timeout=20)

    def drawn(self, wish: Wish) -> Rendered:
        answer = self.draw(wish)
        assert isinstance(answer, Rendered), answer
        return answer


def _kept(renderer: Renderer) -> int:
    """Bytes of all pictures it keeps."""
    return sum(wish.bytes for shelf in (renderer._cache, renderer._small) for wish in shelf)


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.renderer.close()


def origin(path: Path, index: int = 0, rotation: int = 0) -> PageOrigin:
    return PageOrigin(path, index, 595, 842, rotation)


def pixel(page: Rendered, x: float, y: float) -> tuple[int, ...]:
    """(red, green, blue, fourth byte) at fractions of the page."""
    column, row = int(x * page.wish.width), int(y * page.wish.height)
    at = row * page.stride + column * 4
    blue, green, red, fourth = page.pixels[at : at + 4]
    return red, green, blue, fourth


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


def test_what_is_asked_first_comes_first_and_what_is_no_longer_asked_never(desk: Desk, tmp_path: Path) -> None:
    file = text_pdf(tmp_path / "long.pdf", 40)
    wishes = [Wish(origin(file, i), 900, 1273) for i in range(40)]
    desk.renderer.ask(wishes)
    desk.answers.get(timeout=20)
    desk.renderer.ask([wishes[30], wishes[31]])
    deadline = time.monotonic() + 10
    seen: list[int] = []
    while 31 not in seen and time.monotonic() < deadline:
        seen.append(desk.answers.get(timeout=10).wish.origin.index)
    assert seen[-2:] == [30, 31]
    assert len(seen) <= 4
    assert desk.renderer.have(wishes[20]) is None


def test_a_drawn_page_is_kept_and_the_cache_stays_within_its_bound(tmp_path: Path) -> None:
    desk = Desk(cache=3 << 20)
    try:
        file = text_pdf(tmp_path / "a.pdf", 9)
        wishes = [Wish(origin(file, i), 400, 566) for i in range(9)]
        for wish in wishes:
            desk.drawn(wish)
        assert _kept(desk.renderer) <= 3 << 20
        assert isinstance(desk.renderer.have(wishes[-1]), Rendered)
        assert desk.renderer.have(wishes[0]) is None
    finally:
        desk.renderer.close()


def test_a_picture_somebody_holds_is_not_painted_over(tmp_path: Path) -> None:
    desk = Desk(cache=1 << 20)
    try:
        file = scan_pdf(tmp_path / "s.pdf")
        held = desk.drawn(Wish(origin(file), 400, 566))
        assert held.block is not None
        for width in range(410, 440):
            desk.drawn(Wish(origin(text_pdf(tmp_path / "t.pdf", 1)), width, 566))
        assert max(pixel(held, 0.25, 0.25)[:3]) < 12
    finally:
        desk.renderer.close()


def test_what_is_wanted_now_is_not_pushed_out_of_the_cache(tmp_path: Path) -> None:
    desk = Desk(cache=2 << 20)
    try:
        file = text_pdf(tmp_path / "a.pdf", 6)
        wishes = [Wish(origin(file, i), 400, 566) for i in range(6)]
        desk.renderer.ask(wishes)
        for _ in wishes:
            desk.answers.get(timeout=20)
        assert all(isinstance(desk.renderer.have(w), Rendered) for w in wishes)
        desk.drawn(Wish(origin(file), 410, 566))
        assert desk.renderer.have(wishes[0]) is None
        assert _kept(desk.renderer) <= 2 << 20
    finally:
        desk.renderer.close()


def test_thumbnails_and_pages_do_not_push_each_other_out(tmp_path: Path) -> None:
    desk = Desk(cache=1 << 20)
    try:
        file = text_pdf(tmp_path / "a.pdf", 4)
        thumbnails = [Wish(origin(file, i), 80, 113) for i in range(4)]
        for wish in (*thumbnails, Wish(origin(file), 400, 566), Wish(origin(file, 1), 400, 566)):
            desk.drawn(wish)
        assert all(isinstance(desk.renderer.have(w), Rendered) for w in thumbnails)
        assert isinstance(desk.renderer.have(Wish(origin(file, 1), 400, 566)), Rendered)
    finally:
        desk.renderer.close()


@pytest.mark.skipif(sys.platform != "linux", reason="looks at a process's maps")
def test_the_child_lets_go_of_memory_that_was_given_back(tmp_path: Path) -> None:
    desk = Desk(cache=2 << 20)
    try:
        file = text_pdf(tmp_path / "a.pdf", 1)
        for width in range(400, 1400, 50):  # ever larger, so that no old block fits
            desk.drawn(Wish(origin(file), width, width))
        assert desk.renderer._child is not None
        maps = Path(f"/proc/{desk.renderer._child.pid}/maps").read_text()
        assert maps.count("/dev/shm/") <= 4
    finally:
        desk.renderer.close()


def test_memory_for_the_next_page_is_made_ready_and_used(desk: Desk, tmp_path: Path) -> None:
    file = text_pdf(tmp_path / "a.pdf", 2)
    desk.drawn(Wish(origin(file), 700, 990))
    deadline = time.monotonic() + 10
    while desk.renderer._prepared != 700 * 990 * 4 and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.1)  # touched, and given back
    before = desk.renderer._pool.total
    assert desk.drawn(Wish(origin(file, 1), 700, 990)).block is not None
    assert desk.renderer._pool.total == before


def test_files_are_closed_now_and_then_for_the_memory_they_gather(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = scan_pdf(tmp_path / "s.pdf", "L", 6)
    page = file.stat().st_size // 6
    monkeypatch.setattr(drawing, "READ_AT_REST", page)
    monkeypatch.setattr(drawing, "READ_AT_LAST", 3 * page)
    drawer, memory = drawing.Drawer(), bytearray(100 * 141 * 4)
    opened = []
    for index in range(6):
        drawer.draw(Wish(origin(file, index), 100, 141), memoryview(memory))
        opened.append(drawer._files[file])
    assert len({id(document) for document in opened}) == 2
    drawer.rest()
    assert not drawer._files
    drawer.draw(Wish(origin(file), 100, 141), memoryview(memory))
    drawer.rest()
    assert drawer._files


def test_pages_come_through_the_pipe_where_shared_memory_is_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "_shared_memory_free", lambda: 0)
    desk = Desk()
    try:
        page = desk.drawn(Wish(origin(scan_pdf(tmp_path / "s.pdf")), 400, 566))
        assert page.block is None
        assert max(pixel(page, 0.25, 0.25)[:3]) < 12
    finally:
        desk.renderer.close()


def moody(pipe: Connection, background: bool) -> None:
    """A child that dies, hangs or swells on files named so, and otherwise works."""
    real_recv = pipe.recv

    class Pipe:
        def recv(self) -> object:
            wish, name, gone = real_recv()
            if "dies" in wish.origin.path.name:
                os._exit(3)
            if "hangs" in wish.origin.path.name:
                time.sleep(60)
            if "swells" in wish.origin.path.name:
                self.fat = bytearray(os.urandom(1 << 20) * 300)
                time.sleep(60)
            return wish, name, gone

        def poll(self, timeout: float) -> bool:
            return pipe.poll(timeout)

        def send(self, answer: object) -> None:
            pipe.send(answer)

    serve(Pipe())  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "message"), [("dies.pdf", CRASHED), ("hangs.pdf", HUNG), ("swells.pdf", SWOLLEN)])
def test_a_file_that_breaks_the_child_costs_one_page(
    tmp_path: Path, name: str, message: str, caplog: pytest.LogCaptureFixture
) -> None:
    limits = {"time_limit": 4.0 if "hangs" in name else 20.0, "memory_limit": 250 << 20}
    desk = Desk(child=moody, **limits)
    try:
        good = text_pdf(tmp_path / "good.pdf", 2)
        desk.drawn(Wish(origin(good), 100, 141))
        answer = desk.draw(Wish(origin(tmp_path / name), 100, 141))
        assert isinstance(answer, Unreadable)
        assert answer.message == message
        desk.drawn(Wish(origin(good, 1), 100, 141))
        caplog.clear()  # that the child died is worth a warning
    finally:
        desk.renderer.close()
