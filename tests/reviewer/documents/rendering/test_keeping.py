"""What is asked first is drawn first; what was drawn is kept within bounds of memory."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.documents.rendering import blocks, drawing
from reviewer.documents.rendering.blocks import Rendered
from reviewer.documents.rendering.client import Renderer
from reviewer.documents.rendering.wishes import Wish
from tests.patience import PATIENCE
from tests.reviewer.documents.rendering.conftest import Desk, origin, pixel
from tests.reviewer.documents.rendering.papers import scan_pdf, text_pdf


def _kept(renderer: Renderer) -> int:
    """Bytes of all pictures it keeps."""
    return sum(wish.bytes for shelf in (renderer._cache, renderer._small) for wish in shelf)


def test_what_is_asked_first_comes_first_and_what_is_no_longer_asked_never(desk: Desk, tmp_path: Path) -> None:
    file = text_pdf(tmp_path / "long.pdf", 40)
    wishes = [Wish(origin(file, i), 900, 1273) for i in range(40)]
    desk.may_go_on.clear()
    desk.renderer.ask(wishes)
    assert desk.next().wish == wishes[0]
    desk.renderer.ask([wishes[30], wishes[31]])
    desk.may_go_on.set()
    assert [desk.next().wish for _ in range(2)] == [wishes[30], wishes[31]]
    assert desk.draw(wishes[39]).wish == wishes[39]  # nothing was drawn in between
    assert desk.renderer.have(wishes[1]) is None


def test_a_drawn_page_is_kept_and_the_cache_stays_within_its_bound(
    own_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = own_desk(cache=3 << 20)
    file = text_pdf(tmp_path / "a.pdf", 9)
    wishes = [Wish(origin(file, i), 400, 566) for i in range(9)]
    for wish in wishes:
        desk.drawn(wish)
    assert _kept(desk.renderer) <= 3 << 20
    assert isinstance(desk.renderer.have(wishes[-1]), Rendered)
    assert desk.renderer.have(wishes[0]) is None


def test_a_picture_somebody_holds_is_not_painted_over(own_desk: Callable[..., Desk], tmp_path: Path) -> None:
    desk = own_desk(cache=1 << 20)
    file = scan_pdf(tmp_path / "s.pdf")
    held = desk.drawn(Wish(origin(file), 400, 566))
    assert held.block is not None
    for width in range(410, 440):
        desk.drawn(Wish(origin(text_pdf(tmp_path / "t.pdf", 1)), width, 566))
    assert max(pixel(held, 0.25, 0.25)[:3]) < 12


def test_what_is_wanted_now_is_not_pushed_out_of_the_cache(own_desk: Callable[..., Desk], tmp_path: Path) -> None:
    desk = own_desk(cache=2 << 20)
    file = text_pdf(tmp_path / "a.pdf", 6)
    wishes = [Wish(origin(file, i), 400, 566) for i in range(6)]
    desk.renderer.ask(wishes)
    for _ in wishes:
        desk.next()
    assert all(isinstance(desk.renderer.have(w), Rendered) for w in wishes)
    desk.drawn(Wish(origin(file), 410, 566))
    assert desk.renderer.have(wishes[0]) is None
    assert _kept(desk.renderer) <= 2 << 20


def test_thumbnails_and_pages_do_not_push_each_other_out(own_desk: Callable[..., Desk], tmp_path: Path) -> None:
    desk = own_desk(cache=1 << 20)
    file = text_pdf(tmp_path / "a.pdf", 4)
    thumbnails = [Wish(origin(file, i), 80, 113) for i in range(4)]
    for wish in (*thumbnails, Wish(origin(file), 400, 566), Wish(origin(file, 1), 400, 566)):
        desk.drawn(wish)
    assert all(isinstance(desk.renderer.have(w), Rendered) for w in thumbnails)
    assert isinstance(desk.renderer.have(Wish(origin(file, 1), 400, 566)), Rendered)


@pytest.mark.skipif(sys.platform != "linux", reason="looks at a process's maps")
def test_the_child_lets_go_of_memory_that_was_given_back(own_desk: Callable[..., Desk], tmp_path: Path) -> None:
    desk = own_desk(cache=2 << 20)
    file = text_pdf(tmp_path / "a.pdf", 1)
    for width in range(400, 1400, 50):  # ever larger, so that no old block fits
        desk.drawn(Wish(origin(file), width, width))
    assert desk.renderer._child is not None
    maps = Path(f"/proc/{desk.renderer._child.pid}/maps").read_text()
    assert maps.count("/dev/shm/") <= 4


def test_memory_for_the_next_page_is_made_ready_and_used(desk: Desk, tmp_path: Path) -> None:
    file = text_pdf(tmp_path / "a.pdf", 2)
    page = desk.drawn(Wish(origin(file), 700, 990))
    deadline = time.monotonic() + PATIENCE
    while desk.renderer._prepared != page.wish.bytes and time.monotonic() < deadline:
        time.sleep(0.02)
    desk.drawn(Wish(origin(file), 70, 99))  # one thing after the other: by now the block is touched and given back
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
    own_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "_shared_memory_free", lambda: 0)
    desk = own_desk()
    page = desk.drawn(Wish(origin(scan_pdf(tmp_path / "s.pdf")), 400, 566))
    assert page.block is None
    assert max(pixel(page, 0.25, 0.25)[:3]) < 12
